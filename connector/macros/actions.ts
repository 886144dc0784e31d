import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListMacros = action("GET /macros");
export const GetMacro = action("GET /macros/{id}");

/** The macros of the workspace. */
export const macros = choices(ListMacros, { items: "data", value: "id", title: "name" });
