import { companyNotFound, parameterInvalid } from "../errors.ts";
import { numberedPage, readCount } from "../paging.ts";
import type { Company } from "../records.ts";
import { type ApiRequest, ok, param, type Route } from "../route.ts";
import type { Workspace } from "../workspace.ts";

const PER_PAGE = 15;
const MAX_PER_PAGE = 60;

/** `/companies/list` shows no company behind this one; scrolling is for the rest. */
const LAST_LISTED = 10_000;

export const companyRoutes: readonly Route[] = [
  {
    call: "POST /companies/list",
    handle: (request, workspace) => {
      const place = readPlace(request);
      const order = request.query("order") ?? "desc";
      if (order !== "asc" && order !== "desc") {
        throw parameterInvalid("order must be asc or desc", "order");
      }
      if (place.page * place.perPage > LAST_LISTED) {
        throw parameterInvalid(`Only the first ${LAST_LISTED} companies can be listed`, "page");
      }
      return () => pageOfCompanies(listed(workspace, order === "asc"), place, workspace);
    },
  },
  {
    call: "GET /companies",
    handle: (request, workspace) => {
      const place = readPlace(request);
      const filters = (["name", "company_id", "tag_id", "segment_id"] as const)
        .map((name) => ({ name, wanted: request.query(name) }))
        .filter(({ wanted }) => wanted !== undefined);
      return () => {
        const found = listed(workspace, false).filter((company) =>
          filters.every(({ name, wanted }) =>
            // Companies carry no tags and are in no segments yet.
            name === "name" || name === "company_id" ? company[name] === wanted : false,
          ),
        );
        if (filters.length > 0 && found.length === 0) throw companyNotFound();
        return pageOfCompanies(found, place, workspace);
      };
    },
  },
  {
    call: "GET /companies/{company_id}",
    handle: (request, workspace) => () => ok(companyJson(param(request, "company_id"), workspace)),
  },
];

function readPlace(request: ApiRequest) {
  return {
    page: readCount(request.query("page"), "page", { preset: 1, max: 1e9 }),
    perPage: readCount(request.query("per_page"), "per_page", {
      preset: PER_PAGE,
      max: MAX_PER_PAGE,
    }),
    address: request.address,
  };
}

/** By creation: `last_request_at`, by which Intercom sorts, is not kept. Those nobody is in hide. */
function listed(workspace: Workspace, ascending: boolean): Company[] {
  const companies = [...workspace.companies.values()].filter(
    ({ id }) => workspace.membersOf(id).contacts.size > 0,
  );
  const sign = ascending ? 1 : -1;
  return companies.sort((a, b) => sign * (a.created_ms - b.created_ms || (a.id < b.id ? -1 : 1)));
}

function pageOfCompanies(
  companies: readonly Company[],
  place: { page: number; perPage: number; address: string },
  workspace: Workspace,
) {
  const { items, total, pages } = numberedPage(companies, place);
  const data = items.map(({ id }) => companyJson(id, workspace));
  return ok({ type: "list", data, total_count: total, pages });
}

/** @throws {ApiError} 404 */
export function companyJson(id: string, workspace: Workspace) {
  const company = workspace.companies.get(id);
  if (company === undefined) throw companyNotFound();
  const { plan, size, website, industry } = company;
  return {
    type: "company",
    company_id: company.company_id,
    id,
    app_id: workspace.id,
    name: company.name,
    remote_created_at: company.remote_created_at,
    created_at: company.created_at,
    updated_at: company.updated_at,
    monthly_spend: company.monthly_spend,
    session_count: company.session_count,
    user_count: workspace.membersOf(id).users,
    // Left out rather than null where they are not set, as in the description's examples.
    ...(size !== null && { size }),
    ...(website !== null && { website }),
    ...(industry !== null && { industry }),
    tags: { type: "tag.list", tags: [] },
    segments: { type: "segment.list", segments: [] },
    plan: plan === null ? {} : { type: "plan", id: plan.toLowerCase(), name: plan },
    custom_attributes: company.custom_attributes,
  };
}
