import fc from "fast-check";
import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, list } from "./client.ts";

const START = 1_750_000_000;

function setUp(indexDelay: readonly [number, number]) {
  const mock = createMock({ now: START, indexDelay });
  const call = client(mock);
  return {
    mock,
    workspace: mock.workspace,
    call,
    async names(field: "created_at" | "updated_at") {
      const { json } = await call("POST /contacts/search", {
        query: { field: "role", operator: "=", value: "lead" },
        sort: { field, order: "ascending" },
      });
      const names = list(json.data).map(({ name }) => name);
      expect(json.total_count).toBe(names.length);
      return names;
    },
  };
}

test("a new contact can be fetched at once, but found and listed only after its delay", async () => {
  const { mock, workspace, call, names } = setUp([30, 30]);
  const { id } = workspace.createContact({ role: "lead", name: "Ada" });
  expect((await call(`GET /contacts/${id}`)).status).toBe(200);
  mock.clock.advance(29.9);
  expect(await names("created_at")).toEqual([]);
  expect((await call("GET /contacts")).json.total_count).toBe(0);
  mock.clock.advance(0.1);
  expect(await names("created_at")).toEqual(["Ada"]);
  expect((await call("GET /contacts")).json.total_count).toBe(1);
});

test("a contact created earlier can appear after one created later", async () => {
  const { mock, workspace, names } = setUp([0, 0]);
  workspace.createContact({ role: "lead", name: "earlier" }, { indexDelay: 60 });
  mock.clock.advance(10);
  workspace.createContact({ role: "lead", name: "later" }, { indexDelay: 5 });
  mock.clock.advance(5);
  expect(await names("created_at")).toEqual(["later"]);
  mock.clock.advance(45);
  expect(await names("created_at")).toEqual(["earlier", "later"]);
});

test("a changed contact keeps its old place until the change is indexed, but shows its new self", async () => {
  const { mock, workspace, names } = setUp([0, 0]);
  const { id } = workspace.createContact({ role: "lead", name: "one" });
  mock.clock.advance(1);
  workspace.createContact({ role: "lead", name: "two" });
  mock.clock.advance(1);
  workspace.updateContact(id, { name: "one, changed" }, { indexDelay: 20 });
  expect(await names("updated_at")).toEqual(["one, changed", "two"]);
  mock.clock.advance(20);
  expect(await names("updated_at")).toEqual(["two", "one, changed"]);
});

test("an older write that is indexed late does not undo a newer one", async () => {
  const { mock, workspace, call } = setUp([0, 0]);
  const { id } = workspace.createContact({ role: "lead", name: "old" }, { indexDelay: 50 });
  workspace.updateContact(id, { name: "new" }, { indexDelay: 1 });
  mock.clock.advance(60);
  const query = { field: "name", operator: "=", value: "new" };
  expect((await call("POST /contacts/search", { query })).json.total_count).toBe(1);
});

test("a contact deleted before it was indexed never appears", async () => {
  const { mock, workspace, names } = setUp([10, 10]);
  const { id } = workspace.createContact({ role: "lead", name: "Ada" });
  workspace.deleteContact(id);
  mock.clock.advance(20);
  expect(await names("created_at")).toEqual([]);
});

test("conversations, too, become searchable late", async () => {
  const { mock, workspace, call } = setUp([15, 15]);
  const [admin] = workspace.admins;
  workspace.createConversation({ author: { type: "admin", id: admin.id }, body: "Hello" });
  const query = { field: "created_at", operator: ">", value: START };
  const count = async () => (await call("POST /conversations/search", { query })).json.total_count;
  expect(await count()).toBe(0);
  mock.clock.advance(15);
  expect(await count()).toBe(1);
});

test("after any sequence of writes, a search finds what a plain scan finds", async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("create" as const), role: fc.constantFrom("user", "lead") }),
    fc.record({ kind: fc.constantFrom("update", "delete", "archive"), which: fc.nat(20) }),
    fc.record({ kind: fc.constant("advance" as const), seconds: fc.nat(200_000) }),
  );
  const queries = [
    { field: "role", operator: "=", value: "user" },
    { field: "updated_at", operator: ">", value: START },
    {
      operator: "AND",
      value: [
        { field: "role", operator: "=", value: "lead" },
        { field: "created_at", operator: "<", value: START + 400_000 },
      ],
    },
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const mock = createMock({ now: START, validate: false });
      const { workspace } = mock;
      const call = client(mock);
      const found = async (sortField: string) => {
        const results = [];
        for (const query of queries) {
          const sort = { field: sortField, order: "ascending" };
          const { json } = await call("POST /contacts/search", { query, sort });
          const ids = list(json.data).map(({ id }) => String(id));
          expect(json.total_count).toBe(ids.length);
          results.push(ids.sort());
        }
        return results;
      };
      await found("created_at"); // running counts and orders exist from the start
      for (const one of steps) {
        const live = [...workspace.contacts.values()].filter(({ archived }) => !archived);
        const chosen = "which" in one ? live[one.which] : undefined;
        if (one.kind === "create" && "role" in one) {
          workspace.createContact({ role: one.role === "user" ? "user" : "lead" });
        } else if ("seconds" in one) mock.clock.advance(one.seconds);
        else if (chosen !== undefined && one.kind === "update") {
          // Only a lead can change its role.
          const change = chosen.role === "user" ? { name: "Another" } : { role: "user" as const };
          workspace.updateContact(chosen.id, change);
        } else if (chosen !== undefined && one.kind === "delete") {
          workspace.deleteContact(chosen.id);
        } else if (chosen !== undefined && one.kind === "archive") {
          workspace.archiveContact(chosen.id);
        }
      }
      const live = [...workspace.contacts.values()].filter(({ archived }) => !archived);
      const day = (seconds: number) => Math.floor(seconds / 86_400);
      const expected = [
        live.filter(({ role }) => role === "user"),
        live.filter(({ updated_at }) => day(updated_at) > day(START)),
        live.filter(
          ({ role, created_at }) => role === "lead" && day(created_at) < day(START + 400_000),
        ),
      ].map((contacts) => contacts.map(({ id }) => id).sort());
      expect(await found("created_at")).toEqual(expected);
      expect(await found("updated_at")).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
