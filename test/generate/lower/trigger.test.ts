import { describe, expect, it } from "vitest";
import type { Schema } from "../../../scripts/common/contract.ts";
import { lowerTrigger } from "../../../scripts/generate/lower/trigger.ts";
import type { Choices } from "../../../scripts/language/choices.ts";
import { input } from "../../../scripts/language/inputs.ts";
import type { Trigger } from "../../../scripts/language/trigger.ts";
import { answers, contextOf, contractOf, listed, object, parameter, plain } from "../small.ts";

const time: Schema = {
  title: "Time",
  description: "A time.",
  type: "integer",
  format: "unix-time",
};
const contact: Schema = {
  title: "Contact",
  description: "A person.",
  type: "object",
  properties: {
    id: { type: "string" },
    role: { title: "Role", description: "What it is.", type: "string", enum: ["user", "lead"] },
    state: { title: "State", description: "Its state.", type: "string", enum: ["open", "closed"] },
    created_at: time,
    updated_at: time,
    last_at: time,
    team_assignee_id: {
      title: "Team Id",
      description: "The team.",
      type: "integer",
      nullable: true,
    },
    statistics: {
      type: "object",
      properties: { last_close_at: time, closes: { type: "integer" } },
    },
  },
};
const ref = { $ref: "#/components/schemas/contact" };
const found = answers({ type: "object", properties: { data: { type: "array", items: ref } } });

const contract = contractOf(
  {
    "POST /contacts/search": { responses: found },
    "POST /conversations/search": { responses: found },
    "GET /contacts": {
      responses: found,
      parameters: [
        parameter("query", "page", { type: "integer" }),
        parameter("query", "per_page", { type: "integer", maximum: 40 }),
        parameter("query", "since", time),
        parameter("query", "kind"),
        { ...parameter("query", "email"), required: true },
      ],
    },
    "GET /tags": { responses: found },
    "GET /companies/scroll": { responses: found, parameters: [parameter("query", "scroll_param")] },
    "GET /contacts/{contact_id}": {
      parameters: [parameter("path", "contact_id")],
      responses: answers({
        type: "object",
        properties: {
          parts: {
            type: "array",
            items: {
              title: "Part",
              type: "object",
              properties: { id: { type: "string" }, created_at: time },
            },
          },
        },
      }),
    },
  },
  { contact },
);

const search: Trigger = {
  kind: "trigger",
  call: "POST /conversations/search",
  items: "data",
  time: "created_at",
  summary: "When a thing is created",
  description: "Starts the flow for each thing.",
  hint: "Create a thing.",
  where: [],
  filters: {},
  inputs: {},
  with: {},
  names: [],
  lookBack: 300,
  omit: [],
  fires: [{ let: 1, as: "made" }],
};
const list: Trigger = {
  ...search,
  call: "GET /contacts",
  with: { email: { parameter: "mail" }, kind: "any" },
  inputs: { mail: input.string({ title: "Email", description: "Whose.", required: true }) },
};

const filling = plain("GET /tags");

function lower(
  descriptor: Partial<Trigger> = {},
  base = search,
  choices: Record<string, Choices> = {},
) {
  const context = contextOf(contract, { choices, ids: { ListTags: filling } });
  const trigger = lowerTrigger(
    listed("WhenThingHappens", { ...base, ...descriptor }, { read: "Read tags" }),
    context,
  );
  const { poll, inputs } = trigger?.plan ?? {};
  const said = context.problems.map(({ place, message }) => `${place}: ${message}`);
  return { trigger, poll, inputs, said, times: context.times };
}

describe("a polling trigger", () => {
  const { trigger, said } = lower();

  it("is a GET that reads, at a path made from its id", () => {
    expect(said).toEqual([]);
    expect(trigger).toMatchObject({
      id: "WhenThingHappens",
      kind: "trigger",
      method: "GET",
      path: "/triggers/when-thing-happens",
      effect: "read",
      permission: "Read tags",
      parameters: [],
    });
  });

  it("has the texts of its descriptor, and is tried by the calls that make it fire", () => {
    const { summary, description, hint, fires } = search;
    expect(trigger).toMatchObject({ summary, description, hint, trial: { fires } });
  });

  it("answers a list of what the contract has, one run of the flow an entry, with its times as dates", () => {
    expect(trigger?.answer.field).toMatchObject({
      type: "list",
      definition: "WhenThingHappens_List",
      items: { definition: "contact" },
    });
    expect(trigger?.plan.poll).toEqual({
      kind: "search",
      call: "/conversations/search",
      items: "data",
      where: [],
      time: "created_at",
      pad: 0,
      lookBack: 300,
      to: { $times: { $get: "item" }, in: "@contact" },
    });
  });

  it("answers a shape of its own where there is one", () => {
    const delivers = {
      shape: { name: "Thing_Response", title: "Thing", description: "A thing.", fields: {} },
      to: { id: { $get: "item.id" } },
    };
    const own = lower({ delivers, listName: "Things_Response", path: "/new_things" });
    expect(own.trigger?.answer).toMatchObject({
      description: "A thing.",
      field: {
        type: "list",
        definition: "Things_Response",
        items: object(
          {},
          {
            title: "Thing",
            ownTitles: true,
            description: "A thing.",
            definition: "Thing_Response",
          },
        ),
      },
    });
    expect(own.trigger?.plan).toMatchObject({ path: "/new_things", poll: { to: delivers.to } });
  });

  it("leaves out of the item what it says", () => {
    const { field } = lower({ omit: ["statistics"] }).trigger?.answer ?? {};
    expect(field?.items).toMatchObject({ definition: "WhenThingHappens_Item" });
    expect(Object.keys(field?.items?.fields ?? {})).not.toContain("statistics");
  });

  it.each([
    ["that of a creation never", "created_at", undefined],
    ["any other", "updated_at", true],
    ["a nested one", "statistics.last_close_at", true],
  ])("knows which times can change: %s", (_, time, changes) => {
    expect(lower({ time }).poll?.changes).toBe(changes);
  });

  it("takes for a change what was not created since the poll before", () => {
    const { poll } = lower({ time: "updated_at", created: "created_at" });
    expect(poll).toMatchObject({ created: "created_at" });
    expect(poll?.changes).toBeUndefined();
  });

  it("begins earlier where Intercom searches by calendar day: contacts", () => {
    expect(lower({ call: "POST /contacts/search" }).poll).toMatchObject({ pad: 93_600 });
  });
});

describe("filters", () => {
  const filters = {
    state: { field: "state", operator: "=" },
    since: { field: "statistics.last_close_at", operator: ">", title: "Closed After" },
    teams: { field: "team_assignee_id", operator: "IN" },
    tag: { field: "tag_ids", operator: "=", title: "Tag", description: "Which.", required: true },
    source: {
      field: "source.type",
      operator: "=",
      input: input.choice({ a: "A", b: "B" }, { title: "Source", description: "Which." }),
    },
  } satisfies Trigger["filters"];
  const { trigger, poll, inputs, said } = lower({ filters });

  it("are parameters with the texts and the type of the contract's field, or their own", () => {
    expect(said).toEqual([]);
    expect(trigger?.parameters).toMatchObject([
      { key: "state", in: "query", required: false, field: { enum: ["open", "closed"] } },
      { key: "since", field: { type: "date-time", title: "Closed After" } },
      { key: "teams", field: { type: "list", items: { type: "integer" } } },
      { key: "tag", required: true, field: { type: "string", title: "Tag" } },
      { key: "source", field: { enum: ["a", "b"], wordTitles: { a: "A", b: "B" } } },
    ]);
  });

  it("are conditions on what the maker filled in, as Intercom takes it", () => {
    expect(poll).toMatchObject({
      filters: [
        { field: "state", operator: "=", value: { $get: "in.state" } },
        { field: "statistics.last_close_at", operator: ">", value: { $get: "in.since" } },
        { field: "team_assignee_id", operator: "IN", value: { $get: "in.teams" } },
        { field: "tag_ids", operator: "=", value: { $get: "in.tag" } },
        { field: "source.type", operator: "=", value: { $get: "in.source" } },
      ],
    });
    expect(inputs).toMatchObject([
      { name: "state", from: "query", title: "State" },
      { name: "since", title: "Closed After", type: "date-time" },
      { name: "teams", type: "list", items: { type: "integer" } },
      { name: "tag", title: "Tag", required: true },
      { name: "source", title: "Source", words: ["a", "b"] },
    ]);
  });

  it("have the choices of the field's name, whatever the parameter is called", () => {
    const from = plain("GET /tags");
    const tags: Choices = { kind: "choices", from, value: "id", title: "name", with: {} };
    const context = contextOf(contract, {
      choices: { team_assignee_id: tags },
      ids: { ListTags: from },
    });
    const { parameters } =
      lowerTrigger(
        listed("T", { ...search, filters: { who: { field: "team_assignee_id", operator: "=" } } }),
        context,
      ) ?? {};
    expect(parameters).toMatchObject([
      { key: "who", field: { choices: { operationId: "ListTags" } } },
    ]);
  });
});

describe("parts", () => {
  const parts = { call: "GET /contacts/{contact_id}", items: "parts", time: "created_at" } as const;
  const { trigger, poll, said } = lower({ time: "updated_at", parts });

  it("stand behind the item's own first values, before what it holds", () => {
    expect(Object.keys(trigger?.answer.field.items?.fields ?? {}).slice(-3)).toEqual([
      "team_assignee_id",
      "part",
      "statistics",
    ]);
  });

  it("are read by one call an item", () => {
    expect(said).toEqual([]);
    expect(poll).toMatchObject({
      time: "updated_at",
      parts: { call: "/contacts/{id}", items: "parts", time: "created_at" },
    });
    expect(poll?.changes).toBeUndefined();
  });

  it("are delivered with the item around them", () => {
    const item = trigger?.answer.field.items;
    expect(item).toMatchObject({
      definition: "WhenThingHappens_Item",
      fields: { id: {}, part: { title: "Part" } },
    });
    expect(poll?.to).toEqual({
      $merge: [
        { $times: { $get: "item" }, in: "@contact" },
        { part: { $times: { $get: "part" }, in: { created_at: 1 } } },
      ],
    });
  });
});

describe("a list", () => {
  const { trigger, poll, inputs, said } = lower({ since: "since", time: "updated_at" }, list);

  it("is read page by page, by what the contract says, with what its parameters are given", () => {
    expect(said).toEqual([]);
    expect(poll).toEqual({
      kind: "list",
      call: "/contacts",
      query: { kind: "any", email: { $get: "in.mail" } },
      items: "data",
      time: "updated_at",
      since: "since",
      pages: { by: "number", size: 40 },
      lookBack: 300,
      changes: true,
      to: { $times: { $get: "item" }, in: "@contact" },
    });
  });

  it("has its inputs as parameters", () => {
    expect(trigger?.parameters).toMatchObject([{ key: "mail", in: "query", required: true }]);
    expect(inputs).toEqual([{ name: "mail", from: "query", title: "Email", required: true }]);
  });
});

describe("what a trigger cannot be is reported:", () => {
  const parts = { call: "GET /contacts/{contact_id}", items: "parts", time: "created_at" } as const;
  const name = input.string({ title: "Name", description: "A name." });
  const needy = {
    kind: "choices",
    from: filling,
    value: "id",
    title: "name",
    with: { type: { parameter: "type_id" } },
  } as const;

  it.each<[string, Partial<Trigger>, Trigger, string]>([
    ["no such call", { call: "GET /me" }, search, "GET /me: The contract has no GET /me."],
    [
      "no such list",
      { items: "contacts" },
      search,
      "items: The answer of POST /conversations/search has no list at contacts.",
    ],
    ["no such time", { time: "closed_at" }, search, "time: An item has no closed_at."],
    [
      "no time",
      { time: "statistics.closes" },
      search,
      "time: By the contract an item's statistics.closes is no time; its type is integer.",
    ],
    [
      "a creation that is none",
      { time: "updated_at", created: "role" },
      search,
      "created: By the contract an item's role is no time; its type is string.",
    ],
    [
      "a filter without texts",
      { filters: { tag: { field: "tag_ids", operator: "=" } } },
      search,
      "tag: The items have no field tag_ids, so there are no texts.",
    ],
    [
      "a filter that the search does not know",
      { filters: { role: { field: "role", operator: "=" } } },
      search,
      "role: POST /conversations/search cannot look at role.",
    ],
    [
      "an operator that the field does not have",
      { filters: { state: { field: "read", operator: ">" } } },
      search,
      "state: POST /conversations/search does not know > for read.",
    ],
    [
      "a time that the search does not know",
      { time: "last_at" },
      search,
      "time: POST /conversations/search knows no time last_at.",
    ],
    [
      "a key that is there twice",
      {
        inputs: { role: name },
        keep: { $get: "in.role" },
        filters: { role: { field: "state", operator: "=" } },
      },
      search,
      "role: There is a parameter role beside the filters.",
    ],
    [
      "an input that nothing reads",
      { inputs: { name } },
      search,
      "name: The trigger does not use this input.",
    ],
    [
      "the state's own name",
      { inputs: { triggerState: name }, keep: { $get: "in.triggerState" } },
      search,
      "triggerState: Under this name the trigger keeps its state.",
    ],
    [
      "choices that need what is not there",
      { filters: { state: { field: "state", operator: "=", choices: needy } } },
      search,
      "state: Its choices depend on type_id, which is no parameter of the trigger.",
    ],
    [
      "something to leave out of a shape",
      {
        omit: ["role"],
        delivers: { shape: { name: "S", title: "S", description: "S.", fields: {} }, to: null },
      },
      search,
      "omit: It says under returns what makers get, so omit changes nothing.",
    ],
    [
      "parts of what is searched by day",
      { call: "POST /contacts/search", parts, time: "updated_at" },
      search,
      "parts: POST /contacts/search finds whole days, so each poll would look through all that changed in a day.",
    ],
    [
      "a list by what is no time",
      { listedBy: { time: "role", within: 60 } },
      list,
      "listedBy: By the contract an item's role is no time; its type is string.",
    ],
    [
      "parts that are elsewhere",
      { parts: { ...parts, items: "data" } },
      search,
      "parts: The answer of GET /contacts/{contact_id} has no list at data.",
    ],
    [
      "parts of a list",
      { parts },
      list,
      "parts: It says parts, which only searches have; GET /contacts is a list.",
    ],
    [
      "filters on a list",
      { filters: { role: { field: "role", operator: "=" } } },
      list,
      "filters: It says filters, which only searches have; GET /contacts is a list.",
    ],
    [
      "a list that is not paged",
      { call: "GET /tags", with: {}, inputs: {} },
      list,
      "poll: GET /tags is not paged, so it need not be newest first.",
    ],
    [
      "a scroll",
      { call: "GET /companies/scroll", with: {}, inputs: {} },
      list,
      "poll: GET /companies/scroll is a scroll, which cannot be read twice.",
    ],
    [
      "a beginning that is no time",
      { since: "kind" },
      list,
      "since: The parameter kind of GET /contacts is no time in unix seconds.",
    ],
    [
      "a required parameter without a value",
      { with: {}, inputs: {} },
      list,
      "with: GET /contacts needs email.",
    ],
    [
      "a reference to what is no input",
      { with: { email: { parameter: "mial" } } },
      list,
      "with: There is no input mial.",
    ],
  ])("%s", (_, descriptor, base, expected) => {
    expect(lower(descriptor, base).said).toContain(expected);
  });
});
