import { plainText } from "../markdown.ts";
import type { Targeting } from "../records/content.ts";
import type { AppliedTag } from "../records/tag.ts";
import type { Workspace } from "../state/state.ts";
import { markdownOfBlocks } from "./content-blocks.ts";

/** What the search of all content looks at, whatever its kind; an article is one for each language. */
export interface SearchedPiece {
  type: "content_snippet" | "external_content" | "internal_article" | "article";
  id: string;
  /** Of the article in this language. */
  content_id?: string;
  title: string;
  text: string;
  locale: string;
  state: "draft" | "published";
  tags: readonly AppliedTag[];
  folder_id: string | null;
  copilot: boolean;
  fin: boolean;
  sales: boolean;
  created_by_id: number | null;
  updated_by_id: number | null;
  created_at: number;
  updated_at: number;
}

/** Kinds that no draft has are published; uploaded files the mock has none. */
export function searchedPieces(workspace: Workspace): SearchedPiece[] {
  const articles = [...workspace.articles.values()].flatMap((article) =>
    article.contents.map((content): SearchedPiece => {
      const { title, description, body } = workspace.articleVersion(article.id, content.version);
      return {
        type: "article",
        id: article.id,
        content_id: content.id,
        title,
        text: `${description} ${plainText(body)}`,
        locale: content.locale,
        state: content.state,
        tags: article.tags,
        folder_id: null,
        ...assistants(content),
        created_by_id: content.created_by_id,
        updated_by_id: content.updated_by_id,
        created_at: content.created_at,
        updated_at: content.updated_at,
      };
    }),
  );
  const internal = [...workspace.internalArticles.values()].map(
    (article): SearchedPiece => ({
      ...article,
      ...assistants(article),
      type: "internal_article",
      text: plainText(article.body),
      state: "published",
    }),
  );
  const snippets = [...workspace.contentSnippets.values()].map(
    (snippet): SearchedPiece => ({
      ...snippet,
      ...assistants(snippet),
      type: "content_snippet",
      text: markdownOfBlocks(snippet.json_blocks, snippet.title),
      state: "published",
      folder_id: null,
    }),
  );
  const external = [...workspace.externalPages.values()].map(
    (page): SearchedPiece => ({
      type: "external_content",
      id: page.id,
      title: page.title,
      text: plainText(page.html),
      locale: "en",
      state: "published",
      tags: [],
      folder_id: null,
      copilot: page.ai_copilot_availability,
      fin: page.ai_agent_availability,
      sales: page.ai_agent_availability,
      created_by_id: null,
      updated_by_id: null,
      created_at: page.created_at,
      updated_at: page.updated_at,
    }),
  );
  return [...articles, ...internal, ...snippets, ...external];
}

const assistants = (targeting: Targeting) => ({
  copilot: targeting.ai_copilot_availability,
  fin: targeting.ai_chatbot_availability,
  sales: targeting.ai_sales_agent_availability,
});
