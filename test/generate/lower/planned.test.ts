import { describe, expect, it } from "vitest";
import type { Problem } from "../../../scripts/common/problem.ts";
import { lowerPlanned } from "../../../scripts/generate/lower/planned.ts";
import type { Field, PlannedOperation } from "../../../scripts/generate/operation.ts";
import type { Choices } from "../../../scripts/language/choices.ts";
import { type Input, input } from "../../../scripts/language/inputs.ts";
import type { PlannedAction } from "../../../scripts/language/planned.ts";
import type { ValueRule } from "../../../scripts/plan/plan.ts";
import { contextOf, contractOf, listed, object, plain, text } from "../small.ts";

const about = { title: "It", description: "About it." };
const shape = { name: "Thing_Response", title: "Thing", description: "A thing.", fields: {} };
const thing = object(
  {},
  { title: "Thing", ownTitles: true, description: "A thing.", definition: "Thing_Response" },
);
const tags: Choices = {
  kind: "choices",
  from: plain("GET /tags"),
  value: "id",
  title: "name",
  with: {},
};
const context = contextOf(contractOf({}), { ids: { ListTags: tags.from } });

function lowered(rest: Partial<PlannedAction>): PlannedOperation {
  const descriptor: PlannedAction = {
    kind: "planned",
    method: "POST",
    path: "/things",
    summary: "Do it",
    description: "Does it.",
    inputs: {},
    returns: { kind: "shape", shape, list: false },
    steps: [],
    answer: null,
    trial: { before: [], wait: 0, values: {}, without: [] },
    ...rest,
  };
  return lowerPlanned(listed("Do", descriptor), context);
}

describe("a planned action", () => {
  it("has its own texts, path and plan", () => {
    const steps = [{ let: 1, as: "one" }];
    expect(lowered({ steps, answer: { $get: "one" } })).toMatchObject({
      id: "Do",
      kind: "action",
      method: "POST",
      path: "/things",
      summary: "Do it",
      description: "Does it.",
      plan: { path: "/things", inputs: [], steps, answer: { $get: "one" } },
    });
  });

  it.each<[string, PlannedAction["returns"], Field]>([
    ["a shape", { kind: "shape", shape, list: false }, thing],
    [
      "a list of a shape, under the name given",
      { kind: "shape", shape, list: true, name: "Things" },
      { type: "list", items: thing, definition: "Things" },
    ],
    [
      "a list of a shape, under a name made from the id",
      { kind: "shape", shape, list: true },
      { type: "list", items: thing, definition: "Do_Response" },
    ],
  ])("answers %s", (_, returns, field) => {
    expect(lowered({ returns }).answer).toEqual({ description: "A thing.", field });
  });
});

describe("an input", () => {
  const inputs = {
    id: input.string({ ...about }),
    name: input.string({ ...about, required: true }),
  };
  const placesOf = ({ parameters, body, plan }: PlannedOperation) => [
    parameters.map(({ key, in: place, required }) => [key, place, required]),
    Object.keys(body?.fields ?? {}),
    plan.inputs?.map(({ name, from }) => [name, from]),
  ];

  it.each<[string, Partial<PlannedAction>, unknown[]]>([
    [
      "is in the path where its key is, and required there; others are in the body",
      { path: "/things/{id}" },
      [
        [["id", "path", true]],
        ["name"],
        [
          ["id", "path"],
          ["name", "body"],
        ],
      ],
    ],
    [
      "is in the query of a GET",
      { method: "GET" },
      [
        [
          ["id", "query", false],
          ["name", "query", true],
        ],
        [],
        [
          ["id", "query"],
          ["name", "query"],
        ],
      ],
    ],
    [
      "is in the query of a DELETE",
      { method: "DELETE", path: "/things/{id}" },
      [
        [
          ["id", "path", true],
          ["name", "query", true],
        ],
        [],
        [
          ["id", "path"],
          ["name", "query"],
        ],
      ],
    ],
  ])("%s", (_, rest, wanted) => {
    expect(placesOf(lowered({ inputs, ...rest }))).toEqual(wanted);
  });

  it("of a body is required where it says so", () => {
    expect(lowered({ inputs }).body?.required).toEqual(["name"]);
  });

  it.each<[string, Partial<PlannedAction>, string]>([
    ["made from the id", {}, "Do_Request"],
    ["of its own", { bodyName: "Thing_Request" }, "Thing_Request"],
  ])("is in a definition with a name %s", (_, rest, wanted) => {
    expect(lowered({ inputs, ...rest }).body?.definition).toBe(wanted);
  });

  const titled = (field: Field): Field => ({ ...field, ...about });
  it.each<[string, Input, Field, ValueRule]>([
    ["a text", input.string(about), titled(text), {}],
    ["a whole number", input.integer(about), titled({ type: "integer" }), { type: "integer" }],
    ["a number", input.number(about), titled({ type: "number" }), { type: "number" }],
    ["a yes or no", input.boolean(about), titled({ type: "boolean" }), { type: "boolean" }],
    [
      "a time, unix seconds in the plan",
      input.dateTime(about),
      titled({ type: "date-time", unix: true }),
      { type: "date-time" },
    ],
    [
      "one of some words",
      input.choice({ open: "Open", closed: "Closed" }, about),
      titled({
        type: "string",
        enum: ["open", "closed"],
        wordTitles: { open: "Open", closed: "Closed" },
      }),
      { words: ["open", "closed"] },
    ],
    [
      "an object with any fields",
      input.object(about),
      titled({ type: "object", open: true }),
      { type: "object" },
    ],
    [
      "a group",
      input.group({ url: input.string({ ...about, required: true }) }, about),
      titled(object({ url: titled(text) }, { required: ["url"] })),
      { type: "object", fields: [{ key: "url", title: "It", required: true }] },
    ],
    [
      "a list",
      input.list(input.integer(about), about),
      titled({ type: "list", items: titled({ type: "integer" }) }),
      { type: "list", items: { type: "integer" } },
    ],
    [
      "something with an example and a visibility",
      input.string({ ...about, example: "Ada", visibility: "advanced" }),
      titled({ type: "string", example: "Ada", visibility: "advanced" }),
      {},
    ],
    [
      "something to choose",
      input.string({ ...about, choices: tags }),
      titled({
        type: "string",
        choices: { operationId: "ListTags", value: "id", title: "name", with: {} },
      }),
      {},
    ],
    ["something not to choose", input.string({ ...about, choices: "none" }), titled(text), {}],
  ])("may be %s", (_, given, field, rule) => {
    const { body, plan } = lowered({ inputs: { it: given } });
    expect([body?.fields?.it, plan.inputs]).toEqual([
      field,
      [{ name: "it", from: "body", title: "It", ...rule }],
    ]);
  });

  const group = input.group({ a: input.string(about) }, about);
  it.each<[string, Partial<PlannedAction>, Problem["message"]]>([
    [
      "one that the plan does not use",
      { inputs: { it: input.string(about) }, answer: { it: "in.it" } },
      "Neither the plan nor the choices or fields of another input use this input.",
    ],
    [
      "a group in the query",
      { method: "GET", inputs: { it: group } },
      "A query holds texts, numbers and lists of them, and no objects.",
    ],
    [
      "an object in the query",
      { method: "DELETE", inputs: { it: input.object(about) } },
      "A query holds texts, numbers and lists of them, and no objects.",
    ],
    [
      "a list of groups in the query",
      { method: "GET", inputs: { it: input.list(group, about) } },
      "A query holds texts, numbers and lists of them, and no list of objects.",
    ],
    [
      "a list in the path",
      { path: "/things/{it}", inputs: { it: input.list(input.string(about), about) } },
      "A path holds no list.",
    ],
    [
      "a group in the path",
      { path: "/things/{it}", inputs: { it: group } },
      "A path holds no object.",
    ],
    [
      "a key that plans cannot read",
      { inputs: { "a.b": input.string(about) } },
      'The key "a.b" has other characters than letters, digits and underscores, and plans cannot read it.',
    ],
    [
      "a variable that shares its segment",
      { path: "/things/v{it}", inputs: { it: input.string(about) } },
      "In the path /things/v{it}, v{it} is more than one variable.",
    ],
  ])("is reported as %s", (_, rest, message) => {
    context.problems.length = 0;
    lowered({ answer: { $get: "in" }, ...rest });
    expect(context.problems).toMatchObject([{ operation: "Do", message }]);
  });
});
