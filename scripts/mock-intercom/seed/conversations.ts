import type { Contact } from "../records/contact.ts";
import type { NewMessage } from "../state/messages.ts";
import { seedThread } from "./conversation-thread.ts";
import { DAY, type Seeding } from "./seeding.ts";
import { OUTREACH, TOPICS, type Topic } from "./words/inbox.ts";

/** One in so many is begun in addition, and deleted. */
const DELETED = 20;

/** One in so many is begun by a teammate on WhatsApp, if somebody can be reached there. */
const WHATSAPP = 10;

export function seedConversations(seeding: Seeding, count: number): void {
  const { workspace, random, now, spread, chance, contactAt } = seeding;
  for (let index = 0; index < count; index++) {
    const time = spread(index, count);
    const whatsapp = index % WHATSAPP === WHATSAPP / 2;
    const contact = whatsapp ? contactWithPhone(seeding, time) : contactAt(time);
    const topic = random.pick(TOPICS);
    const start = Math.max(time, contact?.created_at ?? 0);
    const asks = contact !== undefined && !whatsapp && chance(0.85);
    const id = asks ? ask(seeding, contact, topic, start) : reachOut(seeding, contact, start);
    seedThread(seeding, id, topic);
    if (index % DELETED !== DELETED / 2) continue;
    const mistake = workspace.at(time, () =>
      workspace.createConversation({
        author: { type: "admin", id: workspace.admins[0].id },
        body: "This was meant for somebody else.",
      }),
    );
    workspace.at(Math.min(time + DAY, now), () => workspace.deleteConversation(mistake.id, true));
  }
}

/** Few tries will do: if nobody is found who has a telephone, it is somebody without. */
function contactWithPhone({ contactAt }: Seeding, time: number): Contact | undefined {
  let contact = contactAt(time);
  for (let tries = 0; tries < 10 && contact?.phone === null; tries++) contact = contactAt(time);
  return contact;
}

function ask({ workspace }: Seeding, contact: Contact, { question }: Topic, time: number): string {
  const author = { type: contact.role, id: contact.id };
  const url = "https://app.example.com/settings";
  const conversation = { author, body: question, url, created_at: time };
  return workspace.createConversation(conversation, { indexDelay: 0 }).id;
}

/** By WhatsApp or email where there is a number or an address. */
function reachOut(
  { workspace, random }: Seeding,
  contact: Contact | undefined,
  time: number,
): string {
  const from = random.pick(workspace.admins).id;
  const { subject, body } = random.pick(OUTREACH);
  const to = contact === undefined ? [] : [contact.id];
  const begin = (message: Pick<NewMessage, "channel" | "subject" | "template" | "ruleset_id">) =>
    workspace.sendMessage({ ...message, from, to, body, withConversation: true }).conversation_id;
  return workspace.at(time, () => {
    const phone = typeof contact?.phone === "string";
    const email = typeof contact?.email === "string" && random.next() < 0.5;
    const id = phone
      ? begin({ channel: "whatsapp", template: "order_update", ruleset_id: RULESET })
      : email
        ? begin({ channel: "email", subject })
        : null;
    const author = { type: "admin", id: from } as const;
    return id ?? workspace.createConversation({ author, body, contacts: to }).id;
  });
}

/** The set of outbound rules by which WhatsApp messages are sent. */
const RULESET = "4711";
