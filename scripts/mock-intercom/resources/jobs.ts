import type { Job } from "../records/job.ts";
import { ok, param, type Route } from "../route.ts";

export const jobRoutes: readonly Route[] = [
  {
    call: "GET /jobs/status/{job_id}",
    handle: (request, workspace) => () =>
      ok(jobJson(workspace.existingJob(param(request, "job_id")))),
  },
];

/** A job as answers and notifications show it. */
export function jobJson({ id, origin, status, resource_type, resource_id }: Job) {
  return {
    type: "job",
    id,
    url: `${origin}/jobs/status/${id}`,
    status,
    resource_type,
    resource_id,
    resource_url: resource_id === null ? null : `${origin}/tickets/${resource_id}`,
  };
}
