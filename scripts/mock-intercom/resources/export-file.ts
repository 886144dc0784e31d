import { ApiError } from "../errors.ts";
import type { ExportJob } from "../records/export-job.ts";
import type { ApiRequest } from "../route.ts";
import type { Workspace } from "../state/state.ts";

/** Where the file of an export is, and until when; both are empty until it is there. */
export function downloadOf(
  job: ExportJob,
  path: string,
  request: ApiRequest,
  workspace: Workspace,
) {
  const ready = hasFile(job, workspace);
  return {
    download_url: ready ? new URL(path, request.address).href : "",
    download_expires_at: ready ? String(workspace.exportExpiry(job)) : "",
  };
}

/** Where nothing is below the heading, there was nothing to export: only reports are made all the same. */
const hasFile = (job: ExportJob, workspace: Workspace) =>
  workspace.exportProgress(job) === "done" && (job.kind === "reporting" || job.table.length > 1);

/**
 * The exported table as comma-separated values.
 * @throws {ApiError} 404 while there is no file yet, and when it is gone
 */
export function exportedFile(job: ExportJob, workspace: Workspace): string {
  if (!hasFile(job, workspace) || workspace.now() > workspace.exportExpiry(job)) {
    throw new ApiError(404, "not_found", `Export job not found for identifier: ${job.id}`);
  }
  return job.table.map((row) => `${row.map(quoted).join(",")}\n`).join("");
}

/** As RFC 4180 has it. */
const quoted = (value: string) =>
  /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
