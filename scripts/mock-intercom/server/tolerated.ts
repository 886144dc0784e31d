/**
 * Requests in a form that the description does not have, and Intercom takes: its own SDKs have sent
 * them so for years (npm intercom-client 3 to 5).
 */
import { isObject, type Json, type JsonObject } from "../../common/json.ts";

interface Tolerated {
  readonly call: string;
  /** Whether a body is of that form. */
  is(body: JsonObject): boolean;
  /** The call that it stands for; default: the same. */
  readonly means?: string;
  /** The body as described; default: as it is. */
  described?(body: JsonObject): JsonObject;
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
];

/** A request as the description has it. */
export function asDescribed(
  call: string,
  body: Json | undefined,
): { call: string; body: Json | undefined } {
  if (isObject(body)) {
    for (const { call: sent, is, means = sent, described } of TOLERATED) {
      if (sent === call && is(body)) return { call: means, body: described?.(body) ?? body };
    }
  }
  return { call, body };
}
