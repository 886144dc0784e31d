import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { input } from "../../scripts/language/inputs.ts";
import { list } from "../../scripts/language/list.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call, named, readAll, when } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import {
  first,
  join,
  not,
  objectOf,
  oneOf,
  text,
  type Value,
} from "../../scripts/language/values.ts";
import { LOCALE, language, takeLanguage } from "../languages.ts";

/** Texts in other languages have an action of their own. */
const NO_TRANSLATIONS = { translated_content: "omit" } as const;
const explain = {
  404: "There is no collection or help center with this id. Choose it from the list.",
} as const;

const update = "PUT /help_center/collections/{collection_id}";
const collection = named<Schemas["collection"]>("collection");
const translation = named<Schemas["group_content"]>("translation");
const center = named<Schemas["help_center"]>("center");
const madeCollection = named<Schemas["collection"]>("made");
const makeCollection = call("POST /help_center/collections", {
  as: madeCollection,
  body: { name: "Unsorted" },
});

const articlesFound = named<Schemas["article_list_item"][]>("articles");
const collectionsFound = named<Schemas["collection"][]>("collections");

export const ListHelpCenters = action("GET /help_center/help_centers");
export const GetHelpCenter = action("GET /help_center/help_centers/{help_center_id}");
export const ListHelpCenterRedirects = list(
  "GET /help_center/help_centers/{help_center_id}/redirects",
  { items: "data" },
);
/** What an old address can lead to. */
interface Target {
  id?: string;
  title?: string;
  name?: string;
}

const targetChoice = shape<Target>()(
  "Redirect_Target",
  "Target",
  "An article or a collection to choose.",
  ({ id, title, name }) => ({
    id: field.always("string", "Id", "The id that Intercom gave it.", text(id)),
    name: field.always("string", "Name", "The title or the name.", first(title, name, text(id))),
  }),
);

export const ListRedirectTargets = plannedAction({
  method: "GET",
  path: "/choices/redirect_targets",
  summary: "List redirect targets to choose from",
  description: "Lists up to 200 articles or collections to choose from.",
  visibility: "internal",
  inputs: {
    target_type: input.choice(
      { article: "Article", collection: "Collection" },
      { title: "Target Type", description: "What to list.", required: true },
    ),
  },
  returns: returns.listOf(targetChoice),
  plan: ({ target_type }) => {
    const isArticle = oneOf(target_type, ["article"]);
    const read = { query: { per_page: 50 }, items: "data", upTo: 200 } as const;
    const found: Value<Target[]> = first<Target[]>(articlesFound, collectionsFound);
    return {
      steps: [
        when(isArticle, [readAll("GET /articles", { ...read, as: articlesFound })]),
        when(not(isArticle), [
          readAll("GET /help_center/collections", { ...read, as: collectionsFound }),
        ]),
      ],
      answer: targetChoice.listFrom(found),
    };
  },
});

/** The articles or collections that an old address can lead to. */
export const redirectTargets = choices(ListRedirectTargets, {
  value: "id",
  title: "name",
  with: { target_type: { parameter: "target_type" } },
});

export const CreateHelpCenterRedirect = action(
  "POST /help_center/help_centers/{help_center_id}/redirects",
  {
    only: ["from_url", "target_type", "target_id", "locale"],
    parameters: {
      from_url: { title: "Old Address" },
      target_type: { words: { article: "An article", collection: "A collection" } },
      target_id: { title: "Target" },
      locale: LOCALE,
    },
    // The old address has to lie within the help center.
    trial: {
      before: [
        call("GET /help_center/help_centers/{help_center_id}", {
          as: center,
          path: { help_center_id: sample("help_center_id") },
        }),
      ],
      values: { from_url: join(center.url, "/old-page"), locale: "en" },
    },
  },
);
export const GetHelpCenterRedirect = action(
  "GET /help_center/help_centers/{help_center_id}/redirects/{id}",
);
export const DeleteHelpCenterRedirect = action(
  "DELETE /help_center/help_centers/{help_center_id}/redirects/{id}",
);
export const ListCollections = list("GET /help_center/collections", { items: "data" });
export const CreateCollection = action("POST /help_center/collections", {
  description:
    "Creates a collection, at the top of a help center or inside another collection. Names in more languages are added by Add or change translation of collection.",
  parameters: {
    ...NO_TRANSLATIONS,
    parent_id: { title: "Inside Collection" },
    help_center_id: { title: "Help Center" },
  },
  explain,
});
export const GetCollection = action("GET /help_center/collections/{collection_id}", { explain });
export const UpdateCollection = action(update, {
  parameters: { ...NO_TRANSLATIONS, parent_id: "omit" },
  explain,
});
export const MoveCollection = action(update, {
  path: "/help_center/collections/{collection_id}/parent",
  summary: "Move a collection",
  description: "Puts a collection, with all that is in it, into another collection.",
  only: ["parent_id"],
  parameters: {
    parent_id: {
      title: "Into Collection",
      description: "The collection to move it to, which must not lie inside it.",
      required: true,
    },
  },
  explain: { ...explain, 400: "A collection cannot be moved into itself or into one inside it." },
  // A new one lies in none of those that there are.
  trial: { before: [makeCollection], values: { collection_id: madeCollection.id } },
});
export const TranslateCollection = plannedAction({
  method: "PUT",
  path: "/help_center/collections/{collection_id}/translation",
  summary: "Add or change translation of collection",
  description:
    "Names a collection in one language, or changes the fields that are given; its other languages stay as they are. The help center must have the language.",
  idempotent: true,
  inputs: {
    collection_id: input.from("GET /help_center/collections/{collection_id}", "collection_id", {
      title: "Collection",
    }),
    language,
    name: input.from(update, "translated_content.fr.name"),
    description: input.from(update, "translated_content.fr.description"),
  },
  returns: returns.schema("group_content"),
  plan: ({ collection_id, language, ...text }) => ({
    steps: [
      call(update, {
        as: collection,
        path: { collection_id },
        body: { translated_content: objectOf([language], (code) => [code, { ...text }]) },
        explain,
      }),
      ...takeLanguage(
        translation,
        { of: collection.translated_content, in: language },
        "Intercom has passed over the text: the help center does not have this language. Add the language in the settings of the help center first.",
      ),
    ],
    answer: translation,
  }),
  trial: { values: { language: "fr" } },
});
export const GetCollectionTranslation = plannedAction({
  method: "GET",
  path: "/help_center/collections/{collection_id}/translation",
  summary: "Get translation of collection",
  description:
    "Returns the name and description of a collection in one language. It fails with 404 if it has none in that language, or if the help center has only one.",
  inputs: {
    collection_id: input.from("GET /help_center/collections/{collection_id}", "collection_id", {
      title: "Collection",
    }),
    language,
  },
  returns: returns.schema("group_content"),
  plan: ({ collection_id, language }) => ({
    steps: [
      call("GET /help_center/collections/{collection_id}", {
        as: collection,
        path: { collection_id },
        explain,
      }),
      ...takeLanguage(
        translation,
        { of: collection.translated_content, in: language },
        "The collection has no name in this language of its own.",
      ),
    ],
    answer: translation,
  }),
  trial: {
    before: [
      call(update, {
        path: { collection_id: sample("collection_id") },
        body: { translated_content: { fr: { name: "Premiers pas" } } },
      }),
    ],
    values: { language: "fr" },
  },
});
export const DeleteCollection = action("DELETE /help_center/collections/{collection_id}");

/** The help centers of the workspace. */
export const helpCenters = choices(ListHelpCenters, {
  items: "data",
  value: "id",
  title: "display_name",
});

/** The addresses that lead into one help center. */
export const redirects = choices(ListHelpCenterRedirects, {
  items: "value",
  value: "id",
  title: "from_url",
  with: { help_center_id: { parameter: "help_center_id" } },
});

/** The collections of all help centers, those within others too. */
export const collections = choices(ListCollections, { items: "value", value: "id", title: "name" });
