/** For trials: what happens to the conversation that is the first choice. */
import { call } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";

const path = { conversation_id: sample("conversation_id") };

export const reopening = call("POST /conversations/{conversation_id}/parts", {
  path,
  body: { message_type: "open", admin_id: sample("admin_id") },
});

export const closing = call("POST /conversations/{conversation_id}/parts", {
  path,
  body: { message_type: "close", type: "admin", admin_id: sample("admin_id") },
});

export const snoozing = call("POST /conversations/{conversation_id}/parts", {
  path,
  body: { message_type: "snoozed", admin_id: sample("admin_id"), snoozed_until: 1893456000 },
});

export const noting = call("POST /conversations/{conversation_id}/reply", {
  path,
  body: { message_type: "note", type: "admin", admin_id: sample("admin_id"), body: "Look here." },
});

export const answering = call("POST /conversations/{conversation_id}/reply", {
  path,
  body: {
    message_type: "comment",
    type: "admin",
    admin_id: sample("admin_id"),
    body: "Thank you.",
  },
});
