import { action } from "../../scripts/language/action.ts";

export const ListEmailAddresses = action("GET /emails");
export const GetEmailAddress = action("GET /emails/{id}");
