/** For trials: a ticket that is created in the background, a second later. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";

export const job = named<Schemas["jobs"]>("job");

export const enqueuing = call("POST /tickets/enqueue", {
  as: job,
  body: { ticket_type_id: sample("ticket_type_id"), contacts: [{ id: sample("contact_id") }] },
});
