import type { Connector } from "../../connector.ts";
import { shown, textOf } from "../../json/values.ts";
import { pathSteps } from "../../model/answers.ts";
import { callerWithoutSource, missingInputs, takes } from "../../model/arguments.ts";
import type { Dynamic, DynamicArgument } from "../../model/dynamic.ts";
import { callersOf, sourcesOf, targetsOf } from "../../model/inputs.ts";
import { missingPaths } from "../../model/item-paths.ts";
import { inside, lacks, type Node } from "../../model/node.ts";
import { nameOf } from "../../model/schemas.ts";
import { rule } from "../../rule.ts";

/** The old form, the new one, and what the keys of the old are called in the new. */
const FORMS = [
  {
    old: "values",
    renewed: "list",
    keys: {
      operationId: "operationId",
      "value-collection": "itemsPath",
      "value-path": "itemValuePath",
      "value-title": "itemTitlePath",
    },
  },
  // Their paths have a rule of their own, since the new one is shorter.
  { old: "schema", renewed: "properties", keys: { operationId: "operationId" } },
] as const;

export const dynamicFormsDisagree = rule({
  id: "DynamicFormsDisagree",
  severity: "warning",
  area: "dynamic",
  message:
    "For {name}, {key} of {extension} is {value}, and {oldKey} of {oldExtension} is {oldValue}.",
  advice: "Write the same in both, since products read one or the other.",
  check(connector, report) {
    for (const { name, old, renewed, keys } of pairsOf(connector)) {
      const names = { name, extension: renewed.extension, oldExtension: old.extension };
      for (const [oldKey, key] of Object.entries(keys)) {
        // A path that is there under a misspelt name is a finding of its own.
        if (isMisspelt(renewed.call, key) || isMisspelt(old.call, oldKey)) continue;
        const [value, oldValue] = [renewed.call.value[key], old.call.value[oldKey]];
        // A title that is left out stands for the value, as some products want it.
        const isTitle = key === "itemTitlePath" && [value, oldValue].includes(undefined);
        // Answers are read without regard to case, operations are not called so.
        const isId = key === "operationId";
        const written = (text: unknown) => (isId ? steps(text) : steps(text).toLowerCase());
        if (isTitle || written(value) === written(oldValue)) continue;
        const values = { ...names, key, oldKey, value: shown(value), oldValue: shown(oldValue) };
        report(inside(renewed.call, key), values);
      }
      // Of different operations nobody expects the same parameters.
      if (old.operationId !== renewed.operationId) continue;
      for (const [one, other] of argumentPairs(connector, old, renewed)) {
        if (one && other && sameValue(connector, old, one, renewed, other)) continue;
        if (isWrong(connector, old, one, other)) continue;
        if (isWrong(connector, renewed, other, one)) continue;
        const place = other?.node ?? inside(renewed.call, "parameters");
        report(place, {
          ...names,
          key: `the parameter "${other?.name ?? one?.name}"`,
          oldKey: "the same",
          value: shown(other?.node.value),
          oldValue: shown(one?.node.value),
        });
      }
    }
  },
});

const isMisspelt = (call: Node, key: string) => !(key in call.value) && !lacks(call, key);

/** The two forms of one field, where both lead somewhere; what does not is a finding already. */
function pairsOf(connector: Connector) {
  const fine = connector.dynamics.filter(
    (dynamic) => dynamic.target && missingPaths(connector, dynamic).length === 0,
  );
  return FORMS.flatMap(({ old: oldKind, renewed: kind, keys }) =>
    fine.flatMap((renewed) => {
      if (renewed.kind !== kind || renewed.holder === undefined) return [];
      const old = fine.find((one) => one.kind === oldKind && one.holder === renewed.holder);
      return old ? [{ name: nameOf(renewed.holder), old, renewed, keys }] : [];
    }),
  );
}

/** The arguments for each input of the operation that is called, in the old form and in the new. */
function argumentPairs(
  connector: Connector,
  old: Dynamic,
  renewed: Dynamic,
): [DynamicArgument | undefined, DynamicArgument | undefined][] {
  const pathOf = (dynamic: Dynamic, argument: DynamicArgument) =>
    targetsOf(connector, dynamic, argument)[0]?.path ?? steps(argument.name);
  const others = new Map(renewed.arguments.map((other) => [pathOf(renewed, other), other]));
  const pairs = old.arguments.map((one): [DynamicArgument, DynamicArgument | undefined] => {
    const path = pathOf(old, one);
    const other = others.get(path);
    others.delete(path);
    return [one, other];
  });
  return [
    ...pairs,
    ...[...others.values()].map((other): [undefined, typeof other] => [undefined, other]),
  ];
}

/**
 * Whether what one form is given is wrong by itself, which other rules say: then the form that
 * differs is the one to mend, and what they are told to do makes both alike.
 */
function isWrong(
  connector: Connector,
  dynamic: Dynamic,
  argument: DynamicArgument | undefined,
  other: DynamicArgument | undefined,
): boolean {
  const { target } = dynamic;
  const isTaken = ({ name }: DynamicArgument) => !target || takes(connector, target, name);
  if (argument) {
    // Only pickers have a selected item.
    if (!isTaken(argument) || argument.selected !== undefined) return true;
    return callerWithoutSource(connector, dynamic, argument) !== undefined;
  }
  // What is not given may be among what is given under a name that nothing has.
  if (!dynamic.arguments.every(isTaken)) return true;
  const path = steps(other?.name);
  return missingInputs(connector, dynamic).some((one) => one.path === path || one.inner === path);
}

/** `{"parameter": "x"}` and `{"parameterReference": "body/x"}` are one where x is that property. */
function sameValue(
  connector: Connector,
  old: Dynamic,
  one: DynamicArgument,
  renewed: Dynamic,
  other: DynamicArgument,
): boolean {
  if (one.reference === undefined || other.reference === undefined) {
    // Texts stand for numbers and truth values in published connectors, and the other way round.
    return one.reference === other.reference && textOf(one.literal) === textOf(other.literal);
  }
  const last = (reference: string) => pathSteps(reference).at(-1);
  if (last(one.reference) !== last(other.reference)) return false;
  return callersOf(connector, renewed).every((caller) => {
    const sources = sourcesOf(connector, caller, old, one);
    const others = sourcesOf(connector, caller, renewed, other);
    if (sources.length === 0 || others.length === 0) return true;
    return sources.some(({ path }) => others.some((input) => input.path === path));
  });
}

const steps = (path: unknown) => (typeof path === "string" ? pathSteps(path).join("/") : "");
