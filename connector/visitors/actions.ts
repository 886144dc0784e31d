import { action } from "../../scripts/language/action.ts";

export const GetVisitor = action("GET /visitors");
export const UpdateVisitor = action("PUT /visitors");
export const ConvertVisitor = action("POST /visitors/convert");
