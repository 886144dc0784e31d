import { gzipSync } from "node:zlib";
import { requiredTimeOf } from "../body.ts";
import type { ExportJob } from "../records/export-job.ts";
import { type ApiRequest, file, objectBody, ok, param, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { downloadOf, exportedFile } from "./export-file.ts";

export const contentExportRoutes: readonly Route[] = [
  {
    call: "POST /export/content/data",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const after = requiredTimeOf(body, "created_at_after");
      const before = requiredTimeOf(body, "created_at_before");
      return () => {
        const table = [[...COLUMNS], ...receipts(workspace, after, before)];
        return exportAnswer(workspace.startExport("content", table), request, workspace);
      };
    },
  },
  {
    call: "GET /export/content/data/{job_identifier}",
    handle: (request, workspace) => () =>
      exportAnswer(jobOf(request, workspace), request, workspace),
  },
  {
    call: "POST /export/cancel/{job_identifier}",
    handle: (request, workspace) => () =>
      exportAnswer(workspace.cancelExport(jobOf(request, workspace)), request, workspace),
  },
  {
    call: "GET /download/content/data/{job_identifier}",
    handle: (request, workspace) => () =>
      file(
        gzipSync(exportedFile(jobOf(request, workspace), workspace)),
        "application/octet-stream",
      ),
  },
];

const jobOf = (request: ApiRequest, workspace: Workspace) =>
  workspace.existingExport("content", param(request, "job_identifier"));

function exportAnswer(job: ExportJob, request: ApiRequest, workspace: Workspace) {
  const progress = workspace.exportProgress(job);
  const done = job.table.length > 1 ? "completed" : "no_data";
  return ok({
    job_identifier: job.id,
    status: progress === "done" ? done : progress,
    ...downloadOf(job, `/download/content/data/${job.id}`, request, workspace),
  });
}

/** Those columns of the description's `data_export_csv` that the mock can fill. */
const COLUMNS = [
  "user_id",
  "user_external_id",
  "company_id",
  "email",
  "name",
  "ruleset_id",
  "content_id",
  "content_type",
  "content_title",
  "receipt_id",
  "received_at",
  "series_id",
] as const;

/** A row for each contact who was sent a message in the period; both of its ends belong to it. */
function receipts(workspace: Workspace, after: number, before: number): string[][] {
  return [...workspace.messages.values()]
    .filter(({ created_at }) => created_at >= after && created_at <= before)
    .flatMap((message) =>
      [...message.to, ...message.cc].map((id) => {
        const contact = workspace.contacts.get(id);
        return [
          id,
          contact?.external_id ?? "",
          contact?.companies[0] ?? "-1",
          contact?.email ?? "",
          contact?.name ?? "",
          message.ruleset_id ?? "-1",
          message.id,
          message.channel,
          message.subject,
          `${message.id}-${id}`,
          String(message.created_at),
          "-1",
        ];
      }),
    );
}
