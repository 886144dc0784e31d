import { resourceNotFound } from "../errors.ts";
import type { TicketCategory, TicketState, TicketType } from "../records/ticket-type.ts";
import type { Base } from "./base.ts";
import { defaultAttributes } from "./ticket-attributes.ts";

export interface NewTicketType {
  name: string;
  description?: string;
  category?: TicketCategory;
  /** An emoji. */
  icon?: string;
  is_internal?: boolean;
}

export interface TicketTypesState {
  readonly ticketTypes: ReadonlyMap<string, TicketType>;
  readonly ticketStates: ReadonlyMap<string, TicketState>;
  /** Its tickets have a title and a description and can be in the four states of any workspace. */
  createTicketType(type: NewTicketType): TicketType;
  /** @throws {ApiError} 404 */
  updateTicketType(
    id: string,
    patch: Partial<NewTicketType & Pick<TicketType, "archived" | "attributes">>,
  ): TicketType;
  /** @throws {ApiError} 404 */
  existingTicketType(id: string): TicketType;
  /** The state of a new ticket: its type's first one of the category submitted. */
  firstTicketState(type: TicketType): TicketState;
  /**
   * A state of the workspace's own, which only these types know: the API cannot make any.
   * @throws {ApiError} 404 for an unknown type
   */
  createTicketState(
    state: Omit<TicketState, "id" | "archived">,
    ticketTypeIds: readonly string[],
  ): TicketState;
}

/** Labels as in the description's examples. */
const STATES = [
  ["submitted", "Submitted", "Submitted"],
  ["in_progress", "In progress", "In progress"],
  ["waiting_on_customer", "Waiting on customer", "Waiting on you"],
  ["resolved", "Resolved", "Resolved"],
] as const;

/** A workspace begins with a type of each category, so that it can have tickets at once. */
const TYPES = [
  { name: "Customer request", category: "Customer" },
  { name: "Back-office task", category: "Back-office" },
  { name: "Incident", category: "Tracker" },
] as const satisfies NewTicketType[];

export function ticketTypesState(base: Base): TicketTypesState {
  const { storage, facts, numericId, stamp } = base;
  const types = storage.map<TicketType>("ticket types");
  const states = storage.map<TicketState>("ticket states");
  const first = base.random("ticket types").integer(1000, 9000);

  const make = (input: NewTicketType, id: () => string, at: number): TicketType => {
    const type: TicketType = {
      category: "Customer",
      description: "",
      icon: "🎟️",
      is_internal: false,
      ...input,
      id: id(),
      archived: false,
      attributes: defaultAttributes(id, at),
      states: [...states.keys()].slice(0, STATES.length),
      created_at: at,
      updated_at: at,
    };
    types.set(type.id, type);
    return type;
  };
  /** With ids of their own, so that what a workspace begins with moves no other id. */
  const begin = () => {
    let last = first;
    const id = () => String(++last);
    for (const [category, internal_label, external_label] of STATES) {
      const state = { id: id(), category, internal_label, external_label, archived: false };
      states.set(state.id, state);
    }
    for (const type of TYPES) make(type, id, facts.created_at);
  };
  begin();
  // After a snapshot that knows nothing of ticket types.
  storage.derive(() => {
    if (types.size === 0) begin();
  });

  const existing = (id: string) => {
    const type = types.get(id);
    if (type === undefined) throw resourceNotFound();
    return type;
  };
  const put = (type: TicketType, change: Partial<TicketType>) => {
    const changed = { ...type, ...change, updated_at: stamp().seconds };
    types.set(type.id, changed);
    return changed;
  };

  return {
    ticketTypes: types,
    ticketStates: states,
    existingTicketType: existing,
    createTicketType: (input) => make(input, numericId, stamp().seconds),
    updateTicketType: (id, patch) => put(existing(id), patch),
    firstTicketState(type) {
      const known = type.states.flatMap((id) => states.get(id) ?? []);
      const submitted = known.find(({ category }) => category === "submitted") ?? known[0];
      if (submitted === undefined) throw new Error(`ticket type ${type.id} has no states`);
      return submitted;
    },
    createTicketState(input, ticketTypeIds) {
      const knowing = ticketTypeIds.map(existing);
      const state = { id: numericId(), ...input, archived: false };
      states.set(state.id, state);
      for (const type of knowing) put(type, { states: [...type.states, state.id] });
      return state;
    },
  };
}
