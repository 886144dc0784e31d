/**
 * The titles of answers. Designers show an answer as one flat list, and what holds a value says its title
 * there only sometimes (`../holder-titles.ts`), so a title that would be unclear alone names what the
 * value is of: `Author Id`.
 */
import { defined } from "../../common/defined.ts";
import { changeAt } from "../change-field.ts";
import type { Field } from "../operation.ts";
import { isConstant } from "./constant.ts";
import { repeated, type Shown, shownIn } from "./shown.ts";
import { clearTitle, joined, singular } from "./words.ts";

/**
 * Gives the answers that makers see of what Intercom answers.
 *
 * A definition is used in many answers and has one title for each of its fields. So the rule looks at
 * the definition alone: what says little (`Id`) gets the title of the object that it is in. Only what
 * still repeats then, as where one definition is used twice, is written in place in the smallest
 * definition that holds both, with the titles of more of what holds it.
 *
 * What is the same in every answer is left out. Fields with titles of their own stay as they are. What
 * is the same field stays the same field.
 */
export function titledAnswers(): (answer: Field) => Field {
  const known = new Map<Field, Field>();
  const titled = (field: Field): Field => {
    const before = known.get(field);
    if (before !== undefined) return before;
    const result: Field = { ...field };
    // Entered before it is complete, so that a definition that holds itself comes to an end.
    known.set(field, result);
    if (field.ownTitles) return Object.assign(result, asTheyAre(field));
    return Object.assign(result, distinct(within(field, field.title)));
  };
  /** A field whose titles stay; what it holds of others' definitions has those of these. */
  const asTheyAre = (field: Field): Field => {
    const inner = (one: Field) => (one.definition === undefined ? asTheyAre(one) : titled(one));
    return mapped(field, inner, inner);
  };
  const within = (field: Field, holder: string | undefined): Field =>
    mapped(
      field,
      (inner) => member(inner, holder),
      (items) => entry(items, field.title),
    );
  const member = (field: Field, holder: string | undefined): Field | undefined => {
    if (field.definition !== undefined) return titled(field);
    if (isConstant(field)) return undefined;
    const title = field.title === undefined ? undefined : clearTitle(field.title, holder);
    return within({ ...field, ...defined({ title }) }, title);
  };
  const entry = (items: Field, list: string | undefined): Field => {
    if (items.definition !== undefined) return titled(items);
    const name = items.title ?? (list === undefined ? undefined : singular(list));
    return within(items, name);
  };
  return titled;
}

/** The field with what it holds changed, or taken away. */
function mapped(
  field: Field,
  member: (inner: Field) => Field | undefined,
  entry: (items: Field) => Field,
): Field {
  const { fields, items, required, ...rest } = field;
  const changed = Object.entries(fields ?? {}).flatMap(([key, inner]) => {
    const one = member(inner);
    return one === undefined ? [] : [[key, one] as const];
  });
  const there = new Set(changed.map(([key]) => key));
  const needed = (required ?? []).filter((key) => there.has(key));
  return {
    ...rest,
    ...(needed.length === 0 ? {} : { required: needed }),
    ...(fields === undefined ? {} : { fields: Object.fromEntries(changed) }),
    ...(items === undefined ? {} : { items: entry(items) }),
  };
}

/** The field with titles that repeat made distinct, as far as what holds them tells them apart. */
function distinct(root: Field): Field {
  let field = root;
  // Titles only grow, and one that is used is not given again, so it ends.
  for (;;) {
    const shown = shownIn(field);
    const changes = repeated(shown).flatMap((group) => raised(group, shown));
    if (changes.length === 0) return field;
    for (const { place, title } of changes) {
      field = changeAt(field, place, (one, required) => {
        const { definition: _, ...copy } = one;
        return { field: { ...copy, title }, required };
      });
    }
    if (root.definition !== undefined) field = { ...field, definition: root.definition };
  }
}

/** New titles for all but the outermost of a group; none where nothing makes a difference. */
function raised(
  group: readonly Shown[],
  shown: readonly Shown[],
): { place: string; title: string }[] {
  const alike = (a: Shown, b: Shown) => a.holders.join("/") === b.holders.join("/");
  const hasTwin = (one: Shown) => group.some((other) => other !== one && alike(one, other));
  const outermost = [...group].sort((a, b) => telling(a) - telling(b))[0];
  const given = new Set(
    shown.filter(({ list }) => list === outermost?.list).map(({ title }) => title),
  );
  return group.flatMap((one) => {
    const { place, title } = one;
    // What only keys tell apart, such as languages: `Translation (de)`.
    if (hasTwin(one)) return [{ place, title: `${title} (${differingKey(one, group)})` }];
    if (one === outermost) return [];
    const longer = one.holders
      .map((_, index) =>
        one.holders.slice(0, index + 1).reduce((sum, holder) => joined(holder, sum), title),
      )
      .find((candidate) => !given.has(candidate));
    if (longer === undefined) return [];
    given.add(longer);
    return [{ place, title: longer }];
  });
}

/** How many of its holders' titles say more than its own: "Tags" in "Tags" is as far out as can be told. */
function telling({ holders, title }: Shown): number {
  return holders.filter((holder) => joined(holder, title) !== title).length;
}

/** The innermost key of a place that others of the group do not have there. */
function differingKey({ place }: Shown, group: readonly Shown[]): string {
  const keys = place.split(".");
  const index = keys.findLastIndex((key, at) =>
    group.some((other) => other.place.split(".")[at] !== key),
  );
  return keys[index] ?? place;
}
