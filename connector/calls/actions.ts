import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { plannedAction, returns } from "../../scripts/language/planned.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call, named, page, pages } from "../../scripts/language/steps.ts";
import { join, text, time } from "../../scripts/language/values.ts";

type PhoneCall = Schemas["call"];

const calls = named<PhoneCall[]>("calls");
const announced = named<Schemas["ai_call_response"]>("announced");

/** What the telephone system of the seeded workspace calls its first call. */
const ANNOUNCED = "call-1";
const findAnnounced = call("GET /fin_voice/external_id/{external_id}", {
  as: announced,
  path: { external_id: ANNOUNCED },
});

export const ListCalls = action("GET /calls");
export const GetCall = action("GET /calls/{call_id}");
export const GetCallRecording = action("GET /calls/{call_id}/recording");
export const GetCallTranscript = action("GET /calls/{call_id}/transcript");
export const ListCallsWithTranscripts = action("POST /calls/search", { effect: "read" });
export const RegisterFinVoiceCall = action("POST /fin_voice/register");
export const GetFinVoiceCall = action("GET /fin_voice/collect/{id}", {
  trial: { before: [findAnnounced], values: { id: announced.id } },
});
export const GetFinVoiceCallByExternalId = action("GET /fin_voice/external_id/{external_id}", {
  trial: { values: { external_id: ANNOUNCED } },
});
export const GetFinVoiceCallByPhoneNumber = action("GET /fin_voice/phone_number/{phone_number}", {
  trial: { before: [findAnnounced], values: { phone_number: announced.user_phone_number } },
});
export const ListConversationFinVoiceCalls = action(
  "GET /fin_voice/conversation/{conversation_id}",
);

const callChoice = shape<PhoneCall>()("Call_Choice", "Call", "A phone call to choose.", (one) => ({
  id: field.always("string", "Id", "The id that Intercom gave the call.", text(one.id)),
  name: field.always(
    "string",
    "Name",
    "When the call was, which way it went, and the telephone number.",
    join(time(one.created_at), " ", one.direction, " ", one.phone),
  ),
}));

export const ListCallChoices = plannedAction({
  method: "GET",
  path: "/call_choices",
  summary: "List calls to choose from",
  description: "Lists up to 100 calls to choose from.",
  visibility: "internal",
  returns: returns.listOf(callChoice),
  plan: () => ({
    steps: [
      pages("GET /calls", { query: { page }, items: "data", max: 4, by: "number", as: calls }),
    ],
    answer: callChoice.listFrom(calls),
  }),
});

/** The calls of the workspace, which have no names. */
export const phoneCalls = choices(ListCallChoices, { value: "id", title: "name" });
