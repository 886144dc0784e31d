import { listening } from "./listening.ts";

export const START = 1_750_000_000;

/** A mock with a user, the three ticket types and the four states that it begins with. */
export function ticketSetUp() {
  const listener = listening(START);
  const { workspace } = listener;
  const contact = workspace.createContact({
    role: "user",
    email: "ada@example.com",
    name: "Ada",
    external_id: "7",
  });
  const types = [...workspace.ticketTypes.values()];
  const typeOf = (category: string) => types.find((type) => type.category === category)?.id ?? "";
  const states = [...workspace.ticketStates.values()];
  const stateOf = (category: string) =>
    states.find((state) => state.category === category)?.id ?? "";
  /** A ticket of a category about the contact. */
  const make = (category = "Customer", ticket_attributes = {}) =>
    workspace.createTicket({
      ticket_type_id: typeOf(category),
      contact: { id: contact.id },
      ticket_attributes,
    });
  return { ...listener, contact, typeOf, stateOf, make };
}
