import { action } from "../../scripts/language/action.ts";
import { fieldsOf } from "../../scripts/language/schema.ts";
import { ContactAttributes } from "../data-attributes/actions.ts";

export const MovePhoneCallToMessenger = action("POST /phone_call_redirects", {
  parameters: {
    custom_attributes: { visibility: "advanced", fields: fieldsOf(ContactAttributes) },
  },
});
