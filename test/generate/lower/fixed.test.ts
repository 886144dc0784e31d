import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../../scripts/common/json.ts";
import { fixedLeaves, narrowed } from "../../../scripts/generate/lower/fixed.ts";
import type { Field } from "../../../scripts/generate/operation.ts";
import { object, text } from "../small.ts";

describe("the places of fixed values", () => {
  it.each<[string, JsonObject, string[]]>([
    ["are keys", { type: "admin", open: false }, ["type", "open"]],
    ["have dots for what is nested", { from: { type: "admin" } }, ["from.type"]],
    ["end at lists, which are fixed whole", { tags: [{ id: "1" }] }, ["tags"]],
    ["end at objects without fields, which are fixed whole", { attributes: {} }, ["attributes"]],
  ])("%s", (_, fixed, wanted) => {
    expect(fixedLeaves(fixed)).toEqual(wanted);
  });
});

describe("a field with alternatives", () => {
  const word = (...words: string[]): Field => ({ type: "string", enum: words });
  const person = object({ type: word("user", "lead"), id: text }, { definition: "person" });
  const phone = object({ type: word("phone"), number: text }, { definition: "phone" });
  const list: Field = { type: "list", items: person };
  const to: Field = { type: "any", title: "To", alternatives: [person, phone, list] };

  it.each<[string, Field, Json | undefined, Field]>([
    [
      "is the one that can hold the fixed word, under its own title, and no shared definition",
      to,
      { type: "phone" },
      object({ type: word("phone"), number: text }, { title: "To" }),
    ],
    [
      "is the one that has the fixed key",
      to,
      { id: "1" },
      object({ type: word("user", "lead"), id: text }, { title: "To" }),
    ],
    [
      "stays where several can hold it",
      { ...to, alternatives: [person, person] },
      { id: "1" },
      { ...to, alternatives: [person, person] },
    ],
    ["stays where none can", to, { type: "visitor" }, to],
    ["stays where nothing is fixed", to, undefined, to],
    ["stays where no object is fixed", to, "user", to],
  ])("%s", (_, field, fixed, wanted) => {
    expect(narrowed(field, fixed)).toEqual(wanted);
  });

  it("is chosen by what lies deeper", () => {
    const one = object({ sender: object({ type: word("bot") }), reason: text });
    const other = object({ sender: object({ type: word("admin") }), note: text });
    const field: Field = { type: "any", alternatives: [one, other] };
    expect(narrowed(field, { sender: { type: "admin" } })).toEqual(other);
  });

  it("is chosen within a body, which is then no shared definition", () => {
    const body = object({ to, note: text }, { definition: "message" });
    expect(narrowed(body, { to: { type: "phone" } })).toEqual(
      object({ to: object({ type: word("phone"), number: text }, { title: "To" }), note: text }),
    );
  });

  it("is the one that has what makers are asked for", () => {
    const body = object({ to });
    expect(narrowed(body, undefined, ["to.number"])).toEqual(
      object({ to: object({ type: word("phone"), number: text }, { title: "To" }) }),
    );
  });

  it("leaves a body without alternatives shared", () => {
    const body = object({ note: text }, { definition: "note" });
    expect(narrowed(body, { note: "Hello" })).toBe(body);
  });
});
