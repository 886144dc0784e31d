import ts from "typescript";
import { describe, expect, it } from "vitest";
import { createLocator } from "../../scripts/pipeline/locate.ts";

const FILES = [
  {
    path: "connector/tags/actions.ts",
    text: `import { action } from "x";

export const getTag = action("GetTag", {
  call: "GET /tags/{tag_id}",
  parameters: {
    tag_id: { dropdown: tags },
  },
});

/** The name of the constant is the id. */
export const GetNote = action("GET /notes/{note_id}", {
  choices: { note_id: notes },
});

export const GetLabel = plannedAction({
  plan: () => call("GET /labels"),
});
`,
  },
  {
    path: "connector/tags/shapes.ts",
    text: `const common = {
  name: field("Name"),
};
export const label = shape("Label", {
  id: field("Id"),
  ...common,
});
`,
  },
];
const locator = createLocator(ts, FILES);
const [ACTIONS, SHAPES] = ["connector/tags/actions.ts", "connector/tags/shapes.ts"];

describe("the place of an operation", () => {
  it.each([
    ["is found by the id that its descriptor begins with", ["GetTag"], 3],
    ["is that of a parameter's key", ["GetTag", "tag_id"], 6],
    ["is that of a text", ["GetTag", "GET /tags/{tag_id}"], 4],
    ["is the descriptor's where nothing of that name is written", ["GetTag", "summary"], 3],
    ["is found by the name of its constant", ["GetNote"], 11],
    ["is that of a key under such a constant", ["GetNote", "note_id"], 12],
  ] as const)("%s", (_, [operationId, ...names], line) => {
    expect(locator.operation(operationId, ...names)).toEqual({ file: ACTIONS, line });
  });

  it("is nowhere for an operation that is not described", () => {
    expect(locator.operation("GetTags")).toBeUndefined();
  });
});

describe("a descriptor", () => {
  it.each([
    ["names its call as an option", "GetTag", "GET /tags/{tag_id}"],
    ["begins with its call", "GetNote", "GET /notes/{note_id}"],
    ["is no call where only its plan has one", "GetLabel", undefined],
  ])("%s", (_, operationId, call) => {
    expect(locator.callOf(operationId)).toBe(call);
  });

  it("says what is written in it, and nothing else", () => {
    expect(locator.says("GetTag", "tag_id")).toBe(true);
    expect(locator.says("GetTag", "note_id")).toBe(false);
  });
});

describe("a text", () => {
  it("is found with what belongs to it, or what is shared in its file", () => {
    expect(locator.text("Label")).toEqual({ file: SHAPES, line: 4 });
    expect(locator.text("Label", "id")).toEqual({ file: SHAPES, line: 5 });
    expect(locator.text("Label", "name")).toEqual({ file: SHAPES, line: 2 });
    expect(locator.text("Label", "gone")).toEqual({ file: SHAPES, line: 4 });
  });
});
