import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListNewsItems = action("GET /news/news_items");
export const CreateNewsItem = action("POST /news/news_items");
export const GetNewsItem = action("GET /news/news_items/{news_item_id}");
export const UpdateNewsItem = action("PUT /news/news_items/{news_item_id}");
export const DeleteNewsItem = action("DELETE /news/news_items/{news_item_id}");
export const ListNewsfeeds = action("GET /news/newsfeeds");
export const GetNewsfeed = action("GET /news/newsfeeds/{newsfeed_id}");
export const ListNewsfeedLiveItems = action("GET /news/newsfeeds/{newsfeed_id}/items");

/** The news of the workspace, live or not. */
export const newsItems = choices(ListNewsItems, { items: "data", value: "id", title: "title" });

/** Where news appears. */
export const newsfeeds = choices(ListNewsfeeds, { items: "data", value: "id", title: "name" });
