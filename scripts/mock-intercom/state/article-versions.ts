import { resourceNotFound } from "../errors.ts";
import type { ArticleText, ArticleVersion } from "../records/article.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface ArticleVersionState {
  /** @throws {ApiError} 404 where the article has no such version */
  articleVersion(articleId: string, id: string): ArticleVersion;
  /** The newest first; of all languages unless one is named. */
  articleVersions(articleId: string, locale?: string): ArticleVersion[];
  /** Keeps a text as a new version. @param from the version it was made from */
  saveArticleVersion(
    text: ArticleText,
    place: { article_id: string; locale: string; from: ArticleVersion | undefined },
  ): ArticleVersion;
  /** For what is being deleted. */
  dropArticleVersions(articleId: string, locale?: string): void;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "admins">;

export function articleVersionState(
  { storage, numericId, stamp }: Base,
  all: () => Needs,
): ArticleVersionState {
  const versions = storage.map<ArticleVersion>("article versions");
  const byArticle = new Map<string, ArticleVersion[]>();
  const add = (version: ArticleVersion) => {
    const others = byArticle.get(version.article_id);
    if (others === undefined) byArticle.set(version.article_id, [version]);
    else others.unshift(version);
  };
  storage.derive(() => {
    byArticle.clear();
    for (const version of versions.values()) add(version);
  });

  const articleVersions = (articleId: string, locale?: string) =>
    (byArticle.get(articleId) ?? []).filter(
      (version) => locale === undefined || version.locale === locale,
    );
  return {
    articleVersions,
    articleVersion(articleId, id) {
      const found = versions.get(id);
      if (found?.article_id !== articleId) throw resourceNotFound();
      return found;
    },
    saveArticleVersion(text, { article_id, locale, from }) {
      const { title, description, body, body_markdown, author_id } = text;
      const made: ArticleVersion = {
        id: numericId(),
        article_id,
        locale,
        title,
        description,
        body,
        body_markdown,
        author_id,
        created_by_id: Number(all().admins[0].id),
        from_version_id: from?.id ?? null,
        created_at: stamp().seconds,
      };
      versions.set(made.id, made);
      add(made);
      return made;
    },
    dropArticleVersions(articleId, locale) {
      for (const { id } of articleVersions(articleId, locale)) versions.delete(id);
      const left = (byArticle.get(articleId) ?? []).filter(({ id }) => versions.has(id));
      byArticle.set(articleId, left);
    },
  };
}
