/** Random calls of the connector's actions, from what their plans take in. */
import fc from "fast-check";
import type { Json, JsonObject } from "../../../../scripts/common/json.ts";
import type { ScriptCall } from "../../../../scripts/common/run-script.ts";
import type { Plan, PlanInput } from "../../../../scripts/plan/plan.ts";
import { callOf, postOf } from "../vectors/vector.ts";
import { json, text } from "./json.ts";

const given: fc.Arbitrary<Json> = fc.oneof(
  { weight: 8, arbitrary: text },
  { weight: 1, arbitrary: json("image_url") },
);

const segment = fc.oneof(
  { weight: 4, arbitrary: text.map(encodeURIComponent) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("%", "%zz", "%C3%28", "a+b", "%e2%82%AC", "%00", "%2E%2e"),
  },
);

export function callWith(operationId: string, plan: Plan): fc.Arbitrary<ScriptCall> {
  const inputs = plan.inputs ?? [];
  const path = fc
    .array(segment, { minLength: inputs.length, maxLength: inputs.length })
    .map((segments) => plan.path.replace(/\{\w+\}/g, () => segments.pop() ?? ""));
  if (!inputs.some(({ from }) => from === "body")) {
    return path.map((filled) => callOf(operationId, filled));
  }
  const body = fc.oneof(
    { weight: 20, arbitrary: bodyFor(inputs) },
    { weight: 1, arbitrary: fc.oneof(json("email"), text) },
  );
  return fc.tuple(path, body).map(([filled, value]) => postOf(operationId, filled, value));
}

/** An object with some of the inputs, required ones mostly. */
function bodyFor(inputs: readonly PlanInput[]): fc.Arbitrary<Json> {
  const parts = inputs
    .filter(({ from }) => from === "body")
    .map((input) => {
      const absent = input.required ? 1 : 4;
      return fc.oneof(
        { weight: absent, arbitrary: fc.constant<JsonObject>({}) },
        { weight: 9, arbitrary: given.map((value) => ({ [input.name]: value })) },
      );
    });
  return fc.tuple(...parts).map((all) => Object.assign({}, ...all));
}
