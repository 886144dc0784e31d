import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import type { Contact } from "../records/contact.ts";
import type { Conversation } from "../records/conversation.ts";
import type { TicketType } from "../records/ticket-type.ts";
import { createTimeline, type Seeding } from "./seeding.ts";
import { ticketValues } from "./ticket-values.ts";
import { seedTicketWork } from "./ticket-work.ts";
import { TICKETS } from "./words/tickets.ts";

/** Of all types that there are words for; some are about a conversation, some were one. */
export function seedTickets(seeding: Seeding, count: number): void {
  const { workspace, spread, any, contactAt } = seeding;
  const types = [...workspace.ticketTypes.values()].filter(
    ({ name, archived }) => !archived && TICKETS[name] !== undefined,
  );
  const stories = new Map<string, number>();
  for (let index = 0; index < count; index++) {
    const time = spread(index, count);
    const type = any(types);
    const contact = contactAt(time);
    if (type === undefined || contact === undefined) return;
    const told = stories.get(type.id) ?? 0;
    stories.set(type.id, told + 1);
    const start = Math.max(time, contact.created_at);
    const values = ticketValues(seeding, type, storyOf(type, told), start);
    const id = begin(seeding, type, contact, values, start);
    seedTicketWork(seeding, id, type);
  }
}

/** The type's next words, from the beginning again after the last ones. */
function storyOf({ name }: TicketType, told: number): readonly [string, string] {
  const stories = TICKETS[name] ?? [];
  return stories[told % stories.length] ?? ["", ""];
}

function begin(
  seeding: Seeding,
  type: TicketType,
  contact: Contact,
  ticket_attributes: JsonObject,
  time: number,
): string {
  const { workspace, now, chance, any } = seeding;
  const about = chance(0.4) ? any(workspace.conversationsOf(contact.id)) : undefined;
  const free = about !== undefined && isFree(seeding, about) ? about : undefined;
  const ticket_type_id = type.id;
  if (type.category === "Customer" && free !== undefined) {
    // What happened in the conversation was before.
    const converted = Math.min(now, Math.max(time, free.updated_at));
    workspace.at(converted, () =>
      workspace.convertConversation(free.id, { ticket_type_id, ticket_attributes }),
    );
    return free.id;
  }
  const { id } = workspace.createTicket(
    {
      ticket_type_id,
      contact: { id: contact.id },
      ticket_attributes,
      created_at: time,
      ...defined({ company_id: contact.companies[0] }),
    },
    { indexDelay: 0 },
  );
  if (free !== undefined && type.category !== "Customer") {
    const then = createTimeline(seeding, Math.max(time, free.updated_at));
    then(60, 3600, () => workspace.linkTicket(id, free.id));
  }
  return id;
}

/** A conversation that has nothing to do with any ticket yet. */
const isFree = ({ workspace }: Seeding, { id, linked }: Conversation) =>
  linked.length === 0 && !workspace.tickets.has(id);
