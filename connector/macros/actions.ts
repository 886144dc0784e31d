import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";

export const ListMacros = list("GET /macros", { items: "data" });
export const GetMacro = action("GET /macros/{id}", {
  parameters: { id: { title: "Macro" } },
  explain: {
    404: "There is no macro with this id, or the connected teammate may not see it. Choose one from the list.",
  },
});

/** The macros of the workspace. */
export const macros = choices(ListMacros, { items: "value", value: "id", title: "name" });
