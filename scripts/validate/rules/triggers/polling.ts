import { inside } from "../../model/node.ts";
import { isOpen, propertiesOf, schemaType } from "../../model/shape.ts";
import { polledOperations } from "../../model/webhooks.ts";
import { rule } from "../../rule.ts";

/** What the platform wants of a polling trigger: 200 with items starts runs, 202 does not. */

export const pollingResponseMissing = rule({
  id: "PollingResponseMissing",
  severity: "hint",
  area: "triggers",
  message: "{operation} is polled and does not declare the answer {status}.",
  advice: "Declare 200, which starts runs, and 202, which tells that there is nothing new.",
  check(connector, report) {
    for (const operation of polledOperations(connector)) {
      for (const status of ["200", "202"]) {
        if (operation.responses.some((response) => response.status === status)) continue;
        report(inside(operation, "responses"), { operation: operation.name, status });
      }
    }
  },
});

export const pollingBatchWithoutArray = rule({
  id: "PollingBatchWithoutArray",
  severity: "warning",
  area: "triggers",
  message: "{operation} is a batch trigger, and its answer has no list.",
  advice: 'Declare the list of items in the response, or write "x-ms-trigger": "single".',
  check(connector, report) {
    const { index } = connector;
    for (const operation of polledOperations(connector)) {
      if (operation.value["x-ms-trigger"] !== "batch") continue;
      const answer = operation.responses.find(({ status }) => status === "200")?.schema;
      const schema = answer && index.get(answer.pointer);
      // Without a declared 200, or with an open schema, anything may come.
      if (schema && (schemaType(index, schema) === "array" || isOpen(index, schema))) continue;
      if (!schema && !operation.responses.some(({ status }) => status === "200")) continue;
      const lists = [...propertiesOf(index, schema).values()].some(
        (property) => schemaType(index, property) === "array" || isOpen(index, property),
      );
      if (!lists) report(inside(operation, "x-ms-trigger"), { operation: operation.name });
    }
  },
});
