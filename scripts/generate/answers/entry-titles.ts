/**
 * Titles in the entries of lists. Designers put the title of the list before them, so they need not
 * name what they are of again: in "Ticket Type Attributes" a "Ticket Type Attribute Id" is an "Id".
 */
import { entriesOfTitledLists, type ListIn, nameOf } from "../holder-titles.ts";
import type { Field } from "../operation.ts";
import { shownIn } from "./shown.ts";
import { singular } from "./words.ts";

/** What is left out of the titles in an entry: its name; not where that makes one of the `taken`. */
interface Repeated {
  readonly name: string;
  readonly taken: ReadonlySet<string>;
}

/** What holds a field says of its title; in entries, what it need not say. */
type Given = Repeated | "own titles" | undefined;

/**
 * Gives the answers of one connector with such titles. Only entries whose every list names them are
 * changed: a definition that is also an answer of its own has one title for each of its fields. Fields
 * with titles of their own stay as they are. What is the same field stays the same field.
 * @param answers with the titles that `titledAnswers` gives
 */
export function entriesWithoutNames(answers: readonly Field[]): (answer: Field) => Field {
  const lists = entriesOfTitledLists(answers);
  const known = new Map<Field, Field>();
  const visit = (field: Field, given: Given): Field => {
    const before = known.get(field);
    if (before !== undefined) return before;
    const { fields, items, definition } = field;
    const stays = field.ownTitles ?? (given === "own titles" && definition === undefined);
    const result: Field = { ...field, ...(stays ? {} : shorter(field, given)) };
    // Entered before it is complete, so that a definition that holds itself comes to an end.
    known.set(field, result);
    const inside = stays ? "own titles" : given;
    const member = (inner: Field): Field =>
      visit(inner, inner.definition === undefined ? inside : undefined);
    const entry = (inner: Field): Field =>
      visit(inner, stays ? inside : repeatedIn(inner, lists.get(nameOf(inner))));
    return Object.assign(
      result,
      fields === undefined
        ? {}
        : {
            fields: Object.fromEntries(
              Object.entries(fields).map(([key, inner]) => [key, member(inner)]),
            ),
          },
      items === undefined ? {} : { items: entry(items) },
    );
  };
  return (answer) => visit(answer, undefined);
}

function shorter({ title }: Field, given: Given): { title?: string } {
  if (title === undefined || given === undefined || given === "own titles") return {};
  const { name, taken } = given;
  const short = title.startsWith(`${name} `) ? title.slice(name.length + 1) : title;
  return taken.has(short) ? {} : { title: short };
}

/** What titles in an entry name that all its lists name, too; undefined where there is no such thing. */
function repeatedIn(entry: Field, lists: readonly ListIn[] = []): Repeated | undefined {
  const names = lists.flatMap(({ list: { title } }) =>
    title === undefined ? [] : singular(title),
  );
  const name = entry.title ?? names[0];
  if (name === undefined || names.length === 0 || entry.ownTitles) return undefined;
  if (!names.every((one) => ` ${one}`.endsWith(` ${name}`))) return undefined;
  const inside = shownIn(entry).map(({ title }) => title);
  return { name, taken: new Set([...inside, ...lists.flatMap(titlesBeside)]) };
}

/** What would be called as something beside the list: "URL" in "Companies", beside "Companies URL". */
function titlesBeside({ list: { title: before }, holder }: ListIn): string[] {
  return shownIn(holder).flatMap(({ title, list }) =>
    list === "" && title.startsWith(`${before} `) ? title.slice(`${before} `.length) : [],
  );
}
