import { expect, it } from "vitest";
import { readShipped } from "../../scripts/coverage/shipped.ts";
import type { Mock } from "../../scripts/mock-intercom/mock.ts";
import { describeExamples, exampleConnector } from "./run.ts";
import * as triggers from "./triggers.ts";

describeExamples("triggers", { Triggers: triggers }, (open) => {
  /** A trigger that has polled once: what it then delivers within a minute of what happens. */
  async function started(
    { connection, mock }: ReturnType<typeof open>,
    id: keyof typeof triggers,
    given: Record<string, unknown> = {},
  ) {
    const trigger = connection.trigger(id, given);
    expect((await trigger.poll()).status).toBe(202);
    mock.clock.advance(60);
    return async (happens: () => void): Promise<unknown[]> => {
      happens();
      mock.clock.advance(60);
      const { items, result } = await trigger.poll();
      expect(result.findings).toEqual([]);
      return items;
    };
  }

  /** A conversation of a contact, and the teammate who works on it. */
  function startConversation({ workspace }: Mock) {
    const { id } = workspace.createContact({ role: "user", email: "ada@example.com" });
    const admin = workspace.adminAuthor(workspace.admins[0].id);
    const author = workspace.contactAuthor(id);
    const start = () => workspace.createConversation({ author, body: "Hello" }).id;
    return { workspace, admin, author, start };
  }

  it("deliver what the contract has, times as dates, by a nested time", async () => {
    const bench = open();
    const { workspace, admin, start } = startConversation(bench.mock);
    const id = start();
    const delivered = await started(bench, "WhenConversationClosed");
    expect(await delivered(() => workspace.closeConversation(id, admin))).toMatchObject([
      { id, state: "closed", statistics: { last_close_at: "2025-06-15T15:07:40.000Z" } },
    ]);
    expect(await delivered(() => {})).toEqual([]);
  });

  it.each([true, false])("are narrowed by what makers choose: %s", async (narrowed) => {
    const bench = open();
    const { workspace, admin, start } = startConversation(bench.mock);
    const [one, other] = [start(), start()];
    const tag = workspace.createTag("VIP").id;
    workspace.addTag("conversation", one, tag, admin.id);
    const delivered = await started(bench, "WhenConversationClosed", narrowed ? { tag } : {});
    const items = await delivered(() => {
      for (const id of [one, other]) workspace.closeConversation(id, admin);
    });
    expect(items).toMatchObject(narrowed ? [{ id: one }] : [{ id: one }, { id: other }]);
  });

  it("keep by a list of words that makers choose, one run a part, with its conversation", async () => {
    const bench = open();
    const { workspace, admin, author, start } = startConversation(bench.mock);
    const id = start();
    const kinds = ["note", "close"];
    const delivered = await started(bench, "WhenConversationPartAdded", { kinds });
    const items = await delivered(() => {
      workspace.replyToConversation(id, { kind: "comment", author, body: "Thanks" });
      workspace.replyToConversation(id, { kind: "note", author: admin, body: "Look" });
      workspace.closeConversation(id, admin);
    });
    expect(items).toMatchObject([
      { id, part: { part_type: "note", created_at: "2025-06-15T15:07:40.000Z" } },
      { id, part: { part_type: "close" } },
    ]);
  });

  it("refuse a word that is none, by the title of the parameter", async () => {
    const { connection } = open();
    const trigger = connection.trigger("WhenConversationPartAdded", { kinds: ["shout"] });
    const { status, result } = await trigger.poll();
    expect(status).toBe(400);
    expect(result.response.body).toContain("Kinds");
  });

  it("deliver a shape over item and part", async () => {
    const bench = open();
    const { workspace, admin, start } = startConversation(bench.mock);
    const conversation_id = start();
    const delivered = await started(bench, "WhenConversationSnoozed");
    const later = bench.mock.clock.now() + 3600;
    const items = await delivered(() =>
      workspace.snoozeConversation(conversation_id, admin, later),
    );
    expect(items).toEqual([{ id: expect.any(String), conversation_id, by: expect.any(String) }]);
  });

  it("poll a list of what the maker chose", async () => {
    const bench = open();
    const { workspace, clock } = bench.mock;
    const create = (email: string) => workspace.createContact({ role: "user", email }).id;
    const [contact_id, other] = [create("one@example.com"), create("other@example.com")];
    const delivered = await started(bench, "WhenContactEvent", { contact_id });
    const items = await delivered(() => {
      const created_at = Math.floor(clock.now());
      workspace.submitEvent({ contact: contact_id, event_name: "ordered", created_at });
      workspace.submitEvent({ contact: other, event_name: "paid", created_at });
    });
    expect(items).toMatchObject([
      { event_name: "ordered", created_at: "2025-06-15T15:07:40.000Z" },
    ]);
  });
});

it("the definition has what makers fill in: words with titles, lists, dropdowns, what is required", () => {
  const { artifacts } = exampleConnector({ Triggers: triggers });
  const { paths } = readShipped(String(artifacts.get("examples/apiDefinition.swagger.json")));
  const parameters = (path: string) => paths[path]?.get?.parameters;
  expect(parameters("/triggers/when-conversation-part-added")).toMatchObject([
    {
      name: "kinds",
      in: "query",
      type: "array",
      collectionFormat: "multi",
      "x-ms-summary": "Kinds",
      items: {
        type: "string",
        enum: ["comment", "note", "assignment", "close"],
      },
    },
    {
      name: "admin",
      type: "integer",
      "x-ms-summary": "Teammate",
      "x-ms-dynamic-values": { operationId: "ListTeammates" },
    },
    { name: "team", "x-ms-dynamic-values": { operationId: "ListTeams" } },
  ]);
  expect(parameters("/triggers/when-note-added")).toMatchObject([
    { name: "tag", required: true, "x-ms-dynamic-values": { operationId: "ListTags" } },
  ]);
  expect(parameters("/triggers/when-contact-replied")).toMatchObject([
    { name: "state", type: "string", enum: ["open", "closed", "snoozed"] },
  ]);
  expect(parameters("/triggers/when-contact-event")).toMatchObject([
    { name: "contact_id", required: true },
  ]);
});
