/** New tickets: at once, or when Intercom gets round to it. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { type InputRefs, input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { call, fail, named, when } from "../../scripts/language/steps.ts";
import { any, given, ifElse, not } from "../../scripts/language/values.ts";
import { contacts } from "../contacts/actions.ts";
import { fieldsOfType } from "../ticket-types/actions.ts";

const create = "POST /tickets";

const INPUTS = {
  ticket_type_id: input.from(create, "ticket_type_id", {
    title: "Ticket Type",
    description: "The type of the ticket, which decides which fields there are.",
    required: true,
  }),
  contact_id: input.string({
    title: "Contact",
    description: "The user or lead that the ticket is about. Without one, fill in Email.",
    choices: contacts,
  }),
  email: input.from(create, "contacts.*.email", {
    description:
      "The email address of the contact, where none is chosen; one that nobody has makes a new contact.",
  }),
  ticket_attributes: input.from(create, "ticket_attributes", {
    title: "Ticket Fields",
    visibility: "important",
    fields: fieldsOfType,
  }),
  admin_assignee_id: input.from(create, "assignment.admin_assignee_id", { title: "Teammate" }),
  team_assignee_id: input.from(create, "assignment.team_assignee_id", { title: "Team" }),
  company_id: input.from(create, "company_id", { title: "Company" }),
  external_id: input.from(create, "contacts.*.external_id", {
    description: "The id of the contact in your own system, where none is chosen.",
    visibility: "advanced",
  }),
  conversation_to_link_id: input.from(create, "conversation_to_link_id", {
    title: "Conversation To Link",
    visibility: "advanced",
  }),
  created_at: input.from(create, "created_at", { visibility: "advanced" }),
  skip_notifications: input.from(create, "skip_notifications", { visibility: "advanced" }),
};

/** Intercom takes one name of the contact, the id before the others. */
const body = ({
  contact_id,
  email,
  external_id,
  admin_assignee_id,
  team_assignee_id,
  ...rest
}: InputRefs<typeof INPUTS>) => ({
  ...rest,
  contacts: [
    {
      id: contact_id,
      external_id: ifElse<string | null>(given(contact_id), null, external_id),
      email: ifElse<string | null>(any(given(contact_id), given(external_id)), null, email),
    },
  ],
  assignment: { admin_assignee_id, team_assignee_id },
});

/** A ticket is always about somebody. */
const checkContact = ({ contact_id, email, external_id }: InputRefs<typeof INPUTS>) =>
  when(not(any(given(contact_id), given(email), given(external_id))), [
    fail(400, "parameter_missing", "Choose a Contact, or fill in the Email of one."),
  ]);

const explain = {
  404: "There is no ticket type, contact, company, teammate or team with this id, so nothing was created. Choose them from the lists.",
} as const;
const trial = { without: ["email", "external_id", "conversation_to_link_id"] } as const;

const ticket = named<Schemas["ticket"]>("ticket");

export const CreateTicket = plannedAction({
  method: "POST",
  path: "/tickets",
  summary: "Create ticket",
  description:
    "Creates a ticket for one contact, which begins in the first state of its type. Choose the type first: it decides which fields there are. Run twice, it makes two tickets.",
  visibility: "important",
  bodyName: "NewTicket_Request",
  inputs: INPUTS,
  returns: returns.answerOf("POST /tickets", { fields: { ticket_attributes: fieldsOfType } }),
  plan: (inputs) => ({
    steps: [
      checkContact(inputs),
      call("POST /tickets", { as: ticket, body: body(inputs), explain }),
    ],
    answer: ticket,
  }),
  trial,
});

const job = named<Schemas["jobs"]>("job");

export const CreateTicketInBackground = plannedAction({
  method: "POST",
  path: "/tickets/enqueue",
  summary: "Create ticket in background",
  description:
    "Hands in a ticket that Intercom creates when it gets round to it, for many at once. Get the status of a job tells the id of the ticket.",
  visibility: "advanced",
  bodyName: "NewTicket_Request",
  inputs: INPUTS,
  returns: returns.answerOf("POST /tickets/enqueue"),
  plan: (inputs) => ({
    steps: [
      checkContact(inputs),
      call("POST /tickets/enqueue", { as: job, body: body(inputs), explain }),
    ],
    answer: job,
  }),
  trial,
});
