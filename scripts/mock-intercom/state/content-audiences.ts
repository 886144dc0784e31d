import { ApiError } from "../errors.ts";
import type { ArticleContent } from "../records/article.ts";
import type { Workspace } from "./state.ts";

/** Whom articles, internal articles and content snippets are meant for. */
export interface ContentAudienceState {
  /** @throws {ApiError} 404 for audiences that there are not */
  checkAudiences(ids: readonly number[]): void;
  /** Takes an audience that is being deleted from everything. */
  forgetContentAudience(id: number): void;
}

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  | "articles"
  | "audiences"
  | "contentSnippets"
  | "internalArticles"
  | "replaceArticle"
  | "replaceContentSnippet"
  | "replaceInternalArticle"
>;

export function contentAudienceState(all: () => Needs): ContentAudienceState {
  return {
    checkAudiences(ids) {
      const unknown = ids.filter((id) => !all().audiences.has(String(id)));
      if (unknown.length === 0) return;
      // Status, code and message as the description's examples of content snippets.
      const message = `audience_ids contains unknown audience IDs: ${unknown.join(", ")}`;
      throw new ApiError(404, "parameter_invalid", message);
    },
    forgetContentAudience(id) {
      const without = <T extends { readonly audience_ids: readonly number[] }>(one: T): T => ({
        ...one,
        audience_ids: one.audience_ids.filter((audience) => audience !== id),
      });
      const { articles, internalArticles, contentSnippets } = all();
      for (const article of [...articles.values()]) {
        if (!article.contents.some((content) => content.audience_ids.includes(id))) continue;
        const [first, ...others] = article.contents;
        const contents = [without(first), ...others.map(without<ArticleContent>)] as const;
        all().replaceArticle({ ...article, contents });
      }
      for (const article of [...internalArticles.values()]) {
        if (article.audience_ids.includes(id)) all().replaceInternalArticle(without(article));
      }
      for (const snippet of [...contentSnippets.values()]) {
        if (snippet.audience_ids.includes(id)) all().replaceContentSnippet(without(snippet));
      }
    },
  };
}
