/** For trials: one more conversation than there are, of the contact that is the first choice. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";

export const started = named<Schemas["message"]>("started");

export const start = call("POST /conversations", {
  as: started,
  body: { from: { type: "contact", id: sample("contact_id") }, body: "My order has not arrived." },
});
