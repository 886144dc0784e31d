/**
 * What happens between polls beside what a trigger's own calls do: things are deleted, merged and
 * added, change a little, or many at once, tags are taken off, and snoozes end.
 */
import type { Send } from "../common/http.ts";
import { type Json, parseJson } from "../common/json.ts";
import { textOf, valueAt } from "../plan/evaluate.ts";
import { requestTo } from "./twins.ts";

/** When something else happens. */
export interface Moment {
  /** An item that the trigger may have to deliver. */
  id: string;
  /** How often something happened, this time included. */
  round: number;
  /** Unix seconds. */
  now: number;
}

/** What came of it. */
interface Outcome {
  /** Items that are gone, or the parts of these that are, by their ids. */
  gone?: { id: string; part?: string }[];
  /** When more will come of it by itself, in whole unix seconds. */
  later?: number;
}

type Meanwhile = (send: Send, moment: Moment) => Promise<Outcome>;

const read = async (send: Send, path: string): Promise<Json> =>
  parseJson((await send(requestTo("GET", path))).body) ?? null;

const anAdmin = async (send: Send) => textOf(valueAt(await read(send, "/admins"), "admins.0.id"));

const create = async (send: Send, role: string, round: number) => {
  const body = { role, email: `meanwhile.${round}@example.com` };
  const answer = await send(requestTo("POST", "/contacts", body));
  return textOf(valueAt(parseJson(answer.body) ?? null, "id")) ?? "";
};

const remove =
  (path: string): Meanwhile =>
  async (send, { id }) => {
    const { status } = await send(requestTo("DELETE", `${path}/${id}`));
    return status < 300 ? { gone: [{ id }] } : {};
  };

const add: Meanwhile = async (send, { round }) => {
  await create(send, round % 3 === 0 ? "user" : "lead", round);
  return {};
};

/** A lead is merged into a user, and gone. */
const merge: Meanwhile = async (send, { id, round }) => {
  const isLead = valueAt(await read(send, `/contacts/${id}`), "role") === "lead";
  const other = await create(send, isLead ? "user" : "lead", round);
  const [from, into] = isLead ? [id, other] : [other, id];
  const { status } = await send(requestTo("POST", "/contacts/merge", { from, into }));
  return status < 300 ? { gone: [{ id: from }] } : {};
};

/** Changes a little, of which no part tells. */
const change =
  (path: string, changes: (round: number) => object): Meanwhile =>
  async (send, { id, round }) => {
    await send(requestTo("PUT", `${path}/${id}`, changes(round)));
    return {};
  };

/** A snooze that ends by its time. */
const snooze: Meanwhile = async (send, { id, round, now }) => {
  const admin_id = await anAdmin(send);
  const snoozed_until = Math.floor(now) + 30 + (round % 200);
  const body = { message_type: "snoozed", admin_id, snoozed_until };
  await send(requestTo("POST", `/conversations/${id}/parts`, body));
  return { later: snoozed_until };
};

/** A tag is taken off, perhaps before any check has seen it. */
const untag =
  (path: string, ofItem: string, tags: string): Meanwhile =>
  async (send, { id }) => {
    const tag = textOf(valueAt(await read(send, `${path}/${id}${ofItem}`), `${tags}.0.id`));
    if (tag === null) return {};
    const admin_id = await anAdmin(send);
    const request = requestTo("DELETE", `${path}/${id}/tags/${tag}`, { admin_id });
    const { status } = await send(request);
    return status < 300 ? { gone: [{ id, part: tag }] } : {};
  };

/** So many at once that they fill more than a page. */
const retitleMany: Meanwhile = async (send, { round }) => {
  const listed = valueAt(await read(send, "/articles?per_page=60"), "data");
  for (const article of Array.isArray(listed) ? listed : []) {
    const path = `/articles/${textOf(valueAt(article, "id"))}`;
    await send(requestTo("PUT", path, { title: `Among many ${round}` }));
  }
  return {};
};

const conversations = [
  remove("/conversations"),
  change("/conversations", (round) => ({ read: round % 4 < 2 })),
  snooze,
  untag("/conversations", "", "tags.tags"),
];

/** By the call that finds a trigger's items. What is not listed can only be added to. */
const MEANWHILE: Readonly<Record<string, readonly Meanwhile[]>> = {
  "/contacts/search": [add, remove("/contacts"), untag("/contacts", "/tags", "data"), merge],
  "/conversations/search": conversations,
  "/conversations/deleted": conversations,
  "/tickets/search": [
    remove("/tickets"),
    change("/tickets", (round) => ({ is_shared: round % 4 < 2 })),
  ],
  "/articles": [
    remove("/articles"),
    change("/articles", (round) => ({ title: `Meanwhile ${round}` })),
    retitleMany,
  ],
};

/** What may happen meanwhile to what a call finds. */
export function meanwhileOf(call: string): readonly Meanwhile[] {
  return MEANWHILE[call] ?? [];
}
