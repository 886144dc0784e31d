import { describe, expect, it } from "vitest";
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call, named } from "../../scripts/language/steps.ts";

const tag = named<Schemas["tag"]>("tag");
const thing = shape<Schemas["tag"]>()("Thing", "Thing", "A thing.", ({ id }) => ({
  id: field.always("string", "Id", "The id.", id),
}));
const texts = {
  method: "GET",
  path: "/things",
  summary: "Get it",
  description: "Gets it.",
} as const;

describe("a planned action", () => {
  it("has its plan as data, with the inputs that it reads", () => {
    const descriptor = plannedAction({
      ...texts,
      inputs: {
        id: input.string({ title: "Id", description: "The id." }),
        owner: input.group(
          { name: input.string({ title: "Name", description: "The name." }) },
          { title: "Owner", description: "The owner." },
        ),
      },
      returns: returns.one(thing),
      plan: ({ id, owner }) => ({
        steps: [
          call("GET /tags/{tag_id}", { as: tag, path: { tag_id: id } }),
          call("POST /tags", { body: { name: owner.name } }),
        ],
        answer: thing.from(tag),
      }),
    });
    expect([descriptor.steps, descriptor.answer]).toEqual([
      [
        {
          call: { method: "GET", path: "/tags/{tag_id}", values: { tag_id: { $get: "in.id" } } },
          as: "tag",
        },
        {
          call: { method: "POST", path: "/tags", body: { name: { $get: "in.owner.name" } } },
          as: "answer",
        },
      ],
      { id: { $get: "tag.id" } },
    ]);
  });

  it("has no inputs and an empty trial where nothing is said of them", () => {
    const descriptor = plannedAction({
      ...texts,
      returns: returns.one(thing),
      plan: () => ({ steps: [], answer: thing.from(tag) }),
    });
    expect(descriptor).toMatchObject({
      kind: "planned",
      inputs: {},
      trial: { before: [], wait: 0, values: {}, without: [] },
    });
  });

  it("has the values of its trial as plan data", () => {
    const { trial } = plannedAction({
      ...texts,
      inputs: { id: input.string({ title: "Id", description: "The id." }) },
      returns: returns.one(thing),
      plan: () => ({ steps: [], answer: thing.from(tag) }),
      trial: { values: { id: tag.id }, without: [] },
    });
    expect(trial.values).toEqual({ id: { $get: "tag.id" } });
  });
});

describe("what a planned action returns", () => {
  it.each([
    ["is one of a shape", returns.one(thing), { kind: "shape", shape: thing, list: false }],
    ["is a list of a shape", returns.listOf(thing), { kind: "shape", shape: thing, list: true }],
    [
      "is a list of a shape under a name",
      returns.listOf(thing, "Things"),
      { kind: "shape", shape: thing, list: true, name: "Things" },
    ],
  ])("%s", (_, given, wanted) => {
    expect(given).toEqual(wanted);
  });
});
