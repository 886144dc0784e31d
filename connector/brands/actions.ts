import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListBrands = action("GET /brands");
export const GetBrand = action("GET /brands/{id}");

/** The brands of the workspace. */
export const brands = choices(ListBrands, { items: "data", value: "id", title: "name" });
