import { type Annotation, annotationsOf } from "../../model/annotation.ts";
import { inside } from "../../model/node.ts";
import type { Operation } from "../../model/operations.ts";
import { rule } from "../../rule.ts";

/** The versions of one operation share a family in x-ms-api-annotation; makers see the latest. */

const ACTIVE_AT_MOST = 2;

export const operationFamilyHasDuplicateRevisions = rule({
  id: "OperationFamilyHasDuplicateRevisions",
  severity: "warning",
  area: "operations",
  message: '{operation} has the revision {revision} of the family "{family}", as {other} has.',
  advice: "Give each operation of the family a revision of its own.",
  check({ operations }, report) {
    for (const [family, members] of familiesOf(operations)) {
      for (const [index, { operation, revision, ...annotation }] of members.entries()) {
        if (revision === undefined) continue;
        const other = members.slice(0, index).find((member) => member.revision === revision);
        if (!other) continue;
        const values = { operation: operation.name, revision, family, other: other.operation.name };
        report(inside(annotation, "revision"), values);
      }
    }
  },
});

export const operationFamilyHasManyEmptyRevisions = rule({
  id: "OperationFamilyHasManyEmptyRevisions",
  severity: "warning",
  area: "operations",
  message: '{operation} of the family "{family}" has no revision, and nor has {other}.',
  advice: 'Add "revision"; at most one operation of a family may be without.',
  check({ operations }, report) {
    for (const [family, members] of familiesOf(operations)) {
      const [first, ...others] = members.filter(({ revision }) => revision === undefined);
      for (const { operation, ...annotation } of others) {
        const other = first?.operation.name ?? "";
        report(inside(annotation, "revision"), { operation: operation.name, family, other });
      }
    }
  },
});

export const operationFamilyHasManyActiveOperations = rule({
  id: "OperationFamilyHasManyActiveOperations",
  severity: "warning",
  area: "operations",
  message:
    'The family "{family}" has {count} operations that are not deprecated; two are the most.',
  advice: 'Add "deprecated": true to the older ones.',
  check({ operations }, report) {
    for (const [family, members] of familiesOf(operations)) {
      const active = members.filter(({ operation }) => !operation.deprecated);
      const extra = active[ACTIVE_AT_MOST];
      if (extra) report(inside(extra, "family"), { family, count: active.length });
    }
  },
});

export const operationFamilyHasManyActiveProductionOperations = rule({
  id: "OperationFamilyHasManyActiveProductionOperations",
  severity: "warning",
  area: "operations",
  message:
    'The family "{family}" has {count} operations in the status Production that are not deprecated.',
  advice: 'Add "deprecated": true to all of them but the latest.',
  check({ operations }, report) {
    for (const [family, members] of familiesOf(operations)) {
      const active = members.filter(
        ({ operation, status }) => !operation.deprecated && status === "Production",
      );
      const extra = active[1];
      if (extra) report(inside(extra, "status"), { family, count: active.length });
    }
  },
});

function familiesOf(operations: readonly Operation[]): Map<string, Annotation[]> {
  const families = new Map<string, Annotation[]>();
  for (const annotation of annotationsOf(operations)) {
    const { family } = annotation;
    if (family !== undefined) families.set(family, [...(families.get(family) ?? []), annotation]);
  }
  return families;
}
