import { readBody, writeBody } from "./body.ts";
import { parseSteps, type Step, setAt, valueAt } from "./property-path.ts";
import { PolicyError, type PolicyParameters, type Scene } from "./template.ts";

/** Makes a new value of a property's; the place names it in errors. Undefined leaves it alone. */
export type Transform = (value: unknown, place: string) => unknown;

/**
 * What six templates share: a property below a parent is read, made into something new, and
 * written to a path. Where the parent is a collection, each of its items is a parent (Learn,
 * convertobjecttoarray); without a subpath the parent itself is what is transformed.
 *
 * Assumption: where the body is not JSON, or the property is absent, nothing happens: Planner's
 * policies work on properties that makers may leave empty.
 */
export function transformProperty(
  parameters: PolicyParameters,
  scene: Scene,
  transform: Transform,
): string[] {
  const parentPath = parameters.required("propertyParentPath");
  const subPath = subPathOf(parameters);
  const newPath = parameters.required("newPropertyPath");
  const box = { body: readBody(scene) };
  const parent = valueAt(box, bodySteps("propertyParentPath", parentPath));
  const below = steps("propertySubPath", subPath);
  const target = targetOf(newPath);
  const parents = Array.isArray(parent) && below.length > 0 ? parent : [parent];
  let changed = 0;
  for (const item of parents) {
    const old = valueAt(item, below);
    if (old === undefined || old === null) continue;
    const value = transform(old, subPath === "" ? parentPath : `${parentPath} ${subPath}`);
    if (value === undefined) continue;
    if (!setAt(target.from === "body" ? box : item, target.steps, value)) {
      throw new PolicyError(`there is no place for a value at newPropertyPath "${newPath}"`);
    }
    changed += 1;
  }
  if (changed === 0) return [];
  writeBody(scene, box.body);
  return [`body ${newPath}${changed > 1 ? ` (${changed} items)` : ""}`];
}

/** Microsoft's schema of apiProperties.json gives "null" as the default of an absent subpath. */
function subPathOf(parameters: PolicyParameters): string {
  const path = parameters.optional("propertySubPath") ?? "";
  return path === "null" ? "" : path;
}

/**
 * The path of a parent: `@body()`, in published connectors also without the "@", and what follows it.
 * Steps begin with that of the box around the body.
 */
export function bodySteps(name: string, path: string): Step[] {
  const match = /^@?body\(\)/i.exec(path);
  if (match) return ["body", ...steps(name, path.slice(match[0].length))];
  throw new PolicyError(`its parameter "${name}" must begin with @body(); it is "${path}"`);
}

/**
 * Where to write: `@body()…` from the body down, `@item()…` or a bare path from the parent down
 * (Learn writes the bare path in convertarraytoobject, and `@body.` without brackets in stringtoarray).
 */
function targetOf(path: string): { from: "body" | "item"; steps: Step[] } {
  const match = /^(?:@(body|item)(?:\(\)|(?=\.))|(body|item)\(\))/i.exec(path);
  if (!match) return { from: "item", steps: steps("newPropertyPath", path) };
  const rest = steps("newPropertyPath", path.slice(match[0].length));
  return (match[1] ?? match[2])?.toLowerCase() === "body"
    ? { from: "body", steps: ["body", ...rest] }
    : { from: "item", steps: rest };
}

export function steps(name: string, path: string): Step[] {
  const parsed = parseSteps(path);
  if (parsed) return parsed;
  throw new PolicyError(`its parameter "${name}" is not a path: "${path}"`);
}
