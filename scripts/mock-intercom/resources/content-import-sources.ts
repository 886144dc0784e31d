import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { integersOf, required, textOf, wordOf } from "../body.ts";
import { numberedPage, readPlace } from "../paging.ts";
import type { ContentImportSource } from "../records/ai-content.ts";
import { empty, objectBody, ok, param, type Route } from "../route.ts";

/** The contract knows no paging of these lists, but their answers have pages (of 50, by the examples). */
export const AI_CONTENT_PAGE = { perPage: 50, max: 50 };

export const contentImportSourceRoutes: readonly Route[] = [
  {
    call: "GET /ai/content_import_sources",
    handle: (request, workspace) => {
      const place = readPlace(request, AI_CONTENT_PAGE);
      return () => {
        const sources = [...workspace.contentImportSources.values()];
        const { items, total, pages } = numberedPage(sources, place);
        return ok({ type: "list", pages, total_count: total, data: items.map(sourceJson) });
      };
    },
  },
  {
    call: "POST /ai/content_import_sources",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const url = required("url", textOf(body, "url"));
      const fields = readFields(body);
      return () => {
        const source = workspace.createContentImportSource({ ...fields, url });
        workspace.emit("content_import_source.created", { item: sourceJson(source) });
        return ok(sourceJson(source));
      };
    },
  },
  {
    call: "GET /ai/content_import_sources/{source_id}",
    handle: (request, workspace) => () =>
      ok(sourceJson(workspace.existingContentImportSource(param(request, "source_id")))),
  },
  {
    call: "PUT /ai/content_import_sources/{source_id}",
    handle: (request, workspace) => {
      const { id } = workspace.existingContentImportSource(param(request, "source_id"));
      const body = objectBody(request);
      const fields = { ...readFields(body), ...defined({ url: textOf(body, "url") }) };
      return () => {
        const source = workspace.updateContentImportSource(id, fields);
        workspace.emit("content_import_source.updated", { item: sourceJson(source) });
        return ok(sourceJson(source));
      };
    },
  },
  {
    call: "DELETE /ai/content_import_sources/{source_id}",
    handle: (request, workspace) => () => {
      const { id } = workspace.deleteContentImportSource(param(request, "source_id"));
      workspace.emit("content_import_source.deleted", {
        item: {
          type: "content_import_source",
          id: Number(id),
          deleted: true,
        },
      });
      return empty(204);
    },
  },
];

const sourceJson = (source: ContentImportSource) => ({
  type: "content_import_source",
  ...source,
  id: Number(source.id),
});

/** What answers call `automatic`, changes call `automated` (so in the description). */
const BEHAVIORS = { api: "api", automated: "automatic", manual: "manual" } as const;

function readFields(body: JsonObject) {
  const behavior = wordOf(body, "sync_behavior", ["api", "automated", "manual"]);
  // Null takes all audiences away.
  const audience_ids = body.audience_ids === null ? [] : integersOf(body, "audience_ids");
  return defined<Pick<ContentImportSource, "sync_behavior" | "status" | "audience_ids">>({
    sync_behavior: behavior && BEHAVIORS[behavior],
    status: wordOf(body, "status", ["active", "deactivated"]),
    audience_ids,
  });
}
