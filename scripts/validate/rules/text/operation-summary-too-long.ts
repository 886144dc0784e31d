import { LONGEST_SUMMARY } from "../../catalogue/limits.ts";
import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { CERTIFICATION, rule } from "../../rule.ts";

export const operationSummaryTooLong = rule({
  id: "OperationSummaryTooLong",
  severity: "warning",
  area: "text",
  profiles: CERTIFICATION,
  message: "The summary of {operation} has {length} characters; {most} are allowed.",
  advice: "Shorten it to what a maker looks for; the rest belongs in the description.",
  check({ operations }, report) {
    for (const operation of operations) {
      const length = [...(stringOf(operation.value.summary) ?? "")].length;
      if (length <= LONGEST_SUMMARY) continue;
      const values = { operation: operation.name, length, most: LONGEST_SUMMARY };
      report(inside(operation, "summary"), values);
    }
  },
});
