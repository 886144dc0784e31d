import { describe, expect, it } from "vitest";
import { changeAt, fieldAt, only, without } from "../../scripts/generate/change-field.ts";
import type { Field } from "../../scripts/generate/operation.ts";
import { object, text } from "./small.ts";

const name: Field = { type: "string", title: "Name" };
const tag = object({ id: text, name }, { definition: "tag", required: ["id"] });
const owner = object({ id: text, tags: { type: "list", items: tag } }, { definition: "owner" });
const thing = object({ id: text, owner, note: text }, { definition: "thing", required: ["id"] });

describe("a place", () => {
  it.each<[string, string, Field | undefined]>([
    ["is a key", "id", text],
    ["has dots for what is nested", "owner.id", text],
    ["has * for the entries of a list", "owner.tags.*.name", name],
    ["may be nowhere", "owner.nothing.id", undefined],
    ["is no name that all objects have", "constructor", undefined],
  ])("%s", (_, place, wanted) => {
    expect(fieldAt(thing, place)).toBe(wanted);
  });
});

describe("a change at a place", () => {
  const changed = changeAt(thing, "owner.tags.*.name", (field, required) => ({
    field: { ...field, title: "Label" },
    required,
  }));

  it("is made there", () => {
    expect(fieldAt(changed, "owner.tags.*.name")?.title).toBe("Label");
  });

  it("leaves the definitions that others share as they are", () => {
    expect(fieldAt(thing, "owner.tags.*.name")?.title).toBe("Name");
  });

  it("makes what holds it no shared definition any more", () => {
    const holders = ["owner", "owner.tags.*"].map((place) => fieldAt(changed, place)?.definition);
    expect([changed.definition, ...holders]).toEqual([undefined, undefined, undefined]);
  });

  it("keeps what lies beside it shared", () => {
    expect(fieldAt(changed, "note")).toBe(text);
  });

  it.each(["nothing", "owner.nothing", "owner.tags.*.nothing", "note.*.id", "owner.*"])(
    "changes nothing, and keeps the definition, at %s, which is not there",
    (place) => {
      expect(without(thing, place)).toBe(thing);
    },
  );

  it.each<[string, Field, string, boolean, readonly string[] | undefined]>([
    ["adds a field to those that must be there", thing, "note", true, ["id", "note"]],
    ["keeps the order of those that must be there", thing, "id", true, ["id"]],
    ["takes the last from those that must be there", thing, "id", false, undefined],
  ])("%s", (_, field, place, required, wanted) => {
    const result = changeAt(field, place, (inner) => ({ field: { ...inner }, required }));
    expect(result.required).toEqual(wanted);
  });
});

describe("without a place", () => {
  it("is neither the field nor its name among those that must be there", () => {
    expect(without(thing, "id")).toEqual(object({ owner, note: text }));
  });
});

describe("only some places", () => {
  it.each<[string, string[], Field]>([
    [
      "are in the order named",
      ["note", "id"],
      object({ note: text, id: text }, { required: ["id"] }),
    ],
    [
      "keep of what holds a nested one nothing else",
      ["owner.id"],
      object({ owner: object({ id: text }) }),
    ],
    [
      "may lie in the entries of a list",
      ["owner.tags.*.id"],
      object({
        owner: object({
          tags: { type: "list", items: object({ id: text }, { required: ["id"] }) },
        }),
      }),
    ],
    ["leave whole what is named itself", ["owner.id", "owner"], object({ owner })],
    ["leave out what is not there", ["note", "nothing"], object({ note: text })],
  ])("%s", (_, places, wanted) => {
    const result = only(thing, places);
    expect([result, Object.keys(result.fields ?? {})]).toEqual([
      wanted,
      Object.keys(wanted.fields ?? {}),
    ]);
  });
});
