import type { AttributeType } from "../records/attribute.ts";
import type { Ticket } from "../records/ticket.ts";
import type { TicketDataType, TicketState, TicketType } from "../records/ticket-type.ts";
import { type Field, type FieldFinder, type FieldValue, ms } from "./fields.ts";

type Types = ReadonlyMap<string, TicketType>;
type States = ReadonlyMap<string, TicketState>;

/** How searches call the categories ("Searching by Category" in the description). */
const CATEGORY_TERMS = { Customer: "request", "Back-office": "task", Tracker: "tracker" } as const;

const ATTRIBUTE = "ticket_attribute.";

/** Decimals are searched like whole numbers: no other kind of number can be searched for. */
const FIELD_TYPES: Readonly<Record<TicketDataType, AttributeType | undefined>> = {
  string: "string",
  list: "string",
  integer: "integer",
  decimal: "integer",
  boolean: "boolean",
  datetime: "date",
  files: undefined,
};

/**
 * The table "Accepted Fields" of the description's ticket search; ticket attributes go by their id.
 * @param types the ticket types as they are now
 * @param states all states that tickets can be in
 */
export function ticketFields(types: () => Types, states: () => States): FieldFinder<Ticket> {
  /** A field that each ticket type has an attribute of its own for. */
  const text = (name: string): Field<Ticket> => ({
    type: "string",
    read(ticket) {
      const type = types().get(ticket.ticket_type_id);
      const id = type?.attributes.find((attribute) => attribute.name === name)?.id;
      const value = id === undefined ? undefined : ticket.attributes[id];
      return typeof value === "string" ? value : null;
    },
  });
  const fields = new Map<string, Field<Ticket>>([
    ["id", { type: "string", read: (t) => t.id }],
    ["created_at", { type: "date", read: (t) => t.created_ms }],
    ["updated_at", { type: "date", read: (t) => t.updated_ms }],
    ["title", text("_default_title_")],
    ["description", text("_default_description_")],
    ["category", { type: "string", read: (t) => CATEGORY_TERMS[t.category] }],
    ["ticket_type_id", { type: "string", read: (t) => t.ticket_type_id }],
    ["contact_ids", { type: "string", read: (t) => t.contacts }],
    ["teammate_ids", { type: "string", read: teammates }],
    ["admin_assignee_id", { type: "string", read: (t) => String(t.admin_assignee_id) }],
    ["team_assignee_id", { type: "string", read: (t) => String(t.team_assignee_id) }],
    ["open", { type: "boolean", read: (t) => t.open }],
    ["state", { type: "string", read: (t) => states().get(t.ticket_state_id)?.category ?? null }],
    ["snoozed_until", { type: "date", read: (t) => ms(t.snoozed_until) }],
  ]);
  return (name) => fields.get(name) ?? attributeField(name, types());
}

/** Everybody of the team who did something about the ticket. */
const teammates = ({ parts }: Ticket): string[] =>
  parts.flatMap(({ author }) => (author.type === "admin" ? author.id : []));

function attributeField(name: string, types: Types): Field<Ticket> | undefined {
  if (!name.startsWith(ATTRIBUTE)) return undefined;
  const id = name.slice(ATTRIBUTE.length);
  for (const { attributes } of types.values()) {
    const attribute = attributes.find((one) => one.id === id);
    if (attribute === undefined) continue;
    const type = FIELD_TYPES[attribute.data_type];
    return type && { type, read: (ticket) => searched(ticket, id, type) };
  }
  return undefined;
}

function searched({ attributes }: Ticket, id: string, type: AttributeType): FieldValue {
  const value = attributes[id];
  if (value === undefined || value === null || typeof value === "object") return null;
  return type === "date" && typeof value === "number" ? ms(value) : value;
}
