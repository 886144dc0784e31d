import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** Which response carries the schema that makers see. */

export const operationHasManyResponsesWithSchema = rule({
  id: "OperationHasManyResponsesWithSchema",
  severity: "warning",
  area: "responses",
  message:
    "{operation} has a schema for each of the responses {statuses}; makers see only one of them.",
  advice: "Keep the schema for success, and leave the other responses with their description.",
  check({ operations }, report) {
    for (const operation of operations) {
      // The default response has a rule of its own.
      const statuses = operation.responses
        .filter(({ status, schema }) => schema && status !== "default")
        .map(({ status }) => status);
      if (statuses.length < 2) continue;
      const values = { operation: operation.name, statuses: statuses.join(", ") };
      report(inside(operation, "responses"), values);
    }
  },
});

export const schemaDefinitionSetIncorrectly = rule({
  id: "SchemaDefinitionSetIncorrectly",
  severity: "warning",
  area: "responses",
  message:
    "{operation} has a schema at the response {status} and none at 200 or 201, where makers look for what it gives.",
  advice: "Declare the schema of what it gives at the response 200 or 201.",
  check({ operations }, report) {
    for (const operation of operations) {
      const { responses, trigger } = operation;
      // What a webhook gives is described beside it.
      if (trigger === "webhook") continue;
      const seen = responses.filter(({ status }) => status === "200" || status === "201");
      if (seen.some(({ schema }) => schema)) continue;
      // The default response has a rule of its own. Where success gives nothing (204), the schema
      // of an error only describes the error.
      const misplaced = responses.find(
        ({ schema, success, status }) => schema && status !== "default" && (success || seen[0]),
      );
      if (!misplaced) continue;
      const { status } = misplaced;
      report(inside(operation, "responses", status), { operation: operation.name, status });
    }
  },
});
