import { createHash } from "node:crypto";

/**
 * The whole memory of a polling trigger, carried in the URL that the engine polls next.
 * All times are unix seconds by Intercom's clock.
 */
export interface PollState {
  /** What lies before this has been dealt with. */
  from: number;
  /** Starts of the polls that matter for "created since the poll before", ascending. */
  polls: readonly number[];
  /** Items at or after `from` that have been delivered. */
  delivered: readonly Delivered[];
  /** A search that one poll could not finish. */
  walk?: Walk;
}

export interface Walk {
  /** When the walk began: its first page shows all that was searchable then. */
  start: number;
  /**
   * Where to read on: Intercom's cursor, the query of its link, or, for page numbers, how many
   * entries of the list have been dealt with.
   */
  cursor: string;
  /** For page numbers: the last few entries dealt with, by which the place is found again. */
  seen?: readonly Delivered[];
}

/** One delivery: the item's time and, in six characters, 36 bits of the hash of its id. */
export interface Delivered {
  time: number;
  mark: string;
}

/** A state that was not written for this trigger, or has been changed since. */
export class StateError extends Error {
  override name = "StateError";
}

/** Characters of a state at most: it travels in URLs that others cut, log and store. */
export const STATE_LIMIT = 1500;

/** Version 2 is 1 with `seen`; what needs none is written as 1, so that an older script can go on from there. */
const VERSIONS = ["1", "2"];
const MARK_LENGTH = 6;

/** The mark of an item, from its id. */
export function markOf(id: string): string {
  return hash(id).slice(0, MARK_LENGTH);
}

/**
 * `version~from~polls~delivered[~start~cursor[~seen]]~check`, in characters that need no encoding in a
 * URL. Numbers are in base 36, lists of times as differences; the check covers the operation too,
 * so that a state of another trigger is told apart.
 */
export function encodeState(operationId: string, state: PollState): string {
  const { walk } = state;
  const parts = [
    walk?.seen === undefined ? "1" : "2",
    state.from.toString(36),
    differences(state.polls).join("."),
    deliveredText(state.from, state.delivered),
  ];
  if (walk !== undefined) {
    parts.push(walk.start.toString(36), Buffer.from(walk.cursor).toString("base64url"));
    if (walk.seen !== undefined) parts.push(deliveredText(state.from, walk.seen));
  }
  const text = parts.join("~");
  return `${text}~${checkOf(operationId, text)}`;
}

/** The deliveries in the state: second by second, `difference.marks`. */
export function deliveredText(from: number, delivered: readonly Delivered[]): string {
  const marks = new Map<number, string>();
  for (const { time, mark } of delivered) marks.set(time, (marks.get(time) ?? "") + mark);
  const times = [...marks.keys()].sort((a, b) => a - b);
  return differences([from, ...times])
    .slice(1)
    .map((difference, i) => `${difference}.${marks.get(times[i] ?? 0)}`)
    .join(".");
}

/** @throws {StateError} where the text was not made by {@link encodeState} for this operation. */
export function decodeState(operationId: string, text: string): PollState {
  const end = text.lastIndexOf("~");
  const content = text.slice(0, Math.max(end, 0));
  // The check vouches for the form of all that follows.
  if (text.slice(end + 1) !== checkOf(operationId, content)) throw new StateError();
  const [version = "", from = "", polls = "", delivered = "", start, cursor, seen] =
    content.split("~");
  if (!VERSIONS.includes(version)) throw new StateError();
  const state: PollState = {
    from: fromBase36(from),
    polls: sums(0, polls === "" ? [] : polls.split(".")),
    delivered: readDelivered(fromBase36(from), delivered),
  };
  if (start !== undefined && cursor !== undefined) {
    state.walk = {
      start: fromBase36(start),
      cursor: Buffer.from(cursor, "base64url").toString(),
      ...(seen === undefined ? {} : { seen: readDelivered(fromBase36(from), seen) }),
    };
  }
  return state;
}

function readDelivered(from: number, text: string): Delivered[] {
  const parts = text === "" ? [] : text.split(".");
  const times = sums(
    from,
    parts.filter((_, i) => i % 2 === 0),
  );
  return times.flatMap((time, i) =>
    (parts[2 * i + 1]?.match(/.{6}/g) ?? []).map((mark) => ({ time, mark })),
  );
}

function differences(times: readonly number[]): string[] {
  return times.map((time, i) => (time - (times[i - 1] ?? 0)).toString(36));
}

function sums(first: number, differences: readonly string[]): number[] {
  let sum = first;
  return differences.map((difference) => {
    sum += fromBase36(difference);
    return sum;
  });
}

function fromBase36(text: string): number {
  return Number.parseInt(text, 36);
}

function checkOf(operationId: string, content: string): string {
  return hash(`${operationId}~${content}`).slice(0, 6);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
