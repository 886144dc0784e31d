import { defined } from "../../common/defined.ts";
import type { TicketStateCategory, TicketType } from "../records/ticket-type.ts";
import type { Workspace } from "../state/state.ts";
import { createTimeline, DAY, type Seeding } from "./seeding.ts";
import { ANSWERS, INTERNAL, REMARKS } from "./words/tickets.ts";

const HOUR = 3600;
const RECENT = 30 * DAY;

/** What becomes of a ticket: somebody takes it, people write, and mostly it is resolved. */
export function seedTicketWork(seeding: Seeding, id: string, type: TicketType): void {
  const { workspace, random, now, chance, any } = seeding;
  const { updated_at, created_at } = workspace.existingTicket(id);
  const admin = random.pick(workspace.admins);
  const author = workspace.adminAuthor(admin.id);
  const then = createTimeline(seeding, updated_at);
  const move = (category: TicketStateCategory, open = true) => {
    const ticket_state_id = any(statesOf(workspace, type, category));
    const change = { ...defined({ ticket_state_id }), open };
    then(HOUR, DAY, () => workspace.updateTicket(id, author, change));
  };

  if (!chance(0.8)) return;
  const assignee_id = chance(0.8) ? admin.id : (any(workspace.teams())?.id ?? admin.id);
  then(60, 2 * HOUR, () => workspace.updateTicket(id, author, { assignee_id }));
  move("in_progress");
  talk(seeding, id, author, then);
  const tag = chance(0.3) ? any([...workspace.tags.keys()]) : undefined;
  if (tag !== undefined) then(60, HOUR, () => workspace.addTag("ticket", id, tag, admin.id));
  if (chance(0.3)) move("waiting_on_customer");
  const recent = created_at > now - RECENT;
  if (chance(recent ? 0.3 : 0.8)) move("resolved", false);
  else if (recent && chance(0.3)) {
    const snoozed_until = Math.floor(now) + random.integer(1, 7) * DAY;
    then(60, HOUR, () => workspace.updateTicket(id, author, { snoozed_until }));
  }
}

/** The ids of a type's states of a category. */
const statesOf = (
  { ticketStates }: Workspace,
  { states }: TicketType,
  category: TicketStateCategory,
) => states.filter((id) => ticketStates.get(id)?.category === category);

/** Contacts see and answer what is shared with them. */
function talk(
  { workspace, random, chance }: Seeding,
  id: string,
  admin: ReturnType<Workspace["adminAuthor"]>,
  then: ReturnType<typeof createTimeline>,
): void {
  const { is_shared, contacts } = workspace.existingTicket(id);
  const [contact] = contacts;
  const say = (part_type: "comment" | "note", author: () => typeof admin, text: string) =>
    then(HOUR, DAY, () =>
      workspace.addTicketPart(id, { part_type, author: author(), body: `<p>${text}</p>` }),
    );
  if (chance(0.4)) say("note", () => admin, random.pick(INTERNAL));
  if (!is_shared) return;
  if (chance(0.7)) say("comment", () => admin, random.pick(ANSWERS));
  if (contact !== undefined && chance(0.5)) {
    say("comment", () => workspace.contactAuthor(contact), random.pick(REMARKS));
  }
}
