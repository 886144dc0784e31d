import fc from "fast-check";
import { expect, test } from "vitest";
import { defined } from "../../scripts/common/defined.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";

const mock = createMock({ rateLimit: 1e9 });
const { id } = mock.workspace.createContact({ email: "ada@example.com" });

const paths = [
  "/contacts",
  "/contacts/search",
  `/contacts/${id}`,
  `/contacts/${id}/companies`,
  `/contacts/${id}/tags`,
  "/companies",
  "/companies/list",
  "/conversations/search",
  "/tags",
  "/me",
  "/nope",
];

const json = fc.jsonValue({ maxDepth: 5 });
const text = fc.string({ unit: "binary", maxLength: 20 });
const leaf = fc.oneof(json, fc.constantFrom("created_at", "role", "=", ">", "IN", "AND", null));
const filter: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  node: fc.oneof(
    leaf,
    fc.record(
      {
        field: leaf,
        operator: leaf,
        value: fc.oneof(leaf, fc.array(tie("node"), { maxLength: 17 })),
      },
      { requiredKeys: [] },
    ),
  ),
})).node;
const search = fc.record(
  {
    query: filter,
    pagination: fc.oneof(leaf, fc.record({ per_page: leaf, starting_after: leaf })),
    sort: fc.oneof(leaf, fc.record({ field: leaf, order: leaf })),
  },
  { requiredKeys: [] },
);
const contact = fc.dictionary(
  fc.constantFrom(
    "role",
    "email",
    "external_id",
    "avatar",
    "last_seen_at",
    "custom_attributes",
    "__proto__",
  ),
  leaf,
);
const headerText = fc.stringMatching(/^[ -~]{0,20}$/);

const request = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "BREW"),
  path: fc.oneof(
    fc.constantFrom(...paths),
    fc
      .tuple(fc.constantFrom(...paths), text)
      .map(([path, rest]) => `${path}/${encodeURI(rest.replace(/[\ud800-\udfff]/g, ""))}`),
    headerText.map((rest) => `/${rest}`),
  ),
  query: fc.oneof(
    fc.constant(""),
    headerText.map((rest) => `?per_page=${rest}`),
    headerText.map((rest) => `?starting_after=${rest}&page=${rest}`),
  ),
  body: fc.oneof(
    fc.constant(undefined),
    text,
    fc.oneof(json, search, contact).map((value) => JSON.stringify(value)),
  ),
  authorization: fc.oneof({ weight: 9, arbitrary: fc.constant("Bearer mock-token") }, headerText),
  version: fc.oneof({ weight: 9, arbitrary: fc.constant("2.16") }, headerText),
  accept: fc.oneof({ weight: 9, arbitrary: fc.constant("*/*") }, headerText),
  type: fc.oneof({ weight: 9, arbitrary: fc.constant("application/json") }, headerText),
});

test("random malformed requests never crash the mock and always get JSON or an error envelope", async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, query, body, ...header }) => {
      const response = await mock.send({
        method,
        url: `http://127.0.0.1${path}${query}`,
        headers: {
          authorization: header.authorization,
          "intercom-version": header.version,
          accept: header.accept,
          "content-type": header.type,
        },
        ...defined({ body }),
      });
      expect(response.status).toBeLessThan(500);
      // Some successes are empty, a few are text.
      const { "content-type": type = "none" } = response.headers;
      if (response.status < 400 && !type.startsWith("application/json")) return;
      expect(type).toBe("application/json; charset=utf-8");
      if (method === "HEAD") return; // has no body
      const answer = JSON.parse(response.body);
      if (response.status < 400) return;
      expect(answer).toMatchObject({
        type: "error.list",
        request_id: response.headers["x-request-id"],
        errors: [{ code: expect.any(String), message: expect.any(String) }],
      });
    }),
    { numRuns: 1000 },
  );
});
