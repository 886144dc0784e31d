/**
 * What triggers say of what happened, and what makers filled in as filters, that must not compile,
 * beside right ones; see wrong-descriptors.types.ts. Nothing here runs.
 */
import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call } from "../../scripts/language/steps.ts";
import { type Polled, partsOf, pollingTrigger } from "../../scripts/language/trigger.ts";
import { equals, fixed, text } from "../../scripts/language/values.ts";

type Conversation = Schemas["conversation_list_item"];

const conversations = {
  summary: "When it happens",
  description: "Starts it.",
  hint: "Do it.",
  fires: [],
  poll: "POST /conversations/search",
  items: "conversations",
  time: "updated_at",
} as const;
const parts = partsOf(
  "GET /conversations/{conversation_id}",
  "conversation_parts.conversation_parts",
  "created_at",
);

// --- What happened ---

const ofItem = shape<Polled<Conversation>>()("Event", "Event", "It.", ({ item }) => ({
  kind: field.always("string", "Kind", "The kind.", fixed("closed")),
  state: field.optional("string", "State", "The state.", item.state),
}));
const ofPart = shape<Polled<Conversation, never, Schemas["conversation_part"]>>()(
  "Part_Event",
  "Event",
  "It.",
  ({ part }) => ({ kind: field.always("string", "Kind", "The kind.", part.part_type) }),
);
pollingTrigger({ ...conversations, event: ofItem });
pollingTrigger({ ...conversations, parts, event: ofPart });
pollingTrigger({ ...conversations, accuracy: "Now and then." });

// @ts-expect-error: there is no part where only items are polled
pollingTrigger({ ...conversations, event: ofPart });
shape<Polled<Conversation>>()("Event", "Event", "It.", ({ item }) => ({
  // @ts-expect-error: the item has no such field
  state: field.optional("string", "State", "The state.", item.sate),
}));
// @ts-expect-error: a sentence
pollingTrigger({ ...conversations, accuracy: true });

// --- What makers filled in as filters ---

const filters = { tag: { field: "tag_ids", operator: "=", title: "Tag" } } as const;
pollingTrigger({
  ...conversations,
  filters,
  keep: ({ item }, { tag }) => equals(item.id, text(tag)),
});
pollingTrigger({
  ...conversations,
  filters,
  // @ts-expect-error: no such filter
  keep: ({ item }, { team }) => equals(item.id, text(team)),
});

// --- Advice on failures, and what is done then ---

action("GET /tags", { explain: { 404: "There are none." } });
call("GET /tags", { on: { 404: [] }, explain: { 422: "Not these." } });
// @ts-expect-error: a success needs no advice
action("GET /tags", { explain: { 200: "There they are." } });
// @ts-expect-error: no status
action("GET /tags", { explain: { 999: "Strange." } });
// @ts-expect-error: a success is what comes next
call("GET /tags", { on: { 200: [] } });
