/** Many pieces of content at once: Intercom's one operation, an action for each purpose. */
import type { QueryOf, Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call, fail, named, readAll, set, when } from "../../scripts/language/steps.ts";
import {
  any,
  each,
  equals,
  first,
  given,
  ifElse,
  lookup,
  not,
  type Value,
} from "../../scripts/language/values.ts";

const run = "POST /content/bulk_actions";

type Accepted = Schemas["content_bulk_action_response"];
type Found = Schemas["content_search_result"];
interface Entry {
  id: string;
  name: string;
}

const accepted = named<Accepted>("accepted");
const found = named<Found[]>("found");
const entries = named<Entry[]>("entries");

const content = shape<Entry>()(
  "Content_Choice",
  "Content",
  "A piece of content to choose.",
  (one) => ({
    id: field.always("string", "Id", "The id that Intercom gave it.", one.id),
    name: field.always("string", "Name", "Its title.", one.name),
  }),
);

const KINDS = {
  article_content: "Articles",
  internal_article: "Internal articles",
  content_snippet: "Content snippets",
  external_content: "External pages",
  file_source_content: "Uploaded files",
} as const;

/** Tags go on an article, all else on an article in one language. */
const TAGGED_KINDS = {
  article: "Articles",
  internal_article: "Internal articles",
  content_snippet: "Content snippets",
  external_content: "External pages",
  file_source_content: "Uploaded files",
} as const;

type Searched = NonNullable<QueryOf<"GET /content/search">["content_types"]>[number];

const SEARCHED: Readonly<Record<keyof typeof KINDS | "article", Searched[]>> = {
  article: ["article"],
  article_content: ["article"],
  internal_article: ["internal_article"],
  content_snippet: ["snippet"],
  external_content: ["external_content"],
  file_source_content: ["file_source_content"],
};

export const ListContentChoices = plannedAction({
  method: "GET",
  path: "/choices/content",
  summary: "List content to choose from",
  description: "Lists the newest content of a kind, up to 150, to choose from.",
  visibility: "internal",
  inputs: {
    content_type: input.choice(
      { article: "Articles", ...KINDS },
      { title: "Kind", description: "What to list.", required: true },
    ),
  },
  returns: returns.listOf(content),
  plan: ({ content_type }) => ({
    steps: [
      readAll("GET /content/search", {
        query: {
          // What the search calls by other names.
          content_types: lookup<keyof typeof SEARCHED, Searched[]>(content_type, SEARCHED),
        },
        items: "data",
        upTo: 150,
        as: found,
      }),
      set(
        entries,
        each<Found, Entry>(found, ({ id, title, contents }) => ({
          // Of an article in several languages, the first that was found.
          id: ifElse<string>(
            equals(content_type, "article_content"),
            first(contents.first.id, id),
            id,
          ),
          name: first(title, id),
        })),
      ),
    ],
    answer: content.listFrom(entries),
  }),
});

const ofKind = choices(ListContentChoices, {
  value: "id",
  title: "name",
  with: { content_type: { parameter: "content_type" } },
});
const articles = choices(ListContentChoices, {
  value: "id",
  title: "name",
  with: { content_type: "article_content" },
});

const kind = input.choice(KINDS, {
  title: "Kind",
  description: "What kind of content it is; one kind at a time.",
  required: true,
});
const piece = input.string({
  title: "Content Id",
  description: "A piece of content.",
  choices: ofKind,
});
const ids = input.list(piece, {
  title: "Content",
  description: "The content, up to 1,000. Of an article, the id of the article in one language.",
  required: true,
});
const articleIds = input.list(
  input.string({
    title: "Article Id",
    description: "An article in one language.",
    choices: articles,
  }),
  {
    title: "Articles",
    description: "The articles, up to 1,000; the ids are those of articles in one language.",
    required: true,
  },
);

/** The pieces of one kind. */
const pieces = <K extends string>(of: Value<string[]>, type: Value<K> | K) =>
  each<string, { type: K; id: string }>(of, (id) => ({ type, id }));

const explain = {
  422: "Intercom takes 1 to 1,000 pieces of content and up to 100 tags, which must exist.",
} as const;

const LATER = "Intercom does it within minutes, and passes over what it does not apply to.";

const common = { method: "POST", returns: returns.schema("content_bulk_action_response") } as const;

export const PublishArticles = plannedAction({
  ...common,
  path: "/content/publish",
  summary: "Publish many articles",
  description: `Makes articles visible to readers. ${LATER} Unpublish many articles undoes it.`,
  idempotent: true,
  inputs: { content_ids: articleIds },
  plan: ({ content_ids }) => ({
    steps: [
      call(run, {
        as: accepted,
        body: { action: "publish", content_ids: pieces(content_ids, "article_content") },
        explain,
      }),
    ],
    answer: accepted,
  }),
});

export const UnpublishArticles = plannedAction({
  ...common,
  path: "/content/unpublish",
  summary: "Unpublish many articles",
  description: `Hides articles from readers. ${LATER} Publish many articles undoes it.`,
  idempotent: true,
  inputs: { content_ids: articleIds },
  plan: ({ content_ids }) => ({
    steps: [
      call(run, {
        as: accepted,
        body: { action: "unpublish", content_ids: pieces(content_ids, "article_content") },
        explain,
      }),
    ],
    answer: accepted,
  }),
});

export const DeleteContent = plannedAction({
  ...common,
  path: "/content/delete",
  summary: "Delete much content",
  description: `Deletes content of one kind for good; an article goes in the one language only. ${LATER} It cannot be undone.`,
  effect: "destroy",
  idempotent: true,
  inputs: { content_type: kind, content_ids: ids },
  plan: ({ content_type, content_ids }) => ({
    steps: [
      call(run, {
        as: accepted,
        body: { action: "delete", content_ids: pieces(content_ids, content_type) },
        explain,
      }),
    ],
    answer: accepted,
  }),
});

export const SetContentAvailability = plannedAction({
  ...common,
  path: "/content/availability",
  summary: "Set who may use much content",
  description: `Says whether Fin, Copilot and the sales agent may use content of one kind; what is left empty stays as it is. ${LATER}`,
  idempotent: true,
  inputs: {
    content_type: kind,
    content_ids: ids,
    ai_agent: input.from(run, "availability.ai_agent", { title: "Fin May Use It" }),
    copilot: input.from(run, "availability.copilot", { title: "Copilot May Use It" }),
    sales_agent: input.from(run, "availability.sales_agent", { title: "Sales Agent May Use It" }),
  },
  plan: ({ content_type, content_ids, ...availability }) => ({
    steps: [
      when(
        not(
          any(
            given(availability.ai_agent),
            given(availability.copilot),
            given(availability.sales_agent),
          ),
        ),
        [fail(400, "parameter_missing", "Say for one of Fin, Copilot and the sales agent.")],
      ),
      call(run, {
        as: accepted,
        body: {
          action: "set_availability",
          content_ids: pieces(content_ids, content_type),
          availability: { ...availability },
        },
        explain,
      }),
    ],
    answer: accepted,
  }),
});

export const SetContentAudiences = plannedAction({
  ...common,
  path: "/content/audiences",
  summary: "Add or remove audiences of much content",
  description: `Says whom content of one kind is for. ${LATER}`,
  idempotent: true,
  inputs: {
    content_type: kind,
    content_ids: ids,
    add_segment_ids: input.from(run, "audience.add_segment_ids", {
      title: "Add Audiences",
      description: "The audiences that the content is for from now on.",
    }),
    remove_segment_ids: input.from(run, "audience.remove_segment_ids", {
      title: "Remove Audiences",
      description: "The audiences that the content is no longer for.",
    }),
    remove_all: input.from(run, "audience.remove_all", {
      title: "Remove All Audiences",
      description: "Whether all others are taken off, so that only those to add remain.",
    }),
  },
  plan: ({ content_type, content_ids, ...audience }) => ({
    steps: [
      when(
        not(
          any(
            given(audience.add_segment_ids),
            given(audience.remove_segment_ids),
            given(audience.remove_all),
          ),
        ),
        [fail(400, "parameter_missing", "Say which audiences to add or to remove.")],
      ),
      call(run, {
        as: accepted,
        body: {
          action: "set_audience",
          content_ids: pieces(content_ids, content_type),
          audience: { ...audience },
        },
        explain,
      }),
    ],
    answer: accepted,
  }),
});

export const TagContent = plannedAction({
  ...common,
  path: "/content/tags",
  summary: "Add or remove tags of much content",
  description: `Puts tags on content of one kind, and takes others off. ${LATER}`,
  idempotent: true,
  inputs: {
    content_type: input.choice(TAGGED_KINDS, {
      title: "Kind",
      description: "What kind of content it is; one kind at a time.",
      required: true,
    }),
    content_ids: input.list(piece, {
      title: "Content",
      description: "The content, up to 1,000. An article has its tags in all languages.",
      required: true,
    }),
    add_tag_ids: input.from(run, "tags.add_tag_ids", { title: "Add Tags" }),
    remove_tag_ids: input.from(run, "tags.remove_tag_ids", { title: "Remove Tags" }),
  },
  plan: ({ content_type, content_ids, ...tags }) => ({
    steps: [
      when(not(any(given(tags.add_tag_ids), given(tags.remove_tag_ids))), [
        fail(400, "parameter_missing", "Say which tags to add or to remove."),
      ]),
      call(run, {
        as: accepted,
        body: {
          action: "update_tags",
          content_ids: pieces(content_ids, content_type),
          tags: { ...tags },
        },
        explain,
      }),
    ],
    answer: accepted,
  }),
});
