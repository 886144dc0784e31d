import type { Connector } from "../../connector.ts";
import { shown, stringOf } from "../../json/values.ts";
import { answerSchema, pathSteps } from "../../model/answers.ts";
import { inside, objectIn } from "../../model/node.ts";
import { itemsOf, schemaAt, schemaType } from "../../model/shape.ts";
import { rule } from "../../rule.ts";
import { missingPaths } from "./invoked-operation-should-produce-property.ts";

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
      const old = objectIn(holder, "x-ms-dynamic-schema");
      if (kind !== "properties" || !old) continue;
      const expected = schemaPath(stringOf(old.value["value-path"]) ?? "");
      const path = call.value.itemValuePath;
      if (pathSteps(stringOf(path) ?? "").join("/") === pathSteps(expected).join("/")) continue;
      report(inside(call, "itemValuePath"), { path: shown(path), expected });
    }
  },
});

/** Without the "properties" at its end. */
const schemaPath = (path: string) => path.replace(/(^|\/)properties$/, "");

/** Keys of the old form, and what they are called in the new one. */
const PAIRS = [
  ["x-ms-dynamic-values", "x-ms-dynamic-list", "operationId", "operationId"],
  ["x-ms-dynamic-values", "x-ms-dynamic-list", "value-collection", "itemsPath"],
  ["x-ms-dynamic-values", "x-ms-dynamic-list", "value-path", "itemValuePath"],
  ["x-ms-dynamic-schema", "x-ms-dynamic-properties", "operationId", "operationId"],
] as const;

export const dynamicFormsDisagree = rule({
  id: "DynamicFormsDisagree",
  severity: "warning",
  area: "dynamic",
  message: "{key} of {extension} is {value}, and {oldKey} of {oldExtension} is {oldValue}.",
  advice: "Write the same in both, since products read one or the other.",
  check(connector, report) {
    // A form that leads nowhere is a finding of its own already.
    const broken = new Set(
      connector.dynamics
        .filter((dynamic) => !dynamic.target || missingPaths(connector, dynamic).length > 0)
        .map(({ call }) => call.pointer),
    );
    for (const schema of connector.schemas) {
      for (const [oldExtension, extension, oldKey, key] of PAIRS) {
        const old = objectIn(schema, oldExtension);
        const call = objectIn(schema, extension);
        // Pickers of the platform have no operation in the old form.
        if (!call || old?.value.operationId === undefined) continue;
        if (broken.has(call.pointer) || broken.has(old.pointer)) continue;
        const [value, oldValue] = [call.value[key], old.value[oldKey]];
        if (steps(value) === steps(oldValue)) continue;
        const values = { key, extension, oldKey, oldExtension };
        report(inside(call, key), { ...values, value: shown(value), oldValue: shown(oldValue) });
      }
    }
  },
});

const steps = (path: unknown) => (typeof path === "string" ? pathSteps(path).join("/") : "");

export const dynamicValuePathMissing = rule({
  id: "DynamicValuePathMissing",
  severity: "warning",
  area: "dynamic",
  message: "{extension} has no {key}, and the items of {operation} are objects.",
  advice: "Add {key}: the property whose value is sent.",
  check(connector: Connector, report) {
    const { dynamics, index } = connector;
    for (const { kind, extension, call, target } of dynamics) {
      if (kind === "schema" || kind === "properties" || !target) continue;
      const key = kind === "values" ? "value-path" : "itemValuePath";
      if (call.value[key] !== undefined) continue;
      const path = stringOf(call.value[kind === "values" ? "value-collection" : "itemsPath"]) ?? "";
      const list = schemaAt(index, answerSchema(connector, target), pathSteps(path));
      const items = list === "unknown" ? undefined : itemsOf(index, list);
      if (schemaType(index, items) !== "object") continue;
      report(inside(call, key), { extension, key, operation: target.name });
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
