import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { input, inputs } from "../../scripts/language/inputs.ts";
import { list } from "../../scripts/language/list.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { fixed, given, ifElse } from "../../scripts/language/values.ts";
import { collections } from "../help-center/actions.ts";
import { LOCALE } from "../languages.ts";
import { tags } from "../tags/actions.ts";
import { ABILITIES, explain, STATES, saveDraft, TEXT } from "./article-fields.ts";

const create = "POST /articles";
const made = named<Schemas["article"]>("made");

const addTag = call("POST /articles/{article_id}/tags", {
  path: { article_id: sample("article_id") },
  body: { id: sample("tag_id") },
});

export const ListArticles = list("GET /articles", { items: "data" });
export const CreateArticle = plannedAction({
  method: "POST",
  path: "/articles",
  summary: "Create an article",
  description:
    "Creates an article, as a draft unless you ask for it to be published. Texts in more languages are added by Add or change translation of article.",
  inputs: {
    title: input.from(create, "title", { required: true }),
    author_id: input.from(create, "author_id", { title: "Author", required: true }),
    ...inputs(create, "body", "description"),
    state: input.choice(STATES, {
      title: "State",
      description: "Whether readers can see the article, or only your team, the default.",
    }),
    parent_id: input.from(create, "parent_id", {
      title: "Collection",
      description: "The collection to put the article into; without it, the article stands alone.",
      choices: collections,
    }),
    body_markdown: input.from(create, "body_markdown", { visibility: "advanced" }),
    scheduled_publish_at: input.from(create, "scheduled_publish_at", { visibility: "advanced" }),
    scheduled_unpublish_at: input.from(create, "scheduled_unpublish_at", {
      visibility: "advanced",
    }),
    audience_ids: input.from(create, "audience_ids", {
      title: "Audiences",
      visibility: "advanced",
    }),
    ai_chatbot_availability: input.from(create, "ai_chatbot_availability", ABILITIES.fin),
    ai_copilot_availability: input.from(create, "ai_copilot_availability", ABILITIES.copilot),
    ai_sales_agent_availability: input.from(create, "ai_sales_agent_availability", ABILITIES.sales),
  },
  returns: returns.answerOf(create),
  plan: ({ parent_id, ...sent }) => ({
    steps: [
      call(create, {
        as: made,
        body: {
          ...sent,
          parent_id,
          parent_type: ifElse<string | null>(given(parent_id), "collection", fixed(null)),
        },
        explain,
      }),
    ],
    answer: made,
  }),
  // A text is either HTML or Markdown; one of the two times can be set.
  trial: { without: ["body_markdown", "scheduled_unpublish_at"] },
});
export const SearchArticles = list("GET /articles/search", {
  items: "data.articles",
  path: "/search/articles",
  only: ["phrase", "state", "help_center_id", "highlight"],
  parameters: {
    phrase: { title: "Words", description: "The words to look for in titles and texts." },
    state: {
      description: "Which articles to search.",
      words: { all: "All", published: "Published", draft: "Draft" },
    },
    help_center_id: { title: "Help Center" },
    highlight: "advanced",
  },
});
export const GetArticle = action("GET /articles/{article_id}", { explain });
export const UpdateArticle = action("PUT /articles/{article_id}", {
  description:
    "Changes the fields that are given and leaves the others as they are. Readers see a change to a published article at once; to prepare it, use Save an article draft.",
  only: [
    "title",
    "body",
    "description",
    "author_id",
    "state",
    "body_markdown",
    "audience_ids",
    "ai_chatbot_availability",
    "ai_copilot_availability",
    "ai_sales_agent_availability",
  ],
  parameters: {
    ...TEXT,
    state: {
      description: "Whether readers can see the article, or only your team.",
      words: STATES,
    },
    audience_ids: { title: "Audiences", visibility: "advanced" },
    ai_chatbot_availability: ABILITIES.fin,
    ai_copilot_availability: ABILITIES.copilot,
    ai_sales_agent_availability: ABILITIES.sales,
  },
  explain,
  trial: { without: ["body_markdown"] },
});
export const DeleteArticle = action("DELETE /articles/{article_id}", { explain });
export const GetArticleDraft = action("GET /articles/{id}/draft", {
  description:
    "Shows a published article as it would read with its pending changes. It fails with 404 if the article has none.",
  trial: { before: [saveDraft] },
});
export const SaveArticleDraft = action("PUT /articles/{id}/draft", {
  description:
    "Prepares changes to the text of a published article, which readers see only after Publish an article draft.",
  only: ["title", "body", "description", "author_id", "body_markdown"],
  parameters: TEXT,
  explain,
  trial: { without: ["body_markdown"] },
});
export const PublishArticleDraft = action("POST /articles/{id}/draft/publish", {
  description:
    "Makes the pending changes of a published article visible to readers. It fails with 422 if there are none.",
  parameters: {
    locales: {
      title: "Languages",
      description:
        "The languages to publish, each with pending changes; needed only where articles exist in several languages.",
      words: LOCALE.words,
    },
  },
  explain: {
    ...explain,
    422: "Nothing is pending in these languages, or the help center has several and none is named.",
  },
  trial: { before: [saveDraft], values: { locales: ["en"] } },
});
export const AddTagToArticle = action("POST /articles/{article_id}/tags", {
  idempotent: true,
  parameters: {
    id: { title: "Tag", choices: tags },
    admin_id: { title: "Tagged By", visibility: "advanced" },
  },
});
export const RemoveTagFromArticle = action("DELETE /articles/{article_id}/tags/{id}", {
  effect: "write",
  trial: { before: [addTag] },
});
export const ListArticleVersions = list("GET /articles/{article_id}/versions", {
  items: "data",
  parameters: { locale: LOCALE },
  trial: { values: { locale: "en" } },
});
export const GetArticleVersion = action("GET /articles/{article_id}/versions/{id}", {
  parameters: { locale: LOCALE },
  trial: { values: { locale: "en" } },
});

/** The articles of all help centers. */
export const articles = choices(ListArticles, { items: "value", value: "id", title: "title" });

/** All versions of an article have its title: what tells them apart is when they were written. */
export const articleVersions = choices(ListArticleVersions, {
  items: "value",
  value: "id",
  title: "created_at",
  with: { article_id: { parameter: "article_id" } },
});
