import type { Json, JsonObject } from "../common/json.ts";
import {
  buildRequest,
  encode,
  isPathValue,
  makeCall,
  PlanFailure,
  type Surroundings,
} from "./call.ts";
import { textOf, valueAt } from "./evaluate.ts";
import type { LinkedNames } from "./plan.ts";

/** Calls to Intercom in a poll, in all. */
const MAX_CALLS = 24;

/** What a poll has used up: calls to Intercom, and how many times it waited for answers. */
export interface Spent {
  calls: number;
  rounds: number;
}

/** Intercom shows no more than ten entries of a nested list; live answers have shown eleven. */
const SHOWN_AT_MOST = 11;

/** The paths that must be read to name all that the items link to, each once, in order. */
export function namePaths(specs: readonly LinkedNames[], items: readonly JsonObject[]): string[] {
  return [...new Set(items.flatMap((item) => specs.flatMap((spec) => pathsOf(spec, item))))];
}

/** Reads the names of each list of an item, as {@link readPaths} does. */
export async function gatherNames(
  specs: readonly LinkedNames[],
  items: readonly JsonObject[],
  spent: Spent,
  around: Surroundings,
): Promise<(item: JsonObject) => JsonObject> {
  const bodies = await readPaths(namePaths(specs, items), spent, 0, around);
  return (item) =>
    Object.fromEntries(specs.map((spec) => [spec.list, namesOf(spec, item, bodies)]));
}

/**
 * Reads the paths, all at once, and once more those that failed for a reason that may be over by
 * then, as far as calls go without the `planned` ones that are still to come. Gives the body of each
 * answer, null for what is no longer there.
 * @throws {PlanFailure} the first failure in the order of the paths
 */
export async function readPaths(
  paths: readonly string[],
  spent: Spent,
  planned: number,
  around: Surroundings,
): Promise<Map<string, Json>> {
  const answers = await readAll(paths, spent, around);
  const again = paths.filter((path) => mayPass(answers.get(path)));
  if (again.length > 0 && again.length <= MAX_CALLS - spent.calls - planned) {
    for (const [path, answer] of await readAll(again, spent, around)) answers.set(path, answer);
  }
  const bodies = new Map<string, Json>();
  for (const [path, answer] of answers) {
    // Of several failures the first in order is reported, not the first to arrive.
    if (answer instanceof PlanFailure) throw answer;
    bodies.set(path, answer);
  }
  return bodies;
}

/** A failure of Intercom's own or of the way there; a used-up rate limit will not be over at once. */
function mayPass(answer: Json | PlanFailure | undefined): boolean {
  return answer instanceof PlanFailure && answer.status >= 500;
}

async function readAll(
  paths: readonly string[],
  spent: Spent,
  around: Surroundings,
): Promise<Map<string, Json | PlanFailure>> {
  spent.rounds += 1;
  spent.calls += paths.length;
  const answers = await Promise.all(paths.map((path) => readPath(path, around)));
  return new Map(paths.map((path, i) => [path, answers[i] ?? null]));
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
  return entries
    .map((entry) => textOf(valueAt(entry, "id")))
    .filter((id) => id !== null)
    .filter(isPathValue);
}

/** `total_count` tells; `has_more` is false in live answers that leave entries out. */
function isCutOff(spec: LinkedNames, item: JsonObject): boolean {
  const shown = linkedIds(spec, item).length;
  const total = valueAt(item, `${spec.list}.total_count`);
  return shown > SHOWN_AT_MOST || (typeof total === "number" && total > shown);
}

/** `/companies/7` of `/companies/{id}`. */
export function pathFor(template: string, id: string): string {
  return template.replace("{id}", encode(id));
}

async function readPath(path: string, around: Surroundings): Promise<Json | PlanFailure> {
  const request = buildRequest({ method: "GET", path }, {}, around.request);
  try {
    return (await makeCall(request, {}, undefined, around)).body;
  } catch (error) {
    if (!(error instanceof PlanFailure)) throw error;
    // Deleted or merged since the item was read: it has no name any more.
    return error.status === 404 || error.status === 410 ? null : error;
  }
}
