import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";

const START = 1_750_000_000;

function setUp() {
  const mock = createMock({ now: START });
  const contact = mock.workspace.createContact({
    role: "user",
    email: "ada@example.com",
    name: "Ada",
    external_id: "7",
  });
  return { mock, workspace: mock.workspace, contact, call: client(mock) };
}

test("a conversation tells who began it, and names its contacts always as contacts", async () => {
  const { call, workspace, contact } = setUp();
  const { id } = workspace.createConversation({
    author: { type: "user", id: contact.id },
    body: "Hello",
    url: "https://example.com/pricing",
  });
  expect(id).toMatch(/^\d+$/);
  const { json } = await call(`GET /conversations/${id}`);
  expect(json).toMatchObject({
    type: "conversation",
    created_at: START,
    state: "open",
    open: true,
    admin_assignee_id: 0,
    priority: "none",
    source: {
      body: "<p>Hello</p>",
      url: "https://example.com/pricing",
      author: { type: "user", id: contact.id, name: "Ada", email: "ada@example.com" },
    },
    contacts: { contacts: [{ type: "contact", id: contact.id, external_id: "7" }] },
    conversation_parts: { type: "conversation_part.list", conversation_parts: [] },
  });
});

test("display_as=plaintext gives the message without HTML", async () => {
  const { call, workspace, contact } = setUp();
  const author = { type: "user", id: contact.id } as const;
  const { id } = workspace.createConversation({ author, body: "Hello" });
  const { json } = await call(`GET /conversations/${id}?display_as=plaintext`);
  expect(object(json.source).body).toBe("Hello");
});

test("searches leave the parts out, show 20 on a page and match to the second", async () => {
  const { call, mock, workspace, contact } = setUp();
  const author = { type: "user", id: contact.id } as const;
  for (let i = 0; i < 25; i++) {
    workspace.createConversation({ author, body: `Question ${i}` });
    mock.clock.advance(1);
  }
  const search = async (operator: string, value: number) => {
    const query = { field: "created_at", operator, value };
    return (await call("POST /conversations/search", { query })).json;
  };
  const all = await search(">", START);
  expect(all.total_count).toBe(25);
  expect(list(all.conversations)).toHaveLength(20);
  expect(list(all.conversations)[0]).not.toHaveProperty("conversation_parts");
  // `>` means "greater than or equal", `<` "less than or equal".
  expect((await search(">", START + 20)).total_count).toBe(5);
  expect((await search("<", START + 4)).total_count).toBe(5);
  expect((await search("=", START + 4)).total_count).toBe(1);
  expect((await search("!=", START + 4)).total_count).toBe(24);
});

test("conversations can be searched by author, state and contact, and by words of the body", async () => {
  const { call, workspace, contact } = setUp();
  const [admin] = workspace.admins;
  const byUser = workspace.createConversation({
    author: { type: "user", id: contact.id },
    body: "I need support",
  });
  const byAdmin = workspace.createConversation({
    author: { type: "admin", id: admin.id },
    body: "Welcome",
    contacts: [contact.id],
  });
  workspace.updateConversation(byAdmin.id, { state: "closed" });
  const search = async (field: string, value: string | boolean) => {
    const query = { field, operator: "=", value };
    const { json } = await call("POST /conversations/search", { query });
    return list(json.conversations).map(({ id }) => id);
  };
  expect(await search("source.author.type", "user")).toEqual([byUser.id]);
  expect(await search("state", "closed")).toEqual([byAdmin.id]);
  expect(await search("open", true)).toEqual([byUser.id]);
  expect(await search("contact_ids", contact.id)).toHaveLength(2);
  expect(await search("source.body", "support")).toEqual([byUser.id]);
  expect(await search("source.body", "need support")).toEqual([]);
});

test("before 2.16 an unassigned conversation has no assignee rather than assignee 0", async () => {
  const { call, workspace, contact } = setUp();
  const author = { type: "user", id: contact.id } as const;
  const { id } = workspace.createConversation({ author, body: "Hello" });
  const old = await call(`GET /conversations/${id}`, undefined, {
    headers: { "intercom-version": "2.14" },
  });
  expect(old.json.admin_assignee_id).toBeNull();
});

test("an unknown conversation is a 404", async () => {
  const { call } = setUp();
  expect(errorOf(await call("GET /conversations/1"))).toMatchObject({
    status: 404,
    code: "not_found",
  });
});
