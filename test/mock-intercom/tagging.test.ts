import { describe, expect, test } from "vitest";
import { errorOf, list, object } from "./client.ts";
import { listening } from "./listening.ts";

const START = 1_750_000_000;

function setUp() {
  const listener = listening(START);
  const { workspace } = listener;
  const contact = workspace.createContact({ role: "lead" });
  const tag = workspace.createTag("VIP");
  const admin_id = workspace.admins[1]?.id ?? "";
  return { ...listener, contact, tag, admin_id };
}

describe("a tag on a contact", () => {
  test("is put on and taken off, with when and by whom", async () => {
    const { call, notifications, contact, tag, mock, workspace } = setUp();
    const path = `/contacts/${contact.id}/tags`;
    const applied = {
      type: "tag",
      id: tag.id,
      name: "VIP",
      applied_at: START,
      applied_by: { type: "admin", id: workspace.admins[0].id },
    };
    expect((await call(`POST ${path}`, { id: tag.id })).json).toEqual(applied);
    expect(await notifications()).toMatchObject([
      {
        topic: "contact.lead.tag.created",
        item: {
          type: "contact_tag",
          tag: { id: tag.id, name: "VIP" },
          contact: { id: contact.id },
        },
      },
    ]);
    mock.clock.advance(60);
    expect((await call(`POST ${path}`, { id: tag.id })).json).toEqual(applied);
    expect(await notifications()).toEqual([]);
    expect((await call(`DELETE ${path}/${tag.id}`)).json).toEqual(applied);
    expect((await call(`GET ${path}`)).json.data).toEqual([]);
    expect(await notifications()).toMatchObject([{ topic: "contact.lead.tag.deleted" }]);
  });

  test("makes the contact searchable by it at once, and no longer when it is off", async () => {
    const { call, contact, tag } = setUp();
    const query = { field: "tag_id", operator: "=", value: tag.id };
    const found = async () => (await call("POST /contacts/search", { query })).json.total_count;
    await call(`POST /contacts/${contact.id}/tags`, { id: tag.id });
    expect(await found()).toBe(1);
    await call(`DELETE /contacts/${contact.id}/tags/${tag.id}`);
    expect(await found()).toBe(0);
  });

  test("is refused where there is no contact or no such tag", async () => {
    const { call, contact, tag } = setUp();
    const path = `/contacts/${contact.id}/tags`;
    expect(errorOf(await call("POST /contacts/nobody/tags", { id: tag.id })).message).toBe(
      "User Not Found",
    );
    const missing = { status: 404, code: "not_found", message: "Resource Not Found" };
    expect(errorOf(await call(`POST ${path}`, { id: "1" }))).toEqual(missing);
    expect(errorOf(await call(`DELETE ${path}/${tag.id}`))).toEqual(missing);
    expect(errorOf(await call(`POST ${path}`, {})).code).toBe("parameter_missing");
  });
});

describe("a tag on a conversation", () => {
  function withConversation() {
    const scene = setUp();
    const author = { type: "lead", id: scene.contact.id } as const;
    const { id } = scene.workspace.createConversation({ author, body: "Hello" });
    return { ...scene, path: `/conversations/${id}` };
  }

  test("is put on and taken off in a teammate's name, and moves updated_at", async () => {
    const { call, mock, notifications, tag, admin_id, path } = withConversation();
    mock.clock.advance(5);
    const put = await call(`POST ${path}/tags`, { id: tag.id, admin_id });
    expect(put.json).toMatchObject({
      id: tag.id,
      name: "VIP",
      applied_at: START + 5,
      applied_by: { type: "admin", id: admin_id },
    });
    const shown = (await call(`GET ${path}`)).json;
    expect(list(object(shown.tags).tags)).toEqual([put.json]);
    expect(shown.updated_at).toBe(START + 5);
    expect(await notifications()).toMatchObject([
      { topic: "conversation_part.tag.created", item: { tags_added: { tags: [{ id: tag.id }] } } },
    ]);
    expect((await call(`DELETE ${path}/tags/${tag.id}`, { admin_id })).json).toEqual(put.json);
    expect(object((await call(`GET ${path}`)).json.tags).tags).toEqual([]);
  });

  test("is refused where conversation, tag or teammate is not there", async () => {
    const { call, tag, admin_id, path } = withConversation();
    const added = { id: tag.id, admin_id };
    expect(errorOf(await call("POST /conversations/1/tags", added))).toEqual({
      status: 404,
      code: "not_found",
      message: "Conversation not found",
    });
    const missing = { status: 404, code: "tag_not_found", message: "Tag not found" };
    expect(errorOf(await call(`POST ${path}/tags`, { ...added, id: "1" }))).toEqual(missing);
    expect(errorOf(await call(`DELETE ${path}/tags/${tag.id}`, { admin_id }))).toEqual(missing);
    expect((await call(`POST ${path}/tags`, { ...added, admin_id: "1" })).status).toBe(404);
    expect(errorOf(await call(`POST ${path}/tags`, { id: tag.id })).code).toBe("parameter_missing");
  });
});

describe("a tag on a ticket", () => {
  function withTicket() {
    const scene = setUp();
    const { workspace, contact } = scene;
    const [ticket_type_id = ""] = workspace.ticketTypes.keys();
    const { id } = workspace.createTicket({ ticket_type_id, contact: { id: contact.id } });
    return { ...scene, ticket: id, path: `/tickets/${id}/tags` };
  }

  test("is put on and taken off in a teammate's name, and keeps the tag in use", async () => {
    const { call, workspace, tag, admin_id, ticket, path } = withTicket();
    const put = await call(`POST ${path}`, { id: tag.id, admin_id });
    expect(put.json).toMatchObject({ id: tag.id, applied_by: { id: admin_id } });
    expect(workspace.existingTicket(ticket).tags).toMatchObject([{ id: tag.id }]);
    expect(errorOf(await call(`DELETE /tags/${tag.id}`)).code).toBe("tag_has_dependent_objects");
    expect((await call(`DELETE ${path}/${tag.id}`, { admin_id })).json).toEqual(put.json);
    expect(workspace.existingTicket(ticket).tags).toEqual([]);
  });

  test("is refused where ticket or tag is not there", async () => {
    const { call, tag, admin_id, path } = withTicket();
    expect(errorOf(await call("POST /tickets/1/tags", { id: tag.id, admin_id }))).toEqual({
      status: 404,
      code: "ticket_not_found",
      message: "Ticket not found",
    });
    expect(errorOf(await call(`DELETE ${path}/${tag.id}`, { admin_id })).code).toBe(
      "tag_not_found",
    );
  });
});
