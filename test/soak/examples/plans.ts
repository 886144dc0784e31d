/** One trigger of each kind that polls can be of, as plans: the connector need not have them yet. */
import type { Plan, PollList, PollSearch } from "../../../scripts/plan/plan.ts";

const path = "/example_trigger";
const base = { lookBack: 300, to: { $get: "item" } } as const;

const conversations = {
  ...base,
  kind: "search",
  call: "/conversations/search",
  items: "conversations",
  pad: 0,
  where: [],
} as const satisfies Partial<PollSearch>;

const query = (name: string, title: string) => ({ name, from: "query", title }) as const;
const list = (
  call: string,
  items: string,
  time: string,
  pages: PollList["pages"],
  more: Partial<PollList> = {},
): PollList => ({ ...base, kind: "list", call, items, time, pages, ...more });

export const PLANS = {
  /** A search by a time that every item has once. */
  created: { path, poll: { ...conversations, time: "created_at" } },
  /** A search by a nested time, which comes again. */
  closed: { path, poll: { ...conversations, time: "statistics.last_close_at", changes: true } },
  /** A search with a constant condition, and one on what the maker chose. */
  closedOfTag: {
    path,
    inputs: [query("tag", "Tag"), query("team", "Team")],
    poll: {
      ...conversations,
      time: "statistics.last_close_at",
      changes: true,
      where: [{ field: "source.type", operator: "IN", value: ["conversation", "email"] }],
      filters: [
        { field: "tag_ids", operator: "=", value: { $get: "in.tag" } },
        { field: "team_assignee_id", operator: "=", value: { $get: "in.team" } },
      ],
    },
  },
  /** The parts of items, one run each. */
  parts: {
    path,
    poll: {
      ...conversations,
      time: "updated_at",
      parts: {
        call: "/conversations/{id}",
        items: "conversation_parts.conversation_parts",
        time: "created_at",
      },
      keep: { $in: { $get: "part.part_type" }, of: ["comment", "close", "open"] },
      to: { conversation_id: { $get: "item.id" }, part: { $get: "part" } },
    },
  },
  /** A list with page numbers, whose items come to its front when they change. */
  articles: {
    path,
    poll: list("/articles", "data", "updated_at", { by: "number", size: 25 }, { changes: true }),
  },
  /** A list with page numbers that can begin at a time. */
  activities: {
    path,
    poll: list(
      "/admins/activity_logs",
      "activity_logs",
      "created_at",
      { by: "number", size: 50 },
      { since: "created_at_after" },
    ),
  },
  /** A list with cursors, with times as texts. */
  macros: {
    path,
    poll: list("/macros", "data", "updated_at", { by: "cursor", size: 50 }, { changes: true }),
  },
  /** A list with links, of what the maker chose. */
  events: {
    path,
    inputs: [{ ...query("contact_id", "Contact"), required: true }],
    poll: list(
      "/events",
      "events",
      "created_at",
      { by: "link", size: 50 },
      { query: { type: "user", intercom_user_id: { $get: "in.contact_id" } } },
    ),
  },
} as const satisfies Readonly<Record<string, Plan>>;

export type Example = keyof typeof PLANS;
