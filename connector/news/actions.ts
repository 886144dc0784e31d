import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { input } from "../../scripts/language/inputs.ts";
import { list } from "../../scripts/language/list.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { each } from "../../scripts/language/values.ts";

const update = "PUT /news/news_items/{news_item_id}";
const item = named<Schemas["news_item"]>("item");
const published = named<Schemas["news_item"]>("published");

const WRITE = {
  parameters: {
    sender_id: { title: "Sender" },
    state: { words: { draft: "Draft", live: "Live: contacts can read it" } },
    "newsfeed_assignments.*.newsfeed_id": { title: "Newsfeed" },
    labels: "advanced",
    reactions: "advanced",
    deliver_silently: "advanced",
  },
} as const;

export const ListNewsfeeds = list("GET /news/newsfeeds", { items: "data" });

/** Where news appears. */
export const newsfeeds = choices(ListNewsfeeds, { items: "value", value: "id", title: "name" });

export const ListNewsItems = list("GET /news/news_items", { items: "data" });
export const CreateNewsItem = action("POST /news/news_items", WRITE);
export const GetNewsItem = action("GET /news/news_items/{news_item_id}");
export const UpdateNewsItem = action(update, WRITE);
export const PublishNewsItem = plannedAction({
  method: "POST",
  path: "/news/news_items/{news_item_id}/publish",
  summary: "Publish a news item to newsfeeds",
  description:
    "Makes a news item live, so that contacts can read it in the newsfeeds that you choose, in place of those that it was in. Update a news item with the state draft hides it again.",
  idempotent: true,
  inputs: {
    news_item_id: input.from(update, "news_item_id", { title: "News Item" }),
    newsfeed_ids: input.list(
      input.integer({
        title: "Newsfeed",
        description: "A newsfeed in which it appears.",
        choices: newsfeeds,
      }),
      {
        title: "Newsfeeds",
        description: "The newsfeeds in which it appears.",
        required: true,
      },
    ),
    deliver_silently: input.from(update, "deliver_silently", { visibility: "advanced" }),
  },
  returns: returns.answerOf(update),
  plan: ({ news_item_id, newsfeed_ids, deliver_silently }) => ({
    steps: [
      // Title and sender have to be sent even if they stay the same.
      call("GET /news/news_items/{news_item_id}", { as: item, path: { news_item_id } }),
      call(update, {
        as: published,
        path: { news_item_id },
        body: {
          title: item.title,
          sender_id: item.sender_id,
          state: "live",
          deliver_silently,
          newsfeed_assignments: each<number, { newsfeed_id: number }>(newsfeed_ids, (id) => ({
            newsfeed_id: id,
          })),
        },
        explain: {
          404: "There is no news item or newsfeed with this id. Choose it from the list.",
        },
      }),
    ],
    answer: published,
  }),
});
export const DeleteNewsItem = action("DELETE /news/news_items/{news_item_id}");
export const GetNewsfeed = action("GET /news/newsfeeds/{newsfeed_id}");
export const ListNewsfeedLiveItems = list("GET /news/newsfeeds/{newsfeed_id}/items", {
  items: "data",
});

/** The news of the workspace, live or not. */
export const newsItems = choices(ListNewsItems, { items: "value", value: "id", title: "title" });
