import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListEmailAddresses = action("GET /emails");
export const GetEmailAddress = action("GET /emails/{id}");

/** The addresses that the workspace sends emails from. */
export const emailAddresses = choices(ListEmailAddresses, {
  items: "data",
  value: "id",
  title: "email",
});
