import type { Article, ArticleContent } from "../records/article.ts";
import type { HelpCenter } from "../records/help-center.ts";
import type { Workspace } from "../state/state.ts";
import { appliedTagJson } from "./tag-json.ts";

/** An article as lists show it. @param draft with its pending changes */
export function articleListJson(article: Article, workspace: Workspace, draft = false) {
  const { id, scheduled_publish_at, scheduled_unpublish_at } = article;
  const [main] = article.contents;
  const { locales } = workspace.defaultHelpCenter();
  const several = locales.length > 1;
  const { type: _, url, audience_ids, ...shown } = contentJson(article, main, workspace, draft);
  return {
    type: "article",
    id,
    workspace_id: workspace.id,
    ...shown,
    ...(!draft && { updated_at: article.updated_at }),
    url: url ?? null,
    parent_ids: article.parent_id === null ? [] : [Number(article.parent_id)],
    // Given for each language where there are several.
    ...(!several && { audience_ids }),
    exclude_from_article_suggestions: false,
    help_center_audience: "everyone",
    scheduled_publish_at,
    scheduled_unpublish_at,
    ...(several && {
      default_locale: locales[0],
      translated_content: {
        type: "article_translated_content",
        ...Object.fromEntries(
          article.contents.map((content) => [
            content.locale,
            contentJson(article, content, workspace, draft),
          ]),
        ),
      },
    }),
    tags: { type: "tag.list", tags: article.tags.map((tag) => appliedTagJson(tag, workspace)) },
  };
}

/** An article as it is answered alone. Nobody reads it here, so its statistics stay at 0. */
export function articleJson(article: Article, workspace: Workspace, draft = false) {
  return {
    ...articleListJson(article, workspace, draft),
    statistics: {
      type: "article_statistics",
      views: 0,
      conversations: 0,
      reactions: 0,
      happy_reaction_percentage: 0,
      neutral_reaction_percentage: 0,
      sad_reaction_percentage: 0,
      fin_involvements: 0,
      fin_resolutions: 0,
      fin_resolution_rate: 0,
    },
  };
}

/** An article as notifications show it. */
export const articleItem = (article: Article, workspace: Workspace) =>
  articleJson(article, workspace);

/** An article in one language. */
function contentJson(
  article: Article,
  content: ArticleContent,
  workspace: Workspace,
  draft: boolean,
) {
  const pending =
    content.draft === null ? undefined : workspace.articleVersion(article.id, content.draft);
  const live = workspace.articleVersion(article.id, content.version);
  const { title, description, body, body_markdown, author_id } = draft ? (pending ?? live) : live;
  const { state, created_at, updated_at, audience_ids, created_by_id, updated_by_id } = content;
  const helpCenter = workspace.helpCenterOf(article);
  const readable = state === "published" && helpCenter.website_turned_on;
  return {
    type: "article_content",
    title,
    description,
    body,
    body_markdown,
    author_id,
    state,
    created_at,
    updated_at: draft ? (pending?.created_at ?? updated_at) : updated_at,
    has_unpublished_changes: pending !== undefined,
    draft_updated_at: pending?.created_at ?? null,
    ...(readable && {
      url: `${addressOf(helpCenter)}/${content.locale}/articles/${article.id}-${slug(live.title)}`,
    }),
    audience_ids,
    ai_chatbot_availability: content.ai_chatbot_availability,
    ai_copilot_availability: content.ai_copilot_availability,
    ai_sales_agent_availability: content.ai_sales_agent_availability,
    created_by_id,
    updated_by_id,
  };
}

/** The web address of a help center. */
export const addressOf = ({ identifier, custom_domain }: HelpCenter): string =>
  custom_domain === null ? `https://intercom.help/${identifier}` : `https://${custom_domain}`;

/** A title as web addresses have it. */
export const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
