import type { Json, JsonObject } from "../../common/json.ts";
import type { LinkedNames } from "../../common/plan.ts";
import { buildRequest, encode, makeCall, PlanFailure, type Surroundings } from "./call.ts";
import { textOf, valueAt } from "./evaluate.ts";

/** Intercom shows no more than ten entries of a nested list; live answers have shown eleven. */
const SHOWN_AT_MOST = 11;

/** The paths that must be read to name all that the items link to, each once, in order. */
export function namePaths(specs: readonly LinkedNames[], items: readonly JsonObject[]): string[] {
  return [...new Set(items.flatMap((item) => specs.flatMap((spec) => pathsOf(spec, item))))];
}

/** Reads the paths, all at once. Gives the names of each list of an item. */
export async function gatherNames(
  specs: readonly LinkedNames[],
  items: readonly JsonObject[],
  around: Surroundings,
): Promise<(item: JsonObject) => JsonObject> {
  const paths = namePaths(specs, items);
  const answers = await Promise.allSettled(paths.map((path) => readPath(path, around)));
  const bodies = new Map<string, Json>();
  for (const [i, answer] of answers.entries()) {
    // Of several failures the first in order is reported, not the first to arrive.
    if (answer.status === "rejected") throw answer.reason;
    bodies.set(paths[i] ?? "", answer.value);
  }
  return (item) =>
    Object.fromEntries(specs.map((spec) => [spec.list, namesOf(spec, item, bodies)]));
}

function pathsOf(spec: LinkedNames, item: JsonObject): string[] {
  const ids = linkedIds(spec, item);
  if (ids.length === 0) return [];
  if (isCutOff(spec, item)) return [pathFor(spec.own, textOf(item.id ?? null) ?? "")];
  if (spec.all !== undefined) return [spec.all];
  return ids.map((id) => pathFor(spec.each ?? spec.own, id));
}

function namesOf(spec: LinkedNames, item: JsonObject, bodies: Map<string, Json>): Json[] {
  const paths = pathsOf(spec, item);
  const first = bodies.get(paths[0] ?? "") ?? null;
  let named: Json[];
  if (isCutOff(spec, item)) named = entriesOf(first);
  else if (spec.all === undefined) named = paths.map((path) => bodies.get(path) ?? null);
  else {
    const byId = new Map(entriesOf(first).map((entry) => [textOf(valueAt(entry, "id")), entry]));
    named = linkedIds(spec, item).map((id) => byId.get(id) ?? null);
  }
  return named.map((entry) => valueAt(entry, "name")).filter((name) => typeof name === "string");
}

function entriesOf(body: Json): Json[] {
  const entries = valueAt(body, "data");
  return Array.isArray(entries) ? entries : [];
}

function linkedIds(spec: LinkedNames, item: JsonObject): string[] {
  const entries = valueAt(item, `${spec.list}.data`);
  if (!Array.isArray(entries)) return [];
  return entries.map((entry) => textOf(valueAt(entry, "id"))).filter((id) => id !== null);
}

/** `total_count` tells; `has_more` is false in live answers that leave entries out. */
function isCutOff(spec: LinkedNames, item: JsonObject): boolean {
  const shown = linkedIds(spec, item).length;
  const total = valueAt(item, `${spec.list}.total_count`);
  return shown > SHOWN_AT_MOST || (typeof total === "number" && total > shown);
}

function pathFor(template: string, id: string): string {
  return template.replace("{id}", encode(id));
}

async function readPath(path: string, around: Surroundings): Promise<Json> {
  const request = buildRequest({ method: "GET", path }, {}, around.request);
  try {
    return (await makeCall(request, {}, undefined, around)).body;
  } catch (error) {
    // Deleted or merged since the item was read: it has no name any more.
    if (error instanceof PlanFailure && (error.status === 404 || error.status === 410)) return null;
    throw error;
  }
}
