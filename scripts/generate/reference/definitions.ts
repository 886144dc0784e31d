import { fieldsIn } from "../field-walk.ts";
import type { Field, Operation } from "../operation.ts";
import { link, MARK, page, table } from "./markdown.ts";
import { inEnglish, type Say } from "./say.ts";
import { typeName } from "./types.ts";

/**
 * `definitions.md`: what the operations that makers see return, in the order of the names; undefined
 * where there are none.
 */
export function definitionsPage(
  title: string,
  operations: readonly Operation[],
  say: Say = inEnglish,
): string | undefined {
  const wanted = new Map<string, Field>();
  for (const field of fieldsIn(operations.map(receivedField))) {
    const { definition: name } = field;
    if (name !== undefined && !wanted.has(name)) wanted.set(name, field);
  }
  if (wanted.size === 0) return undefined;
  return page([
    `# ${say("{}: definitions", title)}`,
    MARK,
    ...[...wanted]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, field]) => definition(name, field, say)),
  ]);
}

/** What a flow gets of an operation: its answer, or what its webhook brings. */
export function receivedField({ answer, subscription }: Operation): Field {
  return subscription?.content ?? answer.field;
}

/** Of a table of paths. */
export const PATH_HEAD = ["Name", "Path", "Type", "Description"];

function definition(name: string, field: Field, say: Say): string[] {
  const heading = `## ${name}`;
  if (field.items !== undefined) return [heading, returnsText(field, "", say)];
  return [
    heading,
    say(field.description ?? ""),
    table(
      PATH_HEAD.map((word) => say(word)),
      pathRows(field, "", "", say),
    ),
  ];
}

/** What an answer is, with links to definitions. */
export function returnsText(field: Field, definitions = "", say: Say = inEnglish): string {
  const items = field.items?.definition;
  if (items !== undefined) return `- ${say("Items")}: array of ${link(items, definitions)}`;
  const own = field.definition;
  return `- ${say("Body")}: ${own === undefined ? typeName(field) : link(own, definitions)}`;
}

/** The fields of an answer that makers see, down to those that are definitions. */
export function pathRows(
  field: Field,
  above: string,
  definitions = "",
  say: Say = inEnglish,
): string[][] {
  return Object.entries(field.fields ?? {}).flatMap(([key, inner]) => {
    if (inner.visibility === "internal") return [];
    const path = above === "" ? key : `${above}.${key}`;
    const own = inner.definition;
    const type = own === undefined ? typeName(inner) : link(own, definitions);
    const row = [say(inner.title ?? ""), path, type, say(inner.description ?? "")];
    if (own !== undefined) return [row];
    if (inner.fields !== undefined) return pathRows(inner, path, definitions, say);
    const items = inner.items;
    if (items === undefined || items.definition !== undefined) return [row];
    return [row, ...pathRows(items, path, definitions, say)];
  });
}
