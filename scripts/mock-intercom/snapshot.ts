import type { SavedState } from "./state/storage.ts";

export const SNAPSHOT_TYPE = "mock-intercom.snapshot";
export const SNAPSHOT_VERSION = 2;

/** The whole state of a mock, its clock and its random streams included, as JSON values. */
export interface Snapshot {
  type: typeof SNAPSHOT_TYPE;
  version: typeof SNAPSHOT_VERSION;
  /** By the name of each piece of state. */
  state: SavedState;
}

/** @throws {RangeError} for what is no snapshot of this version */
export function stateOf(snapshot: unknown): SavedState {
  if (
    !isRecord(snapshot) ||
    snapshot.type !== SNAPSHOT_TYPE ||
    snapshot.version !== SNAPSHOT_VERSION ||
    !isRecord(snapshot.state)
  ) {
    throw new RangeError(`not a ${SNAPSHOT_TYPE} of version ${SNAPSHOT_VERSION}`);
  }
  return snapshot.state;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
