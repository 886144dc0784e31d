import { parameterMissing, parameterNotFound } from "../errors.ts";
import { numberedPage, readPlace } from "../paging.ts";
import type { Article } from "../records/article.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { articleJson, articleListJson } from "./article-json.ts";
import { readArticle } from "./article-request.ts";
import { lastChangedFirst } from "./content-request.ts";

/** The description gives no largest page; other lists stop at 150. */
const PAGE = { perPage: 25, max: 150 };

export const articleRoutes: readonly Route[] = [
  {
    call: "GET /articles",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      return () => {
        const articles = lastChangedFirst(workspace.listedArticles());
        const { items, total, pages } = numberedPage(articles, place);
        const data = items.map((article) => articleListJson(article, workspace));
        return ok({ type: "list", pages, total_count: total, data });
      };
    },
  },
  {
    call: "POST /articles",
    handle: (request, workspace) => {
      const { title, author_id, ...fields } = readArticle(objectBody(request), workspace);
      if (author_id === undefined) throw authorMissing();
      if (title === undefined) throw parameterMissing("title is required", "title");
      return () => {
        const article = workspace.createArticle({ ...fields, title, author_id });
        workspace.emit("article.created", { article });
        emitState(undefined, article, workspace);
        return ok(articleJson(article, workspace));
      };
    },
  },
  {
    call: "GET /articles/{article_id}",
    handle: (request, workspace) => () =>
      ok(articleJson(workspace.existingArticle(param(request, "article_id")), workspace)),
  },
  {
    call: "PUT /articles/{article_id}",
    handle: (request, workspace) => {
      const before = workspace.existingArticle(param(request, "article_id"));
      const changes = readArticle(objectBody(request), workspace);
      return () => {
        const article = workspace.updateArticle(before.id, changes);
        emitUpdate(before, article, workspace);
        return ok(articleJson(article, workspace));
      };
    },
  },
  {
    call: "DELETE /articles/{article_id}",
    handle: (request, workspace) => () => {
      const id = param(request, "article_id");
      workspace.deleteArticle(id);
      emitDeletion(id, workspace);
      return ok({ id, object: "article", deleted: true });
    },
  },
];

/** Wording of the description's example, which also serves internal articles. */
export const authorMissing = () =>
  parameterNotFound(
    "author_id must be in the main body or default locale translated_content object",
  );

export function emitUpdate(before: Article, article: Article, workspace: Workspace): void {
  workspace.emit("article.updated", { article });
  emitState(before, article, workspace);
}

export const emitDeletion = (id: string, workspace: Workspace): void =>
  workspace.emit("article.deleted", { item: { type: "article", id, deleted: true } });

/** Tells that an article, in its main language, can be read from now on or no longer. */
function emitState(before: Article | undefined, article: Article, workspace: Workspace): void {
  const isPublished = article.contents[0].state === "published";
  const wasPublished = before?.contents[0].state === "published";
  if (isPublished === wasPublished) return;
  const topic = isPublished ? "article.published" : "article.unpublished";
  workspace.emit(topic, { article });
}
