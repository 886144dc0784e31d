import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListAwayStatusReasons = action("GET /away_status_reasons");

/** Why teammates are away. */
export const awayStatusReasons = choices(ListAwayStatusReasons, {
  items: "data",
  value: "id",
  title: "label",
});
