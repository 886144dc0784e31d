import { defined } from "../../common/defined.ts";
import type { Brand, EmailSetting } from "../records/brand.ts";
import { ok, param, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";

export const brandRoutes: readonly Route[] = [
  {
    call: "GET /brands",
    handle: (_, workspace) => () =>
      ok({ type: "list", data: workspace.brands().map((brand) => brandJson(brand, workspace)) }),
  },
  {
    call: "GET /brands/{id}",
    handle: (request, workspace) => () =>
      ok(brandJson(workspace.existingBrand(param(request, "id")), workspace)),
  },
];

export const emailRoutes: readonly Route[] = [
  {
    call: "GET /emails",
    handle: (_, workspace) => () => {
      const data = workspace.emailSettings.map((setting) => emailJson(setting, workspace));
      return ok({ type: "list", data });
    },
  },
  {
    call: "GET /emails/{id}",
    handle: (request, workspace) => () =>
      ok(emailJson(workspace.existingEmailSetting(param(request, "id")), workspace)),
  },
];

/** A brand sends from the first address that was set up for it. */
function brandJson(brand: Brand, workspace: Workspace) {
  const address = workspace.emailSettings.find(
    ({ brand_id }) => (brand_id ?? workspace.id) === brand.id,
  );
  return {
    type: "brand",
    ...brand,
    // The other brands have no help center of their own here.
    ...(brand.is_default && { help_center_id: workspace.defaultHelpCenter().id }),
    ...defined({ default_address_settings_id: address?.id }),
  };
}

const emailJson = (setting: EmailSetting, workspace: Workspace) => ({
  type: "email_setting",
  ...setting,
  domain: setting.email.split("@")[1],
  brand_id: setting.brand_id ?? workspace.id,
});
