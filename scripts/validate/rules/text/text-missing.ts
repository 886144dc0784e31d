import { stringOf } from "../../json/values.ts";
import { lacks, type Node } from "../../model/node.ts";
import type { Operation } from "../../model/operations.ts";
import type { Parameter } from "../../model/parameters.ts";
import { rule } from "../../rule.ts";

/** Summaries and descriptions that are not there, or empty. Internal things are not shown, and pass. */

const lacksText = (node: Node, key: string) =>
  lacks(node, key) || (key in node.value && (stringOf(node.value[key]) ?? "").trim() === "");

export const operationSummaryMissing = rule({
  id: "OperationSummaryMissing",
  severity: "warning",
  area: "text",
  message: "{operation} has no summary; makers would see its id.",
  advice: 'Add a summary such as "Create a contact".',
  check({ operations }, report) {
    for (const operation of operations) {
      if (operation.internal || !lacksText(operation, "summary")) continue;
      report(operation, { operation: operation.name });
    }
  },
});

export const operationDescriptionMissing = rule({
  id: "OperationDescriptionMissing",
  severity: "warning",
  area: "text",
  message: "{operation} has no description.",
  advice: "Add a sentence that tells makers, and Copilot, what it does.",
  check({ operations }, report) {
    for (const operation of operations) {
      if (operation.internal || !lacksText(operation, "description")) continue;
      report(operation, { operation: operation.name });
    }
  },
});

export const parameterSummaryMissing = rule({
  id: "ParameterSummaryMissing",
  severity: "warning",
  area: "text",
  message: 'The parameter "{parameter}" has no x-ms-summary; makers would see its name.',
  advice: 'Add an x-ms-summary in Title Case, such as "Contact Id".',
  check({ operations }, report) {
    for (const parameter of shownParameters(operations)) {
      if (!lacksText(parameter, "x-ms-summary")) continue;
      report(parameter, { parameter: parameter.name });
    }
  },
});

export const parameterDescriptionMissing = rule({
  id: "ParameterDescriptionMissing",
  severity: "warning",
  area: "text",
  message: 'The parameter "{parameter}" has no description.',
  advice: "Add a sentence that says what to enter.",
  check({ operations }, report) {
    for (const parameter of shownParameters(operations)) {
      if (!lacksText(parameter, "description")) continue;
      report(parameter, { parameter: parameter.name });
    }
  },
});

/** Those that makers fill in. A body is shown as its properties, so its own texts are seen by nobody. */
function shownParameters(operations: readonly Operation[]): Parameter[] {
  return (
    operations
      .filter(({ internal }) => !internal)
      .flatMap(({ parameters }) => parameters)
      // Where a parameter is, it has to say; until then nobody knows whether it is a body.
      .filter(
        (one) => !["body", ""].includes(one.in) && one.value["x-ms-visibility"] !== "internal",
      )
  );
}
