/** Random polls: a state that a poll may have left, and what the searches and names then answer. */
import fc from "fast-check";
import { markOf, type PollState } from "../../../../scripts/plan/poll-state.ts";
import { NOW, type Replies, type Reply } from "../interpreters.ts";
import { answer, failure, page } from "./intercom.ts";
import { json, mostly, text } from "./json.ts";

const delivered = fc
  .tuple(fc.nat({ max: 400 }), fc.nat({ max: 40 }))
  .map(([age, i]) => ({ age, mark: markOf(`u${i}`) }));

const walk = fc.record({
  age: fc.nat({ max: 600 }),
  cursor: text.filter((cursor) => cursor !== ""),
});

export const state: fc.Arbitrary<PollState> = fc
  .record({
    // Without fast-check's liking for the ends of a range, where little happens.
    age: fc.noBias(fc.nat({ max: 900 })),
    polls: fc.array(fc.nat({ max: 1200 }), { maxLength: 30 }),
    delivered: fc.oneof(
      { weight: 4, arbitrary: fc.array(delivered, { maxLength: 20 }) },
      { weight: 1, arbitrary: fc.array(delivered, { minLength: 100, maxLength: 190 }) },
    ),
    walk: fc.option(walk, { freq: 3 }),
  })
  .map(({ age, polls, delivered, walk }) => {
    const from = NOW - age;
    return {
      from,
      polls: polls.map((poll) => NOW - poll).sort((a, b) => a - b),
      delivered: delivered.map(({ age: before, mark }) => ({
        time: Math.max(from, NOW - before),
        mark,
      })),
      ...(walk === null ? {} : { walk: { start: NOW - walk.age, cursor: walk.cursor } }),
    };
  });

const named = json("id", "name");
const name = answer(
  mostly(
    fc.oneof(
      fc.record({ id: text, name: text }, { noNullPrototype: true }),
      fc
        .array(fc.tuple(fc.constantFrom("c", "t"), fc.nat({ max: 30 }), mostly(text)), {
          maxLength: 20,
        })
        .map((all) => ({
          data: all.map(([kind, i, called]) => ({ id: `${kind}${i}`, name: called })),
        })),
      named,
    ),
  ),
);

/** The searches answer in turn. The names answer by their path, because they are asked for all at once. */
export const replies: fc.Arbitrary<{ searches: Reply[]; names: Reply[] }> = fc.record({
  searches: fc.array(
    fc.oneof({ weight: 20, arbitrary: answer(page, 0) }, { weight: 1, arbitrary: failure }),
    { minLength: 1, maxLength: 5 },
  ),
  names: fc.oneof(
    { weight: 1, arbitrary: fc.array(name, { minLength: 1, maxLength: 5 }) },
    {
      weight: 2,
      arbitrary: fc.array(answer(fc.record({ name: text }, { noNullPrototype: true }), 0), {
        minLength: 1,
        maxLength: 5,
      }),
    },
  ),
});

export function repliesOf({ searches, names }: { searches: Reply[]; names: Reply[] }): Replies {
  const asked = new Map<string, number>();
  return ({ method, url }, count) => {
    // Each interpreter begins anew.
    if (count === 0) asked.clear();
    const key = method === "GET" ? url : "search";
    const times = asked.get(key) ?? 0;
    asked.set(key, times + 1);
    if (method !== "GET") return searches[times % searches.length] ?? "lost";
    const letters = [...url].reduce((sum, letter) => sum + letter.charCodeAt(0), times);
    return names[letters % names.length] ?? "lost";
  };
}
