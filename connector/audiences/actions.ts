import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { list } from "../../scripts/language/list.ts";

/** Conditions are written as Intercom's API has them: for experts. */
const WRITE = { parameters: { predicates: "advanced", role_predicates: "advanced" } } as const;

export const ListAudiences = list("GET /audiences", { items: "data" });
export const CreateAudience = action("POST /audiences", {
  description:
    "Sets up a group of contacts, defined by conditions, whom Fin content can be meant for. The conditions are for experts: an audience that Get an audience shows has the words for them.",
  ...WRITE,
});
export const GetAudience = action("GET /audiences/{id}");
export const UpdateAudience = action("PUT /audiences/{id}", WRITE);
export const DeleteAudience = action("DELETE /audiences/{id}");

/** For whom content is. */
export const audiences = choices(ListAudiences, { items: "value", value: "id", title: "name" });
