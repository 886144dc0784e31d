/** What makes two reports of the same thing one event: a notification, and what a check finds. */
import { createHash } from "node:crypto";
import { isObject, type Json } from "../../common/json.ts";
import { put } from "../../common/own.ts";
import { textOf, valueAt } from "../../plan/evaluate.ts";
import type { PollSpec } from "../../plan/plan.ts";
import { secondsOf } from "../../plan/times.ts";
import { shortOf } from "../log.ts";

/** What a check finds, as Intercom answers it. */
export interface Happened {
  readonly item: Json;
  /** Null where the trigger is about items. */
  readonly part: Json;
}

/** It goes into tables and, for what a check finds, into a header. Intercom's ids are like this. */
const SHORT = /^[!-~]{1,100}$/;

/**
 * The event that an item of a notification is about: its id and that of its last part, or its time.
 * Undefined where the item does not have them; such a one cannot be told from others.
 * @param item with the parts that it brings
 */
export function eventOf(spec: PollSpec, item: Json): string | undefined {
  const id = textOf(valueAt(item, "id"));
  const which = textOf(detailOf(spec, item));
  if (id === null || which === null) return undefined;
  const event = `${id}.${which}`;
  return SHORT.test(event) ? event : createHash("sha256").update(event).digest("base64url");
}

/** The id of the notification that a check makes, of a subscription for an event. */
export function foundId(subscription: string, event: string): string {
  return `${FOUND}${shortOf(subscription)}.${event}`;
}

const FOUND = "check.";

/**
 * Whether a check made a notification. What it found is all that happened within a second, so it brings
 * nothing of which a notification came, and makes those that come late superfluous; of notifications
 * each counts, several of the same second, too.
 */
export function isFound(id: string): boolean {
  return id.startsWith(FOUND);
}

function detailOf(spec: PollSpec, item: Json): Json {
  const parts = partsOf(spec);
  if (parts === undefined) return secondsOf(valueAt(item, spec.time));
  const list = valueAt(item, parts.items);
  return Array.isArray(list) ? valueAt(list.at(-1) ?? null, "id") : null;
}

/** The item as a notification would bring it: with the part as its only one. */
export function itemOf(spec: PollSpec, { item, part }: Happened): Json {
  const parts = partsOf(spec);
  return parts === undefined ? item : withAt(item, parts.items.split("."), [part]);
}

/** When it happened, unix seconds. */
export function timeOf(spec: PollSpec, { item, part }: Happened): number {
  const parts = partsOf(spec);
  const time = parts === undefined ? valueAt(item, spec.time) : valueAt(part, parts.time);
  return secondsOf(time) ?? 0;
}

function partsOf(spec: PollSpec) {
  return spec.kind === "search" ? spec.parts : undefined;
}

function withAt(value: Json, [key, ...rest]: readonly string[], end: Json): Json {
  if (key === undefined) return end;
  const changed = isObject(value) ? { ...value } : {};
  put(changed, key, withAt(changed[key] ?? null, rest, end));
  return changed;
}
