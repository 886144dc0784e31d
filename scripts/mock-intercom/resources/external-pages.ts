import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { flagOf, integerOf, required, textOf } from "../body.ts";
import { numberedPage, readPlace } from "../paging.ts";
import type { ExternalPage } from "../records/ai-content.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import type { ExternalPagePatch } from "../state/ai-content.ts";
import { AI_CONTENT_PAGE } from "./content-import-sources.ts";

export const externalPageRoutes: readonly Route[] = [
  {
    call: "GET /ai/external_pages",
    handle: (request, workspace) => {
      const place = readPlace(request, AI_CONTENT_PAGE);
      return () => {
        // Newest first, as in the description's example.
        const { items, total, pages } = numberedPage(
          [...workspace.externalPages.values()].reverse(),
          place,
        );
        return ok({ type: "list", pages, total_count: total, data: items.map(pageJson) });
      };
    },
  },
  {
    call: "POST /ai/external_pages",
    handle: (request, workspace) => {
      const fields = readFields(objectBody(request));
      const page = {
        ...fields,
        title: required("title", fields.title),
        html: required("html", fields.html),
        source_id: required("source_id", fields.source_id),
        external_id: required("external_id", fields.external_id),
      };
      return () => ok(pageJson(workspace.putExternalPage(page)));
    },
  },
  {
    call: "GET /ai/external_pages/{page_id}",
    handle: (request, workspace) => () =>
      ok(pageJson(workspace.existingExternalPage(param(request, "page_id")))),
  },
  {
    call: "PUT /ai/external_pages/{page_id}",
    handle: (request, workspace) => {
      const { id } = workspace.existingExternalPage(param(request, "page_id"));
      const body = objectBody(request);
      const fin = flagOf(body, "fin_availability");
      const availability = defined({ ai_agent_availability: fin, ai_copilot_availability: fin });
      const fields = { ...readFields(body), ...availability };
      return () => ok(pageJson(workspace.updateExternalPage(id, fields)));
    },
  },
  {
    call: "DELETE /ai/external_pages/{page_id}",
    handle: (request, workspace) => () => {
      const page = workspace.deleteExternalPage(param(request, "page_id"));
      return ok({ ...pageJson(page), html: "" });
    },
  },
];

function pageJson(page: ExternalPage) {
  const { url, ai_agent_availability, ai_copilot_availability, ...rest } = page;
  return {
    type: "external_page",
    ...rest,
    ...(url !== null && { url }),
    ai_agent_availability,
    ai_copilot_availability,
    // No request sets this one by itself.
    ai_sales_agent_availability: ai_agent_availability,
    fin_availability: ai_agent_availability || ai_copilot_availability,
    locale: "en",
    source_id: Number(page.source_id),
    last_ingested_at: page.updated_at,
  };
}

const readFields = (body: JsonObject): ExternalPagePatch =>
  defined<Required<ExternalPagePatch>>({
    title: textOf(body, "title"),
    html: textOf(body, "html"),
    url: textOf(body, "url"),
    ai_agent_availability: flagOf(body, "ai_agent_availability"),
    ai_copilot_availability: flagOf(body, "ai_copilot_availability"),
    source_id: integerOf(body, "source_id")?.toString(),
    external_id: textOf(body, "external_id"),
  });
