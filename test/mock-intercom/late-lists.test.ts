import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../scripts/common/json.ts";
import { createMock, type Mock, seedWorkspace } from "../../scripts/mock-intercom/mock.ts";
import { client, list, object } from "./client.ts";

const START = 1_750_000_000;

const late = (delay: number) =>
  createMock({ now: START, indexDelay: [delay, delay], listDelay: [delay, delay] });

const asked = (mock: Mock, call: string, under: string, body?: Json) => async () =>
  list((await client(mock)(call, body)).json[under]);

/** What a list or search gives, and how something new gets into it; ids are what they differ by. */
const POLLED: readonly {
  name: string;
  call: (mock: Mock) => string;
  body?: JsonObject;
  under: string;
  make(mock: Mock): void;
}[] = [
  {
    name: "contacts",
    call: () => "POST /contacts/search",
    body: { query: { field: "role", operator: "=", value: "lead" } },
    under: "data",
    make: ({ workspace }) => void workspace.createContact({ role: "lead" }),
  },
  {
    name: "conversations",
    call: () => "POST /conversations/search",
    body: { query: { field: "created_at", operator: ">", value: START } },
    under: "conversations",
    make: ({ workspace }) => void workspace.createConversation({ author: null, source: null }),
  },
  {
    name: "listed conversations",
    call: () => "GET /conversations",
    under: "conversations",
    make: ({ workspace }) => void workspace.createConversation({ author: null, source: null }),
  },
  {
    name: "tickets",
    call: () => "POST /tickets/search",
    body: { query: { field: "updated_at", operator: ">", value: START } },
    under: "tickets",
    make({ workspace }) {
      const { id } = workspace.createTicketType({ name: "Request", category: "Customer" });
      workspace.createTicket({ ticket_type_id: id, contact: { email: "ada@example.com" } });
    },
  },
  {
    name: "deleted conversations",
    call: () => "GET /conversations/deleted",
    under: "conversations",
    make({ workspace }) {
      const { id } = workspace.createConversation({ author: null, source: null });
      workspace.deleteConversation(id, true);
    },
  },
  {
    name: "articles",
    call: () => "GET /articles",
    under: "data",
    make: ({ workspace }) =>
      void workspace.createArticle({ title: "Hello", author_id: Number(workspace.admins[0].id) }),
  },
  {
    name: "macros",
    call: () => "GET /macros",
    under: "data",
    make: ({ workspace }) => void workspace.createMacro({ name: "Hello", body: "<p>Hello</p>" }),
  },
  {
    name: "events",
    call({ workspace }) {
      const user = workspace.contactWithExternalId("7");
      const { id } = user ?? workspace.createContact({ external_id: "7" });
      return `GET /events?type=user&intercom_user_id=${id}`;
    },
    under: "events",
    make({ workspace }) {
      const contact = workspace.contactWithExternalId("7")?.id ?? "";
      workspace.submitEvent({ contact, event_name: "signed-in", created_at: workspace.now() });
    },
  },
  {
    name: "activity logs",
    call: () => `GET /admins/activity_logs?created_at_after=${START}`,
    under: "activity_logs",
    make: ({ workspace }) =>
      void workspace.recordActivity({
        activity_type: "admin_login_success",
        activity_description: "Ada logged in.",
      }),
  },
  {
    name: "calls",
    call: () => "GET /calls",
    under: "data",
    make: ({ workspace }) => void workspace.createCall({ direction: "inbound" }),
  },
];

for (const { name, call, body, under, make } of POLLED) {
  test(`${name} are seen only after their delay, in a restored mock too`, async () => {
    const mock = late(15);
    const look = (at: Mock) => asked(at, call(at), under, body)();
    await look(mock);
    make(mock);
    expect(await look(mock)).toEqual([]);
    mock.clock.advance(14.9);
    const other = createMock();
    other.restore(JSON.parse(JSON.stringify(mock.snapshot())));
    for (const one of [mock, other]) {
      expect(await look(one)).toEqual([]);
      one.clock.advance(0.1);
      expect(await look(one)).toHaveLength(1);
    }
  });
}

test("a changed macro or call is seen as it was before until the delay has passed", async () => {
  const mock = late(0);
  const { workspace } = mock;
  const macro = workspace.createMacro({ name: "one", body: "" });
  const ringing = workspace.createCall({ direction: "inbound" });
  mock.clock.advance(10);
  workspace.updateMacro(macro.id, { name: "one, changed" }, { indexDelay: 20 });
  workspace.changeCall(ringing.id, { kind: "ended" }, { indexDelay: 20 });
  const macros = asked(mock, `GET /macros?updated_since=${START + 9}`, "data");
  const calls = asked(mock, "GET /calls", "data");
  expect(await macros()).toEqual([]);
  expect(await calls()).toMatchObject([{ state: "ringing" }]);
  expect((await client(mock)(`GET /calls/${ringing.id}`)).json.state).toBe("completed");
  mock.clock.advance(20);
  expect(await macros()).toMatchObject([{ name: "one, changed" }]);
  expect(await calls()).toMatchObject([{ state: "completed" }]);
});

test("a changed article moves to the top of the list only after the delay", async () => {
  const mock = late(20);
  const { workspace } = mock;
  const author_id = Number(workspace.admins[0].id);
  const make = (title: string) => {
    mock.clock.advance(1);
    return workspace.createArticle({ title, author_id }).id;
  };
  const ids = [make("one"), make("two")];
  mock.clock.advance(20);
  workspace.updateArticle(ids[0] ?? "", { title: "one, changed", state: "published" });
  const articles = asked(mock, "GET /articles", "data");
  const seen = async () => (await articles()).map(({ title, state }) => `${title}, ${state}`);
  expect(await seen()).toEqual(["two, draft", "one, draft"]);
  mock.clock.advance(20);
  expect(await seen()).toEqual(["one, changed, published", "two, draft"]);
});

test("an article shows nothing that is gone, however late it is", async () => {
  const mock = late(60);
  const { workspace } = mock;
  const call = client(mock);
  const { id: parent } = workspace.createCollection({ name: "Basics" });
  const author_id = Number(workspace.admins[0].id);
  workspace.createArticle({ title: "one", author_id, parent_id: parent });
  mock.clock.advance(60);
  await call(`DELETE /help_center/collections/${parent}`);
  expect(list((await call("GET /articles")).json.data)).toMatchObject([{ parent_ids: [] }]);
});

test("what is seeded is seen at once", async () => {
  const mock = late(300);
  seedWorkspace(mock, { contacts: 3, articles: 2, calls: 2, activity_logs: 2, events: 2 });
  const call = client(mock);
  for (const [path, under] of [
    ["/articles", "data"],
    ["/calls", "data"],
    ["/macros", "data"],
    ["/admins/activity_logs?created_at_after=0", "activity_logs"],
  ] as const) {
    expect(list((await call(`GET ${path}`)).json[under]), path).not.toEqual([]);
  }
});

test("pages of numbered lists shift while they are read: what changes meanwhile comes twice or not at all", async () => {
  const mock = late(0);
  const { workspace } = mock;
  const author_id = Number(workspace.admins[0].id);
  const ids = ["one", "two", "three", "four"].map((title) => {
    mock.clock.advance(1);
    return workspace.createArticle({ title, author_id }).id;
  });
  const call = client(mock);
  const page = async (number: number) => {
    const { json } = await call(`GET /articles?per_page=2&page=${number}`);
    return list(json.data).map(({ title }) => title);
  };
  expect(await page(1)).toEqual(["four", "three"]);
  mock.clock.advance(1);
  workspace.updateArticle(ids[0] ?? "", { description: "changed" });
  expect(await page(2)).toEqual(["three", "two"]);
  workspace.deleteArticle(ids[3] ?? "");
  expect(await page(2)).toEqual(["two"]);
});

test("pages of lists with cursors go on behind the last that was shown, whatever changes", async () => {
  const mock = late(0);
  const { workspace } = mock;
  const ids = [1, 2, 3, 4].map(() => {
    mock.clock.advance(1);
    return workspace.createConversation({ author: null, source: null }).id;
  });
  const call = client(mock);
  const page = async (after?: Json) => {
    const { json } = await call("POST /conversations/search", {
      query: { field: "updated_at", operator: ">", value: START },
      sort: { field: "updated_at", order: "descending" },
      pagination: { per_page: 2, ...(after !== undefined && { starting_after: after }) },
    });
    const next = object(json.pages).next;
    return {
      ids: list(json.conversations).map(({ id }) => id),
      next: next === undefined ? undefined : object(next).starting_after,
    };
  };
  const first = await page();
  expect(first.ids).toEqual([ids[3], ids[2]]);
  mock.clock.advance(1);
  workspace.updateConversation(ids[0] ?? "", { read: true });
  expect((await page(first.next)).ids).toEqual([ids[1]]);
});
