import type { OperationEntry } from "../../platform/definition/operations.ts";
import { isRecord } from "../../platform/definition/swagger.ts";

/**
 * What an operation is about, for any definition: its first tag (OpenAPI 2.0), else the first step of
 * its path by which operations differ, in words.
 */
export function groupsByDefinition(
  operations: readonly OperationEntry[],
): (entry: OperationEntry) => string {
  const paths = operations.map(({ path }) => stepsOf(path));
  let shared = 0;
  const [first = []] = paths;
  while (
    paths.length > 1 &&
    first[shared] !== undefined &&
    paths.every((steps) => steps[shared] === first[shared])
  ) {
    shared += 1;
  }
  return ({ operation, path }) => {
    const tags = isRecord(operation) && Array.isArray(operation.tags) ? operation.tags : [];
    const [tag] = tags.filter((one) => typeof one === "string" && one !== "");
    if (typeof tag === "string") return tag;
    const steps = stepsOf(path);
    return inWords(steps[shared] ?? steps.at(-1) ?? "");
  };
}

/** The steps that name something: no parameters, versions or words that only say "API". */
function stepsOf(path: string): string[] {
  return path.split("/").filter((step) => step !== "" && !/\{|^v\d|^api$/i.test(step));
}

/** `data_attributes` and `dataAttributes` are "Data attributes". */
function inWords(step: string): string {
  const words = step
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_\-.]+/g, " ")
    .trim()
    .toLowerCase();
  return words === "" ? "Other" : words.charAt(0).toUpperCase() + words.slice(1);
}
