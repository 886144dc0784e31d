import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const isStatus = (status: string) => status === "default" || /^[1-5]\d\d$/.test(status);

export const responseMustBeDefaultOrHttpStatusCode = rule({
  id: "ResponseMustBeDefaultOrHttpStatusCode",
  severity: "error",
  area: "responses",
  message: '{operation} has a response "{status}", which is no HTTP status.',
  advice: 'Write a number from 100 to 599, or "default".',
  check({ operations }, report) {
    for (const operation of operations) {
      for (const { status } of operation.responses) {
        if (isStatus(status)) continue;
        report(inside(operation, "responses", status), { operation: operation.name, status });
      }
    }
  },
});
