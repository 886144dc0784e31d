import { expect, it } from "vitest";
import { action } from "../../scripts/language/action.ts";
import { describeExamples } from "./run.ts";

const manage = "POST /conversations/{conversation_id}/parts";

/** One of Intercom's operations as several actions. */
const conversations = {
  CloseConversation: action(manage, {
    path: "/conversations/{conversation_id}/close",
    summary: "Close conversation",
    description: "Closes a conversation, with a last message if there is something to say.",
    idempotent: true,
    fixed: { message_type: "close", type: "admin" },
    only: ["admin_id", "body"],
  }),
  ReopenConversation: action(manage, {
    path: "/conversations/{conversation_id}/open",
    summary: "Reopen conversation",
    description: "Opens a conversation that was closed or snoozed.",
    fixed: { message_type: "open" },
    only: ["admin_id"],
  }),
};

describeExamples("actions with fixed values", { Conversations: conversations }, (open) => {
  it("send what is fixed without asking", async () => {
    const { mock, connection } = open();
    const contact = mock.workspace.createContact({ role: "user", email: "ada@example.com" });
    const conversation = mock.workspace.createConversation({
      author: { type: "user", id: contact.id },
      body: "Hello",
    });
    const closed = await connection.call("CloseConversation", {
      conversation_id: conversation.id,
      "body/admin_id": mock.workspace.admins[0].id,
    });
    expect(closed.body).toMatchObject({ state: "closed" });
  });
});
