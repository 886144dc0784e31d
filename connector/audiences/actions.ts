import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListAudiences = action("GET /audiences");
export const CreateAudience = action("POST /audiences");
export const GetAudience = action("GET /audiences/{id}");
export const UpdateAudience = action("PUT /audiences/{id}");
export const DeleteAudience = action("DELETE /audiences/{id}");

/** For whom content is. */
export const audiences = choices(ListAudiences, { items: "data", value: "id", title: "name" });
