import { readBody, writeBody } from "./body.ts";
import { type ExpressionScope, evaluateLiteral } from "./expressions.ts";
import { setAt, valueAt } from "./property-path.ts";
import { PolicyError, type PolicyTemplate } from "./template.ts";
import { bodySteps, steps } from "./transform-property.ts";

/**
 * Sets a property of an object, or of every object of a collection (Learn). Its value reads only
 * the body, and the item of the collection; each policy sees what the ones before it wrote. A JSON
 * literal sets what it says, an array or an object, and no text.
 *
 * Assumption: where the body is not JSON, or the parent is absent, nothing happens (Planner sets
 * properties of references that makers may leave out).
 */
export const setproperty: PolicyTemplate = {
  templateId: "setproperty",
  sections: ["Request", "Response"],
  run(parameters, scene) {
    const parentPath = parameters.required("newPropertyParentPathTemplate");
    const name = parameters.required("newPropertySubPathTemplate");
    const value = parameters.required("propertyValuePathTemplate");
    const path = steps("newPropertySubPathTemplate", name);
    const box = { body: readBody(scene) };
    const parent = valueAt(box, bodySteps("newPropertyParentPathTemplate", parentPath));
    if (parent === undefined || parent === null) return [];
    const items = Array.isArray(parent) ? parent : [parent];
    // All values are read before any is written, so that no item sees another's.
    const values = items.map((item: unknown) => {
      const roots = Array.isArray(parent) ? { body: box.body, item } : { body: box.body };
      const scope: ExpressionScope = { roots, outerBraces: true };
      return evaluateLiteral(value, scope);
    });
    for (const [index, item] of items.entries()) {
      if (setAt(item, path, values[index])) continue;
      throw new PolicyError(
        `"${name}" cannot be set in ${parentPath}: there is no object to hold it`,
      );
    }
    if (items.length === 0) return [];
    writeBody(scene, box.body);
    const many = items.length > 1 ? ` (${items.length} items)` : "";
    return [`body ${parentPath} ${name}${many}`];
  },
};
