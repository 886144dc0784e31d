import { action } from "../../scripts/language/action.ts";

export const MovePhoneCallToMessenger = action("POST /phone_call_redirects");
