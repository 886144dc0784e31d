import { afterAll, beforeAll, expect, test } from "vitest";
import type { JsonObject } from "../../scripts/common/json.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { listPieces, textOf } from "../../scripts/mock-intercom/pieces.ts";
import { client, list } from "./client.ts";

const mock = createMock({ rateLimit: 1e6 });
const call = client(mock);
/** One byte a character, two, three and four. */
const NAMES = ["Ada", "Zoë", "日本", "😀 Grace"];
const contacts = NAMES.map((name) => mock.workspace.createContact({ role: "user", name }));
let url = "";

beforeAll(async () => {
  ({ url } = await mock.listen(0));
});
afterAll(() => mock.close());

const headers = { authorization: "Bearer mock-token", "content-type": "application/json" };

async function fetched(path: string, options: RequestInit = {}) {
  const answer = await fetch(url + path, {
    ...options,
    headers: { ...headers, ...options.headers },
  });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

const search = (query: JsonObject, version = "2.16") => ({
  method: "POST",
  body: JSON.stringify({ query }),
  headers: { "intercom-version": version },
});
const EVERYONE = { field: "role", operator: "=", value: "user" };

const namesIn = (bytes: Buffer) => list(JSON.parse(String(bytes)).data).map(({ name }) => name);

test("records stand between their commas, whether there are none, one or many", () => {
  const body = (...records: string[]) =>
    textOf(
      listPieces(
        "[",
        records.map((record) => Buffer.from(record)),
        "]",
      ),
    );
  expect([body(), body("1"), body("1", "2", "3")]).toEqual(["[]", "[1]", "[1,2,3]"]);
});

test.each(["/contacts", `/contacts/${contacts[3]?.id}`])(
  "%s: over a socket come as many bytes as are announced, the same as in process",
  async (path) => {
    const { answer, bytes } = await fetched(path);
    expect(answer.headers.get("content-length")).toBe(String(bytes.length));
    expect(String(bytes)).toBe((await call(`GET ${path}`)).body);
    const head = await fetched(path, { method: "HEAD" });
    expect([head.answer.status, head.bytes.length]).toEqual([200, 0]);
    expect(head.answer.headers.get("content-length")).toBe(String(bytes.length));
  },
);

test("a search finds names in any script, or nobody", async () => {
  const found = await fetched("/contacts/search", search(EVERYONE));
  expect(new Set(namesIn(found.bytes))).toEqual(new Set(NAMES));
  const none = await fetched("/contacts/search", search({ ...EVERYONE, value: "lead" }));
  expect(JSON.parse(String(none.bytes))).toMatchObject({ data: [], total_count: 0 });
});

test.each(["2.11", "2.14", "2.16"])(
  "%s: a contact that was shown is shown as it was made since",
  async (version) => {
    const owner = mock.workspace.admins[0].id;
    const { id } = mock.workspace.createContact({ role: "user", name: "Before", owner_id: owner });
    const shown = async () => {
      const one = await fetched(`/contacts/${id}`, { headers: { "intercom-version": version } });
      const all = await fetched(
        "/contacts/search",
        search({ field: "id", operator: "=", value: id }, version),
      );
      const [found] = list(JSON.parse(String(all.bytes)).data);
      expect(found).toEqual(JSON.parse(String(one.bytes)));
      return found;
    };
    expect(await shown()).toMatchObject({
      name: "Before",
      owner_id: version === "2.16" ? owner : Number(owner),
    });
    const tag = mock.workspace.createTag(`Tag ${version}`);
    const company = mock.workspace.createCompany({ company_id: version, name: "Example" });
    const subscription = (await call("GET /subscription_types")).json;
    const changes: [call: string, body: JsonObject, shows: JsonObject][] = [
      [`PUT /contacts/${id}`, { name: "Zoë" }, { name: "Zoë" }],
      [`POST /contacts/${id}/tags`, { id: tag.id }, { tags: { total_count: 1 } }],
      [`POST /contacts/${id}/companies`, { id: company.id }, { companies: { total_count: 1 } }],
      [`POST /contacts/${id}/notes`, { body: "A note" }, { notes: { total_count: 1 } }],
      [
        `POST /contacts/${id}/subscriptions`,
        { id: list(subscription.data)[0]?.id ?? "", consent_type: "opt_out" },
        { opted_out_subscription_types: { total_count: 1 } },
      ],
      [`DELETE /contacts/${id}/tags/${tag.id}`, {}, { tags: { total_count: 0 } }],
      [`DELETE /contacts/${id}/companies/${company.id}`, {}, { companies: { total_count: 0 } }],
    ];
    for (const [change, body, shows] of changes) {
      expect((await call(change, body)).status, change).toBe(200);
      expect(await shown(), change).toMatchObject(shows);
    }
  },
);

test("what a fault leaves of a page in pieces is half of its JSON, or of its bytes", async () => {
  const { bytes } = await fetched("/contacts");
  mock.faults.add({ kind: "cut-json" });
  const cut = await fetched("/contacts");
  const whole = String(bytes);
  expect(String(cut.bytes)).toBe(whole.slice(0, whole.length >> 1));
  mock.faults.add({ kind: "truncate" });
  await expect(fetched("/contacts")).rejects.toThrow();
});
