import { numberedPage, readPlace } from "../paging.ts";
import { listPieces } from "../pieces.ts";
import { ok, okJson, param, type Route } from "../route.ts";
import { contactPiece, wantsMerges } from "./contact-json.ts";
import { segmentJson } from "./segments.ts";

/** The description's example has pages of 50; it names no largest page. */
const CONTACTS_PAGE = { perPage: 50, max: 150 };

/** The contacts and segments of a company. */
export const companyLinkRoutes: readonly Route[] = [
  {
    call: "GET /companies/{company_id}/contacts",
    handle: (request, workspace) => {
      const { id } = workspace.existingCompany(param(request, "company_id"));
      const place = readPlace(request, CONTACTS_PAGE);
      return () => {
        const members = [...workspace.membersOf(id).contacts]
          .flatMap((contactId) => workspace.contacts.get(contactId) ?? [])
          .sort((a, b) => b.created_ms - a.created_ms || (a.id < b.id ? 1 : -1));
        const { items, total, pages } = numberedPage(members, place);
        const withMerges = wantsMerges(request);
        const records = items.map((contact) => contactPiece(contact, workspace, withMerges));
        const after = `],"total_count":${total},"pages":${JSON.stringify(pages)}}`;
        return okJson(listPieces('{"type":"list","data":[', records, after));
      };
    },
  },
  {
    call: "GET /companies/{company_id}/segments",
    handle: (request, workspace) => {
      const company = workspace.existingCompany(param(request, "company_id"));
      return () => {
        const segments = workspace.segmentsOfCompany(company);
        return ok({ type: "list", data: segments.map((segment) => segmentJson(segment)) });
      };
    },
  },
];
