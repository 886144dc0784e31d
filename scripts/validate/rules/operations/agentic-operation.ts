import { inside } from "../../model/node.ts";
import type { Operation } from "../../model/operations.ts";
import { rule } from "../../rule.ts";

/** Operations that agents speak a protocol of their own with (x-ms-agentic-protocol). */

const isAgentic = ({ value }: Operation) => value["x-ms-agentic-protocol"] !== undefined;

export const agenticOperationMustBePost = rule({
  id: "AgenticOperationMustBePost",
  severity: "error",
  area: "operations",
  message: "{operation} has an x-ms-agentic-protocol and is called by {method}.",
  advice: "Declare it under post: agents send their messages so.",
  check({ operations }, report) {
    for (const operation of operations.filter(isAgentic)) {
      if (operation.method === "post") continue;
      const method = operation.method.toUpperCase();
      report(inside(operation, "x-ms-agentic-protocol"), { operation: operation.name, method });
    }
  },
});

export const agenticOperationDescribesMessages = rule({
  id: "AgenticOperationDescribesMessages",
  severity: "hint",
  area: "operations",
  message: "{operation} describes {what}, which its x-ms-agentic-protocol settles.",
  advice: "Remove the description: agents learn the tools from the server.",
  check({ operations }, report) {
    for (const operation of operations.filter(isAgentic)) {
      for (const parameter of operation.parameters) {
        if (parameter.in !== "body" && parameter.in !== "formData") continue;
        report(parameter, { operation: operation.name, what: "what is sent" });
      }
      for (const { status, success, schema } of operation.responses) {
        if (!success || schema === undefined) continue;
        report(inside(operation, "responses", status), {
          operation: operation.name,
          what: "what is answered",
        });
      }
    }
  },
});
