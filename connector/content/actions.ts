import { action } from "../../scripts/language/action.ts";

export const SearchContent = action("GET /content/search");
export const RunContentBulkAction = action("POST /content/bulk_actions", { effect: "destroy" });
