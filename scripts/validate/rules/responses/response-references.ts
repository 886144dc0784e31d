import type { Connector } from "../../connector.ts";
import { objectOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

export const responseRefLoopNotAllowed = rule({
  id: "ResponseRefLoopNotAllowed",
  severity: "error",
  area: "responses",
  message: "A shared response refers to {ref} instead of saying what it holds.",
  advice: "Write the response out, or refer to {ref} where the shared one is used.",
  check({ references }, report) {
    for (const { kind, node, ref } of references) {
      if (kind === "response" && isShared(node.pointer)) report(inside(node, "$ref"), { ref });
    }
  },
});

export const responseReferenceNotValid = rule({
  id: "ResponseReferenceNotValid",
  severity: "error",
  area: "responses",
  message: "A response refers to {ref}, where no response can be.",
  advice: "Refer to one under #/responses/.",
  check(connector, report) {
    for (const { node, ref, target } of used(connector)) {
      if (!isShared(target)) report(inside(node, "$ref"), { ref });
    }
  },
});

export const responseReferenceNotFound = rule({
  id: "ResponseReferenceNotFound",
  severity: "error",
  area: "responses",
  message: "There is no response at {ref}.",
  advice:
    "Declare it under responses at the top of the definition, or correct the reference.{near}",
  check(connector, report) {
    const { responses } = connector.root.value;
    const names = Object.keys(objectOf(responses)).map((key) => `#/responses/${key}`);
    for (const { node, ref, target, found } of used(connector)) {
      if (found || !isShared(target)) continue;
      report(inside(node, "$ref"), { ref, near: didYouMean(ref, names) });
    }
  },
});

/** References in operations. */
const used = ({ references }: Connector) =>
  references.filter(({ kind, node }) => kind === "response" && !isShared(node.pointer));

const isShared = (pointer: string | undefined) => /^\/responses\/[^/]+$/.test(pointer ?? "");
