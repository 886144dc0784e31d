import { action } from "../../scripts/language/action.ts";

export const ListContentSnippets = action("GET /content_snippets");
export const CreateContentSnippet = action("POST /content_snippets");
export const GetContentSnippet = action("GET /content_snippets/{id}");
export const UpdateContentSnippet = action("PUT /content_snippets/{id}");
export const DeleteContentSnippet = action("DELETE /content_snippets/{id}");
export const AddTagToContentSnippet = action("POST /content_snippets/{content_snippet_id}/tags");
export const RemoveTagFromContentSnippet = action(
  "DELETE /content_snippets/{content_snippet_id}/tags/{id}",
);
