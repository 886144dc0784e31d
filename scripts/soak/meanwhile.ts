/** What happens between polls beside what a trigger's own calls do: things are deleted, merged and added. */
import type { Send } from "../common/http.ts";
import { parseJson } from "../common/json.ts";
import { textOf, valueAt } from "../plan/evaluate.ts";
import { requestTo } from "./twins.ts";

/** Does something, about an item that the trigger may have to deliver. Gives the ids of items that are gone. */
type Meanwhile = (send: Send, id: string, round: number) => Promise<string[]>;

const create = async (send: Send, role: string, round: number) => {
  const body = { role, email: `meanwhile.${round}@example.com` };
  const answer = await send(requestTo("POST", "/contacts", body));
  return textOf(valueAt(parseJson(answer.body) ?? null, "id")) ?? "";
};

const remove =
  (path: string): Meanwhile =>
  async (send, id) => {
    const { status } = await send(requestTo("DELETE", `${path}/${id}`));
    return status < 300 ? [id] : [];
  };

const add: Meanwhile = async (send, _, round) => {
  await create(send, round % 3 === 0 ? "user" : "lead", round);
  return [];
};

/** A lead is merged into a user, and gone. */
const merge: Meanwhile = async (send, id, round) => {
  const found = parseJson((await send(requestTo("GET", `/contacts/${id}`))).body) ?? null;
  const isLead = valueAt(found, "role") === "lead";
  const other = await create(send, isLead ? "user" : "lead", round);
  const [from, into] = isLead ? [id, other] : [other, id];
  const { status } = await send(requestTo("POST", "/contacts/merge", { from, into }));
  return status < 300 ? [from] : [];
};

/** Changes a little, of which no part tells. */
const change =
  (path: string, changes: (round: number) => object): Meanwhile =>
  async (send, id, round) => {
    await send(requestTo("PUT", `${path}/${id}`, changes(round)));
    return [];
  };

const readConversation = change("/conversations", (round) => ({ read: round % 4 < 2 }));
const shareTicket = change("/tickets", (round) => ({ is_shared: round % 4 < 2 }));
const retitleArticle = change("/articles", (round) => ({ title: `Meanwhile ${round}` }));
const conversations = [remove("/conversations"), readConversation];

/** By the call that finds a trigger's items. What is not listed can only be added to. */
const MEANWHILE: Readonly<Record<string, readonly Meanwhile[]>> = {
  "/contacts/search": [add, remove("/contacts"), add, merge],
  "/conversations/search": conversations,
  "/conversations/deleted": conversations,
  "/tickets/search": [remove("/tickets"), shareTicket],
  "/articles": [remove("/articles"), retitleArticle],
};

/** What may happen meanwhile to what a call finds. */
export function meanwhileOf(call: string): readonly Meanwhile[] {
  return MEANWHILE[call] ?? [];
}
