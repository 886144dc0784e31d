/** What became of messages. */
import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { list } from "../../scripts/language/list.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";

const sent = named<Schemas["message"]>("sent");

export const GetWhatsAppMessageStatus = action("GET /messages/whatsapp/status", {
  visibility: "advanced",
  trial: {
    before: [
      call("POST /messages", {
        as: sent,
        body: {
          message_type: "whatsapp",
          template: "order_update",
          from: { type: "admin", id: sample("admin_id") },
          to: { phone: 353871234567 },
        },
      }),
    ],
    values: { message_id: sent.id },
  },
});
export const ListWhatsAppMessageStatuses = list("GET /messages/status", {
  items: "events",
  visibility: "advanced",
});
