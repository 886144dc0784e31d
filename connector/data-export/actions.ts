import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { call, named } from "../../scripts/language/steps.ts";

const started = named<Schemas["data_export"]>("started");

/** An export that is under way. */
const EXPORTING = {
  before: [
    call("POST /export/content/data", {
      as: started,
      body: { created_at_after: 1_767_225_600, created_at_before: 1_769_904_000 },
    }),
  ],
  values: { job_identifier: started.job_identifier },
};

export const StartContentDataExport = action("POST /export/content/data");
export const GetContentDataExport = action("GET /export/content/data/{job_identifier}", {
  trial: EXPORTING,
});
export const CancelContentDataExport = action("POST /export/cancel/{job_identifier}", {
  trial: EXPORTING,
});
export const DownloadContentDataExport = action("GET /download/content/data/{job_identifier}", {
  trial: { ...EXPORTING, wait: 60 },
});
