import type { Admin } from "../records/admin.ts";
import type { Workspace } from "../state/state.ts";
import { createTimeline, DAY, type Seeding } from "./seeding.ts";
import { ASIDES, REMARKS, THANKS, type Topic } from "./words/inbox.ts";

const MINUTE = 60;
const HOUR = 3600;

/** Snoozing and being open is for what is recent; most of what is older is closed. */
const RECENT = 14 * DAY;

const PRIORITIES = ["low", "medium", "high", "urgent"] as const;

/** What follows a first message: answers, notes, changes, and mostly an end. */
export function seedThread(seeding: Seeding, id: string, topic: Topic): void {
  const { workspace, random } = seeding;
  const { created_at } = workspace.existingConversation(id);
  const admin = random.pick(workspace.admins);
  const then = createTimeline(seeding, created_at);
  assign(seeding, id, admin, then);
  talk(seeding, id, topic, admin, then);
  sort(seeding, id, topic, admin, then);
  finish(seeding, id, admin, then);
}

type Then = ReturnType<typeof createTimeline>;

function assign({ workspace, chance, any }: Seeding, id: string, admin: Admin, then: Then): void {
  const bot = workspace.botAuthor();
  const team = chance(0.3) ? any(workspace.teams()) : undefined;
  if (team !== undefined) {
    const assignee = { type: "team", id: Number(team.id) } as const;
    then(1, 10, () => workspace.assignConversation(id, bot, assignee));
  }
  if (chance(0.7)) {
    const assignee = { type: "admin", id: Number(admin.id) } as const;
    then(MINUTE, 30 * MINUTE, () => workspace.assignConversation(id, bot, assignee));
  }
}

function talk(seeding: Seeding, id: string, topic: Topic, admin: Admin, then: Then): void {
  const { workspace, random, chance } = seeding;
  const { source, contacts } = workspace.existingConversation(id);
  const asked = source?.author?.type !== "admin";
  const [contact] = contacts;
  const say = (from: number, to: number, author: () => Author, text: string) =>
    then(from, to, () =>
      workspace.replyToConversation(id, {
        author: author(),
        kind: "comment",
        body: `<p>${text}</p>`,
      }),
    );
  const byAdmin = () => workspace.adminAuthor(admin.id);
  const byContact = () => workspace.contactAuthor(contact ?? "");

  if (asked && chance(0.85)) say(5 * MINUTE, 4 * HOUR, byAdmin, topic.answer);
  if (chance(0.2)) {
    const author = workspace.adminAuthor(random.pick(workspace.admins).id);
    const note = { author, kind: "note", body: `<p>${topic.note}</p>` } as const;
    then(MINUTE, HOUR, () => workspace.replyToConversation(id, note));
  }
  if (contact === undefined) return;
  if (asked && chance(0.4)) {
    say(10 * MINUTE, DAY, byContact, topic.further);
    say(5 * MINUTE, 6 * HOUR, byAdmin, topic.more);
  }
  if (chance(0.4)) say(10 * MINUTE, DAY, byContact, random.pick(THANKS));
}

type Author = ReturnType<Workspace["adminAuthor"]>;

/** What teammates add so that conversations can be found and counted. */
function sort(seeding: Seeding, id: string, topic: Topic, admin: Admin, then: Then): void {
  const { workspace, random, chance, any } = seeding;
  const tag = chance(0.3) ? any([...workspace.tags.keys()]) : undefined;
  if (tag !== undefined) {
    then(MINUTE, HOUR, () => workspace.addTag("conversation", id, tag, admin.id));
  }
  if (chance(0.5)) {
    const priority = random.pick(PRIORITIES);
    const { contacts } = workspace.existingConversation(id);
    const company_id = workspace.contacts.get(contacts[0] ?? "")?.companies[0] ?? null;
    const change = { title: topic.title, read: true, priority, company_id };
    then(1, MINUTE, () => workspace.updateConversation(id, change));
  }
  if (chance(0.4) && hasTopic(workspace, topic.topic)) {
    then(1, MINUTE, () => workspace.setConversationAttributes(id, { Topic: topic.topic }));
  }
  if (chance(0.05)) {
    const body = `<p>${random.pick(ASIDES)}</p>`;
    const author = workspace.adminAuthor(admin.id);
    then(MINUTE, HOUR, () => workspace.createSideConversation(id, author, body));
  }
}

/** Whether the attribute is there as the set-up makes it: a team may have changed it. */
function hasTopic({ conversationAttributes }: Workspace, label: string): boolean {
  const named = [...conversationAttributes.values()].filter(
    ({ name, archived }) => name === "Topic" && !archived,
  );
  return (
    named.length === 1 &&
    named[0]?.options.some((option) => option.label === label && !option.archived) === true
  );
}

function finish(seeding: Seeding, id: string, admin: Admin, then: Then): void {
  const { workspace, random, now, chance } = seeding;
  const recent = workspace.existingConversation(id).created_at > now - RECENT;
  const author = workspace.adminAuthor(admin.id);
  if (chance(recent ? 0.3 : 0.8)) {
    then(MINUTE, 2 * DAY, () => workspace.closeConversation(id, author));
    rate(seeding, id, then);
  } else if (recent && chance(0.4)) {
    const until = Math.floor(now) + random.integer(1, 7) * DAY;
    then(MINUTE, HOUR, () => workspace.snoozeConversation(id, author, until));
  }
}

/** Of what is closed by now, contacts rate some, and some of these with a remark. */
function rate({ workspace, chance, any }: Seeding, id: string, then: Then): void {
  const { state, contacts } = workspace.existingConversation(id);
  if (!chance(0.3) || state !== "closed" || contacts.length === 0) return;
  const said = any(REMARKS);
  if (said === undefined) return;
  const remark = chance(0.4) ? { remark: said.remark } : {};
  then(MINUTE, DAY, () => workspace.rateConversation(id, { rating: said.rating, ...remark }));
}
