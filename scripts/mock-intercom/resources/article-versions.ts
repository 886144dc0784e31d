import { parameterInvalid } from "../errors.ts";
import { numberedPage, readPlace } from "../paging.ts";
import type { ArticleVersion } from "../records/article.ts";
import { type ApiRequest, ok, param, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";

/** The description gives no largest page; other lists stop at 150. */
const PAGE = { perPage: 25, max: 150 };

export const articleVersionRoutes: readonly Route[] = [
  {
    call: "GET /articles/{article_id}/versions",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      const { id } = workspace.existingArticle(param(request, "article_id"));
      const locale = readLocale(request, workspace);
      return () => {
        const versions = workspace.articleVersions(id, locale);
        const { items, total, pages } = numberedPage(versions, place);
        const data = items.map((version) => versionJson(version, workspace));
        return ok({ type: "list", pages, total_count: total, data });
      };
    },
  },
  {
    call: "GET /articles/{article_id}/versions/{id}",
    handle: (request, workspace) => {
      readLocale(request, workspace);
      return () => {
        const article = workspace.existingArticle(param(request, "article_id"));
        const version = workspace.articleVersion(article.id, param(request, "id"));
        const { body, body_markdown, created_at } = version;
        const text = { body, body_markdown, updated_at: created_at };
        return ok({ ...versionJson(version, workspace), ...text });
      };
    },
  },
];

/** @throws {ApiError} 400 */
function readLocale(request: ApiRequest, workspace: Workspace): string | undefined {
  const locale = request.query("locale");
  if (locale !== undefined && !workspace.defaultHelpCenter().locales.includes(locale)) {
    throw parameterInvalid("Unknown locale");
  }
  return locale;
}

function versionJson(version: ArticleVersion, workspace: Workspace) {
  const { id, article_id, locale, author_id, created_by_id } = version;
  const content = workspace
    .existingArticle(article_id)
    .contents.find((one) => one.locale === locale);
  const isLive = content?.state === "published" && content.version === id;
  return {
    type: "article_version",
    id,
    article_id,
    title: version.title,
    description: version.description,
    author_id: String(author_id),
    created_by_id: String(created_by_id),
    created_via: "api",
    from_version_id: version.from_version_id,
    state: isLive ? "published" : "draft",
    created_at: version.created_at,
  };
}
