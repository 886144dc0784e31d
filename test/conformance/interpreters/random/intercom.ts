/** Answers somewhat like Intercom's, with anything missing or odd. */
import fc from "fast-check";
import type { Json, JsonObject } from "../../../../scripts/common/json.ts";
import { fileReply, NOW, type Reply, reply, textReply } from "../interpreters.ts";
import { json, mostly, number, text } from "./json.ts";

const id = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 }).map((i) => `u${i}`) },
  {
    weight: 1,
    arbitrary: text.filter((name) => !/^[\u200e\u200f\u202a-\u202e]*\.{1,2}/.test(name)),
  },
);
/** Without fast-check's liking for the ends of a range, where little happens. */
const time = fc.noBias(fc.integer({ min: NOW - 700, max: NOW + 5 }));

/** A nested list of what an item links to. */
function linked(prefix: string): fc.Arbitrary<Json> {
  const shown = fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 30 }).map((i): Json => `${prefix}${i}`) },
    { weight: 1, arbitrary: fc.constantFrom<Json>(null, 7, "a/b ?", "é😀", {}) },
  );
  return partial({
    type: fc.constant("list"),
    data: mostly(
      fc.array(
        shown.map((one) => ({ id: one })),
        { maxLength: 5 },
      ),
    ),
    total_count: mostly(fc.constantFrom(0, 1, 2, 3, 20)),
  });
}

/** An object in which anything may be missing. */
function partial(properties: { [key: string]: fc.Arbitrary<Json> }): fc.Arbitrary<Json> {
  const made = fc.record(properties, { requiredKeys: [], noNullPrototype: true });
  // A key that is missing is not there at all, rather than undefined.
  return made.map((object) => object as JsonObject);
}

const author = fc.record({
  type: mostly(fc.constantFrom("user", "lead", "user", "bot")),
  id: mostly(id),
});

/** A contact, a conversation and a company in one, so that it serves every operation. */
export const item: fc.Arbitrary<Json> = mostly(
  fc.record(
    {
      id: mostly(id),
      role: mostly(fc.constantFrom("user", "lead")),
      created_at: mostly(
        fc.oneof(
          { weight: 2, arbitrary: time },
          { weight: 1, arbitrary: fc.integer({ min: NOW - 9000, max: NOW - 900 }) },
        ),
      ),
      updated_at: mostly(time),
      email: mostly(text),
      name: mostly(text),
      external_id: mostly(text),
      company_id: mostly(text),
      avatar: mostly(partial({ image_url: text })),
      unsubscribed_from_emails: mostly(fc.boolean()),
      location: mostly(partial({ city: text, country: text, region: text })),
      companies: mostly(linked("c")),
      tags: mostly(linked("t")),
      contacts: mostly(partial({ contacts: fc.array(partial({ id }), { maxLength: 2 }) })),
      source: mostly(
        fc.record({ author: mostly(author), subject: mostly(text), body: text, url: text }),
      ),
      admin_assignee_id: mostly(number),
    },
    { requiredKeys: ["id", "created_at", "updated_at", "source"], noNullPrototype: true },
  ),
);

const cursor = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  {
    weight: 4,
    arbitrary: fc
      .base64String({ minLength: 4, maxLength: 60 })
      .map((after): Json => ({ starting_after: after })),
  },
  { weight: 1, arbitrary: json("starting_after") },
);

/** Newest first, as a rule. */
const items = fc
  .tuple(
    fc.array(item, { minLength: 2, maxLength: 14, size: "large" }),
    fc.constantFrom("created_at", "updated_at", ""),
  )
  .map(([list, key]) => [...list].sort((a, b) => timeIn(b, key) - timeIn(a, key)));

function timeIn(value: Json, key: string): number {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return 0;
  const found = value[key];
  return typeof found === "number" ? found : 0;
}

/** A page of a burst: 150 items within few seconds. */
const burst = fc
  .tuple(
    fc.integer({ min: 0, max: 1000 }),
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([age, perSecond, run]) =>
    Array.from({ length: 150 }, (_, i) => {
      const at = NOW - age - Math.floor(i / perSecond);
      return {
        id: `b${run}-${i}`,
        created_at: at - 400,
        updated_at: at,
        source: { author: { type: "user" } },
      };
    }),
  );

function pageOf(list: fc.Arbitrary<Json[]>): fc.Arbitrary<Json> {
  return fc
    .tuple(list, cursor)
    .map(([all, next]) => ({ data: all, conversations: all, pages: { next } }));
}

export const page: fc.Arbitrary<Json> = pageOf(
  fc.oneof({ weight: 12, arbitrary: items }, { weight: 1, arbitrary: burst }),
);

const errors = partial({
  type: fc.constant("error.list"),
  request_id: mostly(text),
  errors: mostly(
    fc.array(mostly(partial({ code: mostly(text), message: mostly(text) })), {
      maxLength: 3,
    }),
  ),
});

const status = fc.constantFrom(400, 401, 403, 404, 404, 409, 409, 410, 422, 429, 429, 500, 503);

const headers = fc.record(
  {
    date: fc.constantFrom(
      new Date(NOW * 1000).toUTCString(),
      new Date((NOW + 7) * 1000).toUTCString(),
    ),
    "x-ratelimit-reset": fc.oneof(
      fc.integer({ min: NOW - 100, max: NOW + 100 }).map(String),
      fc.constantFrom("", "soon", "1.5"),
    ),
  },
  { requiredKeys: ["date"], noNullPrototype: true },
);

export const failure: fc.Arbitrary<Reply> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(status, errors, headers)
      .map(([code, body, more]) => reply(code, body, more)),
  },
  { weight: 1, arbitrary: fc.tuple(status, text).map(([code, body]) => textReply(code, body)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("", "<html>", "{", "[1,]", "NaN", "\ufeff{}")
      .map((body) => textReply(200, body, { "content-type": "text/html" })),
  },
  { weight: 1, arbitrary: fc.constant<Reply>("lost") },
);

const lines = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: json("id").map((one) => JSON.stringify(one)) },
      { weight: 1, arbitrary: text },
    ),
    { maxLength: 4 },
  )
  .chain((all) => fc.constantFrom("\n", "\r\n", "\n\n", "\u2028").map((end) => all.join(end)));

const redirect = fc
  .tuple(
    fc.constantFrom(301, 302, 302, 303, 304, 307, 308),
    fc.constantFrom(
      "https://files.example.com/a%20b/c?X-Sig=ab%2Fc~_-.&d=e+f",
      "https://files.example.com/",
      "https://files.example.com/a.b/..c?/../d",
      "https://files.example.com",
      "https://files.example.com:8443/a",
      "https://files.example.com/a/%2e./b",
      "http://files.example.com/a",
      "HTTPS://files.example.com/a",
      "https://127.0.0.1/a",
      "https://localhost/a",
      "https://user@files.example.com/a",
      "https://files.example.com/a#b",
      "https://files.example.com/a b",
      "//files.example.com/a",
      "/a",
      "",
      "ftp://files.example.com/a",
    ),
  )
  .map(([code, location]) => textReply(code, "", { location }));

/** An answer of any kind, to whatever was asked. */
export const anyAnswer: fc.Arbitrary<Reply> = fc.oneof(
  { weight: 3, arbitrary: json("id", "created_at").map((body) => reply(200, body)) },
  {
    weight: 3,
    arbitrary: lines.map((body) =>
      textReply(200, body, { "content-type": "text/plain; charset=utf-8" }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.array(fc.nat({ max: 255 }), { maxLength: 20 }),
        fc.constantFrom("application/octet-stream", "application/pdf", "image/png"),
      )
      .map(([bytes, type]) => fileReply(bytes, { "content-type": type })),
  },
  { weight: 2, arbitrary: redirect },
  { weight: 1, arbitrary: failure },
);

/** Mostly a success with such a body. */
export function answer(body: fc.Arbitrary<Json>, failures = 1): fc.Arbitrary<Reply> {
  return fc.oneof(
    {
      weight: 10,
      arbitrary: fc.tuple(body, headers).map(([value, more]) => reply(200, value, more)),
    },
    { weight: failures, arbitrary: failure },
  );
}
