import { stringOf } from "../../json/values.ts";
import { inside, type Node, objectIn } from "../../model/node.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

/** x-ms-capabilities at the top of the definition. */

export const capabilityOperationNotFound = rule({
  id: "CapabilityOperationNotFound",
  severity: "error",
  area: "dynamic",
  message: '{capability} in x-ms-capabilities calls "{id}", which does not exist.',
  advice: "Name an operation of this definition; it may be internal.{near}",
  check({ root, operationById }, report) {
    for (const { capability, call } of callsOf(root)) {
      const id = stringOf(call.value.operationId);
      if (id === undefined || operationById.has(id)) continue;
      const near = didYouMean(id, operationById.keys());
      report(inside(call, "operationId"), { capability, id, near });
    }
  },
});

export const testConnectionParameterMissing = rule({
  id: "TestConnectionParameterMissing",
  severity: "error",
  area: "dynamic",
  message: 'The testConnection calls {operation} without "{parameter}", which it requires.',
  advice: "Give it a fixed value, or call an operation that needs none.",
  check({ root, operationById }, report) {
    for (const { capability, call } of callsOf(root)) {
      const target = operationById.get(stringOf(call.value.operationId) ?? "");
      if (capability !== "testConnection" || !target) continue;
      const given = objectIn(call, "parameters")?.value ?? {};
      for (const { name, required, value } of target.parameters) {
        if (!required || value.in === "body" || value.default !== undefined) continue;
        if (Object.hasOwn(given, name)) continue;
        report(inside(call, "parameters"), { operation: target.name, parameter: name });
      }
    }
  },
});

function callsOf(root: Node): { capability: string; call: Node }[] {
  const capabilities = objectIn(root, "x-ms-capabilities");
  if (!capabilities) return [];
  const test = objectIn(capabilities, "testConnection");
  const picker = objectIn(capabilities, "file-picker");
  const steps = ["open", "browse"].flatMap((step) => {
    const call = picker && objectIn(picker, step);
    return call ? [{ capability: "file-picker", call }] : [];
  });
  return [...(test ? [{ capability: "testConnection", call: test }] : []), ...steps];
}
