/** Of articles, the help center, news and content. */
import type { Exception } from "./exception.ts";

const TEXT_IDS =
  "Answers give the id as a string, and what one step gives must fit the next; in an address " +
  "there is no difference.";
const PAGED_BY_NUMBER =
  "The list is paged by number: its answer counts pages. Upstream omits the parameter.";
const NUMBERED_PAGES =
  "Upstream borrows cursor_pages, which may be null, for a list that is paged by number; its " +
  "own pages_link, the right one, is never null.";
const BORROWED_LIST =
  "Upstream lets lists of news borrow the kinds of conversation lists; its examples show list.";
const ROOT_AUDIENCES =
  "Upstream's text on article_content says that articles in a single language carry it; the " +
  "schema omits it.";

export const ARTICLE_EXCEPTIONS: Exception[] = [
  ...[
    "GET /articles/{article_id} > path article_id",
    "PUT /articles/{article_id} > path article_id",
    "DELETE /articles/{article_id} > path article_id",
    "GET /articles/{id}/draft > path id",
    "PUT /articles/{id}/draft > path id",
    "POST /articles/{id}/draft/publish > path id",
    "POST /articles/{article_id}/tags > path article_id",
    "DELETE /articles/{article_id}/tags/{id} > path article_id",
    "GET /articles/{article_id}/versions > path article_id",
    "GET /articles/{article_id}/versions/{id} > path article_id",
    "GET /internal_articles/{internal_article_id} > path internal_article_id",
    "PUT /internal_articles/{internal_article_id} > path internal_article_id",
    "DELETE /internal_articles/{internal_article_id} > path internal_article_id",
    "POST /internal_articles/{internal_article_id}/tags > path internal_article_id",
    "DELETE /internal_articles/{internal_article_id}/tags/{id} > path internal_article_id",
    "GET /help_center/help_centers/{help_center_id} > path help_center_id",
    "GET /help_center/collections/{collection_id} > path collection_id",
    "PUT /help_center/collections/{collection_id} > path collection_id",
    "DELETE /help_center/collections/{collection_id} > path collection_id",
    "GET /news/news_items/{news_item_id} > path news_item_id",
    "PUT /news/news_items/{news_item_id} > path news_item_id",
    "DELETE /news/news_items/{news_item_id} > path news_item_id",
  ].map((place): Exception => ({ place, kind: "type", reason: TEXT_IDS })),
  ...[
    "GET /articles",
    "GET /articles/search",
    "GET /internal_articles",
    "GET /internal_articles/search",
    "GET /help_center/collections",
    "GET /news/news_items",
    "GET /news/newsfeeds",
    "GET /news/newsfeeds/{newsfeed_id}/items",
  ].flatMap((call): Exception[] => [
    { place: `${call} > query page`, kind: "parameter", reason: PAGED_BY_NUMBER },
    { place: `${call} > query per_page`, kind: "parameter", reason: PAGED_BY_NUMBER },
  ]),
  ...[
    "article_list",
    "article_search_response",
    "article_version_list",
    "internal_article_list",
    "internal_article_search_response",
    "help_center_redirect_list",
    "collection_list",
    "paginated_response",
  ].map(
    (list): Exception => ({
      place: "pages_link",
      kind: "nullability",
      official: `#/components/schemas/${list}/properties/pages`,
      reason: NUMBERED_PAGES,
    }),
  ),
  {
    place: "article.audience_ids",
    kind: "property",
    reason: ROOT_AUDIENCES,
  },
  {
    place: "article_list_item.audience_ids",
    kind: "property",
    reason: ROOT_AUDIENCES,
  },
  {
    place: "article_statistics.conversations",
    kind: "property",
    reason: "Upstream's own examples carry it where its schema says conversions.",
  },
  {
    place: "content_search_result.type",
    kind: "enum",
    reason:
      "Upstream tells two shapes apart by it; ours is one shape with the kinds of both, because " +
      "connectors know no alternatives.",
  },
  {
    place: "news_item_list.type",
    kind: "enum",
    reason: BORROWED_LIST,
  },
  {
    place: "newsfeed_list.type",
    kind: "enum",
    reason: BORROWED_LIST,
  },
];
