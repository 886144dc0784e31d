import { action } from "../../scripts/language/action.ts";

export const StartConversationWithFin = action("POST /fin/start");
export const ReplyToFin = action("POST /fin/reply");
export const RateConversationWithFin = action("POST /fin/csat");
