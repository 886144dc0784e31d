import { list } from "../../scripts/language/list.ts";
import { LANGUAGES } from "../languages.ts";

const SWITCH = { on: "Yes", off: "No" } as const;

export const SearchContent = list("GET /content/search", {
  items: "data",
  description:
    "Finds articles, internal articles, content snippets, external pages and uploaded files, the newest first. All filters that are given must be met.",
  // Folders are told by it; there are no others yet.
  fixed: { folder_entity_type: "folder" },
  only: [
    "query",
    "content_types",
    "states",
    "any_tag_ids",
    "created_at_after",
    "updated_at_after",
    "fin_service_state",
    "locales",
    "created_at_before",
    "updated_at_before",
    "copilot_state",
    "fin_sales_state",
    "created_by_ids",
    "last_updated_by_ids",
    "tag_ids",
    "tag_operator",
    "folder_ids",
  ],
  parameters: {
    query: { title: "Words" },
    content_types: {
      title: "Kinds",
      words: {
        article: "Articles",
        internal_article: "Internal articles",
        snippet: "Content snippets",
        external_content: "External pages",
        file_source_content: "Uploaded files",
      },
    },
    states: { words: { published: "Published", draft: "Draft" } },
    any_tag_ids: { title: "Tags", description: "Finds what has at least one of these tags." },
    created_at_after: { title: "Created After" },
    updated_at_after: { title: "Changed After" },
    fin_service_state: { title: "Fin May Use It", words: SWITCH },
    locales: { title: "Languages", words: LANGUAGES, visibility: "advanced" },
    created_at_before: { title: "Created Before", visibility: "advanced" },
    updated_at_before: { title: "Changed Before", visibility: "advanced" },
    copilot_state: { title: "Copilot May Use It", words: SWITCH, visibility: "advanced" },
    fin_sales_state: { title: "Sales Agent May Use It", words: SWITCH, visibility: "advanced" },
    created_by_ids: { title: "Created By", visibility: "advanced" },
    last_updated_by_ids: { title: "Last Changed By", visibility: "advanced" },
    tag_ids: { title: "Tags With Operator", visibility: "advanced" },
    tag_operator: {
      description: "What is done with Tags With Operator.",
      words: { IN: "Find what has any of them", NIN: "Leave out what has any of them" },
      visibility: "advanced",
    },
    folder_ids: { title: "Folders", visibility: "advanced" },
  },
});
