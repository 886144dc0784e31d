/** Triggers on calls that start at once. */
import { webhookTrigger } from "../../scripts/language/webhook.ts";
import { amongKinds } from "../instant.ts";
import { WhenCallStarted } from "./triggers.ts";

export const WhenSomethingHappensToCallAtOnce = webhookTrigger({
  summary: "When something happens to a call (instant)",
  description:
    "Starts the flow for each call that starts or ends, and for each recording and transcript that is there.",
  hint: "Call your workspace to see this work.",
  visibility: "important",
  ...amongKinds(
    {
      "call.started": "Started",
      "call.ended": "Ended",
      "call.recording_available": "Recording there",
      "call.transcription_available": "Transcript there",
    },
    "What happens to the call.",
  ),
  fires: WhenCallStarted.fires,
});
