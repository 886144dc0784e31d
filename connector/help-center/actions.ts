import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

/** With a text in each of 42 languages the form is long; most makers write in one. */
const TRANSLATIONS = { translated_content: "advanced" } as const;

export const ListHelpCenters = action("GET /help_center/help_centers");
export const GetHelpCenter = action("GET /help_center/help_centers/{help_center_id}");
export const ListHelpCenterRedirects = action(
  "GET /help_center/help_centers/{help_center_id}/redirects",
);
export const CreateHelpCenterRedirect = action(
  "POST /help_center/help_centers/{help_center_id}/redirects",
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
