import { stringOf } from "../../json/values.ts";
import { inside, objectIn } from "../../model/node.ts";
import { didYouMean, isSlipOf } from "../../near.ts";
import { rule } from "../../rule.ts";

/** x-ms-capabilities at the top of the definition. */

const NAMES = { test: "testConnection", picker: "file-picker" } as const;

export const capabilityOperationNotFound = rule({
  id: "CapabilityOperationNotFound",
  severity: "error",
  area: "dynamic",
  message: '{capability} in x-ms-capabilities calls "{id}", which does not exist.',
  advice: "Name an operation of this definition; it may be internal.{near}",
  check({ dynamics, operationById }, report) {
    // Without any operation, each id is right: what lacks is the operations.
    if (operationById.size === 0) return;
    for (const { kind, call, operationId: id, target } of dynamics) {
      if (id === undefined || target || (kind !== "picker" && kind !== "test")) continue;
      const near = didYouMean(id, operationById.keys());
      report(inside(call, "operationId"), { capability: NAMES[kind], id, near });
    }
  },
});

export const testConnectionParameterMissing = rule({
  id: "TestConnectionParameterMissing",
  severity: "error",
  area: "dynamic",
  message: 'The testConnection calls {operation} without "{parameter}", which it requires.',
  advice: "Give it a fixed value, or call an operation that needs none.",
  check({ dynamics }, report) {
    for (const { kind, call, target } of dynamics) {
      if (kind !== "test" || !target) continue;
      const given = objectIn(call, "parameters")?.value ?? {};
      for (const { name, required, value } of target.parameters) {
        if (!required || value.in === "body" || value.default !== undefined) continue;
        if (Object.hasOwn(given, name)) continue;
        // What is there under a name that the operation does not take is a finding already.
        const known = new Set(target.parameters.map((parameter) => parameter.name));
        const unknown = Object.keys(given).filter((key) => !known.has(key));
        if (unknown.some((key) => isSlipOf(key, name))) continue;
        report(inside(call, "parameters"), { operation: target.name, parameter: name });
      }
    }
  },
});

export const filePickerCapabilityMissing = rule({
  id: "FilePickerCapabilityMissing",
  severity: "warning",
  area: "dynamic",
  message:
    '"{name}" is filled by the capability {capability}, which the definition does not declare.',
  advice: 'Add x-ms-capabilities with "{capability}" at the top: its operations open and browse.',
  check({ root, dynamics }, report) {
    const declared = objectIn(root, "x-ms-capabilities");
    for (const { kind, call, holder } of dynamics) {
      const capability = stringOf(call.value.capability);
      if (kind !== "values" || !holder || capability === undefined) continue;
      if (declared && objectIn(declared, capability)) continue;
      report(inside(call, "capability"), { name: holder.name, capability });
    }
  },
});
