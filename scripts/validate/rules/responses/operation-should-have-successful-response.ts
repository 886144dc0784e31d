import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const operationShouldHaveSuccessfulResponse = rule({
  id: "OperationShouldHaveSuccessfulResponse",
  severity: "warning",
  area: "responses",
  message: "{operation} declares no response for success.",
  advice: "Add a response 200, 201 or another status from 200 to 299.",
  check({ operations }, report) {
    for (const operation of operations) {
      const { responses, name } = operation;
      // An operation without any response is a finding of another rule.
      if (responses.length === 0 || responses.some(({ success }) => success)) continue;
      report(inside(operation, "responses"), { operation: name });
    }
  },
});
