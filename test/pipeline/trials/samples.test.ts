import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/common/json.ts";
import type { FieldChoices } from "../../../scripts/generate/operation.ts";
import { call } from "../../../scripts/language/steps.ts";
import { sample } from "../../../scripts/language/trial.ts";
import { createSamples, sampleNames, scopeFor } from "../../../scripts/pipeline/trials/samples.ts";

const tags: FieldChoices = {
  operationId: "ListTags",
  items: "tags.data",
  value: "tag.id",
  title: "name",
  with: {},
};
const states: FieldChoices = {
  operationId: "ListStates",
  value: "id",
  title: "name",
  with: { model: { value: "ticket" }, tag: { parameter: "tag_id" } },
};

interface Answers {
  /** What operations answer. */
  bodies?: Record<string, Json>;
  status?: number;
  /** The entries of dropdowns. */
  choices?: { value: Json; title: string }[];
  /** The schema of a parameter whose fields the workspace decides on. */
  schema?: Record<string, Json>;
}

/** Samples over answers that are given, and the calls that they cost. */
function samplesOver({ bodies = {}, status = 200, choices = [], schema = {} }: Answers) {
  const calls: string[] = [];
  const samples = createSamples(
    (operationId) => ({
      async call(id, given) {
        calls.push(`${operationId} ${JSON.stringify(given)}`);
        return { response: { status, headers: {}, body: "No." }, body: bodies[id] ?? null };
      },
      async choices(id, key, values) {
        calls.push(`${operationId} ${id} ${key} ${JSON.stringify(values)}`);
        return choices;
      },
      async schema(id, place, values) {
        calls.push(`${operationId} ${id} ${place} ${JSON.stringify(values)}`);
        return schema;
      },
    }),
    { tag_id: tags, state_id: states },
  );
  return { samples, calls };
}

const bodies = {
  ListTags: { tags: { data: [{ tag: { id: "1" } }, { tag: { id: "2" } }] } },
  ListStates: [{ id: "open" }],
};

describe("the first choice of a name", () => {
  it.each<[string, Json, Json]>([
    ["is the value of the first entry of the list", bodies.ListTags, "1"],
    ["is null where the list is empty", { tags: { data: [] } }, null],
    ["is null where there is no list", { tags: null }, null],
    ["is null where the first entry has no value", { tags: { data: [{}] } }, null],
  ])("%s", async (_, body, wanted) => {
    const { samples } = samplesOver({ bodies: { ListTags: body } });
    expect(await samples.first("tag_id")).toBe(wanted);
  });

  it("is looked up with constants and the first choices that it depends on", async () => {
    const { samples, calls } = samplesOver({ bodies });
    expect([await samples.first("state_id"), calls]).toEqual([
      "open",
      ["ListTags {}", 'ListStates {"model":"ticket","tag":"1"}'],
    ]);
  });

  it("is looked up once", async () => {
    const { samples, calls } = samplesOver({ bodies });
    await samples.first("tag_id");
    await samples.first("tag_id");
    expect(calls).toEqual(["ListTags {}"]);
  });

  it("is an error, with what to do, where the name has no choices", async () => {
    const { samples } = samplesOver({});
    await expect(samples.first("team_id")).rejects.toThrow(
      "Its trial reads the first choice of team_id, which has none. Give it choices in connector/choices.ts.",
    );
  });

  it("is an error where the operation that fills them fails", async () => {
    const { samples } = samplesOver({ status: 404 });
    await expect(samples.first("tag_id")).rejects.toThrow("ListTags answered 404: No.");
  });
});

describe("the first choice of a dropdown", () => {
  it("is looked up for what other parameters have been given, null for those that have not", async () => {
    const { samples, calls } = samplesOver({ bodies });
    await samples.of(states, new Map([["tag_id", "9"]]));
    await samples.of(states, new Map());
    expect(calls).toEqual([
      'ListStates {"model":"ticket","tag":"9"}',
      'ListStates {"model":"ticket","tag":null}',
    ]);
  });
});

describe("a dropdown", () => {
  it.each<[string, Answers["choices"], string[]]>([
    ["is fine with entries that have titles", [{ value: "1", title: "One" }], []],
    ["is wrong where it is empty", [], ["Its dropdown is empty."]],
    [
      "is wrong where an entry has no title",
      [
        { value: "1", title: "One" },
        { value: "2", title: "" },
      ],
      ["Its dropdown has an entry without a title."],
    ],
  ])("%s", async (_, choices = [], wanted) => {
    const { samples } = samplesOver({ choices });
    const known = { choices: tags, values: {} };
    expect(await samples.dropdownProblems("GetTag", "tag_id", known)).toEqual(wanted);
  });

  it("is looked at once for the same list and values, whichever operation has it", async () => {
    const { samples, calls } = samplesOver({ choices: [{ value: "1", title: "One" }] });
    await samples.dropdownProblems("GetTag", "tag_id", { choices: tags, values: {} });
    await samples.dropdownProblems("DeleteTag", "tag_id", { choices: tags, values: {} });
    await samples.dropdownProblems("GetTag", "tag_id", { choices: tags, values: { a: 1 } });
    expect(calls).toEqual(["GetTag GetTag tag_id {}", 'GetTag GetTag tag_id {"a":1}']);
  });
});

describe("what steps read beside what they name themselves", () => {
  it("is the first choices that they name, and how often they are made", async () => {
    const { samples } = samplesOver({ bodies });
    const values = { it: { $get: "sample.tag_id" } };
    expect(await scopeFor(samples, [[], values], 2, 1_750_000_000.5)).toEqual({
      sample: { tag_id: "1" },
      round: 2,
      now: 1_750_000_000,
    });
  });
});

describe("the samples that steps and values read", () => {
  it.each<[string, unknown, string[]]>([
    ["are those of values", { tag_id: { $get: "sample.tag_id" } }, ["tag_id"]],
    [
      "are those of steps, at any depth, each once",
      [
        call("POST /contacts/{contact_id}/tags", {
          path: { contact_id: sample("contact_id") },
          body: { id: sample("tag_id") },
        }),
        call("GET /contacts/{contact_id}", { path: { contact_id: sample("contact_id") } }),
      ],
      ["contact_id", "tag_id"],
    ],
    ["are none where other names are read", { $get: "made.sample.id" }, []],
    ["are none where there is nothing", null, []],
  ])("%s", (_, part, wanted) => {
    expect([...sampleNames(part)]).toEqual(wanted);
  });
});

describe("a parameter whose fields the workspace decides on", () => {
  const field = (rest: Record<string, Json>): Json => ({ "x-ms-summary": "Field", ...rest });
  const objectOf = (properties: Record<string, Json>) =>
    samplesOver({ schema: { type: "object", properties } }).samples.objectOf(
      "Do",
      "body/custom_attributes",
      {},
    );

  it("has a value of each field, in makers' units", async () => {
    const value = await objectOf({
      plan: field({ type: "string", enum: ["Free", "Team"] }),
      note: field({ type: "string" }),
      seats: field({ type: "integer" }),
      score: field({ type: "number" }),
      active: field({ type: "boolean" }),
      ends: field({ type: "string", format: "date-time" }),
    });
    expect(value).toEqual({
      plan: "Free",
      note: "Example",
      seats: 3,
      score: 1.5,
      active: true,
      ends: "2026-03-01T09:30:00Z",
    });
  });

  it.each<[string, Record<string, Json>, string]>([
    ["no fields", {}, "no such fields"],
    ["a field without a title", { a: { type: "string" } }, "a has no title"],
    ["a field of a type that designers do not show", { a: field({ type: "file" }) }, "file"],
  ])("is a fault with %s", async (_, properties, message) => {
    await expect(objectOf(properties)).rejects.toThrow(message);
  });

  it("is a fault where the schema is none of an object", async () => {
    const { samples } = samplesOver({ schema: { type: "array" } });
    await expect(samples.objectOf("Do", "body/x", {})).rejects.toThrow("none of an object");
  });
});
