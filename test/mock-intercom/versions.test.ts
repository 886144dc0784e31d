import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client } from "./client.ts";

test.each([
  ["2.14", 814860, null, "not_priority"],
  ["2.15", 814860, null, "not_priority"],
  ["2.16", "814860", 0, "none"],
])("%s shows owner, assignee and priority in its own way", async (version, owner, nobody, none) => {
  const mock = createMock();
  const call = client(mock);
  const options = { headers: { "intercom-version": version } };
  const { id } = mock.workspace.createContact({ role: "lead", owner_id: "814860" });
  expect((await call(`GET /contacts/${id}`, undefined, options)).json.owner_id).toBe(owner);
  const author = { type: "lead", id } as const;
  const conversation = mock.workspace.createConversation({ author, body: "Hello" });
  const { json } = await call(`GET /conversations/${conversation.id}`, undefined, options);
  expect(json.admin_assignee_id).toBe(nobody);
  expect(json.priority).toBe(none);
});
