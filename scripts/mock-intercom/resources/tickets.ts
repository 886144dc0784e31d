import { idOf, objectOf } from "../body.ts";
import { parameterNotFound, resourceNotFound } from "../errors.ts";
import { jsonPiece, listPieces } from "../pieces.ts";
import type { Author } from "../records/conversation.ts";
import type { Ticket } from "../records/ticket.ts";
import { type ApiRequest, objectBody, ok, okJson, param, type Route } from "../route.ts";
import { readSearch, searchPage } from "../search/search-page.ts";
import type { Workspace } from "../state/state.ts";
import { assigneeNotFound } from "../state/ticket-people.ts";
import { jobJson } from "./jobs.ts";
import { ticketJson } from "./ticket-json.ts";
import { readNewTicket, readTicketUpdate } from "./ticket-request.ts";
import { emitTicketChanges } from "./ticket-topics.ts";

const SEARCH_PER_PAGE = 20;

/** Searches that name no sort field. The description does not say by what they sort. */
const SORT_FIELD = "updated_at";

export const ticketRoutes: readonly Route[] = [
  {
    call: "POST /tickets",
    handle: (request, workspace) => {
      const wanted = readNewTicket(objectBody(request));
      return () => {
        const ticket = workspace.createTicket(wanted);
        workspace.emit("ticket.created", { ticket });
        return ok(ticketJson(ticket, workspace));
      };
    },
  },
  {
    call: "POST /tickets/enqueue",
    handle: (request, workspace) => {
      const wanted = readNewTicket(objectBody(request));
      return () => ok(jobJson(workspace.enqueueTicket(wanted, new URL(request.address).origin)));
    },
  },
  {
    call: "POST /tickets/search",
    handle: (request, workspace) => {
      const search = readSearch(
        objectBody(request),
        { fields: workspace.ticketFields },
        { perPage: SEARCH_PER_PAGE, sortField: SORT_FIELD },
      );
      return () => {
        const { records, total_count, pages } = searchPage(
          workspace.ticketIndex,
          search,
          (ticket) => jsonPiece(ticketJson(ticket, workspace)),
        );
        const before = `{"type":"ticket.list","pages":${JSON.stringify(pages)},"total_count":${total_count},"tickets":[`;
        return okJson(listPieces(before, records, "]}"));
      };
    },
  },
  {
    call: "GET /tickets/{ticket_id}",
    handle: (request, workspace) => () => ok(ticketJson(ticketOf(request, workspace), workspace)),
  },
  {
    call: "PUT /tickets/{ticket_id}",
    handle: (request, workspace) => {
      const before = ticketOf(request, workspace);
      const body = objectBody(request);
      const update = readTicketUpdate(body);
      const author = actorOf(idOf(body, "admin_id"), workspace);
      return () => {
        const after = workspace.updateTicket(before.id, author, update);
        emitTicketChanges(before, after, workspace);
        return ok(ticketJson(after, workspace));
      };
    },
  },
  {
    call: "DELETE /tickets/{ticket_id}",
    handle: (request, workspace) => () => {
      const { id } = workspace.deleteTicket(ticketOf(request, workspace).id);
      return ok({ id, object: "ticket", deleted: true });
    },
  },
  {
    call: "POST /tickets/{ticket_id}/change_type",
    handle: (request, workspace) => {
      const before = workspace.tickets.get(param(request, "ticket_id"));
      // Errors as in the description's examples, other than those of the operations above.
      if (before === undefined) throw resourceNotFound();
      const body = objectBody(request);
      const ticket_type_id = requiredId(idOf(body, "ticket_type_id"), "ticket_type_id");
      const ticket_state_id = requiredId(idOf(body, "ticket_state_id"), "ticket_state_id");
      const ticket_attributes = objectOf(body, "ticket_attributes") ?? {};
      return () => {
        const to = { ticket_type_id, ticket_state_id, ticket_attributes };
        const after = workspace.changeTicketType(before.id, to);
        emitTicketChanges(before, after, workspace);
        return ok(ticketJson(after, workspace));
      };
    },
  },
];

/** @throws {ApiError} 404 */
function ticketOf(request: ApiRequest, workspace: Workspace): Ticket {
  return workspace.existingTicket(param(request, "ticket_id"));
}

/** In whose name a ticket is changed. @throws {ApiError} 404 as in the description's example */
function actorOf(adminId: string | undefined, workspace: Workspace): Author {
  if (adminId === undefined) return workspace.botAuthor();
  if (!workspace.admins.some(({ id }) => id === adminId)) throw assigneeNotFound();
  return workspace.adminAuthor(adminId);
}

function requiredId(id: string | undefined, name: string): string {
  if (id === undefined) throw parameterNotFound(`${name} is a required parameter`);
  return id;
}
