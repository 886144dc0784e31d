import { parameterNotFound } from "../errors.ts";
import { numberedPage, readPlace } from "../paging.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import { companyJson } from "./company-json.ts";
import { emitMembership } from "./contact-notifications.ts";
import { contactOf } from "./contact-request.ts";
import { segmentJson } from "./segments.ts";

const COMPANIES_PER_PAGE = 15;
const COMPANIES_MAX_PER_PAGE = 60;

/** The companies and segments of a contact. */
export const contactLinkRoutes: readonly Route[] = [
  {
    call: "GET /contacts/{contact_id}/companies",
    handle: (request, workspace) => {
      const contact = contactOf(request, workspace);
      const place = readPlace(request, {
        perPage: COMPANIES_PER_PAGE,
        max: COMPANIES_MAX_PER_PAGE,
      });
      return () => {
        const { items, total, pages } = numberedPage(contact.companies, place);
        // Recorded live: the list is under `data`, though the description says `companies`.
        const data = items.map((id) => companyJson(id, workspace));
        return ok({ type: "list", data, total_count: total, pages });
      };
    },
  },
  {
    call: "POST /contacts/{contact_id}/companies",
    handle: (request, workspace) => {
      const before = contactOf(request, workspace);
      const { id } = objectBody(request);
      if (typeof id !== "string" || id === "") throw parameterNotFound("company not specified");
      return () => {
        workspace.attachCompany(before.id, id);
        const contact = workspace.liveContact(before.id);
        if (contact !== before) emitMembership("attached", contact, id, workspace);
        return ok(companyJson(id, workspace));
      };
    },
  },
  {
    call: "DELETE /contacts/{contact_id}/companies/{company_id}",
    handle: (request, workspace) => {
      const { id } = contactOf(request, workspace);
      const companyId = param(request, "company_id");
      return () => {
        workspace.detachCompany(id, companyId);
        emitMembership("detached", workspace.liveContact(id), companyId, workspace);
        return ok(companyJson(companyId, workspace));
      };
    },
  },
  {
    call: "GET /contacts/{contact_id}/segments",
    handle: (request, workspace) => {
      const contact = contactOf(request, workspace);
      return () => {
        const segments = workspace.segmentsOfContact(contact);
        return ok({ type: "list", data: segments.map((segment) => segmentJson(segment)) });
      };
    },
  },
];
