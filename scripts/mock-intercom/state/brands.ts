import { ApiError } from "../errors.ts";
import type { Brand, EmailSetting } from "../records/brand.ts";
import type { Base } from "./base.ts";

export interface BrandState {
  /** The default brand, then those that were made. */
  brands(): Brand[];
  createBrand(name: string): Brand;
  /** @throws {ApiError} 404 */
  existingBrand(id: string): Brand;
  readonly emailSettings: readonly EmailSetting[];
  /** @param brandId default: the default brand @throws {ApiError} 404 */
  createEmailSetting(email: string, brandId?: string): EmailSetting;
  /** @throws {ApiError} 404 */
  existingEmailSetting(id: string): EmailSetting;
}

export function brandState({ storage, random, facts, numericId, stamp }: Base): BrandState {
  const { created_at } = facts;
  const made = storage.list<Brand>("brands");
  const emails = storage.list<EmailSetting>("email settings", [
    {
      id: String(random("email settings").integer(1_000, 90_000)),
      email: "support@example.com",
      verified: true,
      brand_id: null,
      forwarding_enabled: true,
      forwarded_email_last_received_at: null,
      created_at,
      updated_at: created_at,
    },
  ]);
  /** The id of the default brand is the code of the workspace. */
  const brands = (): Brand[] => [
    {
      id: facts.id,
      name: facts.name,
      is_default: true,
      created_at: facts.created_at,
      updated_at: facts.created_at,
    },
    ...made,
  ];
  const existingBrand = (id: string) => {
    const brand = brands().find((one) => one.id === id);
    if (brand === undefined) throw new ApiError(404, "not_found", "Brand not found");
    return brand;
  };
  return {
    brands,
    existingBrand,
    emailSettings: emails,
    createBrand(name) {
      const { seconds } = stamp();
      const times = { created_at: seconds, updated_at: seconds };
      const brand = { id: numericId(), name, is_default: false, ...times };
      made.push(brand);
      return brand;
    },
    createEmailSetting(email, brandId) {
      const { seconds } = stamp();
      const setting: EmailSetting = {
        id: numericId(),
        email,
        verified: true,
        brand_id: brandId === undefined ? null : existingBrand(brandId).id,
        forwarding_enabled: false,
        forwarded_email_last_received_at: null,
        created_at: seconds,
        updated_at: seconds,
      };
      emails.push(setting);
      return setting;
    },
    existingEmailSetting(id) {
      const setting = emails.find((one) => one.id === id);
      if (setting === undefined) throw new ApiError(404, "not_found", "Email setting not found");
      return setting;
    },
  };
}
