/** What happened to a ticket, as triggers tell it beside the ticket. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import type { Polled } from "../../scripts/language/trigger.ts";
import {
  cast,
  first,
  given,
  ifElse,
  lookup,
  match,
  type Ref,
  text,
  time,
  type Value,
} from "../../scripts/language/values.ts";

export type TicketPart = Schemas["ticket_part"];

/** Whether a part is of a type that Intercom has one for each kind of author: `…_by_admin`. */
export const isStateChange = ({ part_type }: Ref<TicketPart>): Value<boolean> =>
  given(match(part_type, "^(ticket_state_updated)"));
export const isAttributeChange = ({ part_type }: Ref<TicketPart>): Value<boolean> =>
  given(match(part_type, "^(ticket_attribute_updated)"));

/** Intercom's other part types, of which several are one kind to makers. */
const KIND_OF = {
  comment: "message",
  quick_reply: "message",
  note: "note",
  assignment: "assignment",
  assign_and_reopen: "assignment",
  assign_and_unsnooze: "assignment",
  close: "closing",
  open: "reopening",
  snoozed: "snoozing",
  unsnoozed: "unsnoozing",
  timer_unsnooze: "unsnoozing",
} as const;

const kindOf = (part: Ref<TicketPart>): Value<string> =>
  first<string>(
    lookup(cast<keyof typeof KIND_OF>(part.part_type), KIND_OF),
    ifElse<string>(
      isStateChange(part),
      "state",
      ifElse<string>(isAttributeChange(part), "attribute", "other"),
    ),
  );

/** What a part tells of what happened. */
export const ticketPartEvent = shape<Polled<Schemas["ticket"], never, TicketPart>>()(
  "Ticket_Part_Event",
  "Event",
  "What happened, in short.",
  ({ part }) => ({
    kind: field.always(
      "string",
      "Event Kind",
      "What happened, in one word, for example message, note, state, attribute or assignment.",
      kindOf(part),
    ),
    at: field.optional(
      "date-time",
      "Event Time",
      "The time when it happened.",
      time(part.created_at),
    ),
    by: field.group("Event By", "Who did it.", {
      type: field.optional(
        "string",
        "Event By Type",
        "What they are: a teammate (admin), a contact (user), a team or a bot.",
        part.author.type,
      ),
      id: field.optional("string", "Event By Id", "Their id.", text(part.author.id)),
      name: field.optional("string", "Event By Name", "Their name.", part.author.name),
    }),
    previous_state: field.optional(
      "string",
      "State Before Event",
      "The kind of state before it, which only changes of the state have.",
      part.previous_ticket_state,
    ),
    state: field.optional(
      "string",
      "State After Event",
      "The kind of state after it, which only changes of the state have.",
      part.ticket_state,
    ),
    attribute: field.optional(
      "string",
      "Changed Attribute",
      "The name of the field that was changed.",
      part.updated_attribute_data.attribute.label,
    ),
    value: field.optional(
      "string",
      "New Value",
      "What the field was changed to, as teammates see it; empty for files.",
      text(cast<string>(part.updated_attribute_data.value.label)),
    ),
    assigned_to: field.group("Event Assigned To", "Who was put in charge.", {
      type: field.optional(
        "string",
        "Event Assigned To Type",
        "Whether it is a teammate (admin) or a team; empty where nothing was assigned.",
        part.assigned_to.type,
      ),
      id: field.optional(
        "string",
        "Event Assigned To Id",
        "The id of the teammate or team.",
        text(part.assigned_to.id),
      ),
    }),
  }),
);
