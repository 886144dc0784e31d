import { describe, expect, test } from "vitest";
import { createMock, type Mock, seedWorkspace } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";

/** A mock in the midst of things: writes that are not searchable yet, faults, a notification. */
async function busy(): Promise<Mock> {
  const mock = createMock({ seed: 5, timezone: "Asia/Tokyo", region: "EU", indexDelay: [10, 90] });
  seedWorkspace(mock, { contacts: 40, conversations: 10, companies: 4, tags: 3 }, 5);
  mock.workspace.defineAttribute("seats", "integer");
  const call = client(mock);
  const options = { base: "http://localhost" };
  const [first, second, third] = [...mock.workspace.contacts.keys()];
  await call("POST /contacts", { role: "lead", name: "Not indexed yet" }, options);
  await call(`PUT /contacts/${first}`, { name: "Changed" }, options);
  await call(`DELETE /contacts/${second}`, undefined, options);
  mock.workspace.archiveContact(third ?? "");
  mock.workspace.openScroll(["a", "b"]);
  mock.faults.add({ kind: "500", match: "GET /tags", nth: 2 });
  mock.faults.random(0.3, ["500"]);
  mock.webhooks.add({ url: "https://example.com", topics: ["contact.deleted"], secret: "s" });
  return mock;
}

/** What can be seen of a mock from now on. */
async function future(mock: Mock): Promise<string> {
  const call = client(mock);
  const seen = [];
  for (let round = 0; round < 12; round++) {
    mock.clock.advance(11);
    for (const request of ["GET /contacts?per_page=150", "GET /tags", "POST /companies/list"]) {
      seen.push(await call(request, undefined, { base: "http://localhost" }));
    }
    const name = `Lead ${round}`;
    seen.push(await call("POST /contacts", { role: "lead", name }, { base: "http://localhost" }));
  }
  return JSON.stringify({ seen, journal: mock.journal });
}

describe("a snapshot", () => {
  test("taken back by another mock, through JSON, leads to the same future", async () => {
    const mock = await busy();
    const snapshot = JSON.parse(JSON.stringify(mock.snapshot()));
    const other = createMock({ seed: 99, now: 5 });
    seedWorkspace(other, { contacts: 7 });
    other.restore(snapshot);
    expect(other.workspace.timezone).toBe("Asia/Tokyo");
    expect(JSON.parse(JSON.stringify(other.snapshot()))).toEqual(snapshot);
    expect(await future(other)).toBe(await future(mock));
  });

  test("does not change while the mock goes on", async () => {
    const mock = await busy();
    const snapshot = mock.snapshot();
    const before = JSON.stringify(snapshot);
    await future(mock);
    expect(JSON.stringify(snapshot)).toBe(before);
  });

  test.each([
    ["nothing", null],
    ["something else", { type: "other" }],
    ["another version", { type: "mock-intercom.snapshot", version: 99, state: {} }],
    ["unknown state", { type: "mock-intercom.snapshot", version: 2, state: { moods: [] } }],
  ])("%s is refused", (_, snapshot) => {
    expect(() => createMock().restore(snapshot)).toThrow(RangeError);
  });

  test("a damaged one is refused, and changes nothing", async () => {
    const mock = await busy();
    const before = mock.snapshot();
    for (const name of Object.keys(before.state)) {
      const damaged = { ...before, state: { ...before.state, [name]: "?" } };
      expect(() => mock.restore(damaged), name).toThrow(RangeError);
    }
    expect(mock.snapshot()).toEqual(before);
  });
});

test("the control interface gives a snapshot and takes it back", async () => {
  const mock = createMock({ control: true });
  const call = client(mock);
  await call("POST /contacts", { role: "lead", name: "Ada" });
  const { body } = await call("GET /_mock/snapshot");
  await call("POST /contacts", { role: "lead", name: "Ben" });
  expect((await call("POST /_mock/restore", JSON.parse(body))).status).toBe(204);
  const { json } = await call("GET /contacts");
  expect(list(json.data).map(({ name }) => name)).toEqual(["Ada"]);
  expect(errorOf(await call("POST /_mock/restore", { type: "other" })).status).toBe(400);
});
