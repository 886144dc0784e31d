/** Triggers on tickets that start at once. */
import { instantTrigger, webhookTrigger } from "../../scripts/language/webhook.ts";
import { amongKinds } from "../instant.ts";
import {
  WhenContactRepliedOnTicket,
  WhenNoteAddedToTicket,
  WhenTeammateRepliedOnTicket,
  WhenTicketAssignedToTeam,
  WhenTicketAssignedToTeammate,
  WhenTicketAttributeChanged,
  WhenTicketClosed,
  WhenTicketCreated,
  WhenTicketStateChanged,
} from "./triggers.ts";

export const WhenTicketCreatedAtOnce = instantTrigger(WhenTicketCreated, {
  topics: ["ticket.created"],
  visibility: "important",
});

export const WhenTicketStateChangedAtOnce = instantTrigger(WhenTicketStateChanged, {
  topics: ["ticket.state.updated"],
  visibility: "important",
});

export const WhenTicketClosedAtOnce = instantTrigger(WhenTicketClosed, {
  topics: ["ticket.closed"],
});

export const WhenTicketAttributeChangedAtOnce = instantTrigger(WhenTicketAttributeChanged, {
  topics: ["ticket.attribute.updated"],
});

export const WhenTicketAssignedToTeammateAtOnce = instantTrigger(WhenTicketAssignedToTeammate, {
  topics: ["ticket.admin.assigned"],
});

export const WhenTicketAssignedToTeamAtOnce = instantTrigger(WhenTicketAssignedToTeam, {
  topics: ["ticket.team.assigned"],
});

export const WhenContactRepliedOnTicketAtOnce = instantTrigger(WhenContactRepliedOnTicket, {
  topics: ["ticket.contact.replied"],
  visibility: "important",
});

export const WhenTeammateRepliedOnTicketAtOnce = instantTrigger(WhenTeammateRepliedOnTicket, {
  topics: ["ticket.admin.replied"],
});

export const WhenNoteAddedToTicketAtOnce = instantTrigger(WhenNoteAddedToTicket, {
  topics: ["ticket.note.created"],
});

export const WhenSomethingHappensToTicketAtOnce = webhookTrigger({
  summary: "When something happens to a ticket (instant)",
  description:
    "Starts the flow for each thing of the chosen kinds that happens to a ticket, with the ticket as it is then.",
  hint: "Write a note on a ticket to see this work.",
  visibility: "important",
  ...amongKinds(
    {
      "ticket.created": "Created",
      "ticket.state.updated": "State changed",
      "ticket.attribute.updated": "Field changed",
      "ticket.admin.assigned": "Assigned to a teammate",
      "ticket.team.assigned": "Assigned to a team",
      "ticket.contact.attached": "Contact added",
      "ticket.contact.detached": "Contact removed",
      "ticket.contact.replied": "Reply of a contact",
      "ticket.admin.replied": "Reply of a teammate",
      "ticket.admin.replied.translated": "Reply of a teammate, translated",
      "ticket.note.created": "Note",
      "ticket.closed": "Closed",
      "ticket.rating.provided": "Rated",
    },
    "What happens to the ticket.",
  ),
  fires: WhenTicketCreated.fires,
});
