import { action } from "../../scripts/language/action.ts";
import { audiences } from "../audiences/actions.ts";
import { tags } from "../tags/actions.ts";

export const SearchContent = action("GET /content/search");
export const RunContentBulkAction = action("POST /content/bulk_actions", {
  effect: "destroy",
  parameters: {
    // What Intercom calls segments here are audiences everywhere else.
    "audience.add_segment_ids": { choices: audiences },
    "audience.remove_segment_ids": { choices: audiences },
    "tags.add_tag_ids": { choices: tags },
    "tags.remove_tag_ids": { choices: tags },
  },
});
