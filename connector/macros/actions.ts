import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";

export const ListMacros = list("GET /macros", { items: "data" });
export const GetMacro = action("GET /macros/{id}");

/** The macros of the workspace. */
export const macros = choices(ListMacros, { items: "value", value: "id", title: "name" });
