import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";
import { call } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { tags } from "../tags/actions.ts";

/**
 * With a text in each of 42 languages the form is long; most makers write in one. A text is either
 * HTML or Markdown; one of the two times can be set.
 */
const WRITE = {
  parameters: { translated_content: "advanced" },
  trial: { without: ["body_markdown", "translated_content", "scheduled_unpublish_at"] },
} as const;

const saveDraft = call("PUT /articles/{id}/draft", {
  path: { id: sample("article_id") },
  body: { title: "How to reset your password" },
});
const addTag = call("POST /articles/{article_id}/tags", {
  path: { article_id: sample("article_id") },
  body: { id: sample("tag_id") },
});

export const ListArticles = list("GET /articles", { items: "data" });
export const CreateArticle = action("POST /articles", WRITE);
export const SearchArticles = list("GET /articles/search", {
  items: "data.articles",
  path: "/search/articles",
});
export const GetArticle = action("GET /articles/{article_id}");
export const UpdateArticle = action("PUT /articles/{article_id}", WRITE);
export const DeleteArticle = action("DELETE /articles/{article_id}");
export const GetArticleDraft = action("GET /articles/{id}/draft", {
  trial: { before: [saveDraft] },
});
export const SaveArticleDraft = action("PUT /articles/{id}/draft", WRITE);
export const PublishArticleDraft = action("POST /articles/{id}/draft/publish", {
  trial: { before: [saveDraft] },
});
export const AddTagToArticle = action("POST /articles/{article_id}/tags", {
  idempotent: true,
  parameters: { id: { choices: tags } },
});
export const RemoveTagFromArticle = action("DELETE /articles/{article_id}/tags/{id}", {
  effect: "write",
  trial: { before: [addTag] },
});
export const ListArticleVersions = list("GET /articles/{article_id}/versions", { items: "data" });
export const GetArticleVersion = action("GET /articles/{article_id}/versions/{id}");

/** The articles of all help centers. */
export const articles = choices(ListArticles, { items: "value", value: "id", title: "title" });

/** All versions of an article have its title: what tells them apart is when they were written. */
export const articleVersions = choices(ListArticleVersions, {
  items: "value",
  value: "id",
  title: "created_at",
  with: { article_id: { parameter: "article_id" } },
});
