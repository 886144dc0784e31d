import { OPERATIONS } from "./operations.ts";
import { routes } from "./resources/resources.ts";

/** Which operations have behaviour, and which answer a mere example. */
export interface Coverage {
  operations: number;
  withBehaviour: readonly string[];
  withoutBehaviour: readonly string[];
}

/** An operation is covered where a resource has a handler for it. */
export function coverage(): Coverage {
  const handled = new Set(routes.map(({ call }) => call));
  const calls = OPERATIONS.map(({ call }) => call);
  return {
    operations: calls.length,
    withBehaviour: calls.filter((call) => handled.has(call)),
    withoutBehaviour: calls.filter((call) => !handled.has(call)),
  };
}

/** A line a resource, by the first part of the path, then the operations without behaviour by name. */
export function coverageText({ operations, withBehaviour, withoutBehaviour }: Coverage): string {
  const areas = new Map<string, { covered: number; all: number }>();
  const count = (call: string, covered: number) => {
    const area = call.split("/")[1] ?? "";
    const known = areas.get(area) ?? { covered: 0, all: 0 };
    areas.set(area, { covered: known.covered + covered, all: known.all + 1 });
  };
  for (const call of withBehaviour) count(call, 1);
  for (const call of withoutBehaviour) count(call, 0);
  const width = Math.max(...[...areas.keys()].map((area) => area.length));
  const table = [...areas]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([area, { covered, all }]) => `${area.padEnd(width)}  ${covered}/${all}`);
  return [
    `${withBehaviour.length} of ${operations} operations have behaviour; the others answer an example.`,
    "",
    ...table,
    ...(withoutBehaviour.length > 0 ? ["", "Without behaviour:", ...withoutBehaviour] : []),
  ].join("\n");
}
