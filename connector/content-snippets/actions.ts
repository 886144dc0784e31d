import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";
import { call } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { ABILITIES } from "../articles/article-fields.ts";
import { LOCALE } from "../languages.ts";
import { tags } from "../tags/actions.ts";

const addTag = call("POST /content_snippets/{content_snippet_id}/tags", {
  path: { content_snippet_id: sample("content_snippet_id") },
  body: { id: sample("tag_id") },
});

/** Most makers write Markdown; a text is either that or blocks. */
const WRITE = {
  parameters: {
    body_markdown: { title: "Text", description: "The text as Markdown." },
    locale: LOCALE,
    json_blocks: "advanced",
    audience_ids: { title: "Audiences", visibility: "advanced" },
    ai_chatbot_availability: ABILITIES.fin,
    ai_copilot_availability: ABILITIES.copilot,
    ai_sales_agent_availability: ABILITIES.sales,
  },
  trial: { without: ["json_blocks"], values: { locale: "en" } },
} as const;

export const ListContentSnippets = list("GET /content_snippets", { items: "data" });
export const CreateContentSnippet = action("POST /content_snippets", WRITE);
export const GetContentSnippet = action("GET /content_snippets/{id}");
export const UpdateContentSnippet = action("PUT /content_snippets/{id}", WRITE);
export const DeleteContentSnippet = action("DELETE /content_snippets/{id}");
export const AddTagToContentSnippet = action("POST /content_snippets/{content_snippet_id}/tags", {
  idempotent: true,
  parameters: {
    id: { title: "Tag", choices: tags },
    admin_id: { title: "Tagged By", visibility: "advanced" },
  },
});
export const RemoveTagFromContentSnippet = action(
  "DELETE /content_snippets/{content_snippet_id}/tags/{id}",
  { effect: "write", trial: { before: [addTag] } },
);

/** The snippets that Fin answers from. */
export const contentSnippets = choices(ListContentSnippets, {
  items: "value",
  value: "id",
  title: "title",
});
