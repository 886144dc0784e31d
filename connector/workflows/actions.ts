import { action } from "../../scripts/language/action.ts";

export const ExportWorkflow = action("GET /export/workflows/{id}", { visibility: "advanced" });
