/** Dropdowns that depend on another parameter, wherever that is, as maintainers write them. */
import { contacts } from "../../connector/contacts/actions.ts";
import { ticketTypes } from "../../connector/ticket-types/actions.ts";
import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { type InputRefs, input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { join } from "../../scripts/language/values.ts";

export const TypeWithStates = action("GET /ticket_types/{ticket_type_id}", {
  path: "/types_with_states/{ticket_type_id}",
});
export const states = choices(TypeWithStates, {
  items: "ticket_states.data",
  value: "id",
  title: "internal_label",
  with: { ticket_type_id: { parameter: "ticket_type_id" } },
});

const type = named<Schemas["ticket_type"]>("type");

const inputs = {
  // Has the choices of its name.
  ticket_type_id: input.string({
    title: "Ticket Type",
    description: "A ticket type.",
    required: true,
  }),
  state: input.string({
    title: "State",
    description: "A state that tickets of the type can be in.",
    required: true,
    choices: states,
  }),
};
const planOf = (way: string) =>
  ({
    summary: `Describe state in ${way}`,
    description: "Says what type and state were chosen.",
    inputs,
    returns: returns.any({ title: "State", description: "What was chosen." }),
    plan: ({ ticket_type_id, state }: InputRefs<typeof inputs>) => ({
      steps: [call("GET /ticket_types/{ticket_type_id}", { as: type, path: { ticket_type_id } })],
      answer: { text: join(way, " ", type.name, " ", state) },
    }),
  }) as const;

export const StateInPath = plannedAction({
  ...planOf("path"),
  method: "GET",
  path: "/states/{ticket_type_id}/{state}",
});
export const StateInQuery = plannedAction({ ...planOf("query"), method: "GET", path: "/states" });
export const StateInBody = plannedAction({ ...planOf("body"), method: "POST", path: "/states" });

/** In the body of a plain action, by the parameter's place; the ticket type stands beside it. */
export const StartTicket = action("POST /tickets", {
  parameters: {
    "contacts.*.id": { choices: contacts },
    ticket_type_id: { choices: ticketTypes },
    company_id: { choices: states },
  },
  trial: { without: ["conversation_to_link_id", "company_id"] },
});
