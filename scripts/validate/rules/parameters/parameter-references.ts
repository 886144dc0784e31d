import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";
import { isMalformed } from "../schemas/schema-references.ts";

/** Where a parameter may be a reference, and where that may lead. */

export const parameterRefLoopNotAllowed = rule({
  id: "ParameterRefLoopNotAllowed",
  severity: "error",
  area: "parameters",
  message: "A shared parameter refers to {ref} instead of saying what it is.",
  advice: "Write the parameter out, or refer to {ref} where the shared one is used.",
  check({ references }, report) {
    for (const { kind, node, ref } of references) {
      if (kind === "parameter" && isShared(node.pointer)) report(inside(node, "$ref"), { ref });
    }
  },
});

export const parameterReferenceNotValid = rule({
  id: "ParameterReferenceNotValid",
  severity: "error",
  area: "parameters",
  message: "A parameter refers to {ref}, where no parameter can be.",
  advice: "Refer to one under #/parameters/.",
  check({ references }, report) {
    for (const { kind, node, ref, target } of references) {
      const used = kind === "parameter" && /^\/paths\/.*\/parameters\/\d+$/.test(node.pointer);
      if (used && !isMalformed(ref) && !isShared(target)) report(inside(node, "$ref"), { ref });
    }
  },
});

const isShared = (pointer: string | undefined) => /^\/parameters\/[^/]+$/.test(pointer ?? "");
