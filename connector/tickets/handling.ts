/** What is changed about a ticket: Intercom's one operation, an action for each purpose. */
import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { admins } from "../admins/actions.ts";
import { teams } from "../teams/actions.ts";
import { fieldsOfType, statesOfType } from "../ticket-types/actions.ts";

const update = "PUT /tickets/{ticket_id}";

const explain = {
  404: "There is no ticket, teammate or team with this id. Choose them from the lists; the number that teammates see is not the id of a ticket.",
} as const;

const ticket = named<Schemas["ticket"]>("ticket");

const BY = {
  title: "Done By",
  description: "The teammate in whose name it is done; workflows of Intercom's run only with one.",
} as const;
const QUIETLY = { skip_notifications: "advanced" } as const;

/** The type of the ticket is not sent: it tells what there is to fill in. */
const typeOf = (what: string) =>
  input.from("GET /ticket_types/{ticket_type_id}", "ticket_type_id", {
    title: "Ticket Type",
    description: `The type of the ticket, which decides which ${what} there are; it is not changed.`,
    required: true,
  });

const before = [
  call("POST /tickets", {
    as: ticket,
    body: { ticket_type_id: sample("ticket_type_id"), contacts: [{ id: sample("contact_id") }] },
  }),
];
/** A ticket of the type that is the first choice. */
const trial = { before, values: { ticket_id: ticket.id } } as const;

export const UpdateTicket = plannedAction({
  method: "PUT",
  path: "/tickets/{ticket_id}",
  summary: "Update ticket",
  description:
    "Changes the fields of a ticket, its company, and whether the contact sees it; what is left empty stays as it is. For state, assignment, closing and snoozing there are actions of their own.",
  visibility: "important",
  inputs: {
    ticket_id: input.from(update, "ticket_id"),
    ticket_type_id: typeOf("fields"),
    ticket_attributes: input.from(update, "ticket_attributes", {
      title: "Ticket Fields",
      visibility: "important",
      fields: fieldsOfType,
    }),
    company_id: input.from(update, "company_id", {
      title: "Company",
      description: "The company that the ticket is about.",
    }),
    is_shared: input.from(update, "is_shared", {
      title: "Shared With Contact",
      visibility: "advanced",
    }),
    admin_id: input.from(update, "admin_id", { ...BY, visibility: "advanced" }),
    skip_notifications: input.from(update, "skip_notifications", { visibility: "advanced" }),
  },
  returns: returns.answerOf(update, { fields: { ticket_attributes: fieldsOfType } }),
  plan: ({ ticket_id, ticket_type_id: _, ...body }) => ({
    steps: [
      call(update, {
        as: ticket,
        path: { ticket_id },
        body: { ...body },
        explain: {
          404: "There is no ticket or company with this id. Choose both from the lists; the number that teammates see is not the id of a ticket.",
        },
      }),
    ],
    answer: ticket,
  }),
  trial,
});

export const ChangeTicketState = plannedAction({
  method: "PUT",
  path: "/tickets/{ticket_id}/state",
  summary: "Change ticket state",
  description:
    "Moves a ticket to another state of its type, such as resolved. Choose the type first: it decides which states there are.",
  visibility: "important",
  inputs: {
    ticket_id: input.from(update, "ticket_id"),
    ticket_type_id: typeOf("states"),
    ticket_state_id: input.from(update, "ticket_state_id", {
      title: "State",
      description: "The state that the ticket is to be in.",
      required: true,
      choices: statesOfType,
    }),
    admin_id: input.from(update, "admin_id", BY),
    skip_notifications: input.from(update, "skip_notifications", { visibility: "advanced" }),
  },
  returns: returns.answerOf(update, { fields: { ticket_attributes: fieldsOfType } }),
  plan: ({ ticket_id, ticket_type_id: _, ...body }) => ({
    steps: [
      call(update, {
        as: ticket,
        path: { ticket_id },
        body: { ...body },
        explain: {
          400: "The ticket's type does not have this state. Choose the type that the ticket has, and then one of its states.",
          404: explain[404],
        },
      }),
    ],
    answer: ticket,
  }),
  trial,
});

export const AssignTicketToTeammate = action(update, {
  path: "/tickets/{ticket_id}/assign-to-teammate",
  summary: "Assign ticket to teammate",
  description: "Puts a teammate in charge of a ticket, in place of whoever was.",
  visibility: "important",
  only: ["assignee_id", "admin_id", "skip_notifications"],
  parameters: {
    assignee_id: {
      title: "Teammate",
      description: "The teammate who is to be in charge.",
      choices: admins,
      required: true,
    },
    admin_id: BY,
    ...QUIETLY,
  },
  explain,
});

export const AssignTicketToTeam = action(update, {
  path: "/tickets/{ticket_id}/assign-to-team",
  summary: "Assign ticket to team",
  description: "Puts a team in charge of a ticket, in place of the team that was.",
  only: ["assignee_id", "admin_id", "skip_notifications"],
  parameters: {
    assignee_id: {
      title: "Team",
      description: "The team that is to be in charge.",
      choices: teams,
      required: true,
    },
    admin_id: BY,
    ...QUIETLY,
  },
  explain,
});

export const UnassignTicket = action(update, {
  path: "/tickets/{ticket_id}/unassign",
  summary: "Unassign ticket",
  description: "Takes a ticket from whoever is in charge; nobody is in charge of it then.",
  // Intercom's way of naming nobody.
  fixed: { assignee_id: "0" },
  only: ["admin_id", "skip_notifications"],
  parameters: { admin_id: BY, ...QUIETLY },
  explain,
});

export const CloseTicket = action(update, {
  path: "/tickets/{ticket_id}/close",
  summary: "Close ticket",
  description:
    "Closes a ticket, and ends a snooze. To say that it is resolved there is Change ticket state. Reopen ticket undoes it.",
  fixed: { open: false },
  only: ["admin_id", "skip_notifications"],
  parameters: { admin_id: BY, ...QUIETLY },
  explain,
});

export const ReopenTicket = action(update, {
  path: "/tickets/{ticket_id}/reopen",
  summary: "Reopen ticket",
  description: "Opens a ticket that was closed.",
  fixed: { open: true },
  only: ["admin_id", "skip_notifications"],
  parameters: { admin_id: BY, ...QUIETLY },
  explain,
});

export const SnoozeTicket = action(update, {
  path: "/tickets/{ticket_id}/snooze",
  summary: "Snooze ticket",
  description: "Sets a ticket aside until a time, when it opens again by itself.",
  only: ["snoozed_until", "admin_id", "skip_notifications"],
  parameters: {
    snoozed_until: {
      title: "Snooze Until",
      description: "When it opens again, in the future.",
      required: true,
    },
    admin_id: BY,
    ...QUIETLY,
  },
  explain,
});
