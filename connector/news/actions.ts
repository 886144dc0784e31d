import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";

export const ListNewsItems = list("GET /news/news_items", { items: "data" });
export const CreateNewsItem = action("POST /news/news_items");
export const GetNewsItem = action("GET /news/news_items/{news_item_id}");
export const UpdateNewsItem = action("PUT /news/news_items/{news_item_id}");
export const DeleteNewsItem = action("DELETE /news/news_items/{news_item_id}");
export const ListNewsfeeds = list("GET /news/newsfeeds", { items: "data" });
export const GetNewsfeed = action("GET /news/newsfeeds/{newsfeed_id}");
export const ListNewsfeedLiveItems = list("GET /news/newsfeeds/{newsfeed_id}/items", {
  items: "data",
});

/** The news of the workspace, live or not. */
export const newsItems = choices(ListNewsItems, { items: "value", value: "id", title: "title" });

/** Where news appears. */
export const newsfeeds = choices(ListNewsfeeds, { items: "value", value: "id", title: "name" });
