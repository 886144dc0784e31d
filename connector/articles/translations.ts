/** Articles in one language: Intercom has them all in one object, which would be a card of 400 fields. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { objectOf } from "../../scripts/language/values.ts";
import { language, takeLanguage } from "../languages.ts";
import { ABILITIES, explain } from "./article-fields.ts";

const update = "PUT /articles/{article_id}";
const stage = "PUT /articles/{id}/draft";

/** Any language: their fields are the same. */
const at = "translated_content.fr";

const article = named<Schemas["article"]>("article");
const translation = named<Schemas["article_content"]>("translation");

const article_id = input.from("GET /articles/{article_id}", "article_id", { title: "Article" });
const TEXT = {
  title: input.from(update, `${at}.title`),
  body: input.from(update, `${at}.body`),
  description: input.from(update, `${at}.description`),
  author_id: input.from(update, `${at}.author_id`, { title: "Author" }),
  body_markdown: input.from(update, `${at}.body_markdown`, { visibility: "advanced" }),
} as const;

const NOT_THERE =
  "Intercom has passed over the text: the help center does not have this language. Add the language in the settings of the help center first.";

const inFrench = { language: "fr" } as const;
const publishInFrench = call(update, {
  path: { article_id: sample("article_id") },
  body: { translated_content: { fr: { title: "Changer de mot de passe", state: "published" } } },
});

export const TranslateArticle = plannedAction({
  method: "PUT",
  path: "/articles/{article_id}/translation",
  summary: "Add or change translation of article",
  description:
    "Writes the text of an article in one language, or changes the fields that are given; its other languages stay as they are. The help center must have the language.",
  idempotent: true,
  inputs: {
    article_id,
    language,
    title: TEXT.title,
    body: TEXT.body,
    description: TEXT.description,
    author_id: TEXT.author_id,
    state: input.from(update, `${at}.state`, {
      words: { published: "Published", draft: "Draft" },
    }),
    body_markdown: TEXT.body_markdown,
    audience_ids: input.from(update, `${at}.audience_ids`, {
      title: "Audiences",
      visibility: "advanced",
    }),
    ai_chatbot_availability: input.from(update, `${at}.ai_chatbot_availability`, ABILITIES.fin),
    ai_copilot_availability: input.from(update, `${at}.ai_copilot_availability`, ABILITIES.copilot),
    ai_sales_agent_availability: input.from(
      update,
      `${at}.ai_sales_agent_availability`,
      ABILITIES.sales,
    ),
  },
  returns: returns.schema("article_content"),
  plan: ({ article_id, language, ...text }) => ({
    steps: [
      call(update, {
        as: article,
        path: { article_id },
        body: { translated_content: objectOf([language], (code) => [code, { ...text }]) },
        explain,
      }),
      ...takeLanguage(translation, { of: article.translated_content, in: language }, NOT_THERE),
    ],
    answer: translation,
  }),
  trial: { values: inFrench, without: ["body_markdown"] },
});

export const SaveArticleTranslationDraft = plannedAction({
  method: "PUT",
  path: "/articles/{article_id}/translation-draft",
  summary: "Save a draft of article's translation",
  description:
    "Prepares changes to a published text in one language, which readers see only after Publish an article draft.",
  idempotent: true,
  inputs: { article_id, language, ...TEXT },
  returns: returns.schema("article_content"),
  plan: ({ article_id, language, ...text }) => ({
    steps: [
      call(stage, {
        as: article,
        path: { id: article_id },
        body: { translated_content: objectOf([language], (code) => [code, { ...text }]) },
        explain,
      }),
      ...takeLanguage(translation, { of: article.translated_content, in: language }, NOT_THERE),
    ],
    answer: translation,
  }),
  trial: { before: [publishInFrench], values: inFrench, without: ["body_markdown"] },
});

export const GetArticleTranslation = plannedAction({
  method: "GET",
  path: "/articles/{article_id}/translation",
  summary: "Get translation of article",
  description:
    "Returns the text of an article in one language. It fails with 404 if the article is not in that language, or if the help center has only one.",
  inputs: { article_id, language },
  returns: returns.schema("article_content"),
  plan: ({ article_id, language }) => ({
    steps: [
      call("GET /articles/{article_id}", { as: article, path: { article_id }, explain }),
      ...takeLanguage(
        translation,
        { of: article.translated_content, in: language },
        "The article has no text in this language of its own.",
      ),
    ],
    answer: translation,
  }),
  trial: { before: [publishInFrench], values: inFrench },
});
