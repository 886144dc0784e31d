import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const operationSummaryNotUnique = rule({
  id: "OperationSummaryNotUnique",
  severity: "hint",
  area: "text",
  message: '{operation} and {other} are both called "{summary}".',
  advice: "Give each a title of its own; makers see nothing else in the list.",
  check({ operations }, report) {
    const first = new Map<string, string>();
    for (const { name: operation, internal, deprecated, ...node } of operations) {
      const summary = stringOf(node.value.summary)?.trim() ?? "";
      // An old version that is kept for flows beside the new one has its title.
      if (summary === "" || internal || deprecated) continue;
      const other = first.get(summary.toLowerCase());
      if (other === undefined) first.set(summary.toLowerCase(), operation);
      else report(inside(node, "summary"), { operation, other, summary });
    }
  },
});
