import { action } from "../../scripts/language/action.ts";

export const ListMacros = action("GET /macros");
export const GetMacro = action("GET /macros/{id}");
