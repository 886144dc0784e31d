import type { Connector } from "../connector.ts";
import { above } from "../json/pointer.ts";
import { stringOf } from "../json/values.ts";
import { answerSchema, pathSteps } from "./answers.ts";
import type { Dynamic, DynamicKind } from "./dynamic.ts";
import { isObjectNode, type Node } from "./node.ts";
import type { Schema } from "./schemas.ts";
import { answerAt, itemsOf } from "./shape.ts";

/** The paths by which a dynamic call reads the answer of its operation. */

/** The name of the path to the list; of the kinds that have none, the answer is no list. */
export const LIST_PATHS: Readonly<Partial<Record<DynamicKind, string>>> = {
  values: "value-collection",
  list: "itemsPath",
  tree: "itemsPath",
  picker: "value-collection",
};

type Paths = Readonly<Partial<Record<DynamicKind, readonly string[]>>>;

/**
 * The names of the paths within an item of the list (published in Asite's connector; the designer's
 * own types, DynamicTreePickerInfo and FilePickerInfo in Azure/LogicAppsUX, have the same).
 */
const ITEM_PATHS: Paths = {
  values: ["value-path", "value-title"],
  list: ["itemValuePath", "itemTitlePath"],
  tree: ["itemValuePath", "itemTitlePath"],
  picker: ["value-path", "value-title"],
};

/**
 * The names of what is read beside value and title: published pickers do without some of them, and how
 * conditions among them are written is documented nowhere.
 */
const EXTRA_PATHS: Paths = {
  values: ["value-description"],
  tree: ["itemFullTitlePath", "itemIsParent"],
  picker: ["value-folder-property", "value-media-property"],
};

/** The name of the path within the whole answer. */
const ANSWER_PATHS: Readonly<Partial<Record<DynamicKind, string>>> = {
  schema: "value-path",
  properties: "itemValuePath",
};

/** A path that is written, and the schema in which it is looked for. */
export interface ReadPath {
  /** The object that holds it, and its name there. */
  readonly node: Node;
  readonly key: string;
  readonly path: string;
  readonly schema: Schema;
  /** The operation that answers. */
  readonly operation: string;
}

/** The paths of a dynamic call that its operation's answer does not have. */
export function missingPaths(connector: Connector, dynamic: Dynamic): ReadPath[] {
  const { kind, target, paths: node } = dynamic;
  if (!target) return [];
  const inAnswer = [ANSWER_PATHS[kind] ?? []].flat().flatMap((key) => {
    const path = stringOf(node.value[key]);
    const schema = answerSchema(connector, target);
    if (path === undefined || !schema || has(connector, schema, path)) return [];
    return [{ node, key, path, schema, operation: target.name }];
  });
  return [
    ...missingInItems(connector, dynamic, ITEM_PATHS),
    ...inAnswer,
    ...missingSelected(connector, dynamic),
  ];
}

/** The same of what is read beside value and title. */
export function missingExtras(connector: Connector, dynamic: Dynamic): ReadPath[] {
  return missingInItems(connector, dynamic, EXTRA_PATHS);
}

function missingInItems(connector: Connector, dynamic: Dynamic, names: Paths): ReadPath[] {
  const { kind, target, paths: node } = dynamic;
  const schema = itemSchema(connector, dynamic);
  if (!target || !schema) return [];
  // A file-picker has one path for both of its operations; what one of them has is no mistake.
  const others = connector.dynamics.flatMap((one) =>
    kind === "picker" && one.kind === kind ? (itemSchema(connector, one) ?? []) : [],
  );
  return (names[kind] ?? []).flatMap((key) => {
    const path = pathIn(key, stringOf(node.value[key]));
    if (path === undefined || has(connector, schema, path)) return [];
    if (others.some((other) => has(connector, other, path))) return [];
    return [{ node, key, path, schema, operation: target.name }];
  });
}

/** Of `browse`: the paths in the item that makers opened, which `open` or `browse` had answered. */
function missingSelected(connector: Connector, dynamic: Dynamic): ReadPath[] {
  const given = dynamic.arguments.filter(({ selected }) => selected !== undefined);
  if (dynamic.step !== "browse" || given.length === 0) return [];
  const steps = connector.dynamics.filter(
    ({ step, call }) => step && above(call.pointer) === above(dynamic.call.pointer),
  );
  return given.flatMap(({ selected: path = "", node }) => {
    const answers = steps.map((step) => ({ step, schema: itemSchema(connector, step) }));
    const [first] = answers;
    if (!first?.schema || answers.some(({ schema }) => !schema || has(connector, schema, path))) {
      return [];
    }
    const key = isObjectNode(node) ? Object.keys(node.value)[0] : undefined;
    if (key === undefined || !isObjectNode(node)) return [];
    return [{ node, key, path, schema: first.schema, operation: first.step.target?.name ?? "" }];
  });
}

const has = ({ index }: Connector, schema: Schema, path: string) =>
  answerAt(index, schema, pathSteps(path)) !== undefined;

/** An item of the list that a dynamic call reads; undefined where the answer does not say. */
export function itemSchema(connector: Connector, dynamic: Dynamic): Schema | undefined {
  const key = LIST_PATHS[dynamic.kind];
  if (key === undefined || !dynamic.target) return undefined;
  const answer = answerSchema(connector, dynamic.target);
  const path = pathSteps(stringOf(dynamic.paths.value[key]) ?? "");
  const list = answerAt(connector.index, answer, path);
  return list === "unknown" ? undefined : itemsOf(connector.index, list);
}

/**
 * itemIsParent is a condition: a truth value as a text (Asite's connector), a path, or a path that is
 * compared (`IsFolder eq true`); others are not read.
 */
function pathIn(key: string, text: string | undefined): string | undefined {
  if (key !== "itemIsParent" || text === undefined) return text;
  const path = /^\s*([\w@./-]+)(?:\s+(?:eq|ne)\s.*)?$/.exec(text)?.[1];
  return path === undefined || /^(true|false)$/i.test(path) ? undefined : path;
}
