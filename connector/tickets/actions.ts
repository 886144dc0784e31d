import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { call, named, readAll } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { join } from "../../scripts/language/values.ts";
import { choiceList, EVERYTHING, MOST, NEWEST } from "../choice-list.ts";
import { contacts } from "../contacts/actions.ts";
import { fieldsOfType, ticketStates } from "../ticket-types/actions.ts";

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

export const ListTicketChoices = choiceList("ticket", {
  read: readAll("POST /tickets/search", {
    body: { query: EVERYTHING, ...NEWEST },
    items: "tickets",
    upTo: MOST,
    as: found,
  }),
  from: found,
  entry: ({ id, ticket_id, ticket_attributes: { _default_title_ } }) => ({
    id,
    name: join("#", ticket_id, " ", _default_title_),
  }),
});

/** The newest tickets, under number and title. */
export const tickets = choices(ListTicketChoices, { value: "id", title: "name" });

export const CreateTicket = action("POST /tickets", {
  visibility: "important",
  parameters: {
    "contacts.*.id": { choices: contacts },
    ticket_attributes: { fields: fieldsOfType },
  },
  trial: { without: ["conversation_to_link_id"] },
});
export const CreateTicketInBackground = action("POST /tickets/enqueue", {
  visibility: "advanced",
  parameters: {
    "contacts.*.id": { choices: contacts },
    ticket_attributes: { fields: fieldsOfType },
  },
  trial: { without: ["conversation_to_link_id"] },
});
export const SearchTickets = action("POST /tickets/search", {
  effect: "read",
  trial: { values: { query: { field: "open", operator: "=", value: true } } },
});
export const GetTicket = action("GET /tickets/{ticket_id}");
export const UpdateTicket = action("PUT /tickets/{ticket_id}", {
  visibility: "important",
  parameters: { ticket_state_id: { choices: ticketStates } },
});
export const DeleteTicket = action("DELETE /tickets/{ticket_id}");
export const ChangeTypeOfTicket = action("POST /tickets/{ticket_id}/change_type");
export const LinkConversationToTicket = action("POST /tickets/{ticket_id}/linked_conversations", {
  trial: { before: CREATE_TRACKER, values: { ticket_id: tracker.id } },
});
export const UnlinkConversationFromTicket = action(
  "DELETE /tickets/{ticket_id}/linked_conversations/{id}",
  {
    effect: "write",
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
