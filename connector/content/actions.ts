import { action } from "../../scripts/language/action.ts";
import { list } from "../../scripts/language/list.ts";

export const SearchContent = list("GET /content/search", { items: "data" });
export const RunContentBulkAction = action("POST /content/bulk_actions", { effect: "destroy" });
