import fc from "fast-check";
import { expect, test } from "vitest";
import { isObject, type Json } from "../../scripts/common/json.ts";
import { createMock, SEED_PRESETS, seedWorkspace } from "../../scripts/mock-intercom/mock.ts";
import { OPERATIONS, PAST_OPERATIONS } from "../../scripts/mock-intercom/operations.ts";
import { list, object } from "./client.ts";

/** More than are asked for, so that each operation is struck about fifteen times. */
const REQUESTS = 3_600;

/** Each is to be answered at once; nothing waits in process. */
const LIMIT = 300_000;

const all = [...OPERATIONS, ...PAST_OPERATIONS];

/** Names that bodies have somewhere, so that what is malformed reaches the handlers. */
const NAMES = [
  ..."id name email external_id role type body title model data_type options message_type".split(
    " ",
  ),
  ..."admin_id assignee_id snoozed_until from to user_id company_id custom_attributes".split(" "),
  ..."query field operator value pagination sort contacts ticket_type_id ticket_attributes".split(
    " ",
  ),
  ..."ticket_state_id assignment state created_at metadata event_name translated_content".split(
    " ",
  ),
  ..."parent_id author_id tags users companies locales audiences content ids __proto__".split(" "),
];

const seeded = createMock();
seedWorkspace(seeded, SEED_PRESETS);
const ids = [
  ...[...seeded.workspace.contacts.keys()].slice(0, 3),
  ...[...seeded.workspace.conversations.keys()].slice(0, 3),
  ...[...seeded.workspace.tickets.keys()].slice(0, 3),
  ...[...seeded.workspace.tags.keys()].slice(0, 2),
  ...[...seeded.workspace.companies.keys()].slice(0, 2),
  seeded.workspace.admins[0].id,
];

const leaf = fc.oneof(
  fc.constantFrom<Json>(
    ...ids,
    "admin",
    "user",
    "contact",
    "AND",
    ">",
    "=",
    "close",
    "comment",
    "",
  ),
  fc.constantFrom<Json>(null, true, 0, -1, 1e308, 1_750_000_000, 0.5, "2025-06-15"),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.jsonValue({ maxDepth: 2 }).map((value) => value as Json), // JSON it is, by its name
);
const { body } = fc.letrec<{ body: Json }>((tie) => ({
  body: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.dictionary(fc.constantFrom(...NAMES), tie("body"), { maxKeys: 8 }),
    fc.array(tie("body"), { maxLength: 4 }),
  ),
}));

const request = fc.record({
  operation: fc.constantFrom(...all),
  parameter: fc.array(fc.oneof(fc.constantFrom(...ids, "0", "last", "-1"), fc.string()), {
    minLength: 3,
    maxLength: 3,
  }),
  query: fc.dictionary(
    fc.constantFrom(
      "page",
      "per_page",
      "starting_after",
      "order",
      "model",
      "scroll_param",
      "email",
    ),
    fc.oneof(fc.constantFrom("0", "-1", "1e9", "conversation", "asc"), fc.string({ maxLength: 8 })),
    { maxKeys: 3 },
  ),
  body: fc.oneof(
    { weight: 8, arbitrary: body.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: body.map((value) => JSON.stringify(value).slice(0, -1)) },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  ),
  version: fc.constantFrom("2.16", "2.16", "2.14", "2.11", "2.7", "Preview", "3.0"),
  type: fc.constantFrom("application/json", "application/json", "text/plain", ""),
});

test.each([true, false])(
  `${REQUESTS} malformed requests to all operations leave a workspace that can be read (checked: %s)`,
  async (validate) => {
    const mock = createMock({ rateLimit: 1e9, validate });
    mock.restore(seeded.snapshot());
    const struck = new Set<string>();
    const send = (method: string, path: string, more: { body?: string; headers?: object } = {}) =>
      mock.send({
        method,
        url: `http://127.0.0.1${path}`,
        headers: { authorization: "Bearer mock-token", ...more.headers },
        ...(more.body !== undefined && { body: more.body }),
      });
    await fc.assert(
      fc.asyncProperty(request, async ({ operation, parameter, query, body, version, type }) => {
        struck.add(operation.call);
        const [method = "", template = ""] = operation.call.split(" ");
        const [path = "", fixed = ""] = template.split("?");
        const places = [...parameter];
        const filled = path.replace(/\{\w+\}/g, () =>
          encodeURIComponent((places.shift() ?? "").replace(/[\ud800-\udfff]/g, "")),
        );
        const asked = new URLSearchParams({
          ...query,
          ...Object.fromEntries(new URLSearchParams(fixed)),
        });
        const response = await send(method, `${filled}?${asked}`, {
          body,
          headers: { "intercom-version": version, "content-type": type },
        });
        expect(response.status).toBeLessThan(500);
        if (response.status < 400) return;
        expect(response.headers["content-type"]).toBe("application/json; charset=utf-8");
        expect(JSON.parse(response.body)).toMatchObject({
          type: "error.list",
          request_id: response.headers["x-request-id"],
          errors: [{ code: expect.any(String), message: expect.any(String) }],
        });
      }),
      { numRuns: REQUESTS },
    );
    expect(struck.size).toBe(all.length);

    // All that needs no id is still read, and a mock that takes the state back reads the same.
    const copy = createMock({ rateLimit: 1e9, validate });
    copy.restore(JSON.parse(JSON.stringify(mock.snapshot())));
    for (const { call } of OPERATIONS) {
      const [method = "", path = ""] = call.split(" ");
      if (method !== "GET" || path.includes("{")) continue;
      const reply = await send(method, path);
      expect(reply.status, call).toBeLessThan(500);
      if (reply.status !== 200 || path === "/companies/scroll") continue;
      const headers = { authorization: "Bearer mock-token" };
      const again = await copy.send({ method, url: `http://127.0.0.1${path}`, headers });
      const items = (text: string) => {
        const json: Json = JSON.parse(text);
        return isObject(json) ? list(Object.values(object(json)).find(Array.isArray)) : [];
      };
      expect(items(again.body), call).toEqual(items(reply.body));
    }
  },
  LIMIT,
);
