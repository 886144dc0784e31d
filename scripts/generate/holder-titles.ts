/**
 * Which objects have a title. Designers put it before the titles of all that the object holds: what
 * lies in "Avatar" is "Avatar Image URL", and so "Contact Id" in "Contact" would be "Contact Contact
 * Id" (their schema processor, open source in Azure/LogicAppsUX; of 40 published connectors one
 * repeats a title so).
 */
import { isUnclear } from "./answers/words.ts";
import { fieldsIn } from "./field-walk.ts";
import type { Field } from "./operation.ts";

/**
 * Tells whether a field says its title. All do but objects that hold something:
 *
 * - a body as a whole never does: makers fill it in on the card of its action;
 * - an entry of a list that says its title never does: the list's stands before what it holds;
 * - an answer as a whole and another entry have no title shown, so they say theirs only for what
 *   says little without it: `Id`;
 * - others do where nothing that they hold repeats it.
 *
 * A list that is nearly all of an answer does not: its entries say what they are.
 */
export function titlesSaid({
  bodies,
  answers,
}: {
  bodies: readonly Field[];
  answers: readonly Field[];
}): (field: Field) => boolean {
  const properties = new Set(
    [...fieldsIn([...bodies, ...answers])].flatMap(({ fields }) =>
      Object.values(fields ?? {}).map(nameOf),
    ),
  );
  const silent = new Set(answers.flatMap((answer) => onlyList(answer) ?? []));
  const known = new Map<string | Field, boolean>(
    [...bodies.map(nameOf), ...entriesOfTitledLists(answers).keys()].map((name) => [name, false]),
  );
  const isSaid = (field: Field): boolean => {
    if (!isHolder(field)) return !silent.has(field);
    const name = nameOf(field);
    const before = known.get(name);
    if (before !== undefined) return before;
    // Entered first, so that what holds itself comes to an end.
    known.set(name, false);
    const helps = properties.has(name) || shownOf(field).some(({ title }) => isUnclear(title));
    const said = helps && !isRepeated(field.title ?? "", field, isSaid);
    known.set(name, said);
    return said;
  };
  return isSaid;
}

/** A list in an object. */
export interface ListIn {
  readonly list: Field;
  readonly holder: Field;
}

/**
 * The entries that only ever lie in lists that say their titles, each with these lists. A definition is
 * one thing wherever it is used, and is there by its name.
 */
export function entriesOfTitledLists(
  answers: readonly Field[],
): ReadonlyMap<string | Field, readonly ListIn[]> {
  const silent = new Set(answers.flatMap((answer) => onlyList(answer) ?? []));
  const elsewhere = new Set(
    answers.flatMap((answer) => [answer, answer.items ?? []].flat()).map(nameOf),
  );
  const found = new Map<string | Field, ListIn[]>();
  for (const holder of fieldsIn(answers)) {
    for (const list of Object.values(holder.fields ?? {})) {
      const name = nameOf(list.items ?? list);
      if (list.items === undefined || list.title === undefined || silent.has(list)) {
        elsewhere.add(name);
      } else found.set(name, [...(found.get(name) ?? []), { list, holder }]);
    }
  }
  for (const name of elsewhere) found.delete(name);
  return found;
}

/** The list of objects that an answer is but for values beside it, of which none is called as an entry's. */
function onlyList(answer: Field): Field | undefined {
  const shown = shownOf(answer);
  const [list, ...more] = shown.filter(({ items }) => items !== undefined && isHolder(items));
  if (list?.items === undefined || more.length > 0 || shown.some(isHolder)) return undefined;
  const titles = new Set(shownOf(list.items).map(({ title }) => title));
  return shown.some((one) => one !== list && titles.has(one.title)) ? undefined : list;
}

function shownOf({ fields }: Field): Field[] {
  return Object.values(fields ?? {}).filter(({ visibility }) => visibility !== "internal");
}

/** A definition is one thing wherever it is used. */
export function nameOf(field: Field): string | Field {
  return field.definition ?? field;
}

/** Whether it is an object that holds something that makers see. */
export function isHolder(field: Field): boolean {
  return shownOf(field).length > 0;
}

/** Whether a title meets itself in what is shown right behind it. */
function isRepeated(
  holder: string,
  field: Field,
  isSaid: (field: Field) => boolean,
  above: readonly Field[] = [],
): boolean {
  return shownOf(field).some((inner) => {
    if (above.includes(inner)) return false;
    return isSaid(inner)
      ? meets(holder, inner.title ?? "")
      : isRepeated(holder, inner, isSaid, [...above, inner]);
  });
}

/** `Contact` meets itself in `Contact Id` and `Id Of Contact`, `New Message` in `Message`. */
function meets(holder: string, title: string): boolean {
  const [first] = title.split(" ");
  return ` ${title} `.includes(` ${holder} `) || first === holder.split(" ").at(-1);
}
