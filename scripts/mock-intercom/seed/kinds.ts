import type { Workspace } from "../state/state.ts";
import { seedActivityLogs } from "./activity-logs.ts";
import { seedArticles, seedInternalArticles } from "./articles.ts";
import { seedCalls } from "./calls.ts";
import { seedCompanies } from "./companies.ts";
import { seedContacts } from "./contacts.ts";
import { seedConversations } from "./conversations.ts";
import { seedCustomObjects } from "./custom-objects.ts";
import { seedEvents } from "./events.ts";
import { seedNewsItems } from "./news.ts";
import { seedNotes } from "./notes.ts";
import type { Seeding } from "./seeding.ts";
import { seedTags } from "./tags.ts";
import { seedTickets } from "./tickets.ts";
import { seedVisitors } from "./visitors.ts";

/** A kind of data that a workspace has many of. */
export interface Kind {
  /** How many the command starts with. */
  preset: number;
  seed(seeding: Seeding, count: number): void;
  /** How many there are. */
  size(workspace: Workspace): number;
  /** Belongs to contacts: where there are none, there can be none of it either. */
  needsContacts?: true;
}

/** By the names that the control interface takes; the command writes them with hyphens. */
export const KINDS = {
  contacts: { preset: 50, seed: seedContacts, size: ({ contacts }) => contacts.size },
  conversations: {
    preset: 20,
    seed: seedConversations,
    size: ({ conversations }) => conversations.size,
  },
  companies: { preset: 5, seed: seedCompanies, size: ({ companies }) => companies.size },
  tags: { preset: 5, seed: seedTags, size: ({ tags }) => tags.size },
  tickets: {
    preset: 5,
    seed: seedTickets,
    size: ({ tickets }) => tickets.size,
    needsContacts: true,
  },
  articles: { preset: 5, seed: seedArticles, size: ({ articles }) => articles.size },
  internal_articles: {
    preset: 2,
    seed: seedInternalArticles,
    size: ({ internalArticles }) => internalArticles.size,
  },
  news_items: { preset: 3, seed: seedNewsItems, size: ({ newsItems }) => newsItems.size },
  notes: { preset: 5, seed: seedNotes, size: ({ notes }) => notes.size, needsContacts: true },
  events: {
    preset: 10,
    seed: seedEvents,
    size: ({ dataEvents }) => dataEvents.size,
    needsContacts: true,
  },
  calls: { preset: 3, seed: seedCalls, size: ({ calls }) => calls.size, needsContacts: true },
  custom_objects: {
    preset: 3,
    seed: seedCustomObjects,
    size: ({ customObjects }) => customObjects.size,
  },
  visitors: { preset: 2, seed: seedVisitors, size: ({ visitors }) => visitors.size },
  activity_logs: {
    preset: 5,
    seed: seedActivityLogs,
    size: ({ activityLogs }) => activityLogs.size,
  },
} as const satisfies Record<string, Kind>;

export type SeedKind = keyof typeof KINDS;
