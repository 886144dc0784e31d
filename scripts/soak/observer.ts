/**
 * What has just happened, read from a workspace that shows everything at once, without the protocol
 * by which triggers poll: the things that changed last, and all of their parts.
 */
import type { HttpRequest, Send } from "../common/http.ts";
import { isObject, type Json, type JsonObject, parseJson } from "../common/json.ts";
import { evaluate, textOf, valueAt } from "../plan/evaluate.ts";
import type { PollSpec } from "../plan/plan.ts";
import { secondsOf } from "../plan/times.ts";
import type { Delivery, Happening } from "./ledger.ts";
import { requestTo } from "./twins.ts";

/** Things that may have changed at once: more than the calls of one descriptor change. */
const NEWEST = 20;

/** What one may ask of an observer. */
export interface Observer {
  /**
   * What happened in a second, unix seconds, or later; oldest first.
   * @param named whether what was called named an item, by its id; others are looked at where they
   * are no longer as they were
   */
  since(second: number, named: (id: string) => boolean): Promise<Happening[]>;
  /** What a flow received, as the ledger knows it. */
  deliveryOf(item: unknown): Delivery;
}

/**
 * @param first what the trigger's first poll asks for, before it knows of any time
 * @param inputs what the maker filled in
 * @param start what was created from then on, unix seconds, may be new or a change
 */
export function createObserver(
  spec: PollSpec,
  first: HttpRequest,
  inputs: JsonObject,
  send: Send,
  start: number,
): Observer {
  const request = newestFirst(spec, first);
  const changed = spec.kind === "search" ? "updated_at" : spec.time;
  const parts = spec.kind === "search" ? spec.parts : undefined;
  const read = async (what: HttpRequest): Promise<Json> => {
    const { status, body } = await send(what);
    if (status === 404) return null;
    if (status >= 400) throw new Error(`${what.method} ${what.url} answered ${status}: ${body}`);
    return parseJson(body) ?? null;
  };

  const stateOf = (item: JsonObject, part: JsonObject | null): string | undefined => {
    if (spec.names !== undefined) return undefined;
    return deliveredState(evaluate(spec.to, { in: inputs, item, part }));
  };
  const happeningOf = (item: JsonObject, part: JsonObject | null, second: number): Happening => {
    const created = spec.created === undefined ? null : secondsOf(valueAt(item, spec.created));
    return {
      id: textOf(item.id ?? null) ?? "",
      ...(part && { part: textOf(part.id ?? null) ?? "" }),
      second,
      kept: spec.keep === undefined || evaluate(spec.keep, { in: inputs, item, part }) === true,
      optional: created !== null && created >= start,
      state: stateOf(item, part),
    };
  };

  /** What changed in a second or later, newest first. */
  const newest = async (second: number): Promise<JsonObject[]> => {
    const found: JsonObject[] = [];
    for (let page = 1; ; page++) {
      const items = valueAt(await read(page === 1 ? request : pageOf(request, page)), spec.items);
      const all = (Array.isArray(items) ? items : []).filter(isObject);
      const some = all.filter((item) => (secondsOf(valueAt(item, changed)) ?? 0) >= second);
      found.push(...some);
      const isOver = some.length === 0 || some.length < all.length;
      if (isOver || spec.kind === "search" || spec.pages.by !== "number") return found;
    }
  };
  const known = new Map<string, string>();
  return {
    async since(second, named) {
      const touched = (await newest(second)).reverse();
      const happened: Happening[] = [];
      for (const item of touched) {
        const id = textOf(item.id ?? null) ?? "";
        const text = JSON.stringify(item);
        if (known.get(id) === text && !named(id)) continue;
        known.set(id, text);
        if (parts === undefined) {
          const time = secondsOf(valueAt(item, spec.time));
          if (time !== null) happened.push(happeningOf(item, null, time));
          continue;
        }
        const path = parts.call.replace(/\{\w+\}/, id);
        const found = valueAt(await read(requestTo("GET", path)), parts.items);
        for (const part of (Array.isArray(found) ? found : []).filter(isObject)) {
          const time = secondsOf(valueAt(part, parts.time));
          if (time !== null && time >= second) happened.push(happeningOf(item, part, time));
        }
      }
      return happened;
    },
    deliveryOf(delivered) {
      // Parsed from JSON by the platform.
      const item = delivered as Json;
      const id = textOf(valueAt(item, "id")) ?? "";
      const part = parts && textOf(valueAt(item, "part.id"));
      const time = parts ? valueAt(valueAt(item, "part"), parts.time) : valueAt(item, spec.time);
      return {
        id,
        ...(part != null && { part }),
        second: secondsOf(time) ?? undefined,
        state: spec.names === undefined ? deliveredState(item) : undefined,
      };
    },
  };
}

function pageOf(request: HttpRequest, page: number): HttpRequest {
  const url = new URL(request.url);
  url.searchParams.set("page", String(page));
  return { ...request, url: url.href };
}

/** As JSON; of a part only what is its own, as its item changes on. */
function deliveredState(delivered: Json): string {
  const { part = null, event = null } = isObject(delivered) ? delivered : {};
  return JSON.stringify(part === null ? delivered : [part, event]);
}

/** The same request, for the few things that changed last, whichever time the trigger is about. */
function newestFirst(spec: PollSpec, first: HttpRequest): HttpRequest {
  if (spec.kind === "list") return first;
  const { query } = JSON.parse(first.body ?? "");
  // The last condition is that on the time.
  const value = [...query.value.slice(0, -1), { field: "updated_at", operator: ">", value: 0 }];
  const body = {
    query: { ...query, value },
    pagination: { per_page: NEWEST },
    sort: { field: "updated_at", order: "descending" },
  };
  return { ...first, body: JSON.stringify(body) };
}
