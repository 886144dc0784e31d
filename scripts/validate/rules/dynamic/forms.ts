import { shown, stringOf } from "../../json/values.ts";
import { pathSteps } from "../../model/answers.ts";
import { itemSchema, LIST_PATHS } from "../../model/item-paths.ts";
import { inside, lacks, objectIn } from "../../model/node.ts";
import { schemaType } from "../../model/shape.ts";
import { rule } from "../../rule.ts";

/** The old and the new form of dropdowns and dynamic schemas, side by side. */

export const dynamicExtensionDefinitionNotAllowedInParameter = rule({
  id: "DynamicExtensionDefinitionNotAllowedInParameter",
  severity: "warning",
  area: "dynamic",
  message: 'The body parameter "{parameter}" carries {extension} itself.',
  advice: 'Move it into "schema".',
  check({ parameters }, report) {
    for (const parameter of parameters) {
      if (parameter.in !== "body") continue;
      for (const extension of Object.keys(parameter.value)) {
        if (!/^x-ms-dynamic-/.test(extension)) continue;
        report(inside(parameter, extension), { parameter: parameter.name, extension });
      }
    }
  },
});

export const dynamicPropertiesExtensionRequiredForPropertiesValuePath = rule({
  id: "DynamicPropertiesExtensionRequiredForPropertiesValuePath",
  severity: "warning",
  area: "dynamic",
  message: 'The value-path "{path}" leads to the properties of a schema, not to the schema.',
  advice: 'Add x-ms-dynamic-properties with the itemValuePath "{expected}".',
  check({ dynamics }, report) {
    for (const { kind, call, holder } of dynamics) {
      const path = stringOf(call.value["value-path"]) ?? "";
      if (kind !== "schema" || schemaPath(path) === path) continue;
      if (holder.value["x-ms-dynamic-properties"] !== undefined) continue;
      report(inside(call, "value-path"), { path, expected: schemaPath(path) });
    }
  },
});

export const dynamicPropertiesItemValuePathMismatch = rule({
  id: "DynamicPropertiesItemValuePathMismatch",
  severity: "warning",
  area: "dynamic",
  message:
    'The itemValuePath is {path}, and the value-path of x-ms-dynamic-schema leads to "{expected}".',
  advice: 'Write "{expected}", or correct the value-path.',
  check({ dynamics }, report) {
    for (const { kind, call, holder } of dynamics) {
      const old = kind === "properties" ? objectIn(holder, "x-ms-dynamic-schema") : undefined;
      if (!old) continue;
      const expected = schemaPath(stringOf(old.value["value-path"]) ?? "");
      const path = call.value.itemValuePath;
      if (pathSteps(stringOf(path) ?? "").join("/") === pathSteps(expected).join("/")) continue;
      report(inside(call, "itemValuePath"), { path: shown(path), expected });
    }
  },
});

/** Without the "properties" at its end. */
const schemaPath = (path: string) => path.replace(/(^|\/)properties$/, "");

export const dynamicValuePathMissing = rule({
  id: "DynamicValuePathMissing",
  severity: "warning",
  area: "dynamic",
  message: "{extension} has no {key}, and the items of {operation} are objects.",
  advice: "Add {key}: the property whose value is sent.",
  check(connector, report) {
    for (const dynamic of connector.dynamics) {
      const { kind, extension, paths, target } = dynamic;
      if (LIST_PATHS[kind] === undefined || !target) continue;
      const key = kind === "values" ? "value-path" : "itemValuePath";
      // Fields with a picker say themselves what of the item they send.
      if (kind === "picker" || !lacks(paths, key)) continue;
      if (schemaType(connector.index, itemSchema(connector, dynamic)) !== "object") continue;
      report(inside(paths, key), { extension, key, operation: target.name });
    }
  },
});

export const dynamicTreeExtensionMissing = rule({
  id: "DynamicTreeExtensionMissing",
  severity: "warning",
  area: "dynamic",
  message: "{name} has a file picker in the old form only.",
  advice: "Add x-ms-dynamic-tree beside x-ms-dynamic-values.",
  check({ dynamics }, report) {
    for (const { kind, call, holder } of dynamics) {
      if (kind !== "values" || call.value.capability !== "file-picker") continue;
      if (holder.value["x-ms-dynamic-tree"] !== undefined) continue;
      report(holder, { name: `"${holder.name}"` });
    }
  },
});
