import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListContentImportSources = action("GET /ai/content_import_sources");
export const CreateContentImportSource = action("POST /ai/content_import_sources", {
  visibility: "advanced",
  fixed: { sync_behavior: "api" },
  parameters: {
    audience_ids: { title: "Audiences" },
    status: { words: { active: "Fin uses its pages", deactivated: "Fin does not" } },
  },
});
export const GetContentImportSource = action("GET /ai/content_import_sources/{source_id}");
export const UpdateContentImportSource = action("PUT /ai/content_import_sources/{source_id}", {
  visibility: "advanced",
  parameters: {
    sync_behavior: {
      words: {
        api: "By flows and programs",
        automated: "By Intercom, from time to time",
        manual: "By Intercom, when told to",
      },
    },
    audience_ids: { title: "Audiences" },
    status: { words: { active: "Fin uses its pages", deactivated: "Fin does not" } },
  },
});
export const DeleteContentImportSource = action("DELETE /ai/content_import_sources/{source_id}", {
  visibility: "advanced",
});
export const ListExternalPages = action("GET /ai/external_pages");
export const CreateOrUpdateExternalPage = action("POST /ai/external_pages", {
  idempotent: true,
  fixed: { locale: "en" },
  parameters: {
    source_id: { title: "Source" },
    ai_agent_availability: { title: "Fin May Use It" },
    ai_copilot_availability: { title: "Copilot May Use It" },
  },
});
export const GetExternalPage = action("GET /ai/external_pages/{page_id}");
export const UpdateExternalPage = action("PUT /ai/external_pages/{page_id}", {
  fixed: { locale: "en" },
  parameters: { source_id: { title: "Source" }, fin_availability: { title: "Fin May Use It" } },
});
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
