import { action } from "../../scripts/language/action.ts";

export const SendMessage = action("POST /messages");
export const GetStatusOfWhatsAppMessage = action("GET /messages/whatsapp/status");
export const ListStatusesOfWhatsAppCampaign = action("GET /messages/status");
