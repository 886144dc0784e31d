import { expect, test } from "vitest";
import { errorOf, object } from "./client.ts";
import { partsOf, setUp } from "./conversation-setup.ts";

const attach = (id: string) => `POST /conversations/${id}/customers`;
const detach = (id: string, contact: string) => `DELETE /conversations/${id}/customers/${contact}`;

test("an added contact takes part from then on, in searches and answers", async () => {
  const { call, id, admin, lead, user, search } = setUp();
  const customer = { intercom_user_id: lead.id };
  const reply = await call(attach(id), { admin_id: admin.id, customer });
  expect(object(reply.json.contacts).contacts).toMatchObject([{ id: user.id }, { id: lead.id }]);
  expect(reply.json.customers).toEqual([
    { type: "user", id: user.id },
    { type: "lead", id: lead.id },
  ]);
  expect(partsOf(reply)).toMatchObject([{ part_type: "participant_added" }]);
  expect(await search("contact_ids", "=", lead.id)).toEqual([id]);
});

test("adding a contact again changes nothing", async () => {
  const { call, id, admin, workspace } = setUp();
  const before = workspace.existingConversation(id);
  await call(attach(id), { admin_id: admin.id, customer: { user_id: "7" } });
  expect(workspace.existingConversation(id)).toBe(before);
});

test("an email that nobody has makes a lead, one that somebody has does not", async () => {
  const { call, id, admin, lead, workspace } = setUp();
  const add = (email: string) => call(attach(id), { admin_id: admin.id, customer: { email } });
  await add("BEN@example.com");
  expect(workspace.existingConversation(id).contacts).toContain(lead.id);
  await add("new@example.com");
  const made = [...workspace.contacts.values()].at(-1);
  expect(made).toMatchObject({ role: "lead", email: "new@example.com" });
  expect(workspace.existingConversation(id).contacts).toContain(made?.id);
});

test("another contact can add one in place of a teammate", async () => {
  const { call, id, lead, user } = setUp();
  const customer = { intercom_user_id: lead.id, customer: { intercom_user_id: user.id } };
  expect(partsOf(await call(attach(id), { customer }))).toMatchObject([
    { author: { type: "user", id: user.id } },
  ]);
});

test("a contact can be removed, but not the last one", async () => {
  const { call, id, admin, lead, user } = setUp();
  const by = { admin_id: admin.id };
  await call(attach(id), { ...by, customer: { intercom_user_id: lead.id } });
  const reply = await call(detach(id, user.id), by);
  expect(reply.json.customers).toEqual([{ type: "lead", id: lead.id }]);
  expect(partsOf(reply).at(-1)).toMatchObject({ part_type: "participant_removed" });
  expect(errorOf(await call(detach(id, lead.id), by))).toEqual({
    status: 422,
    code: "parameter_invalid",
    message: "Removing the last customer is not allowed",
  });
});

test("who is not there can neither be added nor removed, nor take anybody", async () => {
  const { call, id, admin, lead } = setUp();
  const by = { admin_id: admin.id };
  const customer = { intercom_user_id: lead.id };
  const noContact = { status: 404, message: "User Not Found" };
  const noConversation = { status: 404, message: "Resource Not Found" };
  expect(errorOf(await call(attach("999"), { ...by, customer }))).toMatchObject(noConversation);
  expect(errorOf(await call(detach("999", lead.id), by))).toMatchObject(noConversation);
  expect(errorOf(await call(detach(id, lead.id), by))).toMatchObject(noContact);
  const unknown = { ...by, customer: { intercom_user_id: "nobody" } };
  expect(errorOf(await call(attach(id), unknown))).toMatchObject(noContact);
  expect(errorOf(await call(attach(id), { customer }))).toMatchObject({
    status: 400,
    code: "parameter_missing",
  });
});
