import { describe, expect, it } from "vitest";
import type { Field } from "../../../scripts/generate/operation.ts";
import {
  definitionsPage,
  pathRows,
  returnsText,
} from "../../../scripts/generate/reference/definitions.ts";
import { object, operation } from "../small.ts";

const id: Field = { type: "string", title: "Id", description: "The id." };
const tag = object({ id }, { definition: "Tag", description: "A tag." });
const titled = (field: Field, title: string): Field => ({
  ...field,
  title,
  description: `The ${title}.`,
});

describe("what an operation returns", () => {
  it.each<[string, Field, string]>([
    ["is a link to its definition", tag, "- Body: [Tag](definitions.md#tag)"],
    [
      "is a list of a definition",
      { type: "list", items: tag },
      "- Items: array of [Tag](definitions.md#tag)",
    ],
    ["is a type where there is no definition", { type: "file" }, "- Body: file"],
  ])("%s", (_, field, wanted) => {
    expect(returnsText(field, "definitions.md")).toBe(wanted);
  });
});

describe("the rows of an answer's fields", () => {
  it.each<[string, Field, string[][]]>([
    ["have title, path, type and description", object({ id }), [["Id", "id", "string", "The id."]]],
    [
      "have the paths of nested fields",
      object({ owner: object({ id }) }),
      [["Id", "owner.id", "string", "The id."]],
    ],
    [
      "end at definitions, with a link",
      object({ tag: titled({ ...tag }, "tag") }),
      [["tag", "tag", "[Tag](#tag)", "The tag."]],
    ],
    [
      "have the fields of a list's entries below it",
      object({ all: titled({ type: "list", items: object({ id }) }, "all") }),
      [
        ["all", "all", "array of object", "The all."],
        ["Id", "all.id", "string", "The id."],
      ],
    ],
    [
      "end at lists of definitions",
      object({ all: titled({ type: "list", items: tag }, "all") }),
      [["all", "all", "array of Tag", "The all."]],
    ],
    [
      "are not there for what makers do not see",
      object({ id, type: { ...id, visibility: "internal" } }),
      [["Id", "id", "string", "The id."]],
    ],
    [
      "are blank where there are no texts",
      object({ x: { type: "string" } }),
      [["", "x", "string", ""]],
    ],
  ])("%s", (_, field, wanted) => {
    expect(pathRows(field, "")).toEqual(wanted);
  });
});

describe("the page of definitions", () => {
  const answer = (field: Field) => operation("Get", { answer: { description: "It.", field } });
  const headings = (...operations: Parameters<typeof definitionsPage>[1]) =>
    definitionsPage("Small", operations)?.match(/^## .*$/gm);

  it("has those that answers use, at any depth, in the order of names", () => {
    const owner = object({ tags: { type: "list", items: tag } }, { definition: "Owner" });
    expect(headings(answer(object({ owner })))).toEqual(["## Owner", "## Tag"]);
  });

  it("is not there where answers use none", () => {
    expect(definitionsPage("Small", [answer({ type: "any" })])).toBeUndefined();
  });

  it("has each of them once", () => {
    expect(headings(answer(tag), answer({ type: "list", items: tag }))).toEqual(["## Tag"]);
  });

  it("has none that only bodies use", () => {
    expect(headings(operation("Do", { body: tag }))).toBeUndefined();
  });

  it("comes to an end where a definition holds itself", () => {
    const fields: Record<string, Field> = {};
    const part = object(fields, { definition: "Part" });
    fields.reply = part;
    expect(headings(answer(part))).toEqual(["## Part"]);
  });
});
