import type { Connection, TreeNode } from "../platform/connection.ts";
import type { OperationEntry } from "../platform/definition/operations.ts";
import type { Dynamic, Swagger } from "../platform/definition/swagger.ts";
import { declaredAt } from "../platform/dynamic/declared.ts";
import type { Outcome } from "./run.ts";

/** What a maker sees of an operation before it runs. */
export interface Shown {
  connection: Connection;
  definition: Swagger;
  entry: OperationEntry;
  /** What the maker has filled in so far, for lists that depend on it. */
  known: Record<string, unknown>;
  say(text: string): void;
}

/** A tree is opened so deep, and no more nodes than so many; a maker opens the rest one by one. */
const DEEPEST = 3;
const MOST_NODES = 50;

/**
 * The lines of a parameter's dropdown, or its tree.
 * @throws {UsageError} for a parameter that is not there or that nothing fills
 */
export async function runDropdown(shown: Shown, key: string): Promise<Outcome> {
  const { connection, definition, entry, known, say } = shown;
  const declared = declaredAt(definition, entry, key);
  if (isTree(declared) || (declared.items && isTree(declared.items))) {
    const lines: { depth: number; node: TreeNode }[] = [];
    await open(shown, key, lines);
    say(lines.map(({ depth, node }) => "  ".repeat(depth) + treeLine(node)).join("\n"));
    const described = lines.map(({ depth, node: { item: _, ...node } }) => ({ depth, ...node }));
    return { described, fine: true };
  }
  const fixed = fixedChoices(declared);
  const choices = fixed ?? (await connection.choices(entry.operationId, key, known));
  const width = Math.max(0, ...choices.map(({ title }) => title.length));
  say(choices.map(({ title, value }) => `${title.padEnd(width)}  ${textOf(value)}`).join("\n"));
  say(`${choices.length} ${choices.length === 1 ? "choice" : "choices"}`);
  return { described: choices, fine: true };
}

/** The schema that the API gives for a parameter, "response" or "notification". */
export async function runSchema(shown: Shown, place: string): Promise<Outcome> {
  const { connection, entry, known, say } = shown;
  const schema = await connection.schema(entry.operationId, place, known);
  say(JSON.stringify(schema, undefined, 2));
  return { described: schema, fine: true };
}

async function open(
  shown: Shown,
  key: string,
  lines: { depth: number; node: TreeNode }[],
  parent?: TreeNode,
  depth = 0,
): Promise<void> {
  const { connection, entry, known } = shown;
  for (const node of await connection.tree(entry.operationId, key, known, parent)) {
    if (lines.length >= MOST_NODES) return;
    lines.push({ depth, node });
    if (node.isParent && depth + 1 < DEEPEST) {
      await open(shown, key, lines, node, depth + 1);
    }
  }
}

function treeLine({ title, value, isParent, selectable }: TreeNode): string {
  return `${title}${isParent ? "/" : ""}  ${textOf(value)}${selectable ? "" : "  (cannot be chosen)"}`;
}

function isTree(dynamic: Dynamic): boolean {
  return (
    dynamic["x-ms-dynamic-tree"] !== undefined ||
    dynamic["x-ms-dynamic-values"]?.capability !== undefined
  );
}

/** What the definition itself lists; undefined where it lists nothing. */
function fixedChoices(declared: Dynamic & { enum?: unknown[] }) {
  if (declared["x-ms-dynamic-list"] || declared["x-ms-dynamic-values"]) return undefined;
  return declared.enum?.map((value) => ({ value, title: textOf(value) }));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
