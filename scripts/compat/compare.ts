import { isObject } from "../common/json.ts";
import { type Change, reportTo } from "./change.ts";
import { compareConnector } from "./compare-connector.ts";
import { compareOperation } from "./compare-operation.ts";
import { compareSignIn } from "./compare-sign-in.ts";
import { compareTriggers } from "./compare-triggers.ts";
import { type Compared, type ComparedOperation, objectOf, operationsOf } from "./definition.ts";

/**
 * Every difference between two states of one connector, classified. Pure, for any connector.
 * A breaking change is excused where the operation has a new revision (`x-ms-api-annotation`), or was
 * deprecated before with a replacement that is there.
 * @param elsewhere the name of another connector that has an operation now
 */
export function compare(
  before: Compared,
  after: Compared,
  elsewhere: (id: string) => string | undefined = () => undefined,
): Change[] {
  const [operations, operationsNow] = [operationsOf(before), operationsOf(after)];
  const changes: Change[] = [];
  const hasOperation = (id: string) => operationsNow.has(id);
  for (const [id, was] of operations) {
    const found: Change[] = [];
    const report = reportTo(found, id);
    const is = operationsNow.get(id);
    if (is !== undefined) {
      const sides = [
        { connector: before, operation: was },
        { connector: after, operation: is },
      ] as const;
      compareOperation(...sides, report, hasOperation);
    } else if (was.object["x-ms-visibility"] === "internal") {
      report.compatible("", "It is gone; makers did not see it.");
    } else report.breaking("", goneText(id, operationsNow, elsewhere(id)));
    const excuse = excuseOf(was, is, operationsNow);
    changes.push(...found.map((change) => excused(change, excuse)));
  }
  for (const id of operationsNow.keys()) {
    if (!operations.has(id)) reportTo(changes, id).compatible("", "It is new.");
  }
  changes.push(
    ...compareTriggers(before, after).map((change) => {
      const id = change.operation ?? "";
      const was = operations.get(id);
      return was === undefined
        ? change
        : excused(change, excuseOf(was, operationsNow.get(id), operationsNow));
    }),
  );
  if (before.properties !== undefined && after.properties !== undefined) {
    compareSignIn(before.properties, after.properties, reportTo(changes));
  }
  compareConnector(before, after, reportTo(changes));
  return changes;
}

/** Ids differ by the case of letters, too. */
function goneText(
  id: string,
  now: ReadonlyMap<string, ComparedOperation>,
  connector: string | undefined,
): string {
  if (connector !== undefined) return `It is gone from here; ${connector} has it.`;
  const other = [...now.keys()].find((one) => one.toLowerCase() === id.toLowerCase());
  return other === undefined ? "It is gone." : `It is gone; ${other} is another id.`;
}

function excused(change: Change, excuse: string | undefined): Change {
  return excuse === undefined || change.effect !== "breaking" ? change : { ...change, excuse };
}

function excuseOf(
  was: ComparedOperation,
  is: ComparedOperation | undefined,
  now: ReadonlyMap<string, ComparedOperation>,
): string | undefined {
  const [before, after] = [annotationOf(was), annotationOf(is)];
  if (was.object.deprecated === true) {
    const { replacement } = before;
    if (replacement !== undefined && now.has(replacement)) return `${replacement} replaces it`;
  }
  if (is !== undefined && after.revision > before.revision) return `revision ${after.revision}`;
  return undefined;
}

function annotationOf(operation: ComparedOperation | undefined) {
  const annotation = objectOf(operation?.object["x-ms-api-annotation"]);
  const { revision, replacement } = annotation;
  const target = isObject(replacement) ? replacement.operationId : undefined;
  return {
    revision: typeof revision === "number" ? revision : 0,
    replacement: typeof target === "string" ? target : undefined,
  };
}
