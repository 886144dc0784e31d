import { describe, expect, it } from "vitest";
import { fieldAt } from "../../../scripts/generate/change-field.ts";
import { type Owner, settleBody, settleParameter } from "../../../scripts/generate/lower/settle.ts";
import type { Field, Parameter } from "../../../scripts/generate/operation.ts";
import type { Choices } from "../../../scripts/language/choices.ts";
import { contextOf, contractOf, object, plain, text } from "../small.ts";

const lists = {
  ListTags: plain("GET /tags"),
  ListTeams: plain("GET /teams"),
  ListArticles: plain("GET /articles"),
  GetTicketType: plain("GET /ticket_types/{ticket_type_id}"),
};
const choicesOf = (from: Choices["from"], given: Choices["with"] = {}): Choices => ({
  kind: "choices",
  from,
  value: "id",
  title: "name",
  with: given,
});
const teams = choicesOf(lists.ListTeams);
const context = contextOf(contractOf({}), {
  ids: lists,
  choices: {
    tag_id: choicesOf(lists.ListTags),
    "articles/{id}": choicesOf(lists.ListArticles),
    "states/{id}": choicesOf(lists.ListTags),
    state_id: choicesOf(lists.GetTicketType, { type: { parameter: "ticket_type_id" } }),
  },
});
const owner = (rest: Partial<Owner> = {}): Owner => ({
  id: "Do",
  path: "/tags/{tag_id}",
  keys: [],
  settings: {},
  ...rest,
});
const parameter = (key: string, place: Parameter["in"] = "path"): Parameter => ({
  key,
  in: place,
  required: false,
  field: text,
});

describe("the choices of a parameter", () => {
  it.each<[string, Parameter, Partial<Owner>, string | undefined]>([
    ["are those of its name", parameter("tag_id"), {}, "ListTags"],
    ["are those of its name in a query too", parameter("tag_id", "query"), {}, "ListTags"],
    [
      "are those of the segment before it and its name",
      parameter("id"),
      { path: "/articles/{id}/draft" },
      "ListArticles",
    ],
    [
      "are not those of a segment before another parameter",
      parameter("id"),
      { path: "/articles/{article_id}/versions/{id}" },
      undefined,
    ],
    [
      "are not those of a segment where it is in the query",
      parameter("id", "query"),
      { path: "/articles/{id}" },
      undefined,
    ],
    [
      "are the descriptor's own before those of the name",
      parameter("tag_id"),
      { settings: { tag_id: { choices: teams } } },
      "ListTeams",
    ],
    [
      "are none where the descriptor says none",
      parameter("tag_id"),
      { settings: { tag_id: { choices: "none" } } },
      undefined,
    ],
    [
      "stay beside another setting",
      parameter("tag_id"),
      { settings: { tag_id: "advanced" } },
      "ListTags",
    ],
    [
      "that need another parameter apply where the operation has it",
      parameter("state_id"),
      { keys: ["ticket_type_id"] },
      "GetTicketType",
    ],
    [
      "that need another parameter do not apply where the operation has none of that name",
      parameter("state_id"),
      { keys: ["ticket_type"] },
      undefined,
    ],
    ["are not what all objects have", parameter("constructor"), {}, undefined],
  ])("%s", (_, given, rest, wanted) => {
    const { field } = settleParameter(given, owner(rest), context);
    expect(field.choices?.operationId).toBe(wanted);
  });
});

describe("a parameter", () => {
  it("that nothing is said of stays the very same", () => {
    const name = parameter("name");
    expect(settleParameter(name, owner(), context)).toBe(name);
  });

  it.each<[string, Owner["settings"], boolean]>([
    ["that the operation cannot do without is required", { name: { required: true } }, true],
    ["is not required by another setting", { name: "important" }, false],
  ])("%s", (_, settings, wanted) => {
    expect(settleParameter(parameter("name"), owner({ settings }), context).required).toBe(wanted);
  });
});

describe("a body", () => {
  const body = object(
    {
      tag_id: text,
      name: text,
      id: text,
      owner: object({ tag_id: text }, { definition: "owner" }),
      tags: { type: "list", items: object({ tag_id: { type: "integer" } }) },
      lists: object({ tag_id: { type: "list", items: text } }),
      states: object({ state_id: { type: "list", items: text } }),
      tag_object: object({ note: text }),
    },
    { definition: "request" },
  );
  const chosen = (settings: Owner["settings"] = {}, path = "/tags") => {
    const settled = settleBody(body, owner({ path, settings }), context);
    return (place: string) => fieldAt(settled, place);
  };

  it.each<[string, string, string | undefined]>([
    ["the choices of the name at its top", "tag_id", "ListTags"],
    ["the choices of the name in an object", "owner.tag_id", "ListTags"],
    ["the choices of the name in the entries of a list", "tags.*.tag_id", "ListTags"],
    ["the choices of the name of a list in each of its entries", "lists.tag_id.*", "ListTags"],
    ["no choices where no name has any", "name", undefined],
  ])("has %s", (_, place, wanted) => {
    expect(chosen()(place)?.choices?.operationId).toBe(wanted);
  });

  it("has no choices of a segment of the path, which are of path parameters only", () => {
    expect(chosen({}, "/articles/{id}")("id")?.choices).toBeUndefined();
  });

  it("has the choices of a list that need another parameter in each of its entries", () => {
    const settled = settleBody(body, owner({ keys: ["ticket_type_id"] }), context);
    expect(fieldAt(settled, "states.state_id.*")?.choices?.operationId).toBe("GetTicketType");
  });

  it.each<[string, Owner["settings"], string | undefined]>([
    [
      "the descriptor's own choices before those of the name",
      { tag_id: { choices: teams } },
      "ListTeams",
    ],
    ["no choices where the descriptor says none", { tag_id: { choices: "none" } }, undefined],
  ])("has %s", (_, settings, wanted) => {
    expect(chosen(settings)("tag_id")?.choices?.operationId).toBe(wanted);
  });

  it("shares what holds such a name under a name of its own, once for all operations", () => {
    const one = fieldAt(
      settleBody(object({ owner: body.fields?.owner ?? text }), owner(), context),
      "owner",
    );
    const other = fieldAt(settleBody(body, owner(), context), "owner");
    expect([one?.definition, one === other]).toEqual(["owner_Input", true]);
  });

  it.each<[string, Owner["settings"], string, Partial<Field>]>([
    ["a nested field", { "owner.tag_id": { title: "Tag" } }, "owner.tag_id", { title: "Tag" }],
    [
      "entries of a list",
      { "tags.*.tag_id": "advanced" },
      "tags.*.tag_id",
      { visibility: "advanced" },
    ],
    ["an object", { tag_object: { title: "Tag" } }, "tag_object", { title: "Tag" }],
  ])("takes settings of %s", (_, settings, place, wanted) => {
    expect(chosen(settings)(place)).toMatchObject(wanted);
  });

  it("has a nested field required where the descriptor says so, and the group that holds it", () => {
    const settings = { "owner.tag_id": { required: true } } as const;
    const settled = settleBody(body, owner({ settings }), context);
    expect([settled.required, fieldAt(settled, "owner")?.required]).toEqual([
      ["owner"],
      ["tag_id"],
    ]);
  });

  it("that nothing is said of stays the very same", () => {
    const bare = object({ name: text }, { definition: "bare" });
    expect(settleBody(bare, owner(), context)).toBe(bare);
  });
});
