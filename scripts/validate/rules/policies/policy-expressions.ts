import type { Json } from "../../../common/json.ts";
import {
  POLICY_FUNCTIONS,
  TEMPLATE_FUNCTIONS,
  WORKFLOW_FUNCTIONS,
} from "../../catalogue/policy-functions.ts";
import { expressionsIn } from "../../model/expressions.ts";
import { inside, isObjectNode, type Node } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

/** Calls of the functions that take the name of what they read. */
const READER = /@(\{?)\s*(headers|queryParameters|connectionParameters)(?=\s*\(\s*[^\s)])/gi;
const ARGUMENTS = /^\s*\(\s*'[^'"]+'\s*(?:,[^)]*)?\)/;

/** The same without their sign, in a value that has none: they are sent as they stand. */
const UNSIGNED = /^[^@]*?\b(queryParameters|connectionParameters)\s*\(\s*'[^']*'\s*\)/i;

/** A value that is an expression and nothing else, of the functions that read a body. */
const WHOLE = /^@\{?\s*(body|item|triggerBody)\s*\(/i;

/** Whether every bracket of an expression is closed, texts in quotes left out. */
function isClosed(text: string): boolean {
  const open: string[] = [];
  for (const [sign] of text.replace(/'[^']*'/g, "").matchAll(/[()[\]{}]/g)) {
    if ("([{".includes(sign)) open.push(sign);
    else if (open.pop() !== "([{"[")]}".indexOf(sign)]) return false;
  }
  return open.length === 0;
}

export const policyExpressionMalformed = rule({
  id: "PolicyExpressionMalformed",
  severity: "error",
  area: "policies",
  needs: ["properties"],
  message: 'The policy "{policy}" holds an expression that cannot be read: {expression}.',
  advice: "Write @{function}('name'), with plain single quotes and a closing bracket.",
  check({ policies }, report) {
    for (const policy of policies) {
      for (const node of [...policy.parameters.values()].flatMap(textsIn)) {
        for (const match of node.value.replaceAll("@@", "  ").matchAll(READER)) {
          const [start, brace, name = ""] = match;
          const rest = node.value.slice(match.index + start.length);
          const [given] = ARGUMENTS.exec(rest) ?? [];
          if (given !== undefined && (brace === "" || rest.includes("}"))) continue;
          const expression = `${start}${rest}`.slice(0, 60);
          report(node, { policy: policy.name, expression, function: name });
        }
        const [unsigned, called = ""] = UNSIGNED.exec(node.value) ?? [];
        if (unsigned !== undefined) {
          const expression = node.value.slice(0, 60);
          report(node, { policy: policy.name, expression, function: called });
        }
        const [start, name = ""] = WHOLE.exec(node.value) ?? [];
        if (start === undefined || isClosed(node.value)) continue;
        report(node, {
          policy: policy.name,
          expression: node.value.slice(0, 60),
          function: name,
        });
      }
    }
  },
});

export const policyFunctionNotFound = rule({
  id: "PolicyFunctionNotFound",
  severity: "error",
  area: "policies",
  needs: ["properties"],
  message: 'The policy "{policy}" calls the function {function}, which policies do not have.',
  advice: "Call one of {known}; write a plain @ as @@.{near}",
  check({ policies }, report) {
    const known = POLICY_FUNCTIONS.map((name) => name.toLowerCase());
    for (const policy of policies) {
      for (const call of [...policy.parameters.values()].flatMap(expressionsIn)) {
        const name = call.function.toLowerCase();
        if (known.includes(name) || WORKFLOW_FUNCTIONS.has(name) || name.includes(".")) continue;
        const near = didYouMean(call.function, POLICY_FUNCTIONS);
        const values = { policy: policy.name, function: call.function, near };
        report(call.node, { ...values, known: POLICY_FUNCTIONS.join(", ") });
      }
    }
  },
});

export const policyFunctionNotInTemplate = rule({
  id: "PolicyFunctionNotInTemplate",
  severity: "hint",
  area: "policies",
  needs: ["properties"],
  message:
    'The policy "{policy}" calls {function}; its template {template} is only said to read {known}.',
  advice: "Try it before you rely on it, or set the value in a script.",
  check({ policies }, report) {
    for (const policy of policies) {
      const allowed = TEMPLATE_FUNCTIONS.get(policy.templateId);
      if (allowed === undefined) continue;
      for (const call of [...policy.parameters.values()].flatMap(expressionsIn)) {
        const name = POLICY_FUNCTIONS.find(
          (one) => one.toLowerCase() === call.function.toLowerCase(),
        );
        if (name === undefined || allowed.includes(name)) continue;
        const values = { policy: policy.name, function: name, template: policy.templateId };
        report(call.node, { ...values, known: allowed.join(" and ") });
      }
    }
  },
});

/** All texts in a parameter's value; that of a polling trigger is an object of them. */
function textsIn(node: Node<Json>): Node<string>[] {
  if (typeof node.value === "string") return [{ ...node, value: node.value }];
  if (!isObjectNode(node)) return [];
  return Object.entries(node.value).flatMap(([key, value]) =>
    textsIn({ ...inside(node, key), value }),
  );
}
