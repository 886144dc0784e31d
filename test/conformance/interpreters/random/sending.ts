/** Random requests that makers make up: paths that try to lead elsewhere, odd queries, bodies, versions. */
import fc from "fast-check";
import type { Json } from "../../../../scripts/common/json.ts";
import type { ScriptCall } from "../../../../scripts/common/run-script.ts";
import type { Plan } from "../../../../scripts/plan/plan.ts";
import { sendPlans } from "../vectors/send.ts";
import { postOf } from "../vectors/vector.ts";
import { json, mostly, text } from "./json.ts";
import { timeOrText } from "./times.ts";

export const sendingPlans: Readonly<Record<string, Plan>> = sendPlans;

const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("/", "/", "/", "a", "contacts", "1", "%20", "%41", "é", "😀", "~"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ..."\\ . .. // ? # : @ % %% %2e %2E %252e %2f %2F %252F %5c %25 %2525 %3f %23 %00 %7f %C2%85",
      ..." %c3%a9 %C3 %zz %25%32%65 \u200e \u202e \u0000 \n \u007f \u0085 \ud800 %E2%80%8E .%2e".split(
        " ",
      ),
    ),
  },
  { weight: 1, arbitrary: text },
);

const path = fc
  .tuple(
    fc.oneof({ weight: 12, arbitrary: fc.constant("/") }, { weight: 1, arbitrary: piece }),
    fc.array(piece, { maxLength: 6 }),
  )
  .map(([first, rest]) => first + rest.join(""));

const scalarQuery = fc.dictionary(
  fc.oneof(fc.constantFrom("a", "b c", "10", "9", ""), text).filter((key) => key !== "__proto__"),
  mostly(fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.integer(), fc.boolean())),
  { maxKeys: 4, noNullPrototype: true },
);

const request = fc.record(
  {
    method: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE") },
      { weight: 1, arbitrary: text },
    ),
    path: fc.oneof({ weight: 20, arbitrary: path }, { weight: 1, arbitrary: json("a") }),
    query: fc.oneof({ weight: 8, arbitrary: scalarQuery }, { weight: 1, arbitrary: json("a") }),
    body: json("a", "b"),
    version: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom<Json[]>(null, "2.16", "Preview", "Unstable", 2) },
      { weight: 1, arbitrary: text },
    ),
  },
  { requiredKeys: ["method", "path"], noNullPrototype: true },
);

const NAMES = ["a", "b", "7", "*", "a.b"];

const dates = fc
  .tuple(
    mostly(fc.array(fc.constantFrom<Json[]>(...NAMES, 7, null), { maxLength: 4 })),
    mostly(
      fc.dictionary(
        fc.constantFrom(...NAMES),
        fc.oneof(timeOrText, json("a"), fc.constant("2026-03-01")),
        { maxKeys: 4, noNullPrototype: true },
      ),
    ),
  )
  .map(([names, attributes]): Json => ({ names, a: { custom_attributes: attributes } }));

export const sending: fc.Arbitrary<ScriptCall> = fc.oneof(
  { weight: 6, arbitrary: request.map((body) => postOf("Send", "/send", { ...body })) },
  { weight: 1, arbitrary: dates.map((body) => postOf("Seconds at", "/dates", body)) },
);
