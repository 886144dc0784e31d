/** Triggers on articles. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { round } from "../../scripts/language/trial.ts";
import { pollingTrigger } from "../../scripts/language/trigger.ts";
import { any, equals, given, ifElse, join, not, text } from "../../scripts/language/values.ts";
import { itemEvent } from "../events.ts";

const articles = {
  poll: "GET /articles",
  items: "data",
  time: "updated_at",
  event: itemEvent<Schemas["article_list_item"]>((item) => ({
    kind: ifElse<string>(equals(item.created_at, item.updated_at), "created", "updated"),
    at: item.updated_at,
    by_id: text(item.updated_by_id),
  })),
  itemName: "Article_With_Event",
} as const;

const listed = named<Schemas["article_list"]>("listed");

const writing = [
  call("GET /articles", { as: listed }),
  call("PUT /articles/{article_id}", {
    path: { article_id: text(listed.data.first.id) },
    body: { title: join("How to pay ", text(round)), state: "published" },
  }),
];

export const WhenArticleChanged = pollingTrigger({
  ...articles,
  summary: "When an article is created or changed",
  description:
    "Starts the flow for each article that is created, changed, published or taken back, once for all changes since the last check, with what it is then.",
  hint: "Change an article to see this work.",
  inputs: {
    state: input.choice(
      { published: "Published", draft: "Draft" },
      {
        title: "State",
        description: "Only articles that are published, or only drafts, when the flow starts.",
      },
    ),
  },
  keep: ({ item }, { state }) => any(not(given(state)), equals(item.state, state)),
  fires: writing,
});

export const WhenArticlePublished = pollingTrigger({
  ...articles,
  summary: "When an article is published or changed",
  description:
    "Starts the flow for each article that is published, and for each change of one that is published. Drafts do not start it.",
  hint: "Publish an article to see this work.",
  accuracy: "A publication and a change of what is published look the same.",
  keep: ({ item }) => equals(item.state, "published"),
  fires: writing,
});
