import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Delivered,
  decodeState,
  encodeState,
  markOf,
  type PollState,
  StateError,
} from "../../scripts/plan/poll-state.ts";

const times = fc.integer({ min: 1_500_000_000, max: 4_000_000_000 });

const deliveries = fc.array(fc.record({ later: fc.nat(600), id: fc.string() }), { maxLength: 40 });
/** In time order, as decoding gives them. */
const after = (from: number, all: readonly { later: number; id: string }[]): Delivered[] =>
  all
    .map(({ later, id }) => ({ time: from + later, mark: markOf(id) }))
    .sort((a, b) => a.time - b.time);

const states = fc
  .record({
    from: times,
    gaps: fc.array(fc.nat(4_000), { maxLength: 10 }),
    delivered: deliveries,
    walk: fc.option(fc.record({ start: times, cursor: fc.string() }), { nil: undefined }),
    seen: fc.option(deliveries, { nil: undefined }),
  })
  .map(({ from, gaps, delivered, walk, seen }): PollState => {
    let poll = from - 100;
    return {
      from,
      polls: gaps.map((gap) => {
        poll += gap;
        return poll;
      }),
      delivered: after(from, delivered),
      ...(walk === undefined
        ? {}
        : { walk: { ...walk, ...(seen === undefined ? {} : { seen: after(from, seen) }) } }),
    };
  });

describe("the state of a trigger", () => {
  it("comes back as it went (fast-check, seed 1)", () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(decodeState("TrigNewUser", encodeState("TrigNewUser", state))).toEqual(state);
      }),
      { seed: 1 },
    );
  });

  it("needs no encoding in a URL (fast-check, seed 2)", () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(encodeState("TrigNewUser", state)).toMatch(/^[\w.~-]+$/);
      }),
      { seed: 2 },
    );
  });

  it("is refused when any character of it is another one (fast-check, seed 3)", () => {
    fc.assert(
      fc.property(states, fc.nat(), fc.constantFrom(..."aZ09~.-_"), (state, at, other) => {
        const text = encodeState("TrigNewUser", state);
        const place = at % text.length;
        const spoilt = text.slice(0, place) + other + text.slice(place + 1);
        if (spoilt === text) return;
        expect(() => decodeState("TrigNewUser", spoilt)).toThrow(StateError);
      }),
      { seed: 3 },
    );
  });

  it("is refused by another trigger", () => {
    const text = encodeState("TrigNewUser", { from: 1_750_000_000, polls: [], delivered: [] });
    expect(() => decodeState("TrigNewLead", text)).toThrow(StateError);
  });

  it("is version 1 but in the midst of a list with page numbers", () => {
    const walk = { start: 1_750_000_600, cursor: "40" };
    const state = { from: 1_750_000_000, polls: [], delivered: [] };
    const seen = [{ time: 1_750_000_020, mark: markOf("a") }];
    expect(encodeState("TrigThing", { ...state, walk })).toBe("1~sxwkn4~~~sxwl3s~NDA~LyT-0G");
    const text = "2~sxwkn4~~~sxwl3s~NDA~k.ypeBEs~yUQrT5";
    expect(encodeState("TrigThing", { ...state, walk: { ...walk, seen } })).toBe(text);
    expect(decodeState("TrigThing", text)).toEqual({ ...state, walk: { ...walk, seen } });
  });
});
