import { stringOf } from "../../json/values.ts";
import { annotationsOf } from "../../model/annotation.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const replacementForNonDeprecatedOperation = rule({
  id: "ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations",
  severity: "warning",
  area: "operations",
  message: "{operation} names a replacement for itself, and is not deprecated.",
  advice: 'Add "deprecated": true to the operation, or remove the replacement.',
  check({ operations }, report) {
    for (const { replacement, operation } of annotationsOf(operations)) {
      if (!replacement || operation.deprecated) continue;
      report(replacement, { operation: operation.name });
    }
  },
});

export const replacementMissingApi = rule({
  id: "ApiAnnotationExtensionReplacementInfoMissingApiProperty",
  severity: "warning",
  area: "operations",
  message: "The replacement of {operation} does not say which connector it is in.",
  advice: 'Add "api" with the name of the connector.',
  check({ operations }, report) {
    for (const { replacement, operation } of annotationsOf(operations)) {
      if (!replacement || stringOf(replacement.value.api)) continue;
      report(inside(replacement, "api"), { operation: operation.name });
    }
  },
});

export const replacementMissingOperationId = rule({
  id: "ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty",
  severity: "warning",
  area: "operations",
  message: "The replacement of {operation} does not say which operation it is.",
  advice: 'Add "operationId" with the id of the operation to use instead.',
  check({ operations }, report) {
    for (const { replacement, operation } of annotationsOf(operations)) {
      if (!replacement || stringOf(replacement.value.operationId)) continue;
      report(inside(replacement, "operationId"), { operation: operation.name });
    }
  },
});
