import { describe, expect, it } from "vitest";
import type { Field, Operation } from "../../../scripts/generate/operation.ts";
import { resourcePage } from "../../../scripts/generate/reference/resource-page.ts";
import { object, operation } from "../small.ts";

const titled = (title: string, rest: Partial<Field> = {}): Field => ({
  type: "string",
  title,
  description: `The ${title}.`,
  ...rest,
});
const pageOf = (...operations: Operation[]) => resourcePage("Tags", operations);
const beside = (key: string, field: Field, required = false): Operation["parameters"][number] => ({
  key,
  in: "query",
  required,
  field,
});

describe("the page of a resource", () => {
  it("has actions and triggers apart, each with an overview", () => {
    const page = pageOf(operation("Get"), operation("New", { kind: "trigger" }));
    expect(page.match(/^#{1,3} .*$/gm)).toEqual([
      "# Tags",
      "## Actions",
      "### Do Get",
      "## Triggers",
      "### Do New",
    ]);
  });

  it("has no section for what there is none of", () => {
    expect(pageOf(operation("Get"))).not.toContain("## Triggers");
  });

  it.each<[string, Partial<Operation>, string]>([
    ["its id", {}, "Operation ID: Get"],
    ["what replaces it", { deprecated: { replacement: "Find" } }, "Deprecated: use Find instead."],
    [
      "what replaces it in another connector",
      { deprecated: { replacement: "Find", connector: "Other" } },
      "Deprecated: use Find of the connector Other instead.",
    ],
    ["its permission", { permission: "Read tags" }, "- Permission: Read tags"],
    ["what it does", { effect: "destroy" }, "- Effect: Cannot be undone"],
    ["whether it can be repeated", { idempotent: false }, "- Safe to repeat: No"],
    ["that it has no parameters", {}, "This operation has no parameters."],
  ])("says of an operation %s", (_, rest, wanted) => {
    expect(pageOf(operation("Get", rest)).split("\n")).toContain(wanted);
  });

  it.each<[string, Partial<Operation>, string[]]>([
    [
      "beside the body",
      { parameters: [beside("tag_id", titled("Tag Id"), true), beside("page", titled("Page"))] },
      [
        "| Tag Id | tag_id | True | string | The Tag Id. |",
        "| Page | page |  | string | The Page. |",
      ],
    ],
    [
      "in the body, nested ones too",
      {
        body: object(
          { name: titled("Name"), owner: object({ id: titled("Owner Id") }, { required: ["id"] }) },
          { required: ["name"] },
        ),
      },
      [
        "| Name | name | True | string | The Name. |",
        "| Owner Id | id | True | string | The Owner Id. |",
      ],
    ],
    [
      "but not those that makers do not see, in the body as beside it",
      {
        parameters: [beside("a", titled("A", { visibility: "internal" }))],
        body: object({
          b: titled("B", { visibility: "internal" }),
          c: object({ d: titled("D") }, { visibility: "internal" }),
          e: titled("E"),
        }),
      },
      ["| E | e |  | string | The E. |"],
    ],
  ])("lists parameters %s", (_, rest, wanted) => {
    const [, table = ""] = pageOf(operation("Do", rest)).split("#### Parameters\n\n");
    expect(table.split("\n\n")[0]?.split("\n").slice(2)).toEqual(wanted);
  });

  it("comes to an end where a body holds itself", () => {
    const fields: Record<string, Field> = { name: titled("Name") };
    const body = object(fields);
    fields.more = body;
    expect(pageOf(operation("Do", { body }))).toContain("| Name | name |");
  });

  it.each<[string, Field, string]>([
    [
      "a link to a definition",
      object({}, { definition: "Tag" }),
      "- Body: [Tag](definitions.md#tag)",
    ],
    [
      "the fields where there is none",
      object({ id: titled("Id") }),
      "| Id | id | string | The Id. |",
    ],
  ])("gives for what is returned %s", (_, field, wanted) => {
    const page = pageOf(operation("Get", { answer: { description: "It.", field } }));
    expect(page.split("\n")).toContain(wanted);
  });

  it("gives for a trigger by webhooks what those bring", () => {
    const content = object({}, { definition: "Event" });
    const page = pageOf(
      operation("New", {
        kind: "trigger",
        subscription: { topics: [], inputs: [], conditions: [], content, to: null },
      }),
    );
    expect(page.split("\n")).toContain("- Body: [Event](definitions.md#event)");
  });
});
