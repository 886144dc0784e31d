import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { call } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { tags } from "../tags/actions.ts";

const addTag = call("POST /content_snippets/{content_snippet_id}/tags", {
  path: { content_snippet_id: sample("content_snippet_id") },
  body: { id: sample("tag_id") },
});

export const ListContentSnippets = action("GET /content_snippets");
export const CreateContentSnippet = action("POST /content_snippets");
export const GetContentSnippet = action("GET /content_snippets/{id}");
export const UpdateContentSnippet = action("PUT /content_snippets/{id}");
export const DeleteContentSnippet = action("DELETE /content_snippets/{id}");
export const AddTagToContentSnippet = action("POST /content_snippets/{content_snippet_id}/tags", {
  idempotent: true,
  parameters: { id: { choices: tags } },
});
export const RemoveTagFromContentSnippet = action(
  "DELETE /content_snippets/{content_snippet_id}/tags/{id}",
  { effect: "write", trial: { before: [addTag] } },
);

/** The snippets that Fin answers from. */
export const contentSnippets = choices(ListContentSnippets, {
  items: "data",
  value: "id",
  title: "title",
});
