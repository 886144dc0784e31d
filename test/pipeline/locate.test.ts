import ts from "typescript";
import { describe, expect, it } from "vitest";
import { createLocator } from "../../scripts/pipeline/locate.ts";

const FILES = [
  {
    path: "connector/choices.ts",
    text: `export const CHOICES = {
  note_id: notes,
  "tags/{id}": choices(ListTags, { items: "data" }),
};
`,
  },
  {
    path: "connector/tags/actions.ts",
    text: `import { action } from "x";

const made = named<Schemas["GetTag"]>("GET /notes/{note_id}");
export const GetTag = action("GET /tags/{tag_id}" as Call, {
  only: ["tag_id"],
  parameters: {
    tag_id: {
      choices: notes,
    },
  },
  trial: { values: { tag_id: "1", note_id: "2" } },
});

export const GetNote = action("GET /notes/{note_id}");

export const GetLabel = plannedAction({
  inputs: { label_id: input.string({ title: "Label Id" }) },
  plan: () => call("GET /labels"),
});

export const notes = choices(GetNote, {
  items: "data",
  title: "name",
});
`,
  },
  {
    path: "connector/tags/shapes.ts",
    text: `const common = {
  name: field("Name"),
};
export const label = shape<Schemas["Label"]>()(
  "Label", {
  id: field("Id"),
  ...common,
});
`,
  },
];
const locator = createLocator(ts, FILES);
const [CHOICES, ACTIONS, SHAPES] = FILES.map(({ path }) => path);

describe("the place of an operation", () => {
  it.each([
    ["is found by the name of its constant", ["GetTag"], 4],
    ["is that of a key", ["GetTag", "parameters"], 6],
    ["is that of a text", ["GetTag", "GET /tags/{tag_id}"], 4],
    ["is the descriptor's where nothing of that name is written", ["GetTag", "summary"], 4],
  ] as const)("%s", (_, [operationId, ...names], line) => {
    expect(locator.operation(operationId, ...names)).toEqual({ file: ACTIONS, line });
  });

  it("is nowhere for an operation that is not described", () => {
    expect(locator.operation("GetTags")).toBeUndefined();
  });
});

describe("a descriptor", () => {
  it.each([
    ["begins with its call", "GetNote", "GET /notes/{note_id}"],
    ["begins with its call, whatever the compiler is told of it", "GetTag", "GET /tags/{tag_id}"],
    ["is no call where only its plan has one", "GetLabel", undefined],
  ])("%s", (_, operationId, call) => {
    expect(locator.callOf(operationId)).toBe(call);
  });

  it("says what is a key in it, not what it only names", () => {
    expect(locator.says("GetTag", "only")).toBe(true);
    expect(locator.says("GetTag", "summary")).toBe(false);
    expect(locator.says("GetTag", "GET /tags/{tag_id}")).toBe(false);
  });

  it("has settings and inputs, which its trial is none of", () => {
    expect(locator.setting("GetTag", "tag_id")).toEqual({ file: ACTIONS, line: 7 });
    expect(locator.setting("GetTag", "tag_id", "choices")).toEqual({ file: ACTIONS, line: 8 });
    expect(locator.setting("GetTag", "tag_id", "title")).toBeUndefined();
    expect(locator.setting("GetTag", "note_id")).toBeUndefined();
    expect(locator.setting("GetLabel", "label_id")).toEqual({ file: ACTIONS, line: 17 });
  });
});

describe("choices", () => {
  it("that a descriptor gives are found where they are made", () => {
    const made = { file: ACTIONS, line: 21, name: "notes" };
    expect(locator.choicesOf("GetTag", "tag_id")).toEqual(made);
    expect(locator.choicesOf("GetTag", "tag_id", "title")).toEqual({ ...made, line: 23 });
    expect(locator.choicesOf("GetTag", "note_id")).toBeUndefined();
  });

  it("of a name are found where they are made, there or elsewhere", () => {
    const made = { file: ACTIONS, line: 21, name: "notes" };
    expect(locator.choicesIn(CHOICES ?? "", "note_id")).toEqual(made);
    expect(locator.choicesIn(CHOICES ?? "", "tags/{id}", "items")).toEqual({
      file: CHOICES,
      line: 3,
    });
    expect(locator.choicesIn(CHOICES ?? "", "tag_id")).toBeUndefined();
  });
});

describe("a key of a file", () => {
  it("is found inside of others", () => {
    expect(locator.inFile(ACTIONS ?? "", "title")).toEqual({ file: ACTIONS, line: 17 });
    expect(locator.inFile(ACTIONS ?? "", "trial", "note_id")).toEqual({ file: ACTIONS, line: 11 });
    expect(locator.inFile(SHAPES ?? "", "title")).toBeUndefined();
  });
});

describe("a text", () => {
  it("is found with what belongs to it, or what is shared in its file; types are none", () => {
    expect(locator.text("Label")).toEqual({ file: SHAPES, line: 5 });
    expect(locator.text("Label", "id")).toEqual({ file: SHAPES, line: 6 });
    expect(locator.text("Label", "name")).toEqual({ file: SHAPES, line: 2 });
    expect(locator.text("Label", "gone")).toEqual({ file: SHAPES, line: 5 });
  });
});
