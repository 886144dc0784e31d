import { action } from "../../scripts/language/action.ts";
import { enqueuing, job } from "./trial-steps.ts";

export const GetJobStatus = action("GET /jobs/status/{job_id}", {
  trial: { before: [enqueuing], values: { job_id: job.id } },
});
