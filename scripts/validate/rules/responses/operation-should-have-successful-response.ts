import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";
import { isStatus } from "./response-must-be-default-or-http-status-code.ts";

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
      // What is no status at all, as 20O, may be meant as the one.
      if (responses.some(({ status }) => !isStatus(status))) continue;
      report(inside(operation, "responses"), { operation: name });
    }
  },
});
