import { annotationsOf } from "../../model/annotation.ts";
import { inside, objectIn } from "../../model/node.ts";
import { rule } from "../../rule.ts";

export const operationRevisionEmpty = rule({
  id: "OperationRevisionEmpty",
  severity: "hint",
  area: "operations",
  message: '{operation} is of the family "{family}" and does not say which revision it is.',
  advice: 'Add "revision", a whole number from 1.',
  check({ operations }, report) {
    for (const { operation, family, ...annotation } of annotationsOf(operations)) {
      if (family === undefined || annotation.value.revision !== undefined) continue;
      report(inside(annotation, "revision"), { operation: operation.name, family });
    }
  },
});

export const operationIdShouldEndWithRevision = rule({
  id: "OperationIdShouldEndWithRevision",
  severity: "hint",
  area: "operations",
  message: 'The operationId "{id}" does not show that this is revision {revision}.',
  advice: 'Let new ids end in "V{revision}"; of an operation that is in use, keep the id.',
  check({ operations }, report) {
    for (const { operation, family, revision } of annotationsOf(operations)) {
      // The first version has the plain name: nobody knew then that there would be another.
      if (family === undefined || revision === undefined || revision < 2) continue;
      if (operation.id === "" || operation.id.toUpperCase().endsWith(`V${revision}`)) continue;
      report(inside(operation, "operationId"), { id: operation.id, revision });
    }
  },
});

export const operationStatusAheadOfConnector = rule({
  id: "OperationStatusAheadOfConnector",
  severity: "warning",
  area: "operations",
  message: "{operation} has the status Production, and the connector has the status {status}.",
  advice: "Give both the same status; an operation is not more mature than its connector.",
  check({ operations, info }, report) {
    const status = info && objectIn(info, "x-ms-api-annotation")?.value.status;
    if (status !== "Preview") return;
    for (const { operation, ...annotation } of annotationsOf(operations)) {
      if (annotation.status !== "Production") continue;
      report(inside(annotation, "status"), { operation: operation.name, status });
    }
  },
});
