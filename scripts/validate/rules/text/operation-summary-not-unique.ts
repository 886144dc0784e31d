import { stringOf } from "../../json/values.ts";
import { annotationsOf } from "../../model/annotation.ts";
import { inside } from "../../model/node.ts";
import type { Operation } from "../../model/operations.ts";
import { rule } from "../../rule.ts";

export const operationSummaryNotUnique = rule({
  id: "OperationSummaryNotUnique",
  severity: "hint",
  area: "text",
  message: '{operation} and {other} are both called "{summary}".',
  advice: "Give each a title of its own; makers see nothing else in the list.",
  check({ operations }, report) {
    const annotations = annotationsOf(operations);
    const families = new Map(annotations.map(({ operation, family }) => [operation, family]));
    const known = new Map<string, readonly Operation[]>();
    for (const operation of operations) {
      const summary = stringOf(operation.value.summary)?.trim() ?? "";
      // An old version that is kept for flows beside the new one has its title.
      if (summary === "" || operation.internal || operation.deprecated) continue;
      const others = known.get(summary.toLowerCase()) ?? [];
      known.set(summary.toLowerCase(), [...others, operation]);
      // So have the versions of a family that are not deprecated yet; how many of them there may be is
      // the business of other rules.
      const family = families.get(operation);
      const other = others.find((one) => family === undefined || families.get(one) !== family);
      if (!other) continue;
      const values = { operation: operation.name, other: other.name, summary };
      report(inside(operation, "summary"), values);
    }
  },
});
