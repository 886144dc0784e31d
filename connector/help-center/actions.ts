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
import { first, join, not, oneOf, text, type Value } from "../../scripts/language/values.ts";

/** With a text in each of 42 languages the form is long; most makers write in one. */
const TRANSLATIONS = { translated_content: "advanced" } as const;

const center = named<Schemas["help_center"]>("center");

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
    // The old address has to lie within the help center.
    trial: {
      before: [
        call("GET /help_center/help_centers/{help_center_id}", {
          as: center,
          path: { help_center_id: sample("help_center_id") },
        }),
      ],
      values: { from_url: join(center.url, "/old-page") },
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
  parameters: TRANSLATIONS,
});
export const GetCollection = action("GET /help_center/collections/{collection_id}");
export const UpdateCollection = action("PUT /help_center/collections/{collection_id}", {
  parameters: TRANSLATIONS,
  trial: { without: ["parent_id"] },
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
