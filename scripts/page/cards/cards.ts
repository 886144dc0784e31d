import { listOperations, type OperationEntry } from "../../platform/definition/operations.ts";
import { isRecord, type Swagger } from "../../platform/definition/swagger.ts";
import type { Card, Entry, Group, Overview } from "../model.ts";
import { badgesOf } from "./badges.ts";
import { dependencies } from "./dynamic.ts";
import { fieldsOf } from "./fields.ts";
import { groupsByDefinition } from "./groups.ts";
import { segment } from "./located.ts";
import { outputsOf } from "./outputs.ts";
import { descriptionText, titleText } from "./texts.ts";

/** A connector's cards. */
export interface Cards {
  readonly overview: Overview;
  /** @returns undefined for an operation that makers do not see */
  card(id: string): Card | undefined;
}

/**
 * The cards of a definition, any connector's; each is laid out when it is asked for. Pure.
 * @param groupOf the title of the group that an operation is in; by default what its definition says
 *
 * @example
 * const { overview, card } = cardsOf(readConnector("generated/intercom").definition);
 * card("CreateTag")?.fields.map(({ title }) => title);
 */
export function cardsOf(
  definition: Swagger,
  groupOf?: (operationId: string) => string | undefined,
): Cards {
  const visible = new Map<string, OperationEntry>();
  for (const entry of listOperations(definition)) {
    // Of two with one id the platform takes the first.
    const seen = entry.operation["x-ms-visibility"] !== "internal";
    if (seen && !visible.has(entry.operationId)) visible.set(entry.operationId, entry);
  }
  const byDefinition = groupsByDefinition([...visible.values()]);
  const groups = new Map<string, Entry[]>();
  for (const entry of visible.values()) {
    const title = titleText(groupOf?.(entry.operationId) ?? byDefinition(entry));
    const cards = groups.get(title) ?? [];
    cards.push(entryOf(definition, entry));
    groups.set(title, cards);
  }
  const { title, description, version } = definition.info ?? {};
  return {
    overview: {
      title: titleText(title) || "A connector without a title",
      description: descriptionText(description),
      version: titleText(version),
      groups: [...groups]
        .map(([name, cards]): Group => ({ title: name, cards: cards.sort(byProminence) }))
        .sort((a, b) => compare(a.title, b.title)),
    },
    card(id) {
      const entry = visible.get(id);
      return entry && cardOf(definition, entry);
    },
  };
}

function entryOf(definition: Swagger, entry: OperationEntry): Entry {
  const { operationId, operation } = entry;
  return {
    id: operationId,
    title: titleText(operation.summary || operationId),
    description: descriptionText(operation.description),
    badges: badgesOf(definition, entry),
  };
}

function cardOf(definition: Swagger, entry: OperationEntry): Card {
  const { operation, path, method } = entry;
  const hint = isRecord(operation) ? operation["x-ms-trigger-hint"] : undefined;
  const { fields, cut } = fieldsOf(definition, entry);
  const { outputs, dynamic, cut: outputsCut } = outputsOf(definition, entry);
  const byKey = new Map(fields.map((field) => [field.key, field]));
  return {
    ...entryOf(definition, entry),
    hint: descriptionText(hint),
    fields,
    outputs,
    dynamicOutputs: dynamic.map(({ place, references }) => ({
      place,
      needs: dependencies(references, byKey).needs,
    })),
    paged: operation["x-ms-pageable"]?.nextLinkName !== undefined,
    pointer: `/paths/${segment(path)}/${method.toLowerCase()}`,
    cut: cut || outputsCut,
  };
}

/** Important ones first, deprecated ones last, and by title. */
function byProminence(a: Entry, b: Entry): number {
  return rank(a) - rank(b) || compare(a.title, b.title) || compare(a.id, b.id);
}

function rank({ badges }: Entry): number {
  return badges.includes("important") ? 0 : badges.includes("deprecated") ? 2 : 1;
}

/** Not localeCompare: the order must not depend on the machine. */
function compare(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}
