import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";

export const ListContactBanners = action("GET /contacts/{contact_id}/banners");
export const DismissContactBanner = action(
  "POST /contacts/{contact_id}/banners/{view_id}/dismiss",
  { idempotent: true },
);

/** The banners that a contact sees. */
export const contactBanners = choices(ListContactBanners, {
  items: "data",
  value: "view_id",
  title: "title",
  with: { contact_id: { parameter: "contact_id" } },
});
