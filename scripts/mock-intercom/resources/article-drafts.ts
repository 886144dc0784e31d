import { isObject } from "../../common/json.ts";
import { textsOf } from "../body.ts";
import { resourceNotFound } from "../errors.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import { articleJson } from "./article-json.ts";
import { readArticle } from "./article-request.ts";

/** Changes to published articles that readers do not see yet. */
export const articleDraftRoutes: readonly Route[] = [
  {
    call: "GET /articles/{id}/draft",
    handle: (request, workspace) => () => {
      const article = workspace.existingArticle(param(request, "id"));
      if (article.contents.every(({ draft }) => draft === null)) throw resourceNotFound();
      return ok(articleJson(article, workspace, true));
    },
  },
  {
    call: "PUT /articles/{id}/draft",
    handle: (request, workspace) => {
      const { id } = workspace.existingArticle(param(request, "id"));
      const changes = readArticle(objectBody(request), workspace);
      return () => ok(articleJson(workspace.stageArticle(id, changes), workspace, true));
    },
  },
  {
    call: "POST /articles/{id}/draft/publish",
    handle: (request, workspace) => {
      const { id } = workspace.existingArticle(param(request, "id"));
      const locales = isObject(request.body) ? textsOf(request.body, "locales") : undefined;
      return () => {
        const article = workspace.publishArticle(id, locales);
        // It was published before; now something else is.
        workspace.emit("article.updated", { article });
        workspace.emit("article.published", { article });
        return ok(articleJson(article, workspace));
      };
    },
  },
];
