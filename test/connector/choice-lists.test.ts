import { expect, it } from "vitest";
import { describeConnector } from "./workbench.ts";

describeConnector("lists to choose from", (open) => {
  /** The titles of a dropdown, for a workspace with contacts who wrote a message each. */
  const titles = async (operationId: string, key: string, messages: readonly object[] = []) => {
    const { connection, mock } = open();
    const contacts = [
      { role: "user", name: "Ada", email: "ada@example.com" },
      { role: "lead", email: "lee@example.com" },
      { role: "lead", phone: "+15550001" },
    ] as const;
    for (const contact of contacts) mock.workspace.createContact(contact);
    const [from] = [...mock.workspace.contacts.keys()];
    for (const message of messages) {
      const { response } = await connection.call("CreateConversation", {
        body: { from: { type: "contact", id: from }, ...message },
      });
      expect(response.status).toBe(200);
    }
    mock.clock.advance(60);
    return (await connection.choices(operationId, key)).map(({ title }) => title).sort();
  };

  it("a contact goes by name and email, or what there is of email and phone", async () => {
    expect(await titles("GetContact", "contact_id")).toEqual([
      "+15550001",
      "Ada (ada@example.com)",
      "lee@example.com",
    ]);
  });

  it("a lead that is to be merged is chosen among leads", async () => {
    expect(await titles("MergeLeadIntoUser", "body/from")).toEqual([
      "+15550001",
      "lee@example.com",
    ]);
  });

  it("a conversation goes by its subject, or by its first words without their HTML", async () => {
    // Intercom makes a paragraph of HTML of what a contact writes.
    const messages = [{ body: "Where is my order?" }, { body: "Hi", subject: "Refund" }];
    expect(await titles("GetConversation", "conversation_id", messages)).toEqual([
      "Refund",
      "Where is my order?",
    ]);
  });
});
