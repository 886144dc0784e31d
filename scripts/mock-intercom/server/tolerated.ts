/**
 * Requests in a form that the description does not have, and Intercom takes: its own SDKs have sent
 * them so for years (npm intercom-client 2 to 5), or its examples have them.
 */
import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import { contactNotFound } from "../errors.ts";
import { namedContact } from "../resources/conversation-request.ts";
import type { Workspace } from "../state/state.ts";

interface Tolerated {
  readonly call: string;
  /** Whether a body is of that form. */
  is(body: JsonObject): boolean;
  /** The call that it stands for; default: the same. */
  readonly means?: string;
  /** The body as described; default: as it is. @throws {ApiError} 404 for whom nobody knows */
  described?(body: JsonObject, workspace: Workspace): JsonObject;
}

const TOLERATED: readonly Tolerated[] = [
  {
    // A conversation is snoozed like this.
    call: "POST /conversations/{conversation_id}/reply",
    is: ({ message_type }) =>
      ["close", "open", "snoozed", "assignment"].some((action) => action === message_type),
    means: "POST /conversations/{conversation_id}/parts",
  },
  {
    // What a contact writes goes to nobody in particular, whoever is named, teammates included.
    call: "POST /messages",
    is: ({ from, to }) => to !== undefined && isObject(from) && from.type !== "admin",
    described: ({ to: _, ...message }) => message,
  },
  ...["POST /messages", "POST /conversations"].map(
    (call): Tolerated => ({
      call,
      is: (body) => PEOPLE.some((name) => name in body),
      described: (body, workspace) =>
        Object.fromEntries(
          Object.entries(body).map(([name, value]) => [
            name,
            PEOPLE.includes(name) ? withIds(value, workspace) : value,
          ]),
        ),
    }),
  ),
];

/** Who sends and receives a message. */
const PEOPLE = ["from", "to", "cc", "bcc"];

/** Contacts by their ids, who may be named by their external id (`user_id`) or email, too. */
function withIds(people: Json, workspace: Workspace): Json {
  if (Array.isArray(people)) return people.map((one) => withIds(one, workspace));
  if (!isObject(people) || "id" in people || people.type === "admin") return people;
  const { user_id, email, ...person } = people;
  if (user_id === undefined && email === undefined) return people;
  const id = namedContact(people, workspace);
  if (id === undefined) throw contactNotFound();
  return { ...person, id };
}

/** A request as the description has it. */
export function asDescribed(
  sent: { call: string; body: Json | undefined },
  workspace: Workspace,
): { call: string; body: Json | undefined } {
  let { call, body } = sent;
  // No body of an update is required (the descriptions): nothing is changed then.
  if (body === undefined && call.startsWith("PUT ")) body = {};
  for (const { call: of, is, means = of, described } of TOLERATED) {
    if (of !== call || !isObject(body) || !is(body)) continue;
    call = means;
    body = described?.(body, workspace) ?? body;
  }
  return { call, body };
}
