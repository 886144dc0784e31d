import { declaredResponse } from "../../platform/answer/check-answer.ts";
import type { OperationEntry } from "../../platform/definition/operations.ts";
import { isRecord, type Schema, type Swagger } from "../../platform/definition/swagger.ts";
import { notificationSchema } from "../../platform/triggers/webhook.ts";
import type { Output, Visibility } from "../model.ts";
import { dynamicKind, type Reference, references } from "./dynamic.ts";
import { type Located, merge, segment } from "./located.ts";
import { descriptionText, titleText } from "./texts.ts";
import { insideList, insideObject, NO_PREFIX, type Prefix, titleOf } from "./titles.ts";

/** `expandArrayOutputsDepth` of the designers is as deep. */
const DEEPEST = 10;
/** Schemas of strangers can unfold without end. */
const MOST_OUTPUTS = 3000;
const MOST_PLACES = 20_000;

interface Outputs {
  /** In the designer's order. */
  outputs: Output[];
  /** What only the API knows: to be asked for at a place. */
  dynamic: { place: string; references: Reference[] }[];
  /** Whether there are more. */
  cut: boolean;
}

interface Place {
  readonly located: Located;
  readonly path: string;
  readonly name: string;
  readonly required: boolean;
  readonly prefix: Prefix;
  readonly list: string | undefined;
  readonly visibility: string;
  readonly open: readonly string[];
  readonly depth: number;
}

type Ranked = Output & { readonly required: boolean };

/**
 * The dynamic content of an operation: what its first successful answer holds, or a webhook's
 * notification; of a trigger that splits, what each run gets. Objects come behind what is in them, as
 * do lists and then "Item"; required ones first, then important, all others, and advanced last (the designers'
 * schema processor, open source in Azure/LogicAppsUX).
 */
export function outputsOf(definition: Swagger, entry: OperationEntry): Outputs {
  const answer = answerOf(definition, entry);
  if (answer === undefined) return { outputs: [], dynamic: [], cut: false };
  const all = outputsOfSchema(definition, answer);
  if (entry.operation["x-ms-trigger"] !== "batch") return all;
  return { ...all, outputs: split(all.outputs) };
}

/** The same of one schema, such as one that the API gave. */
export function outputsOfSchema(
  definition: Swagger,
  { located, place }: { located: Located; place: string },
): Outputs {
  const found: Ranked[] = [];
  const dynamic: Outputs["dynamic"] = [];
  let cut = false;
  const add = (one: Ranked): void => {
    if (found.length < MOST_OUTPUTS) found.push(one);
    else cut = true;
  };
  let places = 0;
  const visit = (at: Place): void => {
    if (found.length >= MOST_OUTPUTS || ++places > MOST_PLACES) {
      cut = true;
      return;
    }
    const merged = merge(definition, at.located);
    const { facts } = merged;
    const visibility = titleText(facts["x-ms-visibility"]) || at.visibility;
    if (visibility === "internal") return;
    const type = typeOf(facts, merged.properties.length > 0);
    const output = {
      title: at.path === "" ? "Body" : titleOf(facts, at.name, at.prefix),
      description: descriptionText(facts.description),
      type: titleText(facts.format) ? `${type} (${titleText(facts.format)})` : type,
      path: at.path,
      ...(at.list === undefined ? {} : { list: at.list }),
      visibility: visibilityOf(visibility),
      pointers: merged.pointers,
      required: at.required,
    };
    if (dynamicKind(facts) === "dynamic") {
      dynamic.push({
        place: [place, ...at.path.split("/").filter((step) => step !== "" && step !== "*")].join(
          "/",
        ),
        references: references(facts),
      });
    }
    const isOpen = at.depth < DEEPEST && !merged.refs.some((ref) => at.open.includes(ref));
    const open = [...at.open, ...merged.refs];
    const below = { visibility, open, depth: at.depth + 1 };
    if (isOpen && type === "array" && isRecord(facts.items)) {
      const [pointer = ""] = merged.pointers.slice(-1);
      const items = { schema: facts.items, pointers: [`${pointer}/items`] };
      const inside = merge(definition, items).facts;
      const path = joined(at.path, "*");
      visit({
        ...below,
        located: items,
        path,
        name: "Item",
        required: at.required,
        prefix: insideList(at.prefix, at.path === "" ? {} : facts, inside),
        list: at.path,
      });
      // Behind what an item holds come the list and then the item.
      const item = found.at(-1)?.path === path ? found.pop() : undefined;
      add(output);
      if (item !== undefined) add(item);
      return;
    }
    if (isOpen) {
      const prefix = insideObject(at.prefix, facts);
      for (const property of merged.properties) {
        visit({
          ...below,
          located: property,
          path: joined(at.path, segment(property.name)),
          name: property.name,
          required: at.required && merged.required.has(property.name),
          prefix,
          list: at.list,
        });
      }
    }
    add(output);
  };
  visit({
    ...{ located, path: "", name: "Body", required: true, prefix: NO_PREFIX, list: undefined },
    ...{ visibility: "", open: [], depth: 0 },
  });
  const outputs = found
    .map((one, index) => ({ one, index }))
    .sort((a, b) => rankOf(a.one) - rankOf(b.one) || a.index - b.index)
    .map(({ one: { required: _, ...output } }): Output => output);
  return { outputs, dynamic, cut };
}

/** The schema of the answer that a flow goes on with, and how its place is called when it is asked for. */
function answerOf(
  definition: Swagger,
  entry: OperationEntry,
): { located: Located; place: string } | undefined {
  const notified = notificationSchema(definition, entry);
  const path = `/paths/${segment(entry.path)}`;
  if (notified !== undefined && entry.operation["x-ms-trigger"] !== undefined) {
    const pointers = [`${path}/x-ms-notification-content/schema`];
    return { located: { schema: notified, pointers }, place: "notification" };
  }
  for (const status of Object.keys(entry.operation.responses ?? {})) {
    if (!/^2\d\d$/.test(status)) continue;
    const schema = declaredResponse(definition, entry, Number(status))?.schema;
    if (schema === undefined) continue;
    const pointers = [`${path}/${entry.method.toLowerCase()}/responses/${status}/schema`];
    return { located: { schema, pointers }, place: "response" };
  }
  return undefined;
}

/** Each run of a trigger that splits gets one item of the list: the answer itself, or the first in it. */
function split(outputs: readonly Output[]): Output[] {
  const lists = outputs.filter(({ type, list }) => type === "array" && list === undefined);
  const [list] = lists.sort((a, b) => a.path.length - b.path.length);
  if (list === undefined) return [...outputs];
  const inside = joined(list.path, "*");
  return outputs
    .filter(({ path }) => path === inside || path.startsWith(`${inside}/`))
    .map(({ list: within, ...output }) =>
      within === undefined || within === list.path ? output : { ...output, list: within },
    );
}

function rankOf({ required, visibility }: Ranked): number {
  if (required) return 0;
  return visibility === "important" ? 1 : visibility === "advanced" ? 3 : 2;
}

function typeOf({ type }: Schema, hasProperties: boolean): string {
  return titleText(type) || (hasProperties ? "object" : "any");
}

function visibilityOf(visibility: string): Visibility {
  return visibility === "important" || visibility === "advanced" ? visibility : "";
}

function joined(path: string, step: string): string {
  return path === "" ? step : `${path}/${step}`;
}
