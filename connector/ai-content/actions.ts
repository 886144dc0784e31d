import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListContentImportSources = action("GET /ai/content_import_sources");
export const CreateContentImportSource = action("POST /ai/content_import_sources", {
  visibility: "advanced",
});
export const GetContentImportSource = action("GET /ai/content_import_sources/{source_id}");
export const UpdateContentImportSource = action("PUT /ai/content_import_sources/{source_id}", {
  visibility: "advanced",
});
export const DeleteContentImportSource = action("DELETE /ai/content_import_sources/{source_id}", {
  visibility: "advanced",
});
export const ListExternalPages = action("GET /ai/external_pages");
export const CreateOrUpdateExternalPage = action("POST /ai/external_pages", { idempotent: true });
export const GetExternalPage = action("GET /ai/external_pages/{page_id}");
export const UpdateExternalPage = action("PUT /ai/external_pages/{page_id}");
export const DeleteExternalPage = action("DELETE /ai/external_pages/{page_id}");

/** Where external pages come from. */
export const contentImportSources = choices(ListContentImportSources, {
  items: "data",
  value: "id",
  title: "url",
});

/** The pages from elsewhere that Fin answers from. */
export const externalPages = choices(ListExternalPages, {
  items: "data",
  value: "id",
  title: "title",
});
