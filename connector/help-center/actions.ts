import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { join } from "../../scripts/language/values.ts";

/** With a text in each of 42 languages the form is long; most makers write in one. */
const TRANSLATIONS = { translated_content: "advanced" } as const;

const center = named<Schemas["help_center"]>("center");

export const ListHelpCenters = action("GET /help_center/help_centers");
export const GetHelpCenter = action("GET /help_center/help_centers/{help_center_id}");
export const ListHelpCenterRedirects = action(
  "GET /help_center/help_centers/{help_center_id}/redirects",
);
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
      values: { from_url: join(center.url, "/old-page"), target_id: sample("article_id") },
    },
  },
);
export const GetHelpCenterRedirect = action(
  "GET /help_center/help_centers/{help_center_id}/redirects/{id}",
);
export const DeleteHelpCenterRedirect = action(
  "DELETE /help_center/help_centers/{help_center_id}/redirects/{id}",
);
export const ListCollections = action("GET /help_center/collections");
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
  items: "data",
  value: "id",
  title: "from_url",
  with: { help_center_id: { parameter: "help_center_id" } },
});

/** The collections of all help centers, those within others too. */
export const collections = choices(ListCollections, { items: "data", value: "id", title: "name" });
