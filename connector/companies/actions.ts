import { action } from "../../scripts/language/action.ts";

export const ListAllCompanies = action("POST /companies/list", { effect: "read" });
export const FindCompanies = action("GET /companies", { path: "/companies/find" });
export const CreateOrUpdateCompany = action("POST /companies");
export const ScrollCompanies = action("GET /companies/scroll");
export const GetCompany = action("GET /companies/{company_id}");
export const UpdateCompany = action("PUT /companies/{company_id}");
export const DeleteCompany = action("DELETE /companies/{company_id}");
export const ListCompanyContacts = action("GET /companies/{company_id}/contacts");
export const ListCompanySegments = action("GET /companies/{company_id}/segments");
