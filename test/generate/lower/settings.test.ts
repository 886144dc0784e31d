import { describe, expect, it } from "vitest";
import {
  type LongSetting,
  longSetting,
  lowerChoices,
  withChoices,
  withSetting,
} from "../../../scripts/generate/lower/settings.ts";
import type { Field, FieldChoices } from "../../../scripts/generate/operation.ts";
import type { Choices } from "../../../scripts/language/choices.ts";
import { contextOf, contractOf, plain } from "../small.ts";

describe("a setting", () => {
  it("that is a word is the visibility", () => {
    expect(longSetting("advanced")).toEqual({ visibility: "advanced" });
  });

  const field: Field = { type: "string", title: "Name", definition: "name" };
  const choices: FieldChoices = { operationId: "ListTags", value: "id", title: "name", with: {} };
  it.each<[string, LongSetting, FieldChoices | undefined, Field]>([
    [
      "goes before the contract's texts",
      { title: "Label", description: "The label." },
      undefined,
      { type: "string", title: "Label", description: "The label." },
    ],
    [
      "makes a field no shared definition",
      { visibility: "important" },
      undefined,
      { type: "string", title: "Name", visibility: "important" },
    ],
    [
      "may give what is sent where nothing is filled in, false and null too",
      { default: false },
      undefined,
      { type: "string", title: "Name", default: false },
    ],
    [
      "may give words to choose from, with titles",
      { words: { en: "English", fr: "French" } },
      undefined,
      {
        type: "string",
        title: "Name",
        enum: ["en", "fr"],
        wordTitles: { en: "English", fr: "French" },
      },
    ],
    ["may bring choices", {}, choices, { type: "string", title: "Name", choices }],
  ])("%s", (_, setting, brought, wanted) => {
    expect(withSetting(field, setting, brought)).toEqual(wanted);
  });

  it("gives words to each entry of a list", () => {
    const list: Field = { type: "list", items: { type: "string", definition: "code" } };
    const words = { en: "English" };
    expect(withSetting(list, { words }, undefined).items).toEqual({
      type: "string",
      enum: ["en"],
      wordTitles: words,
    });
  });

  it("gives the default of a time as makers see it, which descriptors have as Intercom does", () => {
    const time: Field = { type: "date-time", unix: true };
    const setting = { default: 1_767_225_600 };
    expect(withSetting(time, setting, undefined).default).toBe("2026-01-01T00:00:00.000Z");
  });
});

describe("choices of a field", () => {
  const choices: FieldChoices = { operationId: "ListTags", value: "id", title: "name", with: {} };
  it.each<[string, Field, Field]>([
    ["are its own", { type: "string" }, { type: "string", choices }],
    [
      "are those of each entry of a list",
      { type: "list", items: { type: "string" } },
      { type: "list", items: { type: "string", choices } },
    ],
    [
      "make it no shared definition",
      { type: "string", definition: "tag_id" },
      { type: "string", choices },
    ],
  ])("%s", (_, field, wanted) => {
    expect(withChoices(field, choices)).toEqual(wanted);
  });
});

describe("choices", () => {
  const from = plain("GET /tags");
  const tags: Choices = {
    kind: "choices",
    from,
    items: "data",
    value: "id",
    title: "name",
    with: { model: "contact", type_id: { parameter: "type" } },
  };

  it("name the operation that fills them, its constants and the parameters that it is given", () => {
    const context = contextOf(contractOf({}), { ids: { ListTags: from } });
    expect(lowerChoices(tags, { operation: "GetTag", place: "tag_id" }, context)).toEqual({
      operationId: "ListTags",
      items: "data",
      value: "id",
      title: "name",
      with: { model: { value: "contact" }, type_id: { parameter: "type" } },
    });
  });

  it("are reported, with the operation that has them, where what fills them is in no resource", () => {
    const context = contextOf(contractOf({}));
    expect(lowerChoices(tags, { operation: "GetTag", place: "tag_id" }, context)).toBeUndefined();
    expect(context.problems).toEqual([
      {
        operation: "GetTag",
        place: "tag_id",
        choices: true,
        message: "The action that fills these choices, GET /tags, is in no resource.",
        advice: "Export it from a file that connector/connector.ts lists under a resource.",
      },
    ]);
  });
});
