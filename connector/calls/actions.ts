import { action } from "../../scripts/language/action.ts";

export const ListCalls = action("GET /calls");
export const GetCall = action("GET /calls/{call_id}");
export const GetCallRecording = action("GET /calls/{call_id}/recording");
export const GetCallTranscript = action("GET /calls/{call_id}/transcript");
export const ListCallTranscripts = action("POST /calls/search", { effect: "read" });
export const RegisterFinVoiceCall = action("POST /fin_voice/register");
export const GetFinVoiceCall = action("GET /fin_voice/collect/{id}");
export const GetFinVoiceCallByExternalId = action("GET /fin_voice/external_id/{external_id}");
export const GetFinVoiceCallByPhoneNumber = action("GET /fin_voice/phone_number/{phone_number}");
export const ListFinVoiceCallsOfConversation = action(
  "GET /fin_voice/conversation/{conversation_id}",
);
