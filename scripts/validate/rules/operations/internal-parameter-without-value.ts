import type { Connector } from "../../connector.ts";
import { stringOf } from "../../json/values.ts";
import { type Input, inputsOf } from "../../model/inputs.ts";
import type { Operation } from "../../model/operations.ts";
import { runsThroughScript } from "../../model/script-operations.ts";
import { resolve, schemaType } from "../../model/shape.ts";
import { rule } from "../../rule.ts";

export const internalParameterWithoutValue = rule({
  id: "InternalParameterWithoutValue",
  severity: "error",
  weaker: "warning",
  area: "operations",
  message:
    '"{parameter}" of {operation} is required and internal, and has no default: nobody can fill it in.',
  advice: "Give it a default, or let makers see it.",
  check(connector, report) {
    for (const operation of connector.operations) {
      // What only dropdowns and triggers call, they fill in themselves.
      if (operation.internal || operation.trigger) continue;
      if (runsThroughScript(connector, operation)) continue;
      for (const input of inputsOf(connector, operation)) {
        if (!isLeftOpen(connector, input) || isFilled(connector, operation, input)) continue;
        // Without it there is no address; what else is missing, a service may not miss.
        const weaker = input.schema.value.in !== "path";
        const values = { parameter: input.path, operation: operation.name };
        report(input.schema, values, [], weaker);
      }
    }
  },
});

function isLeftOpen(
  { index }: Connector,
  { required, internal, listed, schema, inner }: Input,
): boolean {
  if (!required || !internal || listed) return false;
  const whole = [schema, resolve(index, schema)];
  if (whole.some((one) => one?.value.default !== undefined)) return false;
  if (whole.some((one) => one?.value["x-ms-notification-url"] === true)) return false;
  // Of objects it is their properties that are filled in, or not.
  if (inner === undefined && schema.role === "body") return false;
  return !["object", "array"].includes(schemaType(index, schema) ?? "");
}

/** Whether a policy may give the request what makers cannot. */
function isFilled({ policies }: Connector, { id }: Operation, { schema, name }: Input): boolean {
  return policies.some(({ templateId, section, operations, parameters }) => {
    if (section === "Response" || NOT_FILLING.has(templateId)) return false;
    if (operations && !operations.some(({ value }) => value === id)) return false;
    const place = OF_NAME.get(templateId);
    if (place === undefined) return true;
    const set = stringOf(parameters.get("name")?.value)?.toLowerCase();
    return schema.value.in === place && set === name.toLowerCase();
  });
}

/** Templates that leave what the request holds as it is. */
const NOT_FILLING = new Set(["dynamichosturl", "updatenextlink", "pollingtrigger"]);

/** Templates that fill what they name, and where that is. */
const OF_NAME = new Map([
  ["setheader", "header"],
  ["setqueryparameter", "query"],
]);
