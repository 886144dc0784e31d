import { type Change, reportTo } from "./change.ts";
import { compare } from "./compare.ts";
import { type Compared, objectOf, operationsOf } from "./definition.ts";

/** What changed in one connector. */
export interface Comparison {
  /** The name of its folder. */
  readonly connector: string;
  readonly changes: readonly Change[];
}

/**
 * Compares connectors by the names of their folders; one alone on each side with one another. A
 * connector that is new is no change to anybody; one that is gone breaks all that used it.
 */
export function compareAll(before: readonly Compared[], after: readonly Compared[]): Comparison[] {
  const [only, onlyNow] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && only && onlyNow) {
    return [{ connector: onlyNow.name, changes: compare(only, onlyNow) }];
  }
  const matched = before.map((was) => {
    const is =
      after.find(({ name }) => name === was.name) ?? after.find((one) => title(one) === title(was));
    return { was, is };
  });
  const holds = new Map(
    after.flatMap((one) => [...operationsOf(one).keys()].map((id) => [id, one.name])),
  );
  const elsewhere = (id: string) => holds.get(id);
  return [
    ...matched.map(({ was, is }) => ({
      connector: is?.name ?? was.name,
      changes: is === undefined ? connectorGone() : compare(was, is, elsewhere),
    })),
    ...after
      .filter((one) => !matched.some(({ is }) => is === one))
      .map((one) => ({ connector: one.name, changes: connectorNew() })),
  ];
}

function title({ definition }: Compared): string {
  return String(objectOf(definition.info).title ?? "");
}

function connectorGone(): Change[] {
  const changes: Change[] = [];
  reportTo(changes).breaking("", "The connector is gone.");
  return changes;
}

function connectorNew(): Change[] {
  const changes: Change[] = [];
  reportTo(changes).compatible("", "The connector is new.");
  return changes;
}
