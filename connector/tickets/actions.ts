import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { call, named, readAll } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { join, type Ref } from "../../scripts/language/values.ts";
import { choiceList, EVERYTHING, MOST, NEWEST } from "../choice-list.ts";
import { fieldsOfType } from "../ticket-types/actions.ts";

const trackerType = named<Schemas["ticket_type"]>("tracker_type");
const tracker = named<Schemas["ticket"]>("tracker");
/** Conversations can be linked only to tracker tickets, of which the workspace need not have any. */
const CREATE_TRACKER = [
  call("POST /ticket_types", {
    as: trackerType,
    body: { name: "Outage", category: "Tracker" },
  }),
  call("POST /tickets", {
    as: tracker,
    body: { ticket_type_id: trackerType.id, contacts: [{ id: sample("contact_id") }] },
  }),
];

/** Every ticket has a title among its attributes. */
type Ticket = Omit<Schemas["ticket"], "ticket_attributes"> & {
  ticket_attributes: { _default_title_: string };
};
const found = named<Ticket[]>("tickets");

const entry = ({ id, ticket_id, ticket_attributes: { _default_title_ } }: Ref<Ticket>) => ({
  id,
  name: join("#", ticket_id, " ", _default_title_),
});

export const ListTicketChoices = choiceList("ticket", {
  read: readAll("POST /tickets/search", {
    body: { query: EVERYTHING, ...NEWEST },
    items: "tickets",
    upTo: MOST,
    as: found,
  }),
  from: found,
  entry,
});

/** The newest tickets, under number and title. */
export const tickets = choices(ListTicketChoices, { value: "id", title: "name" });

/** Only trackers can have linked conversations. */
export const ListTrackerTicketChoices = choiceList("tracker ticket", {
  read: readAll("POST /tickets/search", {
    body: {
      // What searches call the category Tracker.
      query: { field: "category", operator: "=", value: "tracker" },
      // Those that are worked on first: linking changes a tracker.
      sort: { field: "updated_at", order: "descending" },
    },
    items: "tickets",
    upTo: MOST,
    as: found,
  }),
  from: found,
  entry,
});

/** The newest tracker tickets, under number and title. */
export const trackerTickets = choices(ListTrackerTicketChoices, { value: "id", title: "name" });

const explain = {
  404: "There is no ticket with this id. Choose one from the list; the number that teammates see is not the id.",
} as const;

export const GetTicket = action("GET /tickets/{ticket_id}", {
  summary: "Get ticket",
  description:
    "Returns one ticket with its fields, its state and the last 500 things that happened to it.",
  visibility: "important",
  explain,
});
export const DeleteTicket = action("DELETE /tickets/{ticket_id}", {
  description:
    "Deletes a ticket for good with everything in it; reports go on counting it. It cannot be undone.",
  explain,
});
export const ChangeTypeOfTicket = action("POST /tickets/{ticket_id}/change_type", {
  summary: "Change type of ticket",
  description:
    "Gives a ticket another type of the same category. Fields that have the same name and kind in both types keep their values; the others are lost.",
  only: ["ticket_type_id", "ticket_state_id", "ticket_attributes"],
  parameters: {
    ticket_type_id: { title: "New Ticket Type" },
    ticket_state_id: { title: "New State" },
    ticket_attributes: { title: "Ticket Fields", visibility: "important", fields: fieldsOfType },
  },
  answerFields: { ticket_attributes: fieldsOfType },
  explain: {
    404: "There is no ticket, ticket type or state with this id. Choose them from the lists.",
  },
});

const TRACKER = {
  title: "Tracker Ticket",
  description: "The ticket of the category Tracker; its id, not the number that teammates see.",
  choices: trackerTickets,
} as const;

export const LinkConversationToTicket = action("POST /tickets/{ticket_id}/linked_conversations", {
  summary: "Link conversation to tracker ticket",
  description:
    "Links a conversation, or a ticket for customers, to a tracker ticket, which can have 2,500 of them. Unlink conversation from tracker ticket undoes it.",
  idempotent: true,
  parameters: {
    ticket_id: TRACKER,
    conversation_id: {
      title: "Conversation",
      description: "The conversation, or the id of a ticket for customers, to be linked.",
    },
  },
  explain: {
    400: "Only tickets of the category Tracker can have linked conversations.",
    404: "There is no such tracker ticket or conversation. Choose both from the lists.",
  },
  trial: { before: CREATE_TRACKER, values: { ticket_id: tracker.id } },
});
export const UnlinkConversationFromTicket = action(
  "DELETE /tickets/{ticket_id}/linked_conversations/{id}",
  {
    summary: "Unlink conversation from tracker ticket",
    description:
      "Takes away the link between a tracker ticket and a conversation or a ticket for customers; both stay as they are.",
    effect: "write",
    parameters: {
      ticket_id: TRACKER,
      id: {
        title: "Conversation",
        description: "The linked conversation, or the linked ticket for customers.",
      },
    },
    explain: {
      400: "Only tickets of the category Tracker have linked conversations.",
      404: "There is no such tracker ticket, or the conversation is not linked to it.",
    },
    trial: {
      before: [
        ...CREATE_TRACKER,
        call("POST /tickets/{ticket_id}/linked_conversations", {
          path: { ticket_id: tracker.id },
          body: { conversation_id: sample("conversation_id") },
        }),
      ],
      values: { ticket_id: tracker.id },
    },
  },
);
