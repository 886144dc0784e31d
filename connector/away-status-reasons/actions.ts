import { action } from "../../scripts/language/action.ts";

export const ListAwayStatusReasons = action("GET /away_status_reasons");
