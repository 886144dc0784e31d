import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { flagOf, integerOf, listOf, objectsOf, textOf, textsOf, wordOf } from "../body.ts";
import { parameterMissing } from "../errors.ts";
import { type Numbered, numberedPage, readPlace } from "../paging.ts";
import type { Newsfeed, NewsItem } from "../records/news.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import type { NewsItemFields } from "../state/news.ts";
import type { Workspace } from "../state/state.ts";
import { readTeammate } from "./content-request.ts";

/** The description gives no largest page; other lists stop at 150. */
const PAGE = { perPage: 10, max: 150 };
const FEED_PAGE = { perPage: 20, max: 150 };

export const newsRoutes: readonly Route[] = [
  {
    call: "GET /news/news_items",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      return () => pageOfItems([...workspace.newsItems.values()], place, workspace);
    },
  },
  {
    call: "POST /news/news_items",
    handle: (request, workspace) => {
      const fields = readFields(objectBody(request), workspace);
      return () => ok(itemJson(workspace.createNewsItem(fields), workspace));
    },
  },
  {
    call: "GET /news/news_items/{news_item_id}",
    handle: (request, workspace) => () =>
      ok(itemJson(workspace.existingNewsItem(param(request, "news_item_id")), workspace)),
  },
  {
    call: "PUT /news/news_items/{news_item_id}",
    handle: (request, workspace) => {
      const { id } = workspace.existingNewsItem(param(request, "news_item_id"));
      const fields = readFields(objectBody(request), workspace);
      return () => ok(itemJson(workspace.updateNewsItem(id, fields), workspace));
    },
  },
  {
    call: "DELETE /news/news_items/{news_item_id}",
    handle: (request, workspace) => () => {
      const id = param(request, "news_item_id");
      workspace.deleteNewsItem(id);
      return ok({ id, object: "news-item", deleted: true });
    },
  },
  {
    call: "GET /news/newsfeeds",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      return () => {
        const { items, total, pages } = numberedPage(workspace.newsfeeds, place);
        return ok({ type: "list", pages, data: items.map(feedJson), total_count: total });
      };
    },
  },
  {
    call: "GET /news/newsfeeds/{newsfeed_id}",
    handle: (request, workspace) => () =>
      ok(feedJson(workspace.existingNewsfeed(param(request, "newsfeed_id")))),
  },
  {
    call: "GET /news/newsfeeds/{newsfeed_id}/items",
    handle: (request, workspace) => {
      const place = readPlace(request, FEED_PAGE);
      const { id } = workspace.existingNewsfeed(param(request, "newsfeed_id"));
      return () => pageOfItems(liveItems(id, workspace), place, workspace);
    },
  },
];

/** What contacts can read in a newsfeed, the last published first, as they see it. */
function liveItems(newsfeed: string, workspace: Workspace): NewsItem[] {
  const live = [...workspace.newsItems.values()].flatMap((item) => {
    const assignment = item.newsfeed_assignments.find((one) => one.newsfeed_id === newsfeed);
    return item.state === "live" && assignment !== undefined
      ? [{ item, at: assignment.published_at ?? 0 }]
      : [];
  });
  live.sort((a, b) => b.at - a.at || Number(b.item.id) - Number(a.item.id));
  return live.map(({ item }) => item);
}

function pageOfItems(items: readonly NewsItem[], place: Numbered, workspace: Workspace) {
  const { items: shown, total, pages } = numberedPage(items, place);
  const data = shown.map((item) => itemJson(item, workspace));
  return ok({ type: "list", pages, data, total_count: total });
}

function readFields(body: JsonObject, workspace: Workspace) {
  const title = textOf(body, "title");
  const sender_id = readTeammate(body, "sender_id", workspace);
  if (title === undefined) throw parameterMissing("title is required", "title");
  if (sender_id === undefined) throw parameterMissing("sender_id is required", "sender_id");
  const newsfeed_assignments = objectsOf(body, "newsfeed_assignments")?.map((assignment) => ({
    newsfeed_id: String(integerOf(assignment, "newsfeed_id") ?? ""),
    ...defined<{ published_at: number }>({ published_at: integerOf(assignment, "published_at") }),
  }));
  return {
    ...defined<NewsItemFields>({
      title,
      sender_id,
      body: textOf(body, "body"),
      state: wordOf(body, "state", ["draft", "live"]),
      deliver_silently: flagOf(body, "deliver_silently"),
      labels: textsOf(body, "labels"),
      // An empty place is a reaction that contacts are not offered.
      reactions: listOf(body, "reactions", (one) =>
        one === null || typeof one === "string" ? one : undefined,
      ),
      newsfeed_assignments,
    }),
    title,
    sender_id,
  };
}

const itemJson = (item: NewsItem, workspace: Workspace) => ({
  type: "news-item",
  id: item.id,
  workspace_id: workspace.id,
  title: item.title,
  body: item.body,
  sender_id: item.sender_id,
  state: item.state,
  labels: item.labels,
  cover_image_url: null,
  reactions: item.reactions,
  deliver_silently: item.deliver_silently,
  created_at: item.created_at,
  updated_at: item.updated_at,
  newsfeed_assignments: item.newsfeed_assignments.map(({ newsfeed_id, published_at }) => ({
    newsfeed_id: Number(newsfeed_id),
    ...(published_at !== null && { published_at }),
  })),
});

const feedJson = (feed: Newsfeed) => ({ type: "newsfeed", ...feed });
