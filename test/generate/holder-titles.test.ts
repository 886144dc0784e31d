import { describe, expect, it } from "vitest";
import { titlesSaid } from "../../scripts/generate/holder-titles.ts";
import type { Field } from "../../scripts/generate/operation.ts";
import { group, list, object, titled } from "./small.ts";

const isSaid = (field: Field, answer: Field) =>
  titlesSaid({ bodies: [], answers: [answer] })(field);

/** Whether the title of an object inside an answer is said. */
const saidInside = (field: Field) => isSaid(field, object({ inside: field }));

describe("an object in another one", () => {
  it("says its title, which stands before those of what it holds", () => {
    expect(saidInside(group("Avatar", { url: titled("Image URL") }))).toBe(true);
  });

  it.each([
    ["Contact", "Contact Id"],
    ["Contact", "Contact"],
    ["Visitor", "Id Of Visitor"],
    ["New Message", "Message"],
  ])("says none where %s would stand before %s", (holder, title) => {
    expect(saidInside(group(holder, { one: titled("Color"), other: titled(title) }))).toBe(false);
  });

  it("looks at what an object holds that says none itself, not past one that does", () => {
    const plan = group("Plan", { id: titled("Plan Id"), of: titled("Company Plan") });
    expect(saidInside(group("Company", { plan, size: titled("Size") }))).toBe(false);
    const said = group("Owner", { email: titled("Company Email") });
    expect(saidInside(group("Company", { said, size: titled("Size") }))).toBe(true);
  });

  it("does not look at what is internal", () => {
    const id = titled("Tag Id", { visibility: "internal" });
    expect(saidInside(group("Tag", { id, color: titled("Color") }))).toBe(true);
  });

  it("says its title where it holds nothing that is known: it is all that makers see", () => {
    expect(saidInside(group("Contact", {}))).toBe(true);
  });

  it("is the same wherever a definition is used, and comes to an end where it holds itself", () => {
    const fields: Record<string, Field> = { at: titled("Written At") };
    const part = group("Part", fields, { definition: "part" });
    fields.reply = { ...part };
    expect(saidInside(part)).toBe(isSaid({ ...part }, object({ inside: part })));
  });
});

describe("an answer as a whole, and an entry of a list", () => {
  it("says its title only for what says little without it", () => {
    const user = group("User", { id: titled("Id"), seen: titled("Seen At") });
    const contact = group("Contact", { id: titled("Contact Id"), seen: titled("Seen At") });
    const plain = group("Report", { seen: titled("Seen At") });
    for (const [one, said] of [
      [user, true],
      [contact, false],
      [plain, false],
    ] as const) {
      expect(isSaid(one, one)).toBe(said);
      expect(isSaid(one, object({ all: list("All", one) }))).toBe(said);
    }
  });
});

describe("an entry of a list that says its title", () => {
  const entry = group("Tag", { id: titled("Id") });
  const beside = group("Owner", { at: titled("Seen At") });

  it("says none: the list's stands before what it holds", () => {
    expect(isSaid(entry, object({ all: list("All", entry), beside }))).toBe(false);
  });

  it("says its own where the same is in a list that says none", () => {
    const tag = { ...entry, definition: "tag" };
    const answers = [object({ all: list("All", tag), beside }), object({ all: list("All", tag) })];
    expect(titlesSaid({ bodies: [], answers })(tag)).toBe(true);
  });
});

describe("a body as a whole", () => {
  it("never says its title: the card has that of its action", () => {
    const body = group("New Tag", { id: titled("Id") });
    expect(titlesSaid({ bodies: [body], answers: [] })(body)).toBe(false);
  });
});

describe("a list", () => {
  const contacts = list("Items", object({ id: titled("Contact Id") }));

  it("says none where it is nearly all of an answer", () => {
    expect(isSaid(contacts, object({ value: contacts, count: titled("Count") }))).toBe(false);
  });

  it.each<[string, Record<string, Field>]>([
    ["of values", { value: list("Ids", titled("Id")) }],
    ["beside another one", { value: contacts, more: list("More", object({ a: titled("A") })) }],
    ["beside an object", { value: contacts, pages: group("Pages", { page: titled("Page") }) }],
    ["beside a value that is called as an entry's", { value: contacts, id: titled("Contact Id") }],
  ])("says its title %s", (_, fields) => {
    expect(isSaid(fields.value ?? contacts, object(fields))).toBe(true);
  });

  it("says its title in a body, where makers add to it", () => {
    const body = object({ value: contacts });
    expect(titlesSaid({ bodies: [body], answers: [] })(contacts)).toBe(true);
  });
});
