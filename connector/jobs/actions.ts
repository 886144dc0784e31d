import { action } from "../../scripts/language/action.ts";

export const GetJobStatus = action("GET /jobs/status/{job_id}");
