import type { Article, ArticleContent } from "../records/article.ts";
import type { Targeting } from "../records/content.ts";
import type { AppliedTag } from "../records/tag.ts";
import type { ArticleFields } from "../state/article-contents.ts";
import type { Workspace } from "../state/state.ts";
import { emitDeletion, emitUpdate } from "./articles.ts";
import { emitSnippetDeletion, emitSnippetUpdate } from "./content-snippets.ts";

/** What bulk actions can do to a piece of content; where something is missing, they pass it over. */
export interface ContentItem {
  readonly audience_ids?: readonly number[];
  readonly tags?: readonly AppliedTag[];
  setState?(state: "draft" | "published"): void;
  remove?(): void;
  target?(changes: Partial<Targeting>): void;
  setTags?(tags: readonly AppliedTag[]): void;
}

/**
 * Finds content by the kinds that bulk actions name. Tags belong to a whole article, all else to an
 * article in one language.
 */
export function findItem(type: string, id: string, workspace: Workspace): ContentItem | undefined {
  switch (type) {
    case "article": {
      const article = workspace.articles.get(id);
      return (
        article && {
          tags: article.tags,
          setTags: (tags) => workspace.replaceArticle({ ...article, tags }),
        }
      );
    }
    case "article_content":
      for (const article of workspace.articles.values()) {
        const content = article.contents.find((one) => one.id === id);
        if (content !== undefined) return articleContent(article, content, workspace);
      }
      return undefined;
    case "internal_article": {
      const article = workspace.internalArticles.get(id);
      return (
        article && {
          tags: article.tags,
          audience_ids: article.audience_ids,
          remove: () => workspace.deleteInternalArticle(id),
          target: (changes) => workspace.updateInternalArticle(id, changes),
          setTags: (tags) => workspace.replaceInternalArticle({ ...article, tags }),
        }
      );
    }
    case "content_snippet": {
      const snippet = workspace.contentSnippets.get(id);
      return (
        snippet && {
          tags: snippet.tags,
          audience_ids: snippet.audience_ids,
          remove() {
            workspace.deleteContentSnippet(id);
            emitSnippetDeletion(id, workspace);
          },
          target: (changes) =>
            emitSnippetUpdate(workspace.updateContentSnippet(id, changes), workspace),
          setTags: (tags) => workspace.replaceContentSnippet({ ...snippet, tags }),
        }
      );
    }
    default:
      return undefined;
  }
}

function articleContent(
  article: Article,
  content: ArticleContent,
  workspace: Workspace,
): ContentItem {
  const update = (fields: ArticleFields) => {
    const isMain = article.contents[0] === content;
    const changes = {
      // Stands beside the languages, too, for what is planned for the article depends on it.
      ...(isMain && fields.state !== undefined && { state: fields.state }),
      translations: { [content.locale]: fields },
    };
    emitUpdate(article, workspace.updateArticle(article.id, changes), workspace);
  };
  return {
    audience_ids: content.audience_ids,
    setState(state) {
      if (content.state !== state || content.draft !== null) update({ state });
    },
    remove() {
      workspace.deleteArticleContent(article.id, content.locale);
      const left = workspace.articles.get(article.id);
      if (left === undefined) emitDeletion(article.id, workspace);
      else emitUpdate(article, left, workspace);
    },
    target: update,
  };
}
