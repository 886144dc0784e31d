import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { input } from "../../scripts/language/inputs.ts";
import { list } from "../../scripts/language/list.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call, fail, named, when } from "../../scripts/language/steps.ts";
import {
  all,
  any,
  given,
  ifElse,
  not,
  type Ref,
  type Value,
} from "../../scripts/language/values.ts";
import { contacts } from "../contacts/actions.ts";

const CONTACT = {
  title: "Contact",
  description: "The user or lead, chosen or by Intercom's id.",
} as const;
const EXTERNAL_ID = {
  title: "External Id",
  description: "The id of the contact in your own system, in place of Contact.",
} as const;
const EMAIL = { description: "The email address of the user, in place of Contact." } as const;

const submit = "POST /events";

/** A value that counts only where the one before it is not given: Intercom refuses two. */
const unless = (before: Value<boolean>, value: Ref<string>) =>
  ifElse<string | null>(before, null, value);

const oldest = named<Schemas["contact_list"]>("oldest");
const summed = named<Schemas["data_event_list"]>("summed");

const eventName = shape<Schemas["data_event"]>()(
  "EventName_Choice",
  "Event Name",
  "A name of events to choose.",
  ({ name }) => ({
    name: field.always("string", "Name", "The name that the events have.", name),
  }),
);

/** Intercom lists names of events only by the contact who did them. */
export const ListEventNameChoices = plannedAction({
  method: "GET",
  path: "/choices/event_names",
  summary: "List event names to choose from",
  description: "Lists the names of the events that a contact has done, to choose from.",
  visibility: "internal",
  inputs: { contact_id: input.string(CONTACT) },
  returns: returns.listOf(eventName, "EventName_Choices"),
  plan: ({ contact_id }) => ({
    steps: [
      when(given(contact_id), [
        call("GET /events", {
          as: summed,
          query: { type: "user", intercom_user_id: contact_id, summary: true },
        }),
      ]),
    ],
    answer: eventName.listFrom(summed.events),
  }),
});

const eventNames = choices(ListEventNameChoices, {
  value: "name",
  title: "name",
  with: { contact_id: { parameter: "id" } },
});

export const SubmitEvent = plannedAction({
  method: "POST",
  path: "/events",
  summary: "Submit event",
  description:
    "Tells Intercom that a contact did something. Name the contact by Contact, External Id or Email; the first that is filled in counts. The same event at the same second counts only once. It cannot be taken back.",
  visibility: "important",
  idempotent: true,
  inputs: {
    id: input.from(submit, "id", { ...CONTACT, choices: contacts }),
    event_name: input.from(submit, "event_name", {
      description:
        "The name of the event, best a verb in the past and a noun, as in ordered-item. The list has what the contact has done before.",
      required: true,
      choices: eventNames,
    }),
    created_at: input.from(submit, "created_at", {
      title: "Happened At",
      description: "The time when it happened.",
      required: true,
    }),
    user_id: input.from(submit, "user_id", EXTERNAL_ID),
    email: input.from(submit, "email", EMAIL),
    metadata: input.from(submit, "metadata"),
  },
  returns: returns.nothing,
  plan: ({ event_name, created_at, id, user_id, email, metadata }) => ({
    steps: [
      when(all(not(given(id)), not(given(user_id)), not(given(email))), [
        fail(400, "parameter_missing", "Fill in Contact, External Id or Email."),
      ]),
      call(submit, {
        body: {
          event_name,
          created_at,
          id,
          user_id: unless(given(id), user_id),
          email: unless(any(given(id), given(user_id)), email),
          metadata,
        },
        explain: {
          404: "There is no such contact, or it is archived. A lead is found only by its id; choose it under Contact.",
        },
      }),
    ],
    answer: null,
  }),
  // The first of all users has done something before, so that there are names to choose from.
  trial: {
    before: [
      call("POST /contacts/search", {
        as: oldest,
        body: {
          query: { field: "role", operator: "=", value: "user" },
          sort: { field: "created_at", order: "ascending" },
        },
      }),
    ],
    values: { id: oldest.data.first.id },
  },
});
export const ListContactEvents = list("GET /events", {
  items: "events",
  description:
    "Lists what a contact did in the last 90 days, or sums it up event by event. Fill in exactly one of Contact, External Id and Email.",
  fixed: { type: "user" },
  only: ["intercom_user_id", "user_id", "email", "summary"],
  parameters: { intercom_user_id: CONTACT, user_id: EXTERNAL_ID, email: EMAIL },
  explain: {
    404: "There is no such contact, or it is archived. A lead is found only by its id; choose it under Contact.",
  },
  trial: { without: ["user_id", "email"] },
});
export const SubmitEventSummary = action("POST /events/summaries", {
  visibility: "advanced",
  parameters: {
    user_id: { title: "External Id", required: true },
    "event_summaries.first": { title: "First Time" },
    "event_summaries.last": { title: "Last Time" },
  },
  explain: { 404: "There is no contact with this external id." },
  trial: {
    before: [call("POST /contacts", { body: { role: "user", external_id: "customer-1042" } })],
  },
});
