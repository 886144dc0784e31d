import { describe, expect, test } from "vitest";
import {
  createMock,
  type Mock,
  SEED_KINDS,
  SEED_PRESETS,
  type SeedCounts,
  seedWorkspace,
  sizesOf,
} from "../../scripts/mock-intercom/mock.ts";
import { client } from "./client.ts";

const NOW = 1_750_000_000;
const MANY: SeedCounts = Object.fromEntries(SEED_KINDS.map((kind) => [kind, 100]));

function seeded(counts: SeedCounts, seed?: number): Mock {
  const mock = createMock({ now: NOW });
  seedWorkspace(mock, counts, seed);
  return mock;
}

describe("seeding", () => {
  test("makes as many of each as was asked for", () => {
    expect(sizesOf(seeded(MANY).workspace)).toEqual(MANY);
    expect(sizesOf(seeded(SEED_PRESETS).workspace)).toEqual(SEED_PRESETS);
  });

  test("the same seed gives the same workspace, another seed another one", () => {
    const state = (seed: number) => JSON.stringify(seeded(MANY, seed).snapshot());
    expect(state(7)).toBe(state(7));
    expect(state(8)).not.toBe(state(7));
  });

  test("more of one kind changes nothing about the others but their ids", () => {
    const emails = (counts: SeedCounts) =>
      [...seeded(counts).workspace.contacts.values()].map(({ email, created_at }) => [
        email,
        created_at,
      ]);
    const bodies = (counts: SeedCounts) =>
      [...seeded(counts).workspace.conversations.values()].map(({ source }) => source?.body);
    const more = { ...SEED_PRESETS, tags: 9, companies: 30, tickets: 40, events: 90 };
    expect(emails(more)).toEqual(emails(SEED_PRESETS));
    expect(bodies(more)).toEqual(bodies(SEED_PRESETS));
  });

  test("adds to what is there, and sets up only what is missing", () => {
    const mock = seeded(SEED_PRESETS);
    const { workspace } = mock;
    const { name } = workspace.updateMacro(workspace.visibleMacros()[0]?.id ?? "", {
      name: "Mine",
    });
    const before = { macros: workspace.visibleMacros(), types: [...workspace.ticketTypes] };
    seedWorkspace(mock, SEED_PRESETS, 2);
    const twice = Object.entries(SEED_PRESETS).map(([kind, count]) => [kind, 2 * count]);
    expect(sizesOf(workspace)).toEqual(Object.fromEntries(twice));
    expect(workspace.visibleMacros()).toEqual(before.macros);
    expect(workspace.visibleMacros().map((macro) => macro.name)).toContain(name);
    expect([...workspace.ticketTypes]).toEqual(before.types);
  });

  test("leaves a workspace alone that nobody seeds", () => {
    const { workspace } = createMock();
    expect(new Set(Object.values(sizesOf(workspace)))).toEqual(new Set([0]));
    expect(workspace.visibleMacros()).toEqual([]);
    expect(workspace.ticketTypes.size).toBe(3);
  });

  test("makes a few contacts for what belongs to contacts, unless there are to be none", () => {
    const some = seeded({ notes: 3 }).workspace;
    expect(some.contacts.size).toBeGreaterThan(0);
    expect(some.notes.size).toBe(3);
    const none = seeded({ contacts: 0, notes: 3, tickets: 3, events: 3, calls: 3 }).workspace;
    expect(new Set(Object.values(sizesOf(none)))).toEqual(new Set([0]));
  });

  test("is searchable at once, whatever the delay of the index", async () => {
    const mock = createMock({ now: NOW, indexDelay: [600, 900] });
    seedWorkspace(mock, MANY);
    const request = { query: { field: "created_at", operator: ">", value: 0 } };
    for (const kind of ["contacts", "conversations", "tickets"]) {
      const { json } = await client(mock)(`POST /${kind}/search`, request);
      expect(json.total_count).toBe(100);
    }
    // As they are after all that has happened to them.
    const closed = { query: { field: "state", operator: "=", value: "closed" } };
    const { json } = await client(mock)("POST /conversations/search", closed);
    const { conversations } = mock.workspace;
    expect(json.total_count).toBe(
      [...conversations.values()].filter(({ state }) => state === "closed").length,
    );
  });

  test.each([0, 1000, 1_750_000_000.5])("works at %s seconds, too", (now) => {
    const mock = createMock({ now });
    seedWorkspace(mock, SEED_PRESETS);
    expect(sizesOf(mock.workspace)).toEqual(SEED_PRESETS);
  });

  test("posts no webhooks and does not move the clock", async () => {
    const mock = createMock({
      now: NOW,
      webhooks: [
        { url: "https://example.com/hook", topics: ["conversation.user.created"], secret: "s" },
      ],
      deliver: async () => 200,
    });
    await mock.webhooks.settled();
    const before = mock.webhooks.deliveries.length;
    seedWorkspace(mock, MANY);
    await mock.webhooks.settled();
    expect(mock.webhooks.deliveries).toHaveLength(before);
    expect(mock.clock.now()).toBe(NOW);
  });
});

describe("of seeded data,", () => {
  const { workspace } = seeded(MANY);
  const conversations = [...workspace.conversations.values()];
  const tickets = [...workspace.tickets.values()];

  test("everything happened in the year before now, and changed after it was made", () => {
    const records = [
      ...conversations,
      ...tickets,
      ...workspace.contacts.values(),
      ...workspace.companies.values(),
      ...workspace.articles.values(),
      ...workspace.internalArticles.values(),
      ...workspace.newsItems.values(),
      ...workspace.customObjects.values(),
      ...workspace.calls.values(),
    ];
    for (const { created_at, updated_at } of records) {
      expect(created_at).toBeGreaterThanOrEqual(NOW - 365 * 86_400);
      expect(updated_at).toBeGreaterThanOrEqual(created_at);
      expect(updated_at).toBeLessThanOrEqual(NOW);
    }
  });

  test("the parts of conversations and tickets are in the order of their times", () => {
    for (const { created_at, updated_at, parts } of [...conversations, ...tickets]) {
      const times = [created_at, ...parts.map((part) => part.created_at), updated_at];
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  test("conversations, tickets, notes and events are of contacts who were there", () => {
    const there = (contact: string | undefined, time: number) => {
      expect(workspace.contacts.get(contact ?? "")?.created_at).toBeLessThanOrEqual(time);
    };
    for (const { contacts, created_at } of [...conversations, ...tickets]) {
      there(contacts[0], created_at);
    }
    for (const { contact, company, created_at } of workspace.notes.values()) {
      if (company === undefined) there(contact, created_at);
    }
    for (const { contact, created_at } of workspace.dataEvents.values()) there(contact, created_at);
  });

  test("conversations are of every kind", () => {
    const has = (what: (one: (typeof conversations)[number]) => boolean) =>
      expect(conversations.some(what)).toBe(true);
    for (const state of ["open", "closed", "snoozed"]) has((one) => one.state === state);
    for (const type of ["conversation", "email", "whatsapp"])
      has(({ source }) => source?.type === type);
    for (const type of ["comment", "note", "assignment", "close", "snoozed"]) {
      has(({ parts }) => parts.some(({ part_type }) => part_type === type));
    }
    for (const author of ["user", "lead", "admin", "bot"]) {
      has(({ parts }) => parts.some((part) => part.author.type === author));
    }
    has(({ tags }) => tags.length > 0);
    has(({ linked }) => linked.length > 0);
    has(({ priority }) => priority === "urgent");
    has(({ custom_attributes }) => custom_attributes.Topic !== undefined);
    has(
      ({ statistics }) => statistics.count_reopens > 0 || statistics.time_to_admin_reply !== null,
    );
    expect(workspace.sideConversations).not.toEqual([]);
    expect(workspace.deletedConversations.size).toBe(5);
  });

  test("who is snoozed is so until some time to come", () => {
    for (const { snoozed_until } of [...conversations, ...tickets]) {
      if (snoozed_until !== null) expect(snoozed_until).toBeGreaterThan(NOW);
    }
  });

  test("a ticket has a state and attributes of its type", () => {
    for (const ticket of tickets) {
      const { states, attributes } = workspace.existingTicketType(ticket.ticket_type_id);
      expect(states).toContain(ticket.ticket_state_id);
      for (const id of Object.keys(ticket.attributes)) {
        expect(attributes.map((attribute) => attribute.id)).toContain(id);
      }
    }
    const of = (key: "category" | "ticket_type_id" | "ticket_state_id") =>
      new Set(tickets.map((ticket) => ticket[key])).size;
    expect([of("category"), of("ticket_type_id")]).toEqual([3, 5]);
    expect(of("ticket_state_id")).toBe(workspace.ticketStates.size);
  });

  test("some tickets were conversations, some are linked to one, and both know of it", () => {
    expect(tickets.some(({ id }) => workspace.conversations.has(id))).toBe(true);
    const linked = tickets.filter((ticket) => ticket.linked.length > 0);
    expect(linked).not.toEqual([]);
    for (const { id, linked: others } of linked) {
      for (const other of others) {
        const back = workspace.existingConversation(other.id).linked.map((one) => one.id);
        expect(back).toContain(id);
      }
    }
  });

  test("articles are in collections, some are drafts, some have changes to come", () => {
    const articles = [...workspace.articles.values()];
    const states = new Set(articles.map(({ contents }) => contents[0].state));
    expect(states).toEqual(new Set(["published", "draft"]));
    expect(articles.some(({ contents }) => contents[0].draft !== null)).toBe(true);
    const collections = new Set(articles.map(({ parent_id }) => parent_id));
    expect(collections).toEqual(new Set([null, ...workspace.collections.keys()]));
  });
});
