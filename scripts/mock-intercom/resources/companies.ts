import { ApiError, companyNotFound, parameterInvalid } from "../errors.ts";
import { type Numbered, numberedPage, readPlace } from "../paging.ts";
import type { Company } from "../records/company.ts";
import { type Answer, objectBody, ok, param, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { companyJson } from "./company-json.ts";
import { readCompany, readCompanyPatch } from "./company-request.ts";

const PAGE = { perPage: 15, max: 60 };

/** Lists show no company behind this one; scrolling is for the rest. */
const LAST_LISTED = 10_000;

/** @throws {ApiError} 400, in Intercom's words (its code is not known), for a page beyond */
function checkReach({ page, perPage }: Numbered): void {
  if (page * perPage <= LAST_LISTED) return;
  throw new ApiError(400, "client_error", "page limit reached, please use scroll API", "page");
}

export const companyRoutes: readonly Route[] = [
  {
    call: "POST /companies",
    handle: (request, workspace) => {
      const company = readCompany(objectBody(request), workspace.now());
      return () => {
        const known = workspace.companyWithCompanyId(company.company_id) !== undefined;
        const { id } = workspace.createCompany(company);
        const json = companyJson(id, workspace);
        workspace.emit(known ? "company.updated" : "company.created", { item: json });
        return ok(json);
      };
    },
  },
  {
    call: "POST /companies/list",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      const order = request.query("order") ?? "desc";
      if (order !== "asc" && order !== "desc") {
        throw parameterInvalid("order must be asc or desc", "order");
      }
      checkReach(place);
      return () => pageOfCompanies(listed(workspace, order === "asc"), place, workspace);
    },
  },
  {
    call: "GET /companies",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      checkReach(place);
      const filters = FILTERS.flatMap(({ name, matches }) => {
        const wanted = request.query(name);
        if (wanted === undefined) return [];
        return [(company: Company) => matches(company, wanted, workspace)];
      });
      // Lists hide a company that nobody is in; to ask for the one company is not to list.
      const one = request.query("company_id") !== undefined || request.query("name") !== undefined;
      return () => {
        const from = one ? sorted(workspace.companies.values(), false) : listed(workspace, false);
        const found = from.filter((company) => filters.every((matches) => matches(company)));
        if (filters.length > 0 && found.length === 0) throw companyNotFound();
        return pageOfCompanies(found, place, workspace);
      };
    },
  },
  {
    call: "GET /companies/scroll",
    handle: (request, workspace) => {
      const param = request.query("scroll_param");
      return () => {
        const { ids, scroll_param } =
          param === undefined || param === ""
            ? workspace.openScroll(listed(workspace, false).map(({ id }) => id))
            : workspace.nextOfScroll(param);
        // What was deleted since the scroll began is left out.
        const data = ids
          .filter((id) => workspace.companies.has(id))
          .map((id) => companyJson(id, workspace));
        return ok({ type: "list", data, pages: null, total_count: null, scroll_param });
      };
    },
  },
  {
    call: "GET /companies/{company_id}",
    handle: (request, workspace) => () => ok(companyJson(param(request, "company_id"), workspace)),
  },
  {
    call: "PUT /companies/{company_id}",
    handle: (request, workspace) => {
      const { id } = workspace.existingCompany(param(request, "company_id"));
      const patch = readCompanyPatch(objectBody(request));
      return () => {
        workspace.updateCompany(id, patch);
        const json = companyJson(id, workspace);
        workspace.emit("company.updated", { item: json });
        return ok(json);
      };
    },
  },
  {
    call: "DELETE /companies/{company_id}",
    handle: (request, workspace) => () => {
      const { id } = workspace.deleteCompany(param(request, "company_id"));
      workspace.emit("company.deleted", { item: { type: "company", id, deleted: true } });
      return ok({ id, object: "company", deleted: true });
    },
  },
];

const FILTERS: readonly {
  name: string;
  matches(company: Company, wanted: string, workspace: Workspace): boolean;
}[] = [
  { name: "name", matches: ({ name }, wanted) => name === wanted },
  { name: "company_id", matches: ({ company_id }, wanted) => company_id === wanted },
  { name: "tag_id", matches: ({ tags }, wanted) => tags.includes(wanted) },
  {
    name: "segment_id",
    matches: (company, wanted, workspace) =>
      workspace.segmentsOfCompany(company).some(({ id }) => id === wanted),
  },
];

/** Those that nobody is in hide. */
const listed = (workspace: Workspace, ascending: boolean): Company[] =>
  sorted(workspace.companies.values(), ascending).filter(
    ({ id }) => workspace.membersOf(id).contacts.size > 0,
  );

/** By when somebody of them was last seen, else by creation. */
function sorted(companies: Iterable<Company>, ascending: boolean): Company[] {
  const sign = ascending ? 1 : -1;
  const time = ({ last_request_at, created_ms }: Company) =>
    last_request_at === null ? created_ms : last_request_at * 1000;
  return [...companies].sort((a, b) => sign * (time(a) - time(b) || (a.id < b.id ? -1 : 1)));
}

function pageOfCompanies(
  companies: readonly Company[],
  place: Numbered,
  workspace: Workspace,
): Answer {
  const { items, total, pages } = numberedPage(companies, place);
  const data = items.map(({ id }) => companyJson(id, workspace));
  return ok({ type: "list", data, total_count: total, pages });
}
