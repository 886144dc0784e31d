import { expect, it } from "vitest";
import { seedWorkspace } from "../../scripts/mock-intercom/seed.ts";
import { errorOf, type Workbench } from "../connector/workbench.ts";
import * as planned from "./planned.ts";
import { describeExamples } from "./run.ts";

const calls = ({ mock }: Workbench) => mock.journal.map(({ method, path }) => `${method} ${path}`);

/** Calls an action, and checks what it answers against the definition. */
async function answerOf(
  { connection }: Workbench,
  id: keyof typeof planned,
  parameters: Parameters<Workbench["connection"]["call"]>[1],
) {
  const { response, body, findings } = await connection.call(id, parameters);
  expect({ status: response.status, findings }).toEqual({ status: 200, findings: [] });
  return body;
}

describeExamples("planned actions", { Planned: planned }, (open) => {
  const opened = () => {
    const bench = open();
    const ada = bench.mock.workspace.createContact({
      role: "user",
      email: "ada@example.com",
      external_id: "a-1",
      name: "Ada",
    });
    return { ...bench, ada };
  };

  it("create first, with the inputs that the contract describes", async () => {
    const bench = open();
    const body = await answerOf(bench, "UpsertUser", {
      "body/email": "ada@example.com",
      "body/avatar": "https://example.com/ada.png",
      "body/signed_up_at": "2026-03-01T09:00:00+01:00",
      "body/unsubscribed_from_emails": "true",
    });
    expect(body).toMatchObject({
      role: "user",
      avatar: { image_url: "https://example.com/ada.png" },
      signed_up_at: "2026-03-01T08:00:00.000Z",
      created_at: "2025-06-15T15:06:40.000Z",
      unsubscribed_from_emails: true,
    });
    expect(calls(bench)).toEqual(["POST /contacts"]);
  });

  it("take the id of what is there from the failure, and update that", async () => {
    const bench = opened();
    const body = await answerOf(bench, "UpsertUser", {
      "body/external_id": "a-1",
      "body/phone": "+15550001",
    });
    expect(body).toMatchObject({ id: bench.ada.id, name: "Ada", phone: "+15550001" });
    expect(calls(bench)).toEqual(["POST /contacts", `PUT /contacts/${bench.ada.id}`]);
  });

  it("convert dates among attributes in each call that sends them, and ask for their names only then", async () => {
    const bench = opened();
    seedWorkspace(bench.mock, { contacts: 2 });
    const attributes = { trial_ends_at: "2026-03-01T09:00:00+01:00", seats: 5 };
    const asked = (rest: object) => ({ "body/email": "ada@example.com", ...rest });
    const sent = asked({ "body/custom_attributes": attributes });
    expect(await answerOf(bench, "UpsertUser", sent)).toMatchObject({
      id: bench.ada.id,
      custom_attributes: { trial_ends_at: 1772352000, seats: 5 },
    });
    expect(calls(bench)).toEqual([
      "GET /data_attributes",
      "POST /contacts",
      "GET /data_attributes",
      `PUT /contacts/${bench.ada.id}`,
    ]);
    bench.mock.journal.length = 0;
    await answerOf(bench, "UpsertUser", asked({ "body/name": "Ada L." }));
    expect(calls(bench)).toEqual(["POST /contacts", `PUT /contacts/${bench.ada.id}`]);
  });

  it("end with an error of their own, before a call or after one", async () => {
    const bench = opened();
    const nothing = await bench.connection.call("UpsertUser", { "body/name": "Ada" });
    expect([nothing.response.status, errorOf(nothing.body).message]).toEqual([
      400,
      "Fill in Email or External Id.",
    ]);
    expect(calls(bench)).toEqual([]);
    bench.mock.workspace.archiveContact(bench.ada.id);
    const archived = await bench.connection.call("UpsertUser", { "body/email": "ada@example.com" });
    expect([archived.response.status, errorOf(archived.body)]).toEqual([
      409,
      expect.objectContaining({
        code: "contact_archived",
        message: "An archived contact has this address. Unarchive it first.",
      }),
    ]);
  });

  it("say by title what an input of the contract cannot be", async () => {
    const { connection } = open();
    const bad = await connection.call("UpsertUser", {
      "body/email": "ada@example.com",
      "body/signed_up_at": "soon",
    });
    expect([bad.response.status, errorOf(bad.body).message]).toEqual([
      400,
      expect.stringContaining("Signed Up At"),
    ]);
  });

  it("create only what a search does not find", async () => {
    const bench = open();
    const asked = { "body/email": "lee@example.com", "body/name": "Lee" };
    const made = await answerOf(bench, "FindOrCreateLead", asked);
    expect(made).toMatchObject({ role: "lead", name: "Lee" });
    const found = await answerOf(bench, "FindOrCreateLead", { "body/email": "lee@example.com" });
    expect(found).toMatchObject({ id: (made as { id: string }).id, name: "Lee" });
    expect(calls(bench)).toEqual([
      "POST /contacts/search",
      "POST /contacts",
      "POST /contacts/search",
    ]);
  });

  it("find an item in a list, and make what is not in it", async () => {
    const bench = opened();
    const vip = bench.mock.workspace.createTag("VIP");
    const tag = (given: string) =>
      answerOf(bench, "TagContact", { contact_id: bench.ada.id, "body/tag_id": given });
    expect(await tag(vip.id)).toMatchObject({ id: vip.id, name: "VIP" });
    expect(await tag("VIP")).toMatchObject({ id: vip.id });
    expect(await tag("New")).toMatchObject({ name: "New" });
    expect(calls(bench).filter((one) => one === "POST /tags")).toHaveLength(1);
  });

  it("do what the guide says", async () => {
    const bench = open();
    const made = await answerOf(bench, "FindOrCreateTag", { "body/name": "VIP" });
    expect(await answerOf(bench, "FindOrCreateTag", { "body/name": "VIP" })).toMatchObject({
      id: (made as { id: string }).id,
    });
    expect(calls(bench)).toEqual(["GET /tags", "POST /tags", "GET /tags"]);
  });

  it("answer several things side by side, with times as makers write them", async () => {
    const bench = opened();
    const { id } = bench.mock.workspace.createConversation({
      author: { type: "user", id: bench.ada.id },
      body: "Hello",
    });
    expect(
      await answerOf(bench, "GetConversationWithContact", { conversation_id: id }),
    ).toMatchObject({
      conversation: { id, created_at: "2025-06-15T15:06:40.000Z" },
      contact: { id: bench.ada.id, created_at: "2025-06-15T15:06:40.000Z" },
    });
  });

  it("go on without what is not there", async () => {
    const bench = open({
      via: (send) => async (request) =>
        request.url.includes("/contacts/")
          ? { status: 404, headers: {}, body: '{"type":"error.list","errors":[]}' }
          : send(request),
    });
    const author = bench.mock.workspace.createContact({ role: "user", email: "a@example.com" });
    const { id } = bench.mock.workspace.createConversation({
      author: { type: "user", id: author.id },
      body: "Hello",
    });
    expect(
      await answerOf(bench, "GetConversationWithContact", { conversation_id: id }),
    ).toMatchObject({ conversation: { id }, contact: null });
  });

  it("answer only some items of a list", async () => {
    const bench = opened();
    const { workspace } = bench.mock;
    const { id } = workspace.createConversation({
      author: { type: "user", id: bench.ada.id },
      body: "Hello",
    });
    const [{ id: by, name, email }] = workspace.admins;
    const author = { type: "admin" as const, id: by, name, email };
    workspace.replyToConversation(id, { kind: "comment", author, body: "Hi" });
    workspace.replyToConversation(id, { kind: "note", author, body: "A regular." });
    expect(await answerOf(bench, "ListConversationNotes", { conversation_id: id })).toMatchObject([
      {
        part_type: "note",
        body: expect.stringContaining("A regular."),
        created_at: "2025-06-15T15:06:40.000Z",
      },
    ]);
  });

  it("make an object of a list", async () => {
    const bench = open();
    await answerOf(bench, "UpsertCustomObject", {
      custom_object_type_identifier: "Order",
      "body/external_id": "o-1",
      "body/external_created_at": "2026-03-01",
      "body/attributes": [
        { name: "status", value: "open" },
        { name: "", value: "nobody's" },
        { name: "status", value: "paid" },
        { name: "number", value: 7 },
      ],
    });
    expect([...bench.mock.workspace.customObjects.values()]).toMatchObject([
      {
        external_id: "o-1",
        external_created_at: 1772323200,
        custom_attributes: { status: "paid", number: "7" },
      },
    ]);
  });

  it("read many pages, look words up, and sort what they find", async () => {
    const bench = open();
    const { workspace } = bench.mock;
    for (let number = 1; number <= 160; number++) {
      workspace.createContact({ role: "user", email: `${number}@example.com` });
    }
    const nameless = workspace.createContact({ role: "lead", name: "Nobody" });
    const left = workspace.createContact({ role: "lead", email: "left@example.com" });
    const sorted = async (role: string, rest = {}) =>
      (await answerOf(bench, "SortContacts", { role, known: [left.id], ...rest })) as {
        with_email: object[];
        without_email: string[];
        since: number | null;
      };
    const everybody = await sorted("any", { day: "2026-03-01" });
    expect(everybody.with_email).toHaveLength(160);
    expect(everybody.with_email[0]).toEqual({
      id: expect.any(String),
      name: expect.stringMatching(/^<[0-9]+@example\.com>$/),
      created: "1750000000",
    });
    expect([everybody.without_email, everybody.since]).toEqual([[nameless.id], 1772323200]);
    expect(calls(bench)).toHaveLength(2);
    expect(await sorted("lead")).toEqual({
      with_email: [],
      without_email: [nameless.id],
      since: null,
    });
    expect(await sorted("lead", { since: "2026-03-01" })).toMatchObject({ without_email: [] });
  });

  it("give the parameters of the path back where nothing else is answered", async () => {
    const bench = open();
    const { id } = bench.mock.workspace.createTag("VIP");
    expect(await answerOf(bench, "ForgetTag", { tag_id: id })).toEqual({ tag_id: id });
    expect(await answerOf(bench, "ForgetTag", { tag_id: id })).toEqual({ tag_id: id });
    expect(bench.mock.workspace.tags.size).toBe(0);
  });
});
