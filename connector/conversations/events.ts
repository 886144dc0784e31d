/** What happened in a conversation, as triggers tell it beside the conversation. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import type { Polled } from "../../scripts/language/trigger.ts";
import {
  cast,
  first,
  fixed,
  lookup,
  type Maybe,
  type Ref,
  text,
  time,
  type Value,
} from "../../scripts/language/values.ts";

import { itemEvent } from "../events.ts";
import { tagEventOf } from "../tags/events.ts";

export type ListedConversation = Schemas["conversation_list_item"];
export type Part = Schemas["conversation_part"];

/** The kinds of parts that makers choose from, with the titles that they see. */
export const PART_KINDS = {
  message: "Message",
  note: "Note",
  assignment: "Assignment",
  closing: "Closing",
  reopening: "Reopening",
  snoozing: "Snoozing",
  unsnoozing: "End of snoozing",
  contact_added: "Contact added",
  contact_removed: "Contact removed",
  attribute: "Attribute changed",
  rating: "Rating",
  workflow: "Step of a workflow",
  other: "Anything else",
} as const;

/** Intercom's part types, of which several are one kind to makers. */
const KIND_OF = {
  comment: "message",
  quick_reply: "message",
  note: "note",
  assignment: "assignment",
  default_assignment: "assignment",
  assign_and_reopen: "assignment",
  assign_and_unsnooze: "assignment",
  close: "closing",
  open: "reopening",
  snoozed: "snoozing",
  unsnoozed: "unsnoozing",
  timer_unsnooze: "unsnoozing",
  participant_added: "contact_added",
  participant_removed: "contact_removed",
  conversation_attribute_updated_by_admin: "attribute",
  conversation_attribute_updated_by_workflow: "attribute",
  conversation_attribute_updated_by_user: "attribute",
  conversation_rating_changed: "rating",
  conversation_rating_remark_added: "rating",
  operator_workflow_event: "workflow",
} as const satisfies Record<string, keyof typeof PART_KINDS>;

/** The kind of a part: one of {@link PART_KINDS}. */
export const kindOf = ({ part_type }: Ref<Part>): Value<string> =>
  first<string>(lookup(cast<keyof typeof KIND_OF>(part_type), KIND_OF), fixed("other"));

/** What a conversation itself tells of what happened, in one word. */
export const conversationEvent = (
  kind: string,
  about: (item: Ref<ListedConversation>) => { at: Value<number>; by_id: Maybe<string> },
) =>
  itemEvent<ListedConversation>((item) => ({
    kind: fixed(kind),
    ...about(item),
  }));

/** What a part tells of what happened. */
export const partEvent = shape<Polled<ListedConversation, never, Part>>()(
  "Conversation_Part_Event",
  "Event",
  "What happened, in short.",
  ({ part }) => ({
    kind: field.always(
      "string",
      "Event Kind",
      "What happened, in one word, for example message, note, assignment or closing.",
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
        "What they are, for example user, lead, admin or bot.",
        part.author.type,
      ),
      id: field.optional("string", "Event By Id", "Their id.", text(part.author.id)),
      name: field.optional("string", "Event By Name", "Their name.", part.author.name),
    }),
    state: field.optional(
      "string",
      "State After Event",
      "Whether the conversation was open, closed or snoozed after it.",
      part.state,
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

/** A tag that was put on a conversation. */
export const tagEvent = tagEventOf<ListedConversation>();
