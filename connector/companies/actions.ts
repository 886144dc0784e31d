import { action } from "../../scripts/language/action.ts";
import { list } from "../../scripts/language/list.ts";

export const ListAllCompanies = list("POST /companies/list", {
  path: "/all_companies",
  items: "data",
  effect: "read",
});
export const FindCompanies = action("GET /companies", {
  path: "/find_companies",
  // The company's id in the maker's own system.
  parameters: { company_id: { choices: "none" } },
  trial: { without: ["name", "company_id", "segment_id"] },
});
export const CreateOrUpdateCompany = action("POST /companies", {
  parameters: { company_id: { choices: "none" } },
  idempotent: true,
});
// For workspaces with more companies than the other list reads, which ends at 10,000.
export const ScrollCompanies = list("GET /companies/scroll", {
  visibility: "advanced",
  path: "/scroll_companies",
  items: "data",
});
export const GetCompany = action("GET /companies/{company_id}");
export const UpdateCompany = action("PUT /companies/{company_id}");
export const DeleteCompany = action("DELETE /companies/{company_id}");
export const ListCompanyContacts = list("GET /companies/{company_id}/contacts", { items: "data" });
export const ListCompanySegments = action("GET /companies/{company_id}/segments");
