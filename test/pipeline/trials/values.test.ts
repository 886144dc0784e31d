import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/common/json.ts";
import type { Field, FieldChoices, Operation } from "../../../scripts/generate/operation.ts";
import type { Samples } from "../../../scripts/pipeline/trials/samples.ts";
import { type TrialValues, valuesOf } from "../../../scripts/pipeline/trials/values.ts";
import { object, operation, text } from "../../generate/small.ts";

/** First choices, by the operation that fills them, with what they are given. */
const samples: Pick<Samples, "of" | "objectOf"> = {
  of: async ({ operationId, with: given }, known) => {
    const firsts: Record<string, Json> = {
      ListTags: "tag-1",
      ListNumbers: "17",
      ListNothing: null,
    };
    const parameters = Object.values(given).flatMap((one) =>
      "parameter" in one ? [known.get(one.parameter)] : [],
    );
    return parameters.length > 0 ? `of ${parameters.join()}` : (firsts[operationId] ?? null);
  },
  objectOf: async (operationId, key, known) => ({ asked: [operationId, key, known] }),
};
const choices = (operationId: string, given: FieldChoices["with"] = {}): FieldChoices => ({
  operationId,
  value: "id",
  title: "name",
  with: given,
});
const chosen = (operationId: string, given?: FieldChoices["with"]): Field => ({
  ...text,
  choices: choices(operationId, given),
});
const example = (value: Json): Field => ({ type: "string", example: value });
const query = (key: string, field: Field, required = false): Operation["parameters"][number] => ({
  key,
  in: "query",
  required,
  field,
});

const tried = (
  rest: Partial<Operation>,
  given: Record<string, Json> = {},
  without: string[] = [],
): Promise<TrialValues> =>
  valuesOf(
    operation("Do", { trial: { before: [], wait: 0, values: {}, without, fires: [] }, ...rest }),
    given,
    samples,
  );

describe("the value of a parameter", () => {
  const all: Field = { ...chosen("ListTags"), example: "Ada", enum: ["one", "two"] };

  it.each<[string, Field, Record<string, Json>, Json | undefined]>([
    ["is what the trial says before all", all, { it: "mine" }, "mine"],
    ["may be null where the trial says so", all, { it: null }, null],
    ["is the first choice before the example", all, {}, "tag-1"],
    ["is the example where there are no choices", { ...all, ...chosen("ListNothing") }, {}, "Ada"],
    [
      "is the example before the first word",
      { type: "string", example: "two", enum: ["one"] },
      {},
      "two",
    ],
    [
      "is the first word where there is no example",
      { type: "string", enum: ["one", "two"] },
      {},
      "one",
    ],
    ["is none where there is nothing of all that", text, {}, undefined],
    ["is a list with one entry", { type: "list", items: example("a") }, {}, ["a"]],
    [
      "is a list's own example before its entry's",
      { type: "list", items: example("a"), example: ["b", "c"] },
      {},
      ["b", "c"],
    ],
    ["is an object of what its fields are", object({ a: example("A"), b: text }), {}, { a: "A" }],
    ["is none where its fields have no values", object({ a: text }), {}, undefined],
    [
      "may be given for what is nested",
      object({ a: example("A") }),
      { "it.a": "mine" },
      { a: "mine" },
    ],
    ["is a number where the field is one", { ...chosen("ListNumbers"), type: "integer" }, {}, 17],
    ["stays a text where it is no number", { ...chosen("ListTags"), type: "integer" }, {}, "tag-1"],
  ])("%s", async (_, field, given, wanted) => {
    const { values } = await tried({ parameters: [query("it", field)] }, given);
    expect(values.it).toEqual(wanted);
  });

  it("is none where the trial leaves it empty", async () => {
    const { values } = await tried({ parameters: [query("it", example("a"))] }, {}, ["it"]);
    expect(values).toEqual({});
  });

  it("comes to an end where a body holds itself", async () => {
    const fields: Record<string, Field> = { a: example("A") };
    const body = object(fields);
    fields.more = object({ inner: body });
    expect((await tried({ body })).values).toEqual({ body: { a: "A" } });
  });

  it("is its own in a body with a property called body", async () => {
    const { values } = await tried({ body: object({ body: example("Hello") }) });
    expect(values).toEqual({ body: { body: "Hello" } });
  });
});

describe("choices that depend on another parameter", () => {
  const state = chosen("ListStates", { type: { parameter: "type" } });

  it.each<[string, Partial<Operation>, Record<string, Json>]>([
    [
      "are looked up for its value, even where it comes later",
      { parameters: [query("state", state), query("type", example("bug"))] },
      { type: "bug", state: "of bug" },
    ],
    [
      "are looked up for its value in the query, from the body",
      { parameters: [query("type", example("bug"))], body: object({ state }) },
      { type: "bug", body: { state: "of bug" } },
    ],
  ])("%s", async (_, rest, wanted) => {
    expect((await tried(rest)).values).toEqual(wanted);
  });

  it("are looked up for the value that the trial gives", async () => {
    const parameters = [query("type", example("bug")), query("state", state)];
    expect((await tried({ parameters }, { type: "idea" })).values.state).toBe("of idea");
  });
});

describe("the dropdowns that are tried", () => {
  const keysOf = async (rest: Partial<Operation>, given: Record<string, Json> = {}) =>
    (await tried(rest, given)).dropdowns.map(({ key, known }) => [key, known.values]);

  it.each<[string, Partial<Operation>, [string, object][]]>([
    ["are those of parameters", { parameters: [query("tag", chosen("ListTags"))] }, [["tag", {}]]],
    [
      "are those of a body, by their paths there",
      { body: object({ owner: object({ tag: chosen("ListTags") }) }) },
      [["body/owner/tag", {}]],
    ],
    [
      "come with what they depend on",
      {
        parameters: [
          query("state", chosen("ListStates", { type: { parameter: "type" } })),
          query("type", example("bug")),
        ],
      },
      [["state", { type: "bug" }]],
    ],
    [
      "are none in the entries of lists, which designers cannot fill",
      { body: object({ tags: { type: "list", items: object({ id: chosen("ListTags") }) } }) },
      [],
    ],
  ])("%s", async (_, rest, wanted) => {
    expect(await keysOf(rest)).toEqual(wanted);
  });

  it("are tried even where the trial gives the value", async () => {
    const rest = { parameters: [query("tag", chosen("ListTags"))] };
    expect(await keysOf(rest, { tag: "mine" })).toEqual([["tag", {}]]);
  });
});

describe("a required parameter", () => {
  it.each<[string, Partial<Operation>, string[], string[]]>([
    ["is missing where it has no value", { parameters: [query("it", text, true)] }, [], ["it"]],
    [
      "is missing in an object that is filled in",
      { body: object({ owner: object({ id: text, a: example("A") }, { required: ["id"] }) }) },
      [],
      ["owner.id"],
    ],
    ["is not missing where it has one", { parameters: [query("it", example("a"), true)] }, [], []],
    [
      "is not missing where the trial leaves it empty",
      { parameters: [query("it", text, true)] },
      ["it"],
      [],
    ],
    ["is not missing where it is not required", { parameters: [query("it", text)] }, [], []],
  ])("%s", async (_, rest, without, wanted) => {
    expect((await tried(rest, {}, without)).missing).toEqual(wanted);
  });
});

describe("an object whose fields the workspace decides on", () => {
  const dynamic: Field = {
    type: "object",
    open: true,
    dynamic: { operationId: "TellFields", with: { type_id: { parameter: "type_id" } } },
  };

  it("is asked for with what it depends on, wherever that stands", async () => {
    const body: Field = {
      type: "object",
      fields: { attributes: dynamic, type_id: chosen("ListTags") },
    };
    const { values } = await tried({ body });
    expect(values.body).toEqual({
      type_id: "tag-1",
      attributes: { asked: ["Do", "body/attributes", { "body/type_id": "tag-1" }] },
    });
  });

  it("is what the trial says, if it says anything", async () => {
    const body: Field = { type: "object", fields: { attributes: dynamic } };
    const { values } = await tried({ body }, { attributes: { plan: "Free" } });
    expect(values.body).toEqual({ attributes: { plan: "Free" } });
  });
});
