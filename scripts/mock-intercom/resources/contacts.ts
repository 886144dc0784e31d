import { contactMerged, contactNotFound, parameterMissing } from "../errors.ts";
import { listPieces } from "../pieces.ts";
import {
  type Answer,
  type ApiRequest,
  objectBody,
  ok,
  okJson,
  param,
  type Route,
} from "../route.ts";
import { readList, readSearch, type SearchRequest, searchPage } from "../search/search-page.ts";
import type { Workspace } from "../state/state.ts";
import { holds } from "../versions/rules.ts";
import { contactAnswer, contactPiece, wantsMerges } from "./contact-json.ts";
import { emitContactChanges } from "./contact-notifications.ts";
import { contactOf, readContactFields } from "./contact-request.ts";

/** Lists and searches that name no sort field. The description does not say by what they sort. */
const SORT_FIELD = "created_at";

const LIST_PER_PAGE = 10;
const SEARCH_PER_PAGE = 50;

export const contactRoutes: readonly Route[] = [
  {
    call: "POST /contacts",
    handle: (request, workspace) => {
      const fields = readContactFields(objectBody(request));
      const { email = null, external_id = null, role } = fields;
      if (email === null && external_id === null && role === undefined) {
        throw parameterMissing("A contact needs an email, an external_id or a role");
      }
      return () => {
        const contact = workspace.createContact(fields);
        workspace.emit(`contact.${contact.role}.created`, { contact });
        return contactAnswer(contact, workspace, request);
      };
    },
  },
  {
    call: "GET /contacts",
    handle: (request, workspace) => {
      const search = readList(request, { perPage: LIST_PER_PAGE, sortField: SORT_FIELD });
      return () => pageOfContacts(search, workspace, wantsMerges(request));
    },
  },
  {
    call: "POST /contacts/search",
    handle: (request, workspace) => {
      const { contactFields: fields, calendar } = workspace;
      const search = readSearch(
        objectBody(request),
        {
          fields,
          segment: workspace.segmentCondition,
          calendar,
          exclusive: !holds("contacts are compared inclusively", request.version),
        },
        { perPage: SEARCH_PER_PAGE, sortField: SORT_FIELD },
      );
      return () => pageOfContacts(search, workspace, wantsMerges(request));
    },
  },
  {
    call: "GET /contacts/{contact_id}",
    handle: (request, workspace) => () => {
      const id = param(request, "contact_id");
      refuseMerged(workspace.mergedInto(id), request);
      return contactAnswer(workspace.liveContact(id), workspace, request);
    },
  },
  {
    call: "GET /contacts/find_by_external_id/{external_id}",
    handle: (request, workspace) => () => {
      const externalId = param(request, "external_id");
      const contact = workspace.contactWithExternalId(externalId);
      // Leads are not found this way.
      if (contact?.role === "user" && !contact.archived) {
        return contactAnswer(contact, workspace, request);
      }
      refuseMerged(workspace.mergedByExternalId(externalId), request);
      throw contactNotFound();
    },
  },
  {
    call: "PUT /contacts/{contact_id}",
    handle: (request, workspace) => {
      const before = contactOf(request, workspace);
      const fields = readContactFields(objectBody(request));
      return () => {
        const contact = workspace.updateContact(before.id, fields);
        emitContactChanges(before, contact, workspace);
        return contactAnswer(contact, workspace, request);
      };
    },
  },
  {
    call: "DELETE /contacts/{contact_id}",
    handle: (request, workspace) => () => {
      const { id, external_id } = workspace.deleteContact(contactOf(request, workspace).id);
      // Notifications of deletions carry what identifies the thing, no more.
      const item = { type: "contact", id, external_id, deleted: true };
      workspace.emit("contact.deleted", { item });
      return ok(item);
    },
  },
];

/** @param into the id of the contact that the wanted one was merged into, if it was */
function refuseMerged(into: string | undefined, request: ApiRequest): void {
  if (into !== undefined && holds("merged contacts are linked", request.version))
    throw contactMerged(into);
}

function pageOfContacts(search: SearchRequest, workspace: Workspace, withMerges: boolean): Answer {
  const { records, total_count, pages } = searchPage(workspace.contactIndex, search, (contact) =>
    contactPiece(contact, workspace, withMerges),
  );
  const after = `],"total_count":${total_count},"pages":${JSON.stringify(pages)}}`;
  return okJson(listPieces('{"type":"list","data":[', records, after));
}
