/** How much of Intercom's API, and of what people want of it, the connectors have. */
import type { Model } from "../generate/model.ts";
import type { Operation } from "../generate/operation.ts";
import { callsOf } from "./calls.ts";
import type { PackageFigures } from "./package-figures.ts";
import type { WantedAction } from "./wanted-actions.ts";
import type { WantedTrigger } from "./wanted-triggers.ts";

/** A call of Intercom's, and the actions that make it. */
export interface Reached {
  readonly call: string;
  /** By id, those that make the fewest other calls first. */
  readonly by: readonly string[];
  /** Whether it is among what nobody else offers. */
  readonly nobody: boolean;
}

export interface WantedRow {
  readonly group: string;
  readonly name: string;
  /** Our actions, those that exist. */
  readonly ours: readonly Named[];
  /** Ids that are named for it and that no visible action has. */
  readonly unknown: readonly string[];
}

export interface Named {
  readonly id: string;
  /** What makers read. */
  readonly name: string;
  readonly package: string;
}

export interface Coverage {
  /** All of the contract's. */
  readonly calls: readonly Reached[];
  readonly wanted: readonly WantedRow[];
  readonly packages: readonly PackageFigures[];
}

export interface TriggerRow {
  readonly name: string;
  readonly nobody: boolean;
  readonly state: "ours" | "ours by the gateway" | "cannot be honest" | "not yet";
  readonly ours: readonly Named[];
  readonly unknown: readonly string[];
  /** Why it is not ours, or not by polling. */
  readonly reason?: string;
}

/**
 * @param known the contract's calls
 * @param packages figures of what is generated
 */
export function coverage(
  models: readonly Model[],
  known: readonly string[],
  wanted: readonly WantedAction[],
  packages: readonly PackageFigures[],
): Coverage {
  const actions = shown(models, "action");
  const calls = new Map(actions.map(({ operation }) => [operation.id, callsOf(operation, known)]));
  const offered = new Set<string>(wanted.flatMap((row) => row.calls));
  return {
    calls: known.map((call) => ({
      call,
      by: [...calls]
        .filter(([, made]) => made.includes(call))
        .sort(([, a], [, b]) => a.length - b.length)
        .map(([id]) => id),
      nobody: !offered.has(call),
    })),
    wanted: wanted.map(({ group, name, ours }) => ({ group, name, ...found(ours, actions) })),
    packages,
  };
}

/** What we have for each trigger that people want. */
export function triggerCoverage(
  models: readonly Model[],
  wanted: readonly WantedTrigger[],
): TriggerRow[] {
  const triggers = shown(models, "trigger");
  return wanted.map((row) => {
    const { name, nobody = false } = row;
    if ("atOnce" in row) {
      const { ours, unknown } = found(row.atOnce, triggers);
      return { name, nobody, state: "ours by the gateway", ours, unknown, reason: row.polling };
    }
    if ("dishonest" in row) {
      const state = "cannot be honest";
      return { name, nobody, state, ours: [], unknown: [], reason: row.dishonest };
    }
    const { ours, unknown } = found(row.ours, triggers);
    return { name, nobody, state: ours.length === 0 ? "not yet" : "ours", ours, unknown };
  });
}

interface Shown {
  readonly operation: Operation;
  readonly package: string;
}

function shown(models: readonly Model[], kind: Operation["kind"]): Shown[] {
  return models.flatMap((model) =>
    model.operations
      .filter((operation) => operation.kind === kind && operation.visibility !== "internal")
      .map((operation) => ({ operation, package: model.name })),
  );
}

function found(
  ids: readonly string[],
  among: readonly Shown[],
): Pick<WantedRow, "ours" | "unknown"> {
  const byId = new Map(among.map((one) => [one.operation.id, one]));
  const ours = ids.flatMap((id) => {
    const one = byId.get(id);
    return one === undefined ? [] : [{ id, name: one.operation.summary, package: one.package }];
  });
  return { ours, unknown: ids.filter((id) => !byId.has(id)) };
}
