/** One trigger of each kind that polls can be of; what the connector has of them need not be all. */
import { input } from "../../../scripts/language/inputs.ts";
import { partsOf, pollingTrigger } from "../../../scripts/language/trigger.ts";
import { any, given, not, oneOf } from "../../../scripts/language/values.ts";

const texts = {
  summary: "When it happens",
  description: "Starts the flow for each thing that happens.",
  hint: "Make it happen to see this work.",
  fires: [],
} as const;
const conversations = {
  ...texts,
  poll: "POST /conversations/search",
  items: "conversations",
} as const;

/** A search by a time that every item has once. */
export const Created = pollingTrigger({ ...conversations, time: "created_at" });

/** A search by a nested time, which comes again. */
export const Closed = pollingTrigger({ ...conversations, time: "statistics.last_close_at" });

/** A search that has the time under another name than what it finds. */
export const Rated = pollingTrigger({
  ...conversations,
  time: "conversation_rating.updated_at",
  searchedAs: "conversation_rating.replied_at",
});

/** A search with a constant condition, and some on what the maker chose. */
export const ClosedOfTag = pollingTrigger({
  ...conversations,
  time: "statistics.last_close_at",
  where: [{ field: "source.type", operator: "IN", value: ["conversation", "email"] }],
  filters: {
    tag: { field: "tag_ids", operator: "=", title: "Tag", description: "A tag." },
    team: { field: "team_assignee_id", operator: "=" },
  },
});

/** The parts of items, one run each, of the kinds that the maker chose. */
export const Parts = pollingTrigger({
  ...conversations,
  time: "updated_at",
  parts: partsOf(
    "GET /conversations/{conversation_id}",
    "conversation_parts.conversation_parts",
    "created_at",
  ),
  inputs: {
    kinds: input.list(input.string({ title: "Kind", description: "What happened." }), {
      title: "Kinds",
      description: "What to start for.",
    }),
  },
  keep: ({ part }, { kinds }) => any(not(given(kinds)), oneOf(part.part_type, kinds)),
});

/** A list with page numbers, whose items come to its front when they change. */
export const Articles = pollingTrigger({
  ...texts,
  poll: "GET /articles",
  items: "data",
  time: "updated_at",
});

/** A list with page numbers that can begin at a time. */
export const Activities = pollingTrigger({
  ...texts,
  poll: "GET /admins/activity_logs",
  items: "activity_logs",
  since: "created_at_after",
  time: "created_at",
});

/** A list with cursors, with times as texts. */
export const Macros = pollingTrigger({
  ...texts,
  poll: "GET /macros",
  items: "data",
  time: "updated_at",
});

/** A list with links, of what the maker chose. */
export const Events = pollingTrigger({
  ...texts,
  poll: "GET /events",
  items: "events",
  time: "created_at",
  inputs: {
    contact_id: input.from("GET /contacts/{contact_id}", "contact_id", { required: true }),
  },
  with: { type: "user", intercom_user_id: { parameter: "contact_id" } },
});
