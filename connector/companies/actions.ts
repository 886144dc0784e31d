import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { list } from "../../scripts/language/list.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { fieldsOf } from "../../scripts/language/schema.ts";
import { call, fail, named, set, when } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { cast, given, ifElse, not } from "../../scripts/language/values.ts";
import { CompanyAttributes } from "../data-attributes/actions.ts";

type Company = Schemas["company"];

const found = named<Schemas["company_list"]>("found");
const company = named<Company>("company");
const itsSegments = named<Schemas["company_attached_segments"]>("its_segments");

/** What a maker is told where there is no such company. */
const NO_COMPANY = {
  404: "There is no company with this id. Choose it from the list; the id is Intercom's own, not the one of your system. For that one, use Get company by external id.",
} as const;

const custom_attributes = { fields: fieldsOf(CompanyAttributes) } as const;

const create = "POST /companies";

/** The company's id in the maker's own system. */
const COMPANY_ID = input.from(create, "company_id", { required: true, choices: "none" });

/** The description says that Intercom answers a list; its SDKs read one company here. */
const takeFound = set(
  company,
  cast<Company>(ifElse(given(found.data.first.id), found.data.first, cast<Company>(found))),
);

export const CreateOrUpdateCompany = action(create, {
  visibility: "important",
  idempotent: true,
  description:
    "Changes the company that has this external company id, or creates it. What is left empty stays as it is. It appears in Intercom only once a contact belongs to it.",
  parameters: {
    company_id: { choices: "none", required: true },
    custom_attributes,
    remote_created_at: "advanced",
    update_last_request_at: "advanced",
  },
});

export const FindOrCreateCompany = plannedAction({
  method: "POST",
  path: "/companies/find-or-create",
  summary: "Find or create company",
  description:
    "Returns the company with this external company id as it is, or creates one with these details where there is none. It appears in Intercom only once a contact belongs to it.",
  visibility: "important",
  idempotent: true,
  inputs: {
    company_id: COMPANY_ID,
    name: input.from(create, "name"),
    plan: input.from(create, "plan"),
    size: input.from(create, "size"),
    website: input.from(create, "website"),
    industry: input.from(create, "industry"),
    monthly_spend: input.from(create, "monthly_spend"),
    custom_attributes: input.from(create, "custom_attributes", custom_attributes),
    remote_created_at: input.from(create, "remote_created_at", { visibility: "advanced" }),
  },
  returns: returns.answerOf("GET /companies/{company_id}"),
  plan: ({ company_id, ...details }) => ({
    steps: [
      call("GET /companies", { as: found, query: { company_id }, on: { 404: [] } }),
      takeFound,
      // Of two that come at once, Intercom makes one: the id in the maker's system is unique.
      when(not(given(company.id)), [
        call(create, { as: company, body: { company_id, ...details } }),
      ]),
    ],
    answer: company,
  }),
});

export const GetCompanyByExternalId = plannedAction({
  method: "GET",
  path: "/company_by_external_id/{external_id}",
  summary: "Get company by external id",
  description: "Finds one company by the id from your own system. It fails where there is none.",
  inputs: {
    external_id: input.string({
      title: "External Company Id",
      description: "The id of the company in your own system.",
      required: true,
      example: "contoso-1",
    }),
  },
  returns: returns.answerOf("GET /companies/{company_id}"),
  plan: ({ external_id }) => ({
    steps: [
      call("GET /companies", {
        as: found,
        query: { company_id: external_id },
        explain: { 404: "There is no company with this external id." },
      }),
      takeFound,
      when(not(given(company.id)), [
        fail(404, "not_found", "There is no company with this external id."),
      ]),
    ],
    answer: company,
  }),
  trial: { before: [call(create, { body: { company_id: "contoso-1", name: "Contoso" } })] },
});

export const FindCompaniesByName = list("GET /companies", {
  path: "/companies_by_name",
  items: "data",
  summary: "Find companies by name",
  description: "Lists the companies with exactly this name. It fails with 404 where there is none.",
  visibility: "important",
  only: ["name"],
  parameters: { name: { required: true, description: "The name, written as the company has it." } },
  explain: { 404: "There is no company with this name; it has to be the whole name." },
  trial: { before: [call(create, { body: { company_id: "contoso-1", name: "Contoso" } })] },
});

export const ListCompaniesWithTag = list("GET /companies", {
  path: "/companies_with_tag",
  items: "data",
  summary: "List companies with tag",
  description: "Lists the companies that carry a tag. It fails with 404 where none does.",
  only: ["tag_id"],
  parameters: { tag_id: { required: true, title: "Tag", description: "The tag." } },
  explain: { 404: "No company carries this tag." },
});

export const ListCompaniesInSegment = list("GET /companies", {
  path: "/companies_in_segment",
  items: "data",
  summary: "List companies in segment",
  description: "Lists the companies that fall into a segment. It fails with 404 where none does.",
  only: ["segment_id"],
  parameters: { segment_id: { required: true, title: "Segment", description: "The segment." } },
  explain: { 404: "No company falls into this segment." },
  // The first of all segments is one of users.
  trial: {
    before: [
      call("GET /companies/{company_id}/segments", {
        as: itsSegments,
        path: { company_id: sample("company_id") },
      }),
    ],
    values: { segment_id: itsSegments.data.first.id },
  },
});

export const ListAllCompanies = list("POST /companies/list", {
  path: "/all_companies",
  items: "data",
  description:
    "Lists the companies that have at least one contact, up to the 10,000th. Scroll through all companies reads more.",
  effect: "read",
  parameters: {
    order: {
      description: "Which companies come first; the newest unless given.",
      words: { desc: "Newest first", asc: "Oldest first" },
    },
  },
});
// For workspaces with more companies than the other list reads, which ends at 10,000.
export const ScrollCompanies = list("GET /companies/scroll", {
  visibility: "advanced",
  path: "/scroll_companies",
  items: "data",
});
export const GetCompany = action("GET /companies/{company_id}", {
  description:
    "Returns all that Intercom knows about a company. It fails where there is none with this id.",
  explain: NO_COMPANY,
});
export const UpdateCompany = action("PUT /companies/{company_id}", {
  parameters: { custom_attributes },
  explain: NO_COMPANY,
});
export const DeleteCompany = action("DELETE /companies/{company_id}", {
  description:
    "Archives a company and takes all contacts out of it, which cannot be undone from here; the contacts themselves stay. Intercom answers at once and does the work a little later.",
  explain: NO_COMPANY,
});
export const ListCompanyContacts = list("GET /companies/{company_id}/contacts", {
  items: "data",
  explain: NO_COMPANY,
});
export const ListCompanySegments = action("GET /companies/{company_id}/segments", {
  explain: NO_COMPANY,
});
