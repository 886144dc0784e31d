/**
 * Triggers on tickets. Those on what happens to them start one run of the flow for each part of a
 * kind, which takes a call for each ticket that changed.
 */
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { call, named, set } from "../../scripts/language/steps.ts";
import { round, sample } from "../../scripts/language/trial.ts";
import { partsOf, pollingTrigger } from "../../scripts/language/trigger.ts";
import {
  all,
  any,
  equals,
  find,
  fixed,
  given,
  join,
  not,
  oneOf,
  type Ref,
  text,
} from "../../scripts/language/values.ts";
import { AS_IT_STARTS } from "../as-it-starts.ts";
import { itemEvent, nobody } from "../events.ts";
import { isAttributeChange, isStateChange, type TicketPart, ticketPartEvent } from "./events.ts";

const tickets = { poll: "POST /tickets/search", items: "tickets" } as const;

const byType = {
  ticket_type: {
    field: "ticket_type_id",
    operator: "=",
    title: "Ticket Type",
    description: `Only tickets that are of this type ${AS_IT_STARTS}`,
  },
} as const;

const byAssignee = {
  team: {
    field: "team_assignee_id",
    operator: "=",
    title: "Team",
    description: `Only tickets that this team is in charge of ${AS_IT_STARTS}`,
  },
  teammate: {
    field: "admin_assignee_id",
    operator: "=",
    title: "Teammate",
    description: `Only tickets that this teammate is in charge of ${AS_IT_STARTS}`,
  },
} as const;

/** The kinds of states, which states of one's own belong to. */
const STATES = {
  submitted: "Submitted",
  in_progress: "In progress",
  waiting_on_customer: "Waiting on customer",
  resolved: "Resolved",
};

const byState = {
  state: {
    field: "state",
    operator: "=",
    input: input.choice(STATES, {
      title: "State",
      description: `Only tickets in a state of this kind ${AS_IT_STARTS}`,
    }),
  },
} as const;

// --- Tickets themselves ---

export const WhenTicketCreated = pollingTrigger({
  ...tickets,
  summary: "When a ticket is created",
  description:
    "Starts the flow for each ticket that is created, by a contact, a teammate or a workflow.",
  hint: "Create a ticket to see this work.",
  visibility: "important",
  time: "created_at",
  filters: byType,
  event: itemEvent<Schemas["ticket"]>(({ created_at }) => ({
    kind: fixed("created"),
    at: created_at,
    by_id: nobody,
  })),
  itemName: "Ticket_With_Event",
  fires: [
    call("POST /tickets", {
      body: {
        ticket_type_id: sample("ticket_type_id"),
        contacts: [{ id: sample("contact_id") }],
        ticket_attributes: { _default_title_: join("Late order ", text(round)) },
      },
    }),
  ],
});

const retitling = call("PUT /tickets/{ticket_id}", {
  path: { ticket_id: sample("ticket_id") },
  body: { ticket_attributes: { _default_title_: join("Later order ", text(round)) } },
});

export const WhenTicketUpdated = pollingTrigger({
  ...tickets,
  summary: "When a ticket is updated",
  description:
    "Starts the flow for each ticket about which anything changed, once for all changes since the last check, with what it is then. A ticket that was created since the last check is new, and does not start it.",
  hint: "Change a ticket to see this work.",
  time: "updated_at",
  created: "created_at",
  filters: { ...byType, ...byAssignee, ...byState },
  event: itemEvent<Schemas["ticket"]>(({ updated_at }) => ({
    kind: fixed("updated"),
    at: updated_at,
    by_id: nobody,
  })),
  itemName: "Ticket_With_Event",
  fires: [retitling],
});

// --- What happens to them ---

const parts = {
  ...tickets,
  time: "updated_at",
  filters: { ...byType, ...byAssignee },
  parts: partsOf("GET /tickets/{ticket_id}", "ticket_parts.ticket_parts", "created_at"),
  event: ticketPartEvent,
  itemName: "Ticket_With_Part",
} as const;

const says = ({ part_type }: Ref<TicketPart>) => oneOf(part_type, ["comment", "quick_reply"]);
const path = { ticket_id: sample("ticket_id") };

const states = named<Schemas["ticket_state_list"]>("states");
const resolved = named<NonNullable<Schemas["ticket_state"]>>("resolved");
const submitted = named<NonNullable<Schemas["ticket_state"]>>("submitted");
const moveTo = (state: typeof resolved) =>
  call("PUT /tickets/{ticket_id}", { path, body: { ticket_state_id: state.id } });

export const WhenTicketStateChanged = pollingTrigger({
  ...parts,
  summary: "When the state of a ticket changes",
  description:
    "Starts the flow each time that a ticket moves to another state. State Before Event and State After Event have the kinds of both.",
  hint: "Move a ticket to another state to see this work.",
  visibility: "important",
  inputs: {
    from: input.choice(STATES, {
      title: "From State",
      description: "Only from states of this kind.",
    }),
    to: input.choice(STATES, {
      title: "To State",
      description: "Only to states of this kind.",
    }),
  },
  keep: ({ part }, { from, to }) =>
    all(
      isStateChange(part),
      any(not(given(from)), equals(part.previous_ticket_state, from)),
      any(not(given(to)), equals(part.ticket_state, to)),
    ),
  fires: [
    call("GET /ticket_states", { as: states }),
    set(
      resolved,
      find(states.data, ({ category }) => equals(category, "resolved")),
    ),
    set(
      submitted,
      find(states.data, ({ category }) => equals(category, "submitted")),
    ),
    moveTo(submitted),
    moveTo(resolved),
  ],
});

const setOpen = (open: boolean) => call("PUT /tickets/{ticket_id}", { path, body: { open } });

export const WhenTicketClosed = pollingTrigger({
  ...parts,
  summary: "When a ticket is closed",
  description:
    "Starts the flow each time that a ticket is closed. A resolved ticket that is still open does not count: the trigger on its state does that.",
  hint: "Close a ticket to see this work.",
  keep: ({ part }) => equals(part.part_type, "close"),
  fires: [setOpen(true), setOpen(false)],
});

export const WhenTicketAttributeChanged = pollingTrigger({
  ...parts,
  filters: { ...byType, ...byAssignee, ...byState },
  summary: "When a field of a ticket changes",
  description:
    "Starts the flow for each field of a ticket that is changed, with its name in Changed Attribute and what it is now in New Value. Intercom does not say the value before.",
  hint: "Change a field of a ticket to see this work.",
  inputs: {
    attribute: input.string({
      title: "Field",
      description: "Only the field of this name, exactly as your workspace calls it.",
      example: "Priority",
    }),
  },
  keep: ({ part }, { attribute }) =>
    all(
      isAttributeChange(part),
      any(not(given(attribute)), equals(part.updated_attribute_data.attribute.label, attribute)),
    ),
  fires: [retitling],
});

/** Of a ticket that is open: assignments of closed ones no webhook tells. */
const assigning = (to: "admin_id" | "team_id") => [
  setOpen(true),
  call("PUT /tickets/{ticket_id}", { path, body: { assignee_id: sample(to) } }),
];

export const WhenTicketAssignedToTeammate = pollingTrigger({
  ...parts,
  summary: "When a ticket is assigned to a teammate",
  description: "Starts the flow each time that a teammate is put in charge of a ticket.",
  hint: "Assign a ticket to yourself to see this work.",
  filters: byType,
  inputs: {
    assigned_teammate: input.from("GET /admins/{admin_id}", "admin_id", {
      title: "Assigned Teammate",
      description: "Only where this teammate is put in charge.",
    }),
  },
  keep: ({ part: { assigned_to } }, { assigned_teammate }) =>
    all(
      equals(assigned_to.type, "admin"),
      any(not(given(assigned_teammate)), equals(assigned_to.id, text(assigned_teammate))),
    ),
  fires: assigning("admin_id"),
});

export const WhenTicketAssignedToTeam = pollingTrigger({
  ...parts,
  summary: "When a ticket is assigned to a team",
  description: "Starts the flow each time that a team is put in charge of a ticket.",
  hint: "Assign a ticket to a team to see this work.",
  filters: byType,
  inputs: {
    assigned_team: input.from("GET /teams/{team_id}", "team_id", {
      title: "Assigned Team",
      description: "Only where this team is put in charge.",
    }),
  },
  keep: ({ part: { assigned_to } }, { assigned_team }) =>
    all(
      equals(assigned_to.type, "team"),
      any(not(given(assigned_team)), equals(assigned_to.id, text(assigned_team))),
    ),
  fires: assigning("team_id"),
});

const ticket = named<Schemas["ticket"]>("ticket");

export const WhenContactRepliedOnTicket = pollingTrigger({
  ...parts,
  filters: { ...byType, ...byAssignee, ...byState },
  summary: "When a contact replies on a ticket",
  description:
    "Starts the flow for each message of a contact on a ticket, with its text in Part Body.",
  hint: "Reply to a ticket as a contact to see this work.",
  visibility: "important",
  // A contact under whatever name: user, lead or contact.
  keep: ({ part }) =>
    all(
      says(part),
      given(part.author.type),
      not(oneOf(part.author.type, ["admin", "bot", "team"])),
    ),
  fires: [
    call("GET /tickets/{ticket_id}", { as: ticket, path }),
    call("POST /tickets/{ticket_id}/reply", {
      path,
      body: {
        message_type: "comment",
        type: "user",
        intercom_user_id: ticket.contacts.contacts.first.id,
        body: "It has arrived.",
      },
    }),
  ],
});

const writing = (message_type: "comment" | "note") =>
  call("POST /tickets/{ticket_id}/reply", {
    path,
    body: { message_type, type: "admin", admin_id: sample("admin_id"), body: "We are looking." },
  });

export const WhenTeammateRepliedOnTicket = pollingTrigger({
  ...parts,
  filters: { ...byType, ...byAssignee, ...byState },
  summary: "When a teammate replies on a ticket",
  description:
    "Starts the flow for each message of a teammate on a ticket, with its text in Part Body. Notes do not count.",
  hint: "Reply to a ticket to see this work.",
  keep: ({ part }) => all(says(part), equals(part.author.type, "admin")),
  fires: [writing("comment")],
});

export const WhenNoteAddedToTicket = pollingTrigger({
  ...parts,
  filters: { ...byType, ...byAssignee, ...byState },
  summary: "When a note is added to a ticket",
  description: "Starts the flow for each note on a ticket, with its text in Part Body.",
  hint: "Write a note on a ticket to see this work.",
  keep: ({ part }) => equals(part.part_type, "note"),
  fires: [writing("note")],
});
