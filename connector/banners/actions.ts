import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";

const shown = named<Schemas["banner_list"]>("shown");
const showBanners = call("GET /contacts/{contact_id}/banners", {
  as: shown,
  path: { contact_id: sample("contact_id") },
});

export const ListContactBanners = action("GET /contacts/{contact_id}/banners");
export const DismissContactBanner = action(
  "POST /contacts/{contact_id}/banners/{view_id}/dismiss",
  {
    idempotent: true,
    trial: { before: [showBanners], values: { view_id: shown.data.first.view_id } },
  },
);

/** The banners that a contact sees. */
export const contactBanners = choices(ListContactBanners, {
  items: "data",
  value: "view_id",
  title: "title",
  with: { contact_id: { parameter: "contact_id" } },
});
