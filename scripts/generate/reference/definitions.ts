import { fieldsIn } from "../field-walk.ts";
import type { Field, Operation } from "../operation.ts";
import { link, MARK, page, table } from "./markdown.ts";
import { typeName } from "./types.ts";

/**
 * `definitions.md`: what the operations that makers see return, in the order of the names; undefined
 * where there are none.
 */
export function definitionsPage(
  title: string,
  operations: readonly Operation[],
): string | undefined {
  const wanted = new Map<string, Field>();
  for (const field of fieldsIn(operations.map(receivedField))) {
    const { definition: name } = field;
    if (name !== undefined && !wanted.has(name)) wanted.set(name, field);
  }
  if (wanted.size === 0) return undefined;
  return page([
    `# ${title}: definitions`,
    MARK,
    ...[...wanted]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, field]) => definition(name, field)),
  ]);
}

/** What a flow gets of an operation: its answer, or what its webhook brings. */
export function receivedField({ answer, subscription }: Operation): Field {
  return subscription?.content ?? answer.field;
}

function definition(name: string, field: Field): string[] {
  const heading = `## ${name}`;
  if (field.items !== undefined) return [heading, returnsText(field)];
  return [
    heading,
    field.description ?? "",
    table(["Name", "Path", "Type", "Description"], pathRows(field, "")),
  ];
}

/** What an answer is, with links to definitions. */
export function returnsText(field: Field, definitions = ""): string {
  const items = field.items?.definition;
  if (items !== undefined) return `- Items: array of ${link(items, definitions)}`;
  const own = field.definition;
  return `- Body: ${own === undefined ? typeName(field) : link(own, definitions)}`;
}

/** The fields of an answer that makers see, down to those that are definitions. */
export function pathRows(field: Field, above: string, definitions = ""): string[][] {
  return Object.entries(field.fields ?? {}).flatMap(([key, inner]) => {
    if (inner.visibility === "internal") return [];
    const path = above === "" ? key : `${above}.${key}`;
    const own = inner.definition;
    const type = own === undefined ? typeName(inner) : link(own, definitions);
    const row = [inner.title ?? "", path, type, inner.description ?? ""];
    if (own !== undefined) return [row];
    if (inner.fields !== undefined) return pathRows(inner, path, definitions);
    const items = inner.items;
    if (items === undefined || items.definition !== undefined) return [row];
    return [row, ...pathRows(items, path, definitions)];
  });
}
