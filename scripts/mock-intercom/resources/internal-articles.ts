import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { textOf } from "../body.ts";
import { parameterMissing } from "../errors.ts";
import { numberedPage, readPlace } from "../paging.ts";
import type { InternalArticle } from "../records/internal-article.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import type { InternalArticleFields } from "../state/internal-articles.ts";
import type { Workspace } from "../state/state.ts";
import { authorMissing } from "./articles.ts";
import { lastChangedFirst, readBodies, readTargeting, readTeammate } from "./content-request.ts";

/** The description gives no largest page; other lists stop at 150. */
const PAGE = { perPage: 25, max: 150 };
const SEARCH_PAGE = { perPage: 10, max: 150 };

export const internalArticleRoutes: readonly Route[] = [
  {
    call: "GET /internal_articles",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      return () => {
        const articles = lastChangedFirst(workspace.internalArticles.values());
        const { items, total, pages } = numberedPage(articles, place);
        const data = items.map(internalArticleJson);
        return ok({ type: "list", pages, total_count: total, data });
      };
    },
  },
  {
    call: "POST /internal_articles",
    handle: (request, workspace) => {
      const fields = readFields(objectBody(request), workspace);
      const { title, author_id, owner_id } = fields;
      if (author_id === undefined) throw authorMissing();
      if (owner_id === undefined) throw parameterMissing("owner_id is required", "owner_id");
      if (title === undefined) throw parameterMissing("title is required", "title");
      return () => {
        const made = workspace.createInternalArticle({ ...fields, title, author_id, owner_id });
        return ok(internalArticleJson(made));
      };
    },
  },
  {
    call: "GET /internal_articles/search",
    handle: (request, workspace) => {
      const place = readPlace(request, SEARCH_PAGE);
      const folder = request.query("folder_id");
      return () => {
        const found = lastChangedFirst(workspace.internalArticles.values()).filter(
          ({ folder_id }) => folder === undefined || folder_id === folder,
        );
        const { items, total, pages } = numberedPage(found, place);
        const data = { internal_articles: items.map(internalArticleJson) };
        return ok({ type: "list", total_count: total, data, pages });
      };
    },
  },
  {
    call: "GET /internal_articles/{internal_article_id}",
    handle: (request, workspace) => () => {
      const id = param(request, "internal_article_id");
      return ok(internalArticleJson(workspace.existingInternalArticle(id)));
    },
  },
  {
    call: "PUT /internal_articles/{internal_article_id}",
    handle: (request, workspace) => {
      const { id } = workspace.existingInternalArticle(param(request, "internal_article_id"));
      const fields = readFields(objectBody(request), workspace);
      return () => ok(internalArticleJson(workspace.updateInternalArticle(id, fields)));
    },
  },
  {
    call: "DELETE /internal_articles/{internal_article_id}",
    handle: (request, workspace) => () => {
      const id = param(request, "internal_article_id");
      workspace.deleteInternalArticle(id);
      return ok({ id, object: "internal_article", deleted: true });
    },
  },
];

function readFields(body: JsonObject, workspace: Workspace): Partial<InternalArticleFields> {
  return {
    ...defined<Pick<InternalArticleFields, "title" | "author_id" | "owner_id">>({
      title: textOf(body, "title"),
      author_id: readTeammate(body, "author_id", workspace),
      owner_id: readTeammate(body, "owner_id", workspace),
    }),
    ...readBodies(body),
    ...readTargeting(body, workspace),
  };
}

const internalArticleJson = (article: InternalArticle) => ({
  type: "internal_article",
  id: article.id,
  title: article.title,
  body: article.body,
  body_markdown: article.body_markdown,
  owner_id: article.owner_id,
  author_id: article.author_id,
  created_at: article.created_at,
  updated_at: article.updated_at,
  locale: article.locale,
  audience_ids: article.audience_ids,
  ai_chatbot_availability: article.ai_chatbot_availability,
  ai_copilot_availability: article.ai_copilot_availability,
  ai_sales_agent_availability: article.ai_sales_agent_availability,
});
