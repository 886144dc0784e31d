import { isObject, type Json, type JsonObject, parseJson } from "../../common/json.ts";

/** What Intercom's envelope says (Intercom's documentation, "Webhook models"). */
export interface Envelope {
  readonly workspace: string;
  readonly id: string;
  readonly topic: string;
  /** Unix seconds. */
  readonly createdAt: number;
  readonly item: Json;
}

/** Ids and topics go into headers and tables; Intercom's are shorter, and have nothing else in them. */
const NAME = /^[ -~]{1,200}$/;

/** Undefined for what is no notification of Intercom's. */
export function readEnvelope(body: string): Envelope | undefined {
  const value = parseJson(body);
  if (!isObject(value)) return undefined;
  const { app_id, id, topic, created_at, data } = value;
  if (!isName(app_id) || !isName(topic)) return undefined;
  // A ping need not have an id: it is kept nowhere.
  if (!isName(id) && topic !== "ping") return undefined;
  return {
    workspace: app_id,
    id: isName(id) ? id : "",
    topic,
    createdAt: typeof created_at === "number" ? created_at : 0,
    item: isObject(data) ? (data.item ?? null) : null,
  };
}

function isName(value: Json | undefined): value is string {
  return typeof value === "string" && NAME.test(value);
}

/** Where items of other kinds name what they belong to, most telling first. */
const OWNERS = ["conversation", "ticket", "contact", "company"] as const;

/**
 * What a notification is about, for the order of deliveries: the conversation, ticket or contact that
 * the item is or belongs to (`conversation 123`), else the item; else the notification itself, which
 * then waits for nothing.
 */
export function subjectOf({ item, id }: Envelope): string {
  if (!isObject(item)) return `notification ${id}`;
  const type = kindOf(item);
  const own = textOf(item.id);
  if (own !== undefined && OWNERS.some((owner) => owner === type)) return `${type} ${own}`;
  for (const owner of OWNERS) {
    const nested = item[owner];
    const owned = textOf(item[`${owner}_id`]) ?? (isObject(nested) ? textOf(nested.id) : undefined);
    if (owned !== undefined) return `${owner} ${owned}`;
  }
  return own === undefined ? `notification ${id}` : `${type} ${own}`;
}

/** `contact`, `user` and `lead` are the same to Intercom's notifications. */
function kindOf({ type }: JsonObject): string {
  const kind = isName(type) ? type : "item";
  return kind === "user" || kind === "lead" ? "contact" : kind;
}

function textOf(value: Json | undefined): string | undefined {
  if (typeof value === "number") return String(value);
  return isName(value) ? value : undefined;
}
