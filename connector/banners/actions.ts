import { action } from "../../scripts/language/action.ts";

export const ListContactBanners = action("GET /contacts/{contact_id}/banners");
export const DismissContactBanner = action("POST /contacts/{contact_id}/banners/{view_id}/dismiss");
