import { ApiError, companyNotFound, resourceNotFound } from "../errors.ts";
import type { Company } from "../records/company.ts";
import type { AppliedTag } from "../records/tag.ts";
import type { WriteOptions } from "./base.ts";
import type { Workspace } from "./state.ts";

/** The description's answer 400 to attaching one more ("Contact Company Limit Exceeded"). */
const MAX_COMPANIES = 1000;

/** What contacts are connected with; each change moves the contact's `updated_at`. */
export interface ContactLinkState {
  /** @throws {ApiError} 404 for either; 400 where the contact has 1000 companies */
  attachCompany(contactId: string, companyId: string, options?: WriteOptions): Company;
  /** @throws {ApiError} 404 for either, or where the contact does not belong to the company */
  detachCompany(contactId: string, companyId: string, options?: WriteOptions): Company;
  /** A tag that is put on again stays as it was put on first. @throws {ApiError} 404 for either */
  tagContact(contactId: string, tagId: string, options?: WriteOptions): AppliedTag;
  /** @throws {ApiError} 404 for either, or where the contact does not carry the tag */
  untagContact(contactId: string, tagId: string, options?: WriteOptions): AppliedTag;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "appliedTag" | "changeContact" | "existingCompany" | "liveContact">;

export function contactLinkState(all: () => Needs): ContactLinkState {
  return {
    attachCompany(contactId, companyId, options) {
      const { companies } = all().liveContact(contactId);
      const company = all().existingCompany(companyId);
      if (companies.includes(company.id)) return company;
      if (companies.length >= MAX_COMPANIES) {
        throw new ApiError(
          400,
          "contact_company_limit_exceeded",
          `Contact has reached the maximum of ${MAX_COMPANIES} company associations`,
        );
      }
      all().changeContact(contactId, { companies: [...companies, company.id] }, options);
      return company;
    },

    detachCompany(contactId, companyId, options) {
      const { companies } = all().liveContact(contactId);
      const company = all().existingCompany(companyId);
      if (!companies.includes(company.id)) throw companyNotFound();
      const others = companies.filter((id) => id !== company.id);
      all().changeContact(contactId, { companies: others }, options);
      return company;
    },

    tagContact(contactId, tagId, options) {
      const { tags } = all().liveContact(contactId);
      const tag = tags.find(({ id }) => id === tagId) ?? all().appliedTag(tagId);
      if (!tags.includes(tag)) all().changeContact(contactId, { tags: [...tags, tag] }, options);
      return tag;
    },

    untagContact(contactId, tagId, options) {
      const { tags } = all().liveContact(contactId);
      const tag = tags.find(({ id }) => id === tagId);
      if (tag === undefined) throw resourceNotFound();
      const others = tags.filter(({ id }) => id !== tagId);
      all().changeContact(contactId, { tags: others }, options);
      return tag;
    },
  };
}
