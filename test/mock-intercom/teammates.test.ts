import { describe, expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { TOPICS } from "../../scripts/mock-intercom/webhooks/topics.ts";
import { client, list, object } from "./client.ts";

/** A mock with its control interface, somebody who listens to every topic, and a conversation. */
function setUp() {
  const posts: string[] = [];
  const mock = createMock({
    control: true,
    webhooks: [
      { url: "https://example.com/hook", topics: TOPICS.filter((t) => t !== "ping"), secret: "s" },
    ],
    async deliver({ body }) {
      posts.push(body);
      return 200;
    },
  });
  const { workspace } = mock;
  const contact = workspace.createContact({ role: "user", email: "ada@example.com" });
  const author = { type: "user", id: contact.id } as const;
  const { id } = workspace.createConversation({ author, body: "Hello" });
  const call = client(mock);
  return {
    ...{ mock, workspace, call, contact, conversation_id: id },
    steer: (path: string, item: object) =>
      call(`POST /_mock/${path}`, [JSON.parse(JSON.stringify(item))]),
    async notified() {
      await mock.webhooks.settled();
      return posts
        .map((post) => object(JSON.parse(post)))
        .filter(({ topic }) => topic !== "ping")
        .map(({ topic, data }) => ({ topic, item: object(object(data).item) }));
    },
  };
}

describe("replies of bots are notified", () => {
  test.each([
    ["fin-replies", { body: "<p>Try this.</p>" }],
    ["workflow-steps", { workflow: "Greeting", reply: "<p>Try this.</p>" }],
    ["parts", { part_type: "comment", body: "<p>Try this.</p>" }],
  ])("of %s", async (path, item) => {
    const { steer, notified, conversation_id } = setUp();
    expect((await steer(path, { conversation_id, ...item })).status).toBe(200);
    const notifications = await notified();
    expect(notifications).toMatchObject([
      { topic: "conversation.operator.replied", item: { id: conversation_id } },
    ]);
    const { conversation_parts } = object(notifications[0]?.item.conversation_parts);
    expect(list(conversation_parts)).toMatchObject([
      { part_type: "comment", author: { type: "bot" }, body: "<p>Try this.</p>" },
    ]);
  });
});

test("teammates, teams, brands and newsfeeds are set up", async () => {
  const { steer, notified, call } = setUp();
  const made = await steer("teammates", { name: "Eve", email: "eve@example.com" });
  const [id] = JSON.parse(made.body);
  expect((await call(`GET /admins/${id}`)).json).toMatchObject({ name: "Eve" });
  expect(await notified()).toMatchObject([{ topic: "admin.added_to_workspace", item: { id } }]);
  const [team] = JSON.parse((await steer("teams", { name: "Night", admin_ids: [id] })).body);
  expect((await call(`GET /teams/${team}`)).json).toMatchObject({ admin_ids: [Number(id)] });
  for (const [path, list_] of [
    ["brands", "/brands"],
    ["newsfeeds", "/news/newsfeeds"],
  ] as const) {
    await steer(path, { name: "Second" });
    expect((await call(`GET ${list_}`)).body).toContain("Second");
  }
});

test("types of custom objects and of subscriptions are set up", async () => {
  const { steer, call } = setUp();
  await steer("custom-object-types", { identifier: "Parcel" });
  expect((await call("GET /custom_object_instances/Parcel")).status).toBe(200);
  const type = { name: "News", description: "", state: "live", consent_type: "opt_in" };
  await steer("subscription-types", { ...type, content_types: ["email"] });
  expect((await call("GET /subscription_types")).body).toContain('"News"');
});

test("a workflow is exported as it was set up", async () => {
  const { steer, call } = setUp();
  const [id] = JSON.parse((await steer("workflows", { title: "Night", state: "draft" })).body);
  expect((await call(`GET /export/workflows/${id}`)).json).toMatchObject({
    export_version: "1.0",
    exported_at: "2025-06-15T15:06:40Z",
    workflow: { id, title: "Night", state: "draft", created_at: "2025-06-15T15:06:40Z" },
  });
  const none = await call("GET /export/workflows/1");
  expect(none.status).toBe(404);
});

test("what happens in the inbox alone is shown by the API", async () => {
  const { steer, call, workspace, conversation_id, contact } = setUp();
  const [admin] = workspace.admins;
  await steer("side-conversations", { conversation_id, admin_id: admin.id, body: "<p>Psst</p>" });
  const sides = await call(`GET /conversations/${conversation_id}/side_conversations`);
  expect(sides.body).toContain("Psst");
  const part = { part_type: "away_mode_assignment", admin_id: admin.id };
  await steer("parts", { conversation_id, ...part });
  await call("POST /conversations/attributes", { name: "Size", data_type: "integer" });
  const size = { conversation_id, contact_id: contact.id, attributes: { Size: 3 } };
  await steer("attribute-changes", size);
  await steer("fin-replies", { conversation_id, body: "<p>Hi</p>" });
  await steer("fin-ratings", { conversation_id, rating: 4, remark: "Quick" });
  const { json } = await call(`GET /conversations/${conversation_id}`);
  expect(json).toMatchObject({
    custom_attributes: { Size: 3 },
    ai_agent: { rating: 4, rating_remark: "Quick" },
  });
  const parts = list(object(json.conversation_parts).conversation_parts);
  expect(parts.map(({ part_type }) => part_type)).toEqual([
    "away_mode_assignment",
    "conversation_attribute_updated_by_user",
    "comment",
  ]);
});

test("any notification is posted, and no topic that there is not", async () => {
  const { steer, notified } = setUp();
  const item = { type: "content_stat", id: "7" };
  await steer("notifications", { topic: "content_stat.email", item });
  expect(await notified()).toEqual([{ topic: "content_stat.email", item }]);
  expect((await steer("notifications", { topic: "content_stat.fax", item })).status).toBe(400);
});
