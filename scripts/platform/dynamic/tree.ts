import { findOperation, listOperations } from "../definition/operations.ts";
import type { Dynamic, DynamicTreeLevel } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";
import { parameterKeys } from "../request/find-parameter.ts";
import { at, listAt, textOf } from "./path.ts";
import { type Asker, ask, type Question, questionOf } from "./question.ts";

/** A line of a tree, such as a folder or a file. */
export interface TreeNode {
  value: unknown;
  title: string;
  /** Whether it can be opened. */
  isParent: boolean;
  /** Whether the maker may choose it. */
  selectable: boolean;
  /** The whole item of the answer, which the call for what lies below it may read. */
  item: unknown;
}

interface Source extends Question {
  items: string | undefined;
  nodeOf(item: unknown): TreeNode;
}

/**
 * One level of a tree, as the designers open it: the new one by x-ms-dynamic-tree, the old one by
 * the capability file-picker that x-ms-dynamic-values names. Where both are declared both are
 * resolved and must agree.
 * @param parent the node to open; the roots when absent
 * @throws {UsageError} where there is no tree, its operation fails, or the forms disagree
 */
export async function resolveTree(
  asker: Asker,
  dynamic: Dynamic,
  parent?: TreeNode,
): Promise<TreeNode[]> {
  const { owner } = asker;
  const sources = [newForm(asker, dynamic, parent), oldForm(asker, dynamic, parent)];
  const [first, second] = sources.filter((source) => source !== undefined);
  if (!first) throw new UsageError(`${owner} has no tree.`);
  const answer = await ask(asker, first);
  const nodes = pick(asker, first, answer);
  if (second) {
    const others = pick(asker, second, await ask(asker, second, { question: first, answer }));
    if (shown(nodes) !== shown(others)) {
      throw new UsageError(
        `${owner}: ${first.form} gives ${nodes.length} lines and ${second.form} ${others.length}, and they differ; both must give the same.`,
      );
    }
  }
  return nodes;
}

function newForm(asker: Asker, dynamic: Dynamic, parent: TreeNode | undefined): Source | undefined {
  const tree = dynamic["x-ms-dynamic-tree"];
  if (!tree) return undefined;
  const form = parent ? "x-ms-dynamic-tree (browse)" : "x-ms-dynamic-tree (open)";
  const level: DynamicTreeLevel = (parent ? tree.browse : tree.open) ?? {};
  const { canSelectParentNodes = true, canSelectLeafNodes = true } = tree.settings ?? {};
  return {
    ...questionOf(asker, form, level, parent?.item),
    items: level.itemsPath,
    nodeOf(item) {
      const value = at(item, level.itemValuePath);
      const isParent = holds(level.itemIsParent, item);
      const selectable = isParent ? canSelectParentNodes : canSelectLeafNodes;
      return {
        value,
        title: textOf(at(item, level.itemTitlePath) ?? value),
        isParent,
        selectable,
        item,
      };
    },
  };
}

function oldForm(asker: Asker, dynamic: Dynamic, parent: TreeNode | undefined): Source | undefined {
  const values = dynamic["x-ms-dynamic-values"];
  if (!values?.capability) return undefined;
  const picker = asker.definition["x-ms-capabilities"]?.["file-picker"];
  if (values.capability !== "file-picker" || !picker) {
    throw new UsageError(
      `${asker.owner}: the definition has no capability "${values.capability}" to fill it with.`,
    );
  }
  const form = "x-ms-dynamic-values (file-picker)";
  const level = parent ? picker.browse : picker.open;
  const parameters = { ...values.parameters, ...level?.parameters };
  const question = questionOf(asker, form, { ...level, parameters }, parent?.item);
  const valuePath = values["value-path"] ?? picker["value-path"];
  const titlePath = picker["value-title"] ?? values["value-title"];
  return {
    ...question,
    parameters: declaredOnly(asker, question),
    items: picker["value-collection"],
    nodeOf(item) {
      const value = at(item, valuePath);
      const folder = picker["value-folder-property"];
      const isParent = folder !== undefined && Boolean(at(item, folder));
      return {
        value,
        title: textOf(at(item, titlePath) ?? value),
        isParent,
        selectable: true,
        item,
      };
    },
  };
}

/** The picker's own settings (fileFilter) stand among the parameters; the designer passes over them. */
function declaredOnly({ definition }: Asker, question: Question): Record<string, unknown> {
  const entry = findOperation(listOperations(definition), question.operationId);
  const keys = parameterKeys(definition, entry);
  return Object.fromEntries(
    Object.entries(question.parameters).filter(([name]) => keys.includes(name)),
  );
}

/**
 * Whether a node can be opened: "true", "false", the path of a property, or a comparison
 * ("IsFolder eq true"; what else it may hold is not documented).
 */
function holds(condition: string | boolean | undefined, item: unknown): boolean {
  if (condition === undefined) return false;
  if (typeof condition === "boolean") return condition;
  if (/^(true|false)$/i.test(condition)) return condition.toLowerCase() === "true";
  const [, path, wanted] = /^\(?\s*(\S+)\s+eq\s+'?(.*?)'?\s*\)?$/.exec(condition) ?? [];
  if (path !== undefined && wanted !== undefined) return String(at(item, path)) === wanted;
  return Boolean(at(item, condition));
}

function pick({ owner }: Asker, source: Source, answer: unknown): TreeNode[] {
  const items = listAt(answer, source.items);
  if (items) return items.map(source.nodeOf);
  const place = source.items ? `no list at "${source.items}"` : "no list";
  throw new UsageError(`${owner}: ${source.operationId} answered ${place} (${source.form}).`);
}

/** What the maker sees of the nodes. Only the new form says what may be chosen. */
function shown(nodes: readonly TreeNode[]): string {
  return JSON.stringify(nodes.map(({ value, title, isParent }) => ({ value, title, isParent })));
}
