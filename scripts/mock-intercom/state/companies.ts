import { companyNotFound } from "../errors.ts";
import type { AttributeValue } from "../records/attribute.ts";
import type { Company } from "../records/company.ts";
import type { Contact } from "../records/contact.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface NewCompany {
  name: string;
  /** The id in the customer's own system. */
  company_id: string;
  /** Unix seconds. Default: now. */
  created_at?: number;
  monthly_spend?: number;
  /** Unix seconds. Default: `created_at`. */
  remote_created_at?: number;
  /** Unix seconds. */
  last_request_at?: number;
  plan?: string | null;
  size?: number | null;
  website?: string | null;
  industry?: string | null;
  custom_attributes?: Readonly<Record<string, AttributeValue>>;
}

/** `company_id` never changes. */
export type CompanyPatch = Partial<Omit<NewCompany, "company_id" | "created_at">>;

export interface Members {
  /** Ids. */
  readonly contacts: ReadonlySet<string>;
  /** How many of them are users. */
  readonly users: number;
}

export interface CompanyState {
  readonly companies: ReadonlyMap<string, Company>;
  /** Creates a company, or updates the one that has the same `company_id`. */
  createCompany(company: NewCompany): Company;
  /** @throws {ApiError} 404 */
  updateCompany(id: string, patch: CompanyPatch): Company;
  /** Deletes a company with its notes; its contacts belong to it no longer. @throws {ApiError} 404 */
  deleteCompany(id: string): Company;
  /** @throws {ApiError} 404 */
  existingCompany(id: string): Company;
  companyWithCompanyId(companyId: string): Company | undefined;
  /** @throws {ApiError} 404 for either */
  tagCompany(companyId: string, tagId: string): void;
  /** Does nothing where the company does not carry the tag. @throws {ApiError} 404 for the company */
  untagCompany(companyId: string, tagId: string): void;
  /** The contacts that belong to a company and are not archived. */
  membersOf(companyId: string): Members;
  /** Keeps the members up to date: what a contact was before and after a write. */
  countMember(before: Contact | undefined, after: Contact | undefined): void;
}

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  "appliedTag" | "changeContact" | "contacts" | "dropNotes" | "notesOfCompany"
>;

export function companyState({ storage, objectId, stamp }: Base, all: () => Needs): CompanyState {
  const companies = storage.map<Company>("companies");
  const byCompanyId = new Map<string, string>();
  const members = new Map<string, { contacts: Set<string>; users: number }>();

  const leave = (contact: Contact) => {
    for (const company of contact.companies) {
      const its = members.get(company);
      if (its?.contacts.delete(contact.id) && contact.role === "user") its.users -= 1;
    }
  };
  const join = (contact: Contact) => {
    if (contact.archived) return;
    for (const company of contact.companies) {
      const its = members.get(company);
      if (its === undefined || its.contacts.has(contact.id)) continue;
      its.contacts.add(contact.id);
      if (contact.role === "user") its.users += 1;
    }
  };
  storage.derive(() => {
    byCompanyId.clear();
    members.clear();
    for (const { id, company_id } of companies.values()) {
      byCompanyId.set(company_id, id);
      members.set(id, { contacts: new Set(), users: 0 });
    }
    for (const contact of all().contacts.values()) join(contact);
  });

  const existing = (id: string): Company => {
    const found = companies.get(id);
    if (found === undefined) throw companyNotFound();
    return found;
  };
  const withCompanyId = (companyId: string) => companies.get(byCompanyId.get(companyId) ?? "");
  const change = (old: Company, changed: Partial<Company>): Company => {
    const company = { ...old, ...changed, updated_at: stamp().seconds };
    companies.set(company.id, company);
    return company;
  };
  const update = (old: Company, patch: CompanyPatch): Company =>
    change(old, {
      name: patch.name ?? old.name,
      remote_created_at: patch.remote_created_at ?? old.remote_created_at,
      last_request_at: patch.last_request_at ?? old.last_request_at,
      monthly_spend: patch.monthly_spend ?? old.monthly_spend,
      plan: patch.plan ?? old.plan,
      size: patch.size ?? old.size,
      website: patch.website ?? old.website,
      industry: patch.industry ?? old.industry,
      custom_attributes: { ...old.custom_attributes, ...patch.custom_attributes },
    });

  return {
    companies,
    createCompany({ company_id, created_at, ...input }) {
      const known = withCompanyId(company_id);
      if (known !== undefined) return update(known, input);
      const created = stamp(created_at);
      const blank: Company = {
        id: objectId(),
        company_id,
        name: input.name,
        created_at: created.seconds,
        created_ms: created.ms,
        updated_at: created.seconds,
        remote_created_at: created.seconds,
        last_request_at: null,
        monthly_spend: 0,
        session_count: 0,
        plan: null,
        size: null,
        website: null,
        industry: null,
        tags: [],
        custom_attributes: {},
      };
      byCompanyId.set(company_id, blank.id);
      members.set(blank.id, { contacts: new Set(), users: 0 });
      return update(blank, input);
    },
    updateCompany: (id, patch) => update(existing(id), patch),
    deleteCompany(id) {
      const company = existing(id);
      // Archived contacts are no members, but would come back with it.
      for (const contact of all().contacts.values()) {
        if (!contact.companies.includes(id)) continue;
        const companies = contact.companies.filter((one) => one !== id);
        all().changeContact(contact.id, { companies });
      }
      all().dropNotes(
        all()
          .notesOfCompany(id)
          .map((note) => note.id),
      );
      companies.delete(id);
      byCompanyId.delete(company.company_id);
      members.delete(id);
      return company;
    },
    existingCompany: existing,
    companyWithCompanyId: withCompanyId,
    tagCompany(companyId, tagId) {
      const company = existing(companyId);
      all().appliedTag(tagId);
      if (!company.tags.includes(tagId)) change(company, { tags: [...company.tags, tagId] });
    },
    untagCompany(companyId, tagId) {
      const company = existing(companyId);
      if (!company.tags.includes(tagId)) return;
      change(company, { tags: company.tags.filter((id) => id !== tagId) });
    },
    membersOf: (companyId) => members.get(companyId) ?? { contacts: new Set(), users: 0 },
    countMember(before, after) {
      if (before !== undefined) leave(before);
      if (after !== undefined) join(after);
    },
  };
}
