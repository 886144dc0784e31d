/**
 * What a trigger has to deliver, change by change, and what it did.
 *
 * A part is delivered once, whatever follows it. Of an item's changes the latest counts: one that was
 * followed by another before any poll had to deliver it need not be delivered any more. A poll has
 * to deliver what is *settled*: what happened longer than the look-back before its walk began.
 */

/** Something that a trigger may be about. */
export interface Happening {
  /** Of the item. */
  id: string;
  /** Of the part, where parts are delivered. */
  part?: string;
  /** The time that the trigger is about, unix seconds. */
  second: number;
  /** Whether the trigger is about it, as things are now. */
  kept: boolean;
  /** Whether it may be left out, too: whether a change or something new depends on when polls were. */
  optional: boolean;
  /** What is delivered then, as JSON; undefined where only names tell. */
  state: string | undefined;
}

/** What a flow received. */
export interface Delivery extends Pick<Happening, "id" | "part" | "state"> {
  /** Undefined where it does not tell. */
  second: number | undefined;
}

/** When polls were, unix seconds. */
export interface PollTimes {
  /** When its walk began. */
  began: number;
  /** Now. */
  ended: number;
}

export interface LedgerCounts {
  /** Changes that the trigger is about. */
  happened: number;
  delivered: number;
  /** Those that were followed by another before they had to be delivered. */
  joined: number;
  lost: number;
  repeated: number;
  /** Deliveries of what the trigger is not about. */
  wrong: number;
  /** Deliveries of a state that had long been followed by another. */
  outdated: number;
  /** Deliveries before which something later was delivered. */
  unordered: number;
  /** Seconds from a change to its delivery, the longest. */
  longestWait: number;
}

export interface Ledger {
  /** Something happened, or is now in another state. */
  note(happening: Happening, now: number): void;
  /** An item is gone, or a part of it. What was not delivered of it need not be any more. */
  gone(id: string, now: number, part?: string): void;
  /** A poll delivered something. */
  deliver(deliveries: readonly Delivery[], poll: PollTimes): void;
  /** A walk came to its end. */
  finish(poll: PollTimes): void;
  count(): LedgerCounts;
}

interface Version {
  /** In the order in which it happened. */
  number: number;
  second: number;
  at: number;
  optional: boolean;
  deliveries: number;
  /** When the next one followed. */
  followed?: number;
  /** Whether a poll should have delivered it. */
  due: boolean;
}

/** An item, or a part of one. */
interface Thing {
  /** Of the item. */
  id: string;
  part: string | undefined;
  versions: Version[];
  states: { at: number; number: number; state: string | undefined }[];
}

/** @param lookBack seconds after which everything can be found */
export function createLedger(lookBack: number): Ledger {
  const things = new Map<string, Thing>();
  const byState = new Map<string | undefined, Thing>();
  const byItem = new Map<string, Set<Thing>>();
  /** What no poll has delivered yet. */
  const pending = new Set<Version>();
  const latest = new Map<string, number>();
  const seen = { wrong: 0, outdated: 0, unordered: 0, longestWait: 0 };
  let number = 0;
  // Times are whole seconds to the trigger, on both sides.
  const settling = lookBack + 2;

  const thingOf = ({ id, part, second }: Pick<Happening, "id" | "part" | "second">): Thing => {
    const key = part === undefined ? id : `${id} ${part} ${second}`;
    const known = things.get(key);
    if (known !== undefined) return known;
    const thing: Thing = { id, part, versions: [], states: [] };
    things.set(key, thing);
    byItem.set(id, (byItem.get(id) ?? new Set()).add(thing));
    return thing;
  };
  /** Where a delivery does not tell item and part, what it says tells. */
  const deliveredThing = ({ id, part, second, state }: Delivery): Thing | undefined =>
    things.get(part === undefined ? id : `${id} ${part} ${second}`) ?? byState.get(state);
  const follow = (version: Version | undefined, now: number) => {
    if (version !== undefined) version.followed ??= now;
  };

  return {
    note(happening, now) {
      const { second, kept, optional, state } = happening;
      const thing = thingOf(happening);
      const last = thing.versions.at(-1);
      const isNew = last === undefined || second > last.second;
      if (isNew || !kept) follow(last, now);
      if (isNew && kept) {
        number += 1;
        const version = { number, second, at: now, optional, deliveries: 0, due: false };
        thing.versions.push(version);
        pending.add(version);
      }
      if (isNew || state !== thing.states.at(-1)?.state) {
        thing.states.push({ at: now, number, state });
        if (state !== undefined) byState.set(state, thing);
      }
    },
    gone(id, now, part) {
      for (const thing of byItem.get(id) ?? []) {
        if (part === undefined || part === thing.part) follow(thing.versions.at(-1), now);
      }
    },
    deliver(deliveries, { began, ended }) {
      let before = 0;
      for (const one of deliveries) {
        const { second, state } = one;
        const thing = deliveredThing(one);
        const version =
          second === undefined
            ? thing?.versions.at(-1)
            : thing?.versions.find((version) => version.second === second);
        if (thing === undefined || version === undefined) {
          seen.wrong += 1;
          continue;
        }
        version.deliveries += 1;
        pending.delete(version);
        seen.longestWait = Math.max(seen.longestWait, Math.ceil(ended - version.at));
        // Within a poll in the order of time, and the parts of an item one after another.
        const item = latest.get(thing.id) ?? 0;
        if (version.second < before || version.number < item) seen.unordered += 1;
        before = version.second;
        latest.set(thing.id, Math.max(version.number, item));
        const last = thing.states.findLast((one) => one.state === state);
        const next = thing.states.find(({ at }) => last !== undefined && at > last.at);
        if (last === undefined || last.number < version.number) seen.wrong += 1;
        else if (next !== undefined && next.at + settling <= began) seen.outdated += 1;
      }
    },
    finish({ began, ended }) {
      for (const version of pending) {
        if (version.at + settling > began) continue;
        pending.delete(version);
        version.due = version.followed === undefined || version.followed > ended;
      }
    },
    count() {
      const all = [...things.values()].flatMap(({ versions }) => versions);
      const isExcused = ({ due, followed, optional }: Version) =>
        optional || (!due && followed !== undefined);
      const missing = all.filter(({ deliveries }) => deliveries === 0);
      const left = missing.filter(({ optional }) => !optional);
      return {
        happened: all.length - missing.length + left.length,
        delivered: all.length - missing.length,
        joined: left.filter(isExcused).length,
        lost: left.filter((version) => !isExcused(version)).length,
        repeated: all.reduce((sum, { deliveries }) => sum + Math.max(deliveries - 1, 0), 0),
        ...seen,
      };
    },
  };
}
