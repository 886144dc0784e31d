import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { objectsOf, textOf } from "../body.ts";
import { ApiError, parameterMissing } from "../errors.ts";
import { numberedPage, readPlace } from "../paging.ts";
import type { ContentSnippet } from "../records/content-snippet.ts";
import { empty, objectBody, ok, param, type Route } from "../route.ts";
import type { ContentSnippetFields } from "../state/content-snippets.ts";
import type { Workspace } from "../state/state.ts";
import { blocksOfMarkdown, markdownOfBlocks } from "./content-blocks.ts";
import { lastChangedFirst, readTargeting } from "./content-request.ts";

/** Of 50 by the description's example, which is also the most. */
const PAGE = { perPage: 50, max: 50 };

const LONGEST_TITLE = 255;

/** Those that articles and collections can be translated into. */
const LANGUAGES = new Set(
  "ar bg bs ca cs da de el en es et fi fr he hr hu id it ja ko lt lv mn nb nl pl pt pt-BR ro ru sl sr sv tr vi zh-CN zh-TW".split(
    " ",
  ),
);

export const contentSnippetRoutes: readonly Route[] = [
  {
    call: "GET /content_snippets",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      return () => {
        const snippets = lastChangedFirst(workspace.contentSnippets.values());
        const { items, total, pages } = numberedPage(snippets, place);
        // What other lists have under `pages` stands beside the data here.
        const { page, per_page, total_pages } = pages;
        const data = items.map(snippetJson);
        return ok({ type: "list", data, total_count: total, page, per_page, total_pages });
      };
    },
  },
  {
    call: "POST /content_snippets",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const title = textOf(body, "title");
      if (title === undefined) throw parameterMissing("title is required", "title");
      const fields = readFields(body, title, workspace);
      return () => {
        const snippet = workspace.createContentSnippet({ ...fields, title });
        workspace.emit("content_snippet.created", { item: snippetJson(snippet) });
        return ok(snippetJson(snippet), 201);
      };
    },
  },
  {
    call: "GET /content_snippets/{id}",
    handle: (request, workspace) => () =>
      ok(snippetJson(workspace.existingContentSnippet(param(request, "id")))),
  },
  {
    call: "PUT /content_snippets/{id}",
    handle: (request, workspace) => {
      const { id, title } = workspace.existingContentSnippet(param(request, "id"));
      const fields = readFields(objectBody(request), title, workspace);
      return () => {
        const snippet = workspace.updateContentSnippet(id, fields);
        emitSnippetUpdate(snippet, workspace);
        return ok(snippetJson(snippet));
      };
    },
  },
  {
    call: "DELETE /content_snippets/{id}",
    handle: (request, workspace) => () => {
      const id = param(request, "id");
      workspace.deleteContentSnippet(id);
      emitSnippetDeletion(id, workspace);
      return empty(204);
    },
  },
];

export const emitSnippetUpdate = (snippet: ContentSnippet, workspace: Workspace): void =>
  workspace.emit("content_snippet.updated", { item: snippetJson(snippet) });

export const emitSnippetDeletion = (id: string, workspace: Workspace): void =>
  workspace.emit("content_snippet.deleted", {
    item: { type: "content_snippet", id, deleted: true },
  });

/** @param known the title that the content snippet has, if the request does not change it */
function readFields(
  body: JsonObject,
  known: string,
  workspace: Workspace,
): Partial<ContentSnippetFields> {
  const title = textOf(body, "title");
  const locale = textOf(body, "locale");
  const blocks = objectsOf(body, "json_blocks");
  const markdown = textOf(body, "body_markdown");
  if (title !== undefined && title.length > LONGEST_TITLE) {
    throw invalid(`Title is too long (maximum is ${LONGEST_TITLE} characters)`);
  }
  if (blocks !== undefined && markdown !== undefined) {
    throw invalid("json_blocks and body_markdown are mutually exclusive");
  }
  if (locale !== undefined && !LANGUAGES.has(locale)) {
    throw invalid("The language is not currently supported for Fin");
  }
  return {
    ...defined<Pick<ContentSnippetFields, "title" | "locale" | "json_blocks">>({
      title,
      locale,
      json_blocks: markdown === undefined ? blocks : blocksOfMarkdown(markdown, title ?? known),
    }),
    ...readTargeting(body, workspace),
  };
}

/** Code and status of the description's example. */
const invalid = (message: string) => new ApiError(422, "validation_error", message);

function snippetJson(snippet: ContentSnippet) {
  const { id, title, locale, json_blocks, created_at, updated_at, audience_ids } = snippet;
  const { ai_chatbot_availability, ai_copilot_availability, ai_sales_agent_availability } = snippet;
  return {
    type: "content_snippet",
    id,
    title,
    locale,
    json_blocks,
    body_markdown: markdownOfBlocks(json_blocks, title),
    chatbot_availability: Number(ai_chatbot_availability),
    copilot_availability: Number(ai_copilot_availability),
    ai_chatbot_availability,
    ai_copilot_availability,
    ai_sales_agent_availability,
    created_at,
    updated_at,
    audience_ids,
  };
}
