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

const explain = {
  404: "There is no export with this job identifier. Take it from Start a content data export.",
} as const;

export const StartContentDataExport = action("POST /export/content/data", {
  description:
    "Starts the export of the messages that were sent in a period. Then ask Get a content data export every minute or so, in a Do until, until the status is completed; then Download a content data export gives the file. One export at a time.",
  parameters: {
    created_at_after: { title: "Sent From" },
    created_at_before: { title: "Sent Until" },
  },
});
export const GetContentDataExport = action("GET /export/content/data/{job_identifier}", {
  explain,
  trial: EXPORTING,
});
export const CancelContentDataExport = action("POST /export/cancel/{job_identifier}", {
  trial: EXPORTING,
});
export const DownloadContentDataExport = action("GET /download/content/data/{job_identifier}", {
  description:
    "Gives the file of a completed export, which is kept for two days: CSV packed with gzip. Where you save it, name it messages.csv.gz.",
  explain: { ...explain, 404: "There is no such export, or it is not completed yet, or expired." },
  trial: { ...EXPORTING, wait: 60 },
});
