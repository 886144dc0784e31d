import { ApiError } from "../errors.ts";
import type { ExportJob } from "../records/export-job.ts";
import type { Base } from "./base.ts";

export interface ExportJobState {
  /** @throws {ApiError} 429 where too many of the kind are not done yet */
  startExport(kind: ExportJob["kind"], table: ExportJob["table"]): ExportJob;
  /** @throws {ApiError} 404 */
  existingExport(kind: ExportJob["kind"], id: string): ExportJob;
  /** Cancels an export that is not done yet. */
  cancelExport(job: ExportJob): ExportJob;
  exportProgress(job: ExportJob): "pending" | "in_progress" | "done" | "canceled";
  /** When the file of an export will be gone, in unix seconds. */
  exportExpiry(job: ExportJob): number;
}

/** Seconds since the start. How long Intercom takes is not documented: minutes, mostly. */
const BEGINS = 2;
const DONE = 5;

/** The file is kept for two days ("Jobs expire after two days" in the description). */
const KEPT = 2 * 86_400;

/** How many exports of a kind can wait at a time, and what the refusal calls them. */
const LIMITS = {
  content: [1, "pending message data export jobs"],
  reporting: [5, "pending reporting dataset export jobs"],
} as const;

export function exportJobState({ storage, random, stamp }: Base): ExportJobState {
  const jobs = storage.map<ExportJob>("export jobs");
  const names = random("export jobs");
  const newId = () => Array.from({ length: 16 }, () => names.integer(0, 35).toString(36)).join("");

  const progress = (job: ExportJob) => {
    if (job.canceled) return "canceled";
    const age = stamp().seconds - job.created_at;
    return age < BEGINS ? "pending" : age < DONE ? "in_progress" : "done";
  };
  const isActive = (job: ExportJob) => ["pending", "in_progress"].includes(progress(job));

  return {
    startExport(kind, table) {
      const [limit, name] = LIMITS[kind];
      const active = [...jobs.values()].filter((job) => job.kind === kind && isActive(job));
      if (active.length >= limit) {
        throw new ApiError(429, "rate_limit_exceeded", `Exceeded rate limit of ${limit} ${name}`);
      }
      const job = { id: newId(), kind, created_at: stamp().seconds, canceled: false, table };
      jobs.set(job.id, job);
      return job;
    },
    existingExport(kind, id) {
      const job = jobs.get(id);
      if (job?.kind !== kind) {
        throw new ApiError(404, "not_found", `Export job not found for identifier: ${id}`);
      }
      return job;
    },
    cancelExport(job) {
      const canceled = { ...job, canceled: isActive(job) };
      jobs.set(job.id, canceled);
      return canceled;
    },
    exportProgress: progress,
    exportExpiry: ({ created_at }) => created_at + DONE + KEPT,
  };
}
