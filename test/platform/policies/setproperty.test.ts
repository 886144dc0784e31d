import { expect, test } from "vitest";
import { callWithBody, testErrors, testOnBodies } from "./policy-on-body.ts";

const set = (parent: string, name: string, value: string) => ({
  newPropertyParentPathTemplate: parent,
  newPropertySubPathTemplate: name,
  propertyValuePathTemplate: value,
});

testOnBodies("setproperty", [
  [
    "Learn, example 1: a constant",
    set("@body().peopleObject", "location", "USA"),
    { peopleObject: { XYZ: { Age: "30" } } },
    { peopleObject: { XYZ: { Age: "30" }, location: "USA" } },
  ],
  [
    "Learn, example 2: in each item, as text",
    set("@body().people", "age", "30"),
    { people: [{ name: "xyz" }, { name: "pqr" }] },
    {
      people: [
        { name: "xyz", age: "30" },
        { name: "pqr", age: "30" },
      ],
    },
  ],
  [
    "Learn, example 3: from other properties",
    set("@body()", "name", "{@body().firstName} {@body().lastName}"),
    { firstName: "John", lastName: "Smith" },
    { firstName: "John", lastName: "Smith", name: "John Smith" },
  ],
  [
    "Azure AD: a quoted name, read and replaced",
    set("@body()", "['@odata.id']", "https://h.x/{@body()['@odata.id']}"),
    { "@odata.id": "7" },
    { "@odata.id": "https://h.x/7" },
  ],
  [
    "SAS Decisioning: a formula with quotes around the values",
    set(
      "@body().condition",
      "callbackContentFilter",
      "and(eq(state, '{@body().state}'), startsWith(resourcePath, '{@body().resourcePath}'))",
    ),
    { state: "success", resourcePath: "/", condition: {} },
    {
      state: "success",
      resourcePath: "/",
      condition: {
        callbackContentFilter: "and(eq(state, 'success'), startsWith(resourcePath, '/'))",
      },
    },
  ],
  [
    "Planner: a space and a mark are a value",
    set("@body().references", "previewPriority", " !"),
    { references: [{}] },
    { references: [{ previewPriority: " !" }] },
  ],
  [
    "facts (L): @item() in a collection",
    set("@body().people", "label", "{@item().name} of {@body().firm}"),
    { firm: "F", people: [{ name: "a" }, { name: "b" }] },
    {
      firm: "F",
      people: [
        { name: "a", label: "a of F" },
        { name: "b", label: "b of F" },
      ],
    },
  ],
  [
    "assumption: a value that is nothing but an expression keeps its type",
    set("@body()", "first", "@body().list[0]"),
    { list: [{ n: 1 }] },
    { list: [{ n: 1 }], first: { n: 1 } },
  ],
  [
    "assumption: an absent value is null, and empty within text",
    set("@body()", "copy", "@body().none"),
    { a: 1 },
    { a: 1, copy: null },
  ],
  ["L: @{...} makes text", set("@body()", "text", "@{body().n}"), { n: 5 }, { n: 5, text: "5" }],
  [
    "assumption: nothing happens where the parent is absent",
    set("@body().references", "x", "1"),
    { a: 1 },
    { a: 1 },
  ],
]);

testErrors("setproperty", [
  [
    "Learn, training: a null on the way",
    set("@body()", "x", "@body().summary.amount"),
    { summary: null },
    /@body\(\)\.summary\.amount cannot be read: "summary" has no value/,
  ],
  [
    "L: only @body() and @item()",
    set("@body()", "x", "@connectionParameters('cat')"),
    {},
    /the expression "@connectionParameters\('cat'\)" is not known here/,
  ],
  [
    "@item() without a collection",
    set("@body()", "x", "{@item().a}"),
    {},
    /the expression "\{@item\(\)\.a\}" is not known here/,
  ],
  [
    "a parent that holds nothing",
    set("@body().people", "x", "1"),
    { people: ["text"] },
    /"x" cannot be set in @body\(\)\.people/,
  ],
  ["a parent that is no body", set("people", "x", "1"), {}, /must begin with @body\(\)/],
]);

test("setproperty: each policy sees what the one before it wrote", async () => {
  const { sent } = await callWithBody(
    [
      ["SetProperty", set("@body()", "a", "1")],
      ["setproperty", set("@body()", "b", "{@body().a}2")],
    ],
    {},
  );
  expect(JSON.parse(sent?.body ?? "")).toEqual({ a: "1", b: "12" });
});
