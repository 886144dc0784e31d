import { expect, test } from "vitest";
import { client, errorOf, list } from "./client.ts";
import { listening } from "./listening.ts";

const START = 1_750_000_000;
const setUp = () => listening(START);

test("archiving answers who was archived, and a second time finds nobody", async () => {
  const { call, workspace, notifications } = setUp();
  const { id } = workspace.createContact({ email: "ada@example.com", external_id: "7" });
  const archived = await call(`POST /contacts/${id}/archive`);
  const item = { type: "contact", id, external_id: "7", archived: true };
  expect(archived.json).toEqual(item);
  expect(errorOf(await call(`POST /contacts/${id}/archive`))).toMatchObject({
    status: 404,
    code: "not_found",
  });
  expect((await call("GET /contacts")).json.total_count).toBe(0);
  expect(await notifications()).toEqual([{ topic: "contact.archived", item }]);
});

test("unarchiving brings a contact back into lists", async () => {
  const { call, workspace, notifications } = setUp();
  const { id } = workspace.createContact({ role: "lead" });
  workspace.archiveContact(id);
  const { json } = await call(`POST /contacts/${id}/unarchive`);
  expect(json).toEqual({ type: "contact", id, external_id: null, archived: false });
  expect((await call("GET /contacts")).json.total_count).toBe(1);
  expect(await notifications()).toEqual([{ topic: "contact.unarchive", item: json }]);
  expect((await call("POST /contacts/nobody/unarchive")).status).toBe(404);
});

test("blocking a contact closes the contact's conversations and no others", async () => {
  const { call, workspace } = setUp();
  const [blocked, other] = [0, 1].map(() => workspace.createContact({ role: "lead" }).id);
  const [his, hers] = [blocked, other].map((id = "") =>
    workspace.createConversation({ author: { type: "lead", id }, body: "Hello" }),
  );
  const { json } = await call(`POST /contacts/${blocked}/block`);
  expect(json).toEqual({ type: "contact", id: blocked, external_id: null, blocked: true });
  expect(workspace.conversations.get(his?.id ?? "")?.state).toBe("closed");
  expect(workspace.conversations.get(hers?.id ?? "")?.state).toBe("open");
  expect((await call("POST /contacts/nobody/block")).status).toBe(404);
});

test("a user is found by the external id; a lead, an archived user and nobody are not", async () => {
  const { call, workspace } = setUp();
  const { id } = workspace.createContact({ role: "user", external_id: "u/1" });
  workspace.createContact({ role: "lead", external_id: "l1" });
  const gone = workspace.createContact({ role: "user", external_id: "u2" });
  workspace.archiveContact(gone.id);
  expect((await call("GET /contacts/find_by_external_id/u%2F1")).json.id).toBe(id);
  for (const externalId of ["l1", "u2", "nobody"]) {
    const refused = await call(`GET /contacts/find_by_external_id/${externalId}`);
    expect(errorOf(refused)).toEqual({
      status: 404,
      code: "not_found",
      message: "User Not Found",
    });
  }
});

test("an update notifies of what it has changed", async () => {
  const { call, workspace, notifications } = setUp();
  const { id } = workspace.createContact({ role: "lead" });
  const topics = async (patch: Record<string, string | boolean>) => {
    await call(`PUT /contacts/${id}`, patch);
    return (await notifications()).map(({ topic }) => topic);
  };
  expect(await topics({ name: "Ada" })).toEqual(["contact.lead.updated"]);
  expect(await topics({ email: "ada@example.com" })).toEqual([
    "contact.lead.updated",
    "contact.lead.added_email",
  ]);
  expect(await topics({ role: "user" })).toEqual([
    "contact.user.updated",
    "contact.lead.signed_up",
  ]);
  expect(await topics({ email: "countess@example.com" })).toEqual([
    "contact.user.updated",
    "contact.email.updated",
  ]);
  expect(await topics({ unsubscribed_from_emails: true })).toEqual([
    "contact.user.updated",
    "contact.unsubscribed",
  ]);
  expect(await topics({ unsubscribed_from_emails: false })).toEqual([
    "contact.user.updated",
    "contact.subscribed",
  ]);
});

test("a deleted contact takes its notes along", async () => {
  const { call, mock, workspace } = setUp();
  const { id } = workspace.createContact({ role: "lead" });
  const note = workspace.createNote({ about: { contact: id }, body: "Hello" });
  await client(mock)(`DELETE /contacts/${id}`);
  expect((await call(`GET /notes/${note.id}`)).status).toBe(404);
  expect(list((await call("GET /contacts")).json.data)).toEqual([]);
});
