import { describe, expect, test } from "vitest";
import type { Json } from "../../scripts/common/json.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { createCalendar } from "../../scripts/mock-intercom/search/days.ts";
import { at, client, errorOf, list } from "./client.ts";

function setUp(timezone = "Etc/UTC") {
  const mock = createMock({ now: at("2025-06-15T12:00:00Z"), timezone });
  const call = client(mock);
  return {
    mock,
    workspace: mock.workspace,
    call,
    search: (query: Json, rest: Record<string, Json> = {}) =>
      call("POST /contacts/search", { query, ...rest }),
    async names(query: Json) {
      const { json } = await call("POST /contacts/search", { query });
      const names = list(json.data).map(({ name }) => String(name));
      expect(json.total_count).toBe(names.length);
      return names.sort();
    },
  };
}

const filter = (field: string, operator: string, value: Json) => ({ field, operator, value });
const group = (operator: "AND" | "OR", ...value: Json[]) => ({ operator, value });

describe("the query grammar", () => {
  const ada = { role: "user", email: "ada@example.com", name: "Ada", external_id: "1" } as const;
  const ben = { role: "user", email: "ben@test.org", name: "Ben", phone: "+353" } as const;
  const cleo = { role: "lead", email: null, name: "Cleo" } as const;

  test.each<[string, Json, string[]]>([
    ["=", filter("role", "=", "lead"), ["Cleo"]],
    ["!=", filter("role", "!=", "lead"), ["Ada", "Ben"]],
    ["IN", filter("name", "IN", ["ada", "Cleo"]), ["Ada", "Cleo"]],
    ["NIN", filter("name", "NIN", ["ada", "Cleo"]), ["Ben"]],
    ["~", filter("email", "~", "EXAMPLE"), ["Ada"]],
    ["!~", filter("email", "!~", "example"), ["Ben", "Cleo"]],
    ["^", filter("email", "^", "ben"), ["Ben"]],
    ["$", filter("email", "$", ".org"), ["Ben"]],
    ["= null", filter("email", "=", null), ["Cleo"]],
    ["!= null", filter("phone", "!=", null), ["Ben"]],
    ["email_domain", filter("email_domain", "=", "example.com"), ["Ada"]],
    ["boolean", filter("unsubscribed_from_emails", "=", false), ["Ada", "Ben", "Cleo"]],
    ["OR", group("OR", filter("name", "=", "Ada"), filter("role", "=", "lead")), ["Ada", "Cleo"]],
    ["AND", group("AND", filter("role", "=", "user"), filter("name", "=", "Ben")), ["Ben"]],
    [
      "two levels",
      group(
        "AND",
        group("OR", filter("name", "=", "Ada"), filter("name", "=", "Ben")),
        group("OR", filter("external_id", "=", "1"), filter("role", "=", "lead")),
      ),
      ["Ada"],
    ],
    [
      "a group and a filter side by side",
      group(
        "AND",
        group("OR", filter("name", "=", "Ada"), filter("name", "=", "Cleo")),
        filter("role", "=", "user"),
      ),
      ["Ada"],
    ],
    ["no value, which is null", { field: "email", operator: "=" }, ["Cleo"]],
  ])("%s finds exactly what it should", async (_, query, expected) => {
    const { workspace, names } = setUp();
    for (const contact of [ada, ben, cleo]) workspace.createContact(contact);
    expect(await names(query)).toEqual(expected);
  });

  test("contacts are found by tag, and by custom attribute", async () => {
    const { workspace, names } = setUp();
    workspace.defineAttribute("seats", "integer");
    const tag = workspace.createTag("VIP");
    workspace.createContact({ ...ada, tags: [tag.id], custom_attributes: { seats: 5 } });
    workspace.createContact(ben);
    expect(await names(filter("tag_id", "=", tag.id))).toEqual(["Ada"]);
    expect(await names(filter("tag_id", "!=", tag.id))).toEqual(["Ben"]);
    expect(await names(filter("custom_attributes.seats", ">", 4))).toEqual(["Ada"]);
    expect(await names(filter("custom_attributes.seats", ">", 5))).toEqual([]);
  });

  const nested = (depth: number): Json =>
    depth === 0 ? filter("role", "=", "user") : group("AND", nested(depth - 1));
  const many = (count: number) =>
    group("OR", ...Array.from({ length: count }, () => filter("role", "=", "user")));

  test.each<[string, Json, number]>([
    ["two levels of groups", nested(2), 200],
    ["three levels of groups", nested(3), 400],
    ["15 filters in a group", many(15), 200],
    ["16 filters in a group", many(16), 400],
    ["an empty group", group("AND"), 400],
    ["an unknown field", filter("shoe_size", "=", 44), 400],
    ["an unknown operator", filter("name", "LIKE", "a"), 400],
    ["an operator that the type does not have", filter("name", ">", "a"), 400],
    ["a value of the wrong type", filter("name", "=", 4), 400],
    ["a list for a single value", filter("name", "=", ["a"]), 400],
    ["a single value for a list", filter("name", "IN", "a"), 400],
    ["no value for a list", { field: "name", operator: "IN" }, 400],
    ["a time that is none", filter("created_at", ">", "foobar"), 400],
    ["a time beyond all calendars", filter("created_at", ">", 9e15), 400],
    ["a time as text", filter("created_at", ">", "1306054154"), 200],
    ["IN on a tag", filter("tag_id", "IN", ["1"]), 400],
    ["null", null, 400],
  ])("%s is answered %3$i", async (_, query, status) => {
    const { search } = setUp();
    expect((await search(query)).status).toBe(status);
  });

  test("an unknown field is named by the error", async () => {
    const { search } = setUp();
    expect(errorOf(await search(filter("shoe_size", "=", 44)))).toMatchObject({
      code: "invalid_field",
      message: "Invalid field 'shoe_size'",
    });
  });

  test("<= and >= came with 2.16", async () => {
    const { call, workspace } = setUp();
    workspace.defineAttribute("seats", "integer");
    const query = filter("custom_attributes.seats", ">=", 1);
    const ask = async (version: string) =>
      (await call("POST /contacts/search", { query }, { headers: { "intercom-version": version } }))
        .status;
    expect(await ask("2.16")).toBe(200);
    expect(await ask("2.15")).toBe(400);
  });

  test("a sort order is ascending or descending and nothing else", async () => {
    const { search, workspace, mock } = setUp();
    for (const name of ["a", "b", "c"]) {
      workspace.createContact({ role: "lead", name });
      mock.clock.advance(0.2);
    }
    const order = async (sort: Json) =>
      list((await search(filter("role", "=", "lead"), { sort })).json.data)
        .map(({ name }) => name)
        .join("");
    expect(await order({ field: "created_at", order: "ascending" })).toBe("abc");
    expect(await order({ field: "created_at", order: "descending" })).toBe("cba");
    expect(await order({ field: "name" })).toBe("cba");
    const refused = await search(filter("role", "=", "lead"), {
      sort: { field: "created_at", order: "desc" },
    });
    expect(errorOf(refused)).toEqual({
      status: 400,
      code: "invalid_sort_order",
      message: "Invalid sort order 'desc'. Must be one of: ascending, descending",
    });
  });
});

test("ids are found as numbers, too; other texts are not", async () => {
  const { call, workspace, search } = setUp();
  const owner_id = workspace.admins[0].id;
  const ada = workspace.createContact({ role: "user", external_id: "25", owner_id });
  const tag = workspace.createTag("VIP");
  await call(`POST /contacts/${ada.id}/tags`, { id: tag.id });
  const author = { type: "user", id: ada.id } as const;
  const { id } = workspace.createConversation({ author, body: "Hello" });
  for (const wanted of [
    filter("external_id", "=", 25),
    filter("owner_id", "IN", [Number(owner_id)]),
    filter("tag_id", "=", Number(tag.id)),
    group("OR", filter("external_id", "=", 7), filter("owner_id", "=", Number(owner_id))),
  ]) {
    expect((await search(wanted)).json.total_count, JSON.stringify(wanted)).toBe(1);
  }
  const found = await call("POST /conversations/search", { query: filter("id", "=", Number(id)) });
  expect(found.json.total_count).toBe(1);
  for (const wrong of [filter("name", "=", 25), filter("external_id", "=", 2.5)]) {
    expect(errorOf(await search(wrong))).toMatchObject({ status: 400, code: "parameter_invalid" });
  }
});

test("conversations are paged through by their ids, as the Singer tap does", async () => {
  const { call, workspace } = setUp();
  const author = { type: "user", id: workspace.createContact({ role: "user" }).id } as const;
  const made = ["a", "b", "c"].map((body) => workspace.createConversation({ author, body }).id);
  const ids = async (...filters: Json[]) => {
    const sort = { field: "id", order: "ascending" };
    const query = group("AND", group("OR", ...filters), filter("created_at", ">", 0));
    const { json } = await call("POST /conversations/search", { query, sort });
    return list(json.conversations).map(({ id }) => id);
  };
  expect(await ids(filter("id", ">", ""), filter("id", "=", ""))).toEqual(made);
  const [first = "", second = "", third = ""] = made;
  expect(await ids(filter("id", ">", second), filter("id", "=", second))).toEqual([second, third]);
  expect(await ids(filter("id", ">", Number(second)))).toEqual([third]);
  expect(await ids(filter("id", "<", second))).toEqual([first]);
  // By number, not by text.
  expect(await ids(filter("id", ">", "9"))).toEqual(made);
  const wrong = await call("POST /conversations/search", { query: filter("source.id", ">", "1") });
  expect(errorOf(wrong)).toMatchObject({ status: 400, code: "parameter_invalid" });
});

describe("contacts match times by calendar day in the workspace's time zone", () => {
  const zones: [string, string, Record<string, string>][] = [
    [
      "Etc/UTC",
      "2025-03-09T09:00:00Z",
      {
        before: "2025-03-08T23:59:59Z",
        first: "2025-03-09T00:00:00Z",
        last: "2025-03-09T23:59:59Z",
        after: "2025-03-10T00:00:00Z",
      },
    ],
    [
      // 23 hours long: the clocks go forward at 02:00.
      "America/Los_Angeles",
      "2025-03-09T20:00:00Z",
      {
        before: "2025-03-09T07:59:59Z",
        first: "2025-03-09T08:00:00Z",
        last: "2025-03-10T06:59:59Z",
        after: "2025-03-10T07:00:00Z",
      },
    ],
    [
      // 25 hours long: the clocks go back.
      "America/Los_Angeles",
      "2025-11-02T20:00:00Z",
      {
        before: "2025-11-02T06:59:59Z",
        first: "2025-11-02T07:00:00Z",
        last: "2025-11-03T07:59:59Z",
        after: "2025-11-03T08:00:00Z",
      },
    ],
    [
      // 25 hours long, and a day ahead of UTC.
      "Pacific/Auckland",
      "2025-04-06T00:30:00Z",
      {
        before: "2025-04-05T10:59:59Z",
        first: "2025-04-05T11:00:00Z",
        last: "2025-04-06T11:59:59Z",
        after: "2025-04-06T12:00:00Z",
      },
    ],
    [
      // Midnight itself is skipped: the day begins at 01:00.
      "America/Santiago",
      "2025-09-07T18:00:00Z",
      {
        before: "2025-09-07T03:59:59Z",
        first: "2025-09-07T04:00:00Z",
        last: "2025-09-08T02:59:59Z",
        after: "2025-09-08T03:00:00Z",
      },
    ],
  ];

  test.each(zones)("%s around %s", async (timezone, day, times) => {
    const { workspace, names } = setUp(timezone);
    for (const [name, time] of Object.entries(times)) {
      workspace.createContact({ role: "lead", name, created_at: at(time) });
    }
    expect(await names(filter("created_at", "=", at(day)))).toEqual(["first", "last"]);
    expect(await names(filter("created_at", ">", at(day)))).toEqual(["after"]);
    expect(await names(filter("created_at", "<", at(day)))).toEqual(["before"]);
  });

  test.each(["!=", ">=", "<=", "IN", "NIN"])("%s on a time is refused", async (operator) => {
    const { search } = setUp();
    const value = operator.endsWith("IN") ? [1_750_000_000] : 1_750_000_000;
    for (const field of ["created_at", "updated_at", "last_seen_at"]) {
      expect(errorOf(await search(filter(field, operator, value)))).toMatchObject({
        status: 400,
        code: "parameter_invalid",
      });
    }
  });

  test("sorting uses the full time, and answers carry it", async () => {
    const { search, workspace } = setUp();
    const noon = at("2025-06-01T12:00:00Z");
    for (const [name, offset] of [
      ["b", 0.5],
      ["a", 0.25],
      ["c", 0.75],
    ] as const) {
      workspace.createContact({ role: "lead", name, created_at: noon + offset });
    }
    const { json } = await search(filter("created_at", "=", noon), {
      sort: { field: "created_at", order: "ascending" },
    });
    expect(list(json.data).map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(list(json.data)[0]?.created_at).toBe(noon);
  });

  test("a calendar's days follow each other without gap, through the clock changes of two years", () => {
    for (const timezone of ["America/Los_Angeles", "Pacific/Auckland", "Asia/Kathmandu"]) {
      const calendar = createCalendar(timezone);
      let day = calendar.dayOf(at("2024-01-01T00:00:00Z"));
      const lengths = new Set<number>();
      for (let i = 0; i < 800 && day !== undefined; i++) {
        const next = calendar.dayOf(day.next / 1000);
        expect(next?.start).toBe(day.next);
        lengths.add((day.next - day.start) / 3_600_000);
        day = next;
      }
      expect([...lengths].sort()).toEqual(timezone === "Asia/Kathmandu" ? [24] : [23, 24, 25]);
    }
  });
});

test.each(["2.7", "2.11", "2.14", "2.16"])(
  "a group with a group and a filter is taken at %s by every search",
  async (version) => {
    const mock = createMock();
    const query = group(
      "AND",
      group("OR", filter("updated_at", ">", 1), filter("updated_at", "=", 1)),
      filter("updated_at", "<", 2_000_000_000),
    );
    const headers = { "intercom-version": version };
    for (const what of ["contacts", "conversations", ...(version === "2.7" ? [] : ["tickets"])]) {
      expect((await client(mock)(`POST /${what}/search`, { query }, { headers })).status).toBe(200);
    }
  },
);
