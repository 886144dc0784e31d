import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";
import { call, named, readAll } from "../../scripts/language/steps.ts";
import { join, text, time } from "../../scripts/language/values.ts";
import { choiceList } from "../choice-list.ts";

const calls = named<Schemas["call"][]>("calls");
const announced = named<Schemas["ai_call_response"]>("announced");

/** What the telephone system of the seeded workspace calls its first call. */
const ANNOUNCED = "call-1";
const findAnnounced = call("GET /fin_voice/external_id/{external_id}", {
  as: announced,
  path: { external_id: ANNOUNCED },
});

export const ListCalls = list("GET /calls", { items: "data" });
export const GetCall = action("GET /calls/{call_id}");
export const GetCallRecording = action("GET /calls/{call_id}/recording", {
  description:
    "Gives the recording of a call as a sound file. It fails with 404 if the call was not recorded. Where you save it, name it by the call's id, such as call-123.mp3.",
});
export const GetCallTranscript = action("GET /calls/{call_id}/transcript", {
  description:
    "Gives what was said in a call as a text file, line by line with time and speaker. It fails with 404 if there is no transcript. Where you save it, name it by the call's id, such as call-123.txt.",
});
export const ListCallsWithTranscripts = action("POST /calls/search", { effect: "read" });
export const RegisterFinVoiceCall = action("POST /fin_voice/register", {
  visibility: "advanced",
  parameters: {
    // The telephone system's own id of the call.
    call_id: { choices: "none" },
    source: {
      words: { aws_connect: "Amazon Connect", five9: "Five9", zoom_phone: "Zoom Phone" },
    },
    data: "advanced",
  },
});
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

export const ListCallChoices = choiceList("call", {
  read: readAll("GET /calls", { items: "data", upTo: 100, as: calls }),
  from: calls,
  most: 100,
  entry: ({ id, created_at, direction, phone }) => ({
    id: text(id),
    name: join(time(created_at), " ", direction, " ", phone),
  }),
});

/** The calls of the workspace, which have no names. */
export const phoneCalls = choices(ListCallChoices, { value: "id", title: "name" });
