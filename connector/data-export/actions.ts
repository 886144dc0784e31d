import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";

const started = named<Schemas["data_export"]>("started");

/** An export of a message that has just been sent; without one there is nothing to export. */
const EXPORTING = {
  before: [
    call("POST /messages", {
      body: {
        message_type: "in_app",
        body: "Hello",
        from: { type: "admin", id: sample("admin_id") },
        to: { type: "user", id: sample("contact_id") },
        create_conversation_without_contact_reply: false,
      },
    }),
    call("POST /export/content/data", {
      as: started,
      body: { created_at_after: 0, created_at_before: 4_000_000_000 },
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
