import { action } from "../../scripts/language/action.ts";

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
export const CreateCollection = action("POST /help_center/collections");
export const GetCollection = action("GET /help_center/collections/{collection_id}");
export const UpdateCollection = action("PUT /help_center/collections/{collection_id}");
export const DeleteCollection = action("DELETE /help_center/collections/{collection_id}");
