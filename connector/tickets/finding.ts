/** Tickets by what is known of them. */

import { action } from "../../scripts/language/action.ts";
import { input } from "../../scripts/language/inputs.ts";
import { search } from "../../scripts/language/search.ts";
import { admins } from "../admins/actions.ts";
import { contacts } from "../contacts/actions.ts";
import { PAGED_QUERY } from "../paged-query.ts";
import { teams } from "../teams/actions.ts";
import { ticketTypes } from "../ticket-types/actions.ts";

export const FindTickets = search("POST /tickets/search", {
  path: "/find_tickets",
  summary: "Find tickets",
  description:
    "Finds tickets by type, state, teammate, team, contact, words, times and more, those that changed last first. Without filters it lists all; where nothing is found, the list is empty.",
  visibility: "important",
  items: "tickets",
  filters: {
    ticket_type_id: {
      operator: "=",
      title: "Ticket Type",
      description: "Finds tickets of this type.",
      choices: ticketTypes,
    },
    state: {
      operator: "=",
      input: input.choice(
        {
          submitted: "Submitted",
          in_progress: "In progress",
          waiting_on_customer: "Waiting on customer",
          resolved: "Resolved",
        },
        {
          title: "State",
          description: "Finds tickets in states of this kind, whatever your team calls them.",
        },
      ),
    },
    open: {
      operator: "=",
      title: "Open",
      description: "Finds tickets that are open (yes) or closed (no).",
    },
    admin_assignee_id: {
      operator: "=",
      title: "Teammate",
      description: "Finds tickets that this teammate is in charge of.",
      choices: admins,
    },
    team_assignee_id: {
      operator: "=",
      title: "Team",
      description: "Finds tickets that this team is in charge of.",
      choices: teams,
    },
    contact_id: {
      field: "contact_ids",
      operator: "=",
      title: "Contact",
      description: "Finds tickets of this contact.",
      choices: contacts,
    },
    title: {
      operator: "~",
      title: "Title",
      description: "Finds tickets whose title contains this text.",
    },
    description: {
      operator: "~",
      title: "Description",
      description: "Finds tickets whose description contains this text.",
    },
    category: {
      operator: "=",
      // What searches call the categories.
      input: input.choice(
        { request: "Customer", task: "Back-office", tracker: "Tracker" },
        { title: "Category", description: "Finds tickets of this category." },
      ),
    },
    created_after: {
      field: "created_at",
      operator: ">",
      title: "Created After",
      description: "Finds tickets that were created after this time.",
    },
    created_before: {
      field: "created_at",
      operator: "<",
      title: "Created Before",
      description: "Finds tickets that were created before this time.",
    },
    updated_after: {
      field: "updated_at",
      operator: ">",
      title: "Updated After",
      description: "Finds tickets that last changed after this time.",
    },
    updated_before: {
      field: "updated_at",
      operator: "<",
      title: "Updated Before",
      description: "Finds tickets that last changed before this time.",
    },
  },
  sort: "updated_at",
});

export const SearchTickets = action("POST /tickets/search", {
  summary: "Search tickets by query",
  description:
    "Finds tickets by a query in Intercom's own form, page by page, for what Find tickets cannot ask: fields of a ticket type, and groups of filters in groups.",
  visibility: "advanced",
  effect: "read",
  parameters: PAGED_QUERY,
  trial: { values: { query: { field: "open", operator: "=", value: true } } },
});
