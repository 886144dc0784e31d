import { action } from "../../scripts/language/action.ts";

export const ListBrands = action("GET /brands");
export const GetBrand = action("GET /brands/{id}");
