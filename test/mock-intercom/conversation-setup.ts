import type { Topic, WebhookPost } from "../../scripts/mock-intercom/mock.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, list, object, type Reply } from "./client.ts";

export const START = 1_750_000_000;

/** A workspace with a user, a lead and a conversation that the user began. */
export function setUp() {
  const posts: WebhookPost[] = [];
  const mock = createMock({
    now: START,
    async deliver(post) {
      posts.push(post);
      return 200;
    },
  });
  const { workspace } = mock;
  const user = workspace.createContact({
    role: "user",
    email: "ada@example.com",
    name: "Ada",
    external_id: "7",
  });
  const lead = workspace.createContact({ role: "lead", email: "ben@example.com" });
  const { id } = workspace.createConversation({
    author: { type: "user", id: user.id },
    body: "Hello",
  });
  const [admin, colleague] = workspace.admins;
  if (colleague === undefined) throw new Error("there is one admin only");
  const call = client(mock);
  const by = { admin_id: admin.id };
  return {
    mock,
    workspace,
    user,
    lead,
    admin,
    colleague,
    call,
    id,
    /** As the admin. */
    act: (body: Record<string, string | number>) =>
      call(`POST /conversations/${id}/parts`, { ...by, ...body }),
    adminReplies: (body: Record<string, string | number> = {}) =>
      call(`POST /conversations/${id}/reply`, {
        ...by,
        type: "admin",
        message_type: "comment",
        body: "Hi",
        ...body,
      }),
    userReplies: (body: Record<string, string | number> = {}, to = id) =>
      call(`POST /conversations/${to}/reply`, {
        type: "user",
        message_type: "comment",
        intercom_user_id: user.id,
        body: "Thanks",
        ...body,
      }),
    /** The ids that a search finds. */
    async search(field: string, operator: string, value: string | number | boolean) {
      const query = { field, operator, value };
      const { json } = await call("POST /conversations/search", { query });
      return list(json.conversations).map((conversation) => conversation.id);
    },
    /** Switches a topic on; gives what it posted. */
    async listen(topic: Topic) {
      mock.webhooks.add({ url: "https://example.com/hook", topics: [topic], secret: "s" });
      await mock.webhooks.settled();
      posts.length = 0;
      return async () => {
        await mock.webhooks.settled();
        return posts.map(({ body }) => JSON.parse(body));
      };
    },
  };
}

/** The parts of a conversation that was answered. */
export const partsOf = (reply: Reply) =>
  list(object(reply.json.conversation_parts).conversation_parts);
