import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";
import { call } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { ABILITIES } from "../articles/article-fields.ts";
import { tags } from "../tags/actions.ts";

const addTag = call("POST /internal_articles/{internal_article_id}/tags", {
  path: { internal_article_id: sample("internal_article_id") },
  body: { id: sample("tag_id") },
});

const explain = {
  404: "There is no internal article, teammate or audience with this id. Choose them from the lists.",
} as const;

/** Most makers write HTML; a text is either that or Markdown. */
const WRITE = {
  parameters: {
    author_id: { title: "Author" },
    owner_id: { title: "Owner" },
    body_markdown: "advanced",
    audience_ids: { title: "Audiences", visibility: "advanced" },
    ai_chatbot_availability: ABILITIES.fin,
    ai_copilot_availability: ABILITIES.copilot,
    ai_sales_agent_availability: ABILITIES.sales,
  },
  explain,
  trial: { without: ["body_markdown"] },
} as const;

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
  {
    idempotent: true,
    parameters: {
      id: { title: "Tag", choices: tags },
      admin_id: { title: "Tagged By", visibility: "advanced" },
    },
  },
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
