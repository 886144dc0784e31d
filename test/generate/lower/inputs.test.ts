import { describe, expect, it } from "vitest";
import type { Schema } from "../../../scripts/common/contract.ts";
import { lowerInput } from "../../../scripts/generate/lower/inputs.ts";
import type { Field } from "../../../scripts/generate/operation.ts";
import type { Choices } from "../../../scripts/language/choices.ts";
import { type ContractInput, type Input, input } from "../../../scripts/language/inputs.ts";
import type { ValueRule } from "../../../scripts/plan/plan.ts";
import { contextOf, contractOf, parameter, plain, takes } from "../small.ts";

const time: Schema = { title: "Time", type: "integer", format: "unix-time", example: 1767225600 };
const contract = contractOf({
  "GET /tags/{tag_id}": { parameters: [parameter("path", "tag_id")] },
  "GET /macros": {
    parameters: [parameter("query", "updated_since", { title: "Updated Since", ...time })],
  },
  "POST /contacts": takes({
    role: { title: "Role", type: "string", enum: ["user", "lead"], default: "user" },
    age: { title: "Age", type: "integer", minimum: 1, maximum: 150 },
    signed_up_at: time,
    owner_id: { title: "Owner Id", type: "integer" },
    custom_attributes: { title: "Custom Attributes", type: "object", additionalProperties: true },
    visits: {
      title: "Visits",
      type: "array",
      items: { type: "object", properties: { at: time, owner_id: { type: "string" } } },
    },
  }),
});
const choicesOf = (call: "GET /tags" | "GET /admins", rest: Partial<Choices> = {}): Choices => ({
  kind: "choices",
  from: plain(call),
  value: "id",
  title: "name",
  with: {},
  ...rest,
});
const tags = choicesOf("GET /tags");
const admins = choicesOf("GET /admins", { with: { team: { parameter: "team_id" } } });

function lowered(call: string, key: string, setting: ContractInput["setting"] = {}, keys = [key]) {
  const context = contextOf(contract, {
    choices: { "tags/{tag_id}": tags, owner_id: admins },
    ids: { ListTags: tags.from, ListAdmins: admins.from },
  });
  // Contracts other than Intercom's have other calls.
  const input = { kind: "contract", call, key, setting } as ContractInput;
  const owner = { operation: "Do", place: "it", keys };
  return { ...context, input: lowerInput(input, owner, context) };
}

const listed = (operationId: string) => ({ operationId, value: "id", title: "name" });

describe("an input that the contract describes", () => {
  it.each<[string, string, string, Partial<Field>, ValueRule]>([
    [
      "the choices that its name has in its path",
      "GET /tags/{tag_id}",
      "tag_id",
      {
        type: "string",
        title: "tag_id",
        description: "The tag_id.",
        choices: { ...listed("ListTags"), with: {} },
      },
      {},
    ],
    [
      "a time in the query as makers write it, and as seconds in the plan",
      "GET /macros",
      "updated_since",
      { type: "date-time", unix: true, title: "Time" },
      { type: "date-time" },
    ],
    [
      "its words, and no default of the contract's",
      "POST /contacts",
      "role",
      { type: "string", title: "Role", enum: ["user", "lead"] },
      { words: ["user", "lead"] },
    ],
    [
      "its limits",
      "POST /contacts",
      "age",
      { type: "integer", title: "Age", minimum: 1, maximum: 150 },
      { type: "integer" },
    ],
    [
      "the times in a list converted",
      "POST /contacts",
      "visits",
      { type: "list", title: "Visits" },
      { type: "list", times: { "*": { at: 1 } } },
    ],
    [
      "what is in it, if it is a nested one",
      "POST /contacts",
      "visits.*.at",
      { type: "date-time", title: "Time", example: "2026-01-01T00:00:00.000Z" },
      { type: "date-time" },
    ],
    [
      "any fields, if it is an open object",
      "POST /contacts",
      "custom_attributes",
      { type: "object", open: true },
      { type: "object" },
    ],
    [
      "no choices that depend on an input that is not there",
      "POST /contacts",
      "owner_id",
      { type: "integer", title: "Owner Id" },
      { type: "integer" },
    ],
  ])("has %s", (_, call, key, field, rule) => {
    const { input, problems } = lowered(call, key);
    expect(problems).toEqual([]);
    expect(input).toMatchObject({ field, rule, required: false });
    expect(input?.rule).toEqual(rule);
    expect(input?.field).not.toHaveProperty("default");
    expect(input?.field.choices).toEqual(field.choices);
  });

  it("has the choices of its name where the input is that they depend on", () => {
    expect(
      lowered("POST /contacts", "owner_id", {}, ["owner_id", "team_id"]).input?.field,
    ).toMatchObject({
      choices: { ...listed("ListAdmins"), with: { team: { parameter: "team_id" } } },
    });
  });

  it.each<[string, string]>([
    ["in the path", "GET /tags/{tag_id} tag_id"],
    ["in the body", "POST /contacts owner_id"],
  ])("has what the descriptor says of it, %s", (_, place) => {
    const [method, path, key = ""] = place.split(" ");
    const setting = { title: "Mine", required: true, choices: tags, default: 7 } as const;
    expect(lowered(`${method} ${path}`, key, setting).input).toMatchObject({
      required: true,
      field: { title: "Mine", default: 7, choices: { ...listed("ListTags"), with: {} } },
    });
  });

  it.each<[string, string, string, object]>([
    [
      "of a call that is not there",
      "GET /tag",
      "tag_id",
      { place: "GET /tag", message: "The contract has no GET /tag." },
    ],
    [
      "under a key that is not there",
      "POST /contacts",
      "rol",
      {
        place: "it",
        message: "POST /contacts has no parameter rol.",
        unknown: { name: "rol", among: expect.arrayContaining(["role", "visits.*.at"]) },
      },
    ],
  ])("is reported %s", (_, call, key, problem) => {
    const { input, problems } = lowered(call, key);
    expect(input).toBeUndefined();
    expect(problems).toMatchObject([{ operation: "Do", ...problem }]);
  });
});

describe("an input of the descriptor's own", () => {
  const own = (
    place: string,
    one: Input = input.string({ title: "It", description: "It." }),
    keys: readonly string[] = [],
    path = "/do",
  ) => {
    const context = contextOf(contract, {
      choices: { "tags/{tag_id}": tags, tag_ids: tags, owner_id: admins },
      ids: { ListTags: tags.from, ListAdmins: admins.from },
    });
    return lowerInput(one, { operation: "Do", place, keys, path }, context)?.field;
  };
  const texts = { title: "It", description: "It." };

  it("has the choices of its name; in a path those of the segment before it, too", () => {
    expect(own("tag_ids")?.choices).toMatchObject(listed("ListTags"));
    expect(own("tag_id", undefined, [], "/tags/{tag_id}")?.choices).toMatchObject(
      listed("ListTags"),
    );
    expect(own("tag_id")?.choices).toBeUndefined();
  });

  it("has them only beside what they depend on", () => {
    expect(own("owner_id")?.choices).toBeUndefined();
    expect(own("owner_id", undefined, ["team_id"])?.choices).toMatchObject(listed("ListAdmins"));
  });

  it("has none where it says so, or has words of its own, or is no text and no whole number", () => {
    expect(own("tag_ids", input.string({ ...texts, choices: "none" }))?.choices).toBeUndefined();
    expect(own("tag_ids", input.choice({ a: "A" }, texts))?.choices).toBeUndefined();
    expect(own("tag_ids", input.boolean(texts))?.choices).toBeUndefined();
  });

  it("has those of its own before those of its name", () => {
    const mine = choicesOf("GET /admins");
    const ids = { ListOwn: mine.from, ListTags: tags.from };
    const context = contextOf(contract, { choices: { tag_ids: tags }, ids });
    const one = input.string({ ...texts, choices: mine as Choices<never> });
    const owner = { operation: "Do", place: "tag_ids", keys: [] };
    expect(lowerInput(one, owner, context)?.field.choices).toMatchObject(listed("ListOwn"));
  });

  it("gives the entries of a list the choices of the list's name", () => {
    const field = own("tag_ids", input.list(input.string(texts), texts));
    expect(field?.items?.choices).toMatchObject(listed("ListTags"));
  });
});
