import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";
import { call } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { tags } from "../tags/actions.ts";

const addTag = call("POST /internal_articles/{internal_article_id}/tags", {
  path: { internal_article_id: sample("internal_article_id") },
  body: { id: sample("tag_id") },
});

/** A text is either HTML or Markdown. */
const WRITE = { trial: { without: ["body_markdown"] } } as const;

export const ListInternalArticles = list("GET /internal_articles", { items: "data" });
export const CreateInternalArticle = action("POST /internal_articles", WRITE);
export const SearchInternalArticles = list("GET /internal_articles/search", {
  items: "data.internal_articles",
  path: "/search/internal_articles",
});
export const GetInternalArticle = action("GET /internal_articles/{internal_article_id}");
export const UpdateInternalArticle = action("PUT /internal_articles/{internal_article_id}", WRITE);
export const DeleteInternalArticle = action("DELETE /internal_articles/{internal_article_id}");
export const AddTagToInternalArticle = action(
  "POST /internal_articles/{internal_article_id}/tags",
  { idempotent: true, parameters: { id: { choices: tags } } },
);
export const RemoveTagFromInternalArticle = action(
  "DELETE /internal_articles/{internal_article_id}/tags/{id}",
  { effect: "write", trial: { before: [addTag] } },
);

/** The articles that only teammates read. */
export const internalArticles = choices(ListInternalArticles, {
  items: "value",
  value: "id",
  title: "title",
});
