import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";

const job = named<Schemas["jobs"]>("job");

export const GetJobStatus = action("GET /jobs/status/{job_id}", {
  trial: {
    before: [
      call("POST /tickets/enqueue", {
        as: job,
        body: {
          ticket_type_id: sample("ticket_type_id"),
          contacts: [{ id: sample("contact_id") }],
        },
      }),
    ],
    values: { job_id: job.id },
  },
});
