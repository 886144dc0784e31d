import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { flagOf, idOf, integerOf, objectsOf, textOf, wordOf } from "../body.ts";
import { ApiError, parameterInvalid, parameterMissing, resourceNotFound } from "../errors.ts";
import type { Author } from "../records/conversation.ts";
import type { Ticket } from "../records/ticket.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import type { NewTicketPart } from "../state/ticket-actions.ts";
import type { Topic } from "../webhooks/topics.ts";
import {
  messageHtml,
  namedContact,
  readAttachments,
  teammateHtml,
} from "./conversation-request.ts";
import { ticketPartJson } from "./ticket-json.ts";

const KINDS = ["comment", "note", "quick_reply"] as const;

export const ticketReplyRoutes: readonly Route[] = [
  {
    call: "POST /tickets/{ticket_id}/reply",
    handle: (request, workspace) => {
      const ticket = workspace.tickets.get(param(request, "ticket_id"));
      // As in the description's example, other than where a ticket is read.
      if (ticket === undefined) throw resourceNotFound();
      const body = objectBody(request);
      const reply = readReply(body, ticket, workspace);
      // Only for notes on back-office tickets (the description of the parameter).
      const crossPost =
        flagOf(body, "cross_post") === true &&
        reply.part_type === "note" &&
        ticket.category === "Back-office";
      return () => {
        const after = workspace.addTicketPart(ticket.id, reply);
        workspace.emit(topicOf(reply), { ticket: after });
        if (crossPost) postToLinked(after, reply, workspace);
        return ok(after.parts.slice(-1).map(ticketPartJson)[0]);
      };
    },
  },
];

function readReply(body: JsonObject, ticket: Ticket, workspace: Workspace): NewTicketPart {
  const kind = wordOf(body, "message_type", KINDS);
  if (kind === undefined) throw parameterMissing("message_type is required", "message_type");
  const writer = wordOf(body, "type", ["admin", "user"] as const);
  if (writer === undefined) throw parameterMissing("type is required", "type");
  const author = writer === "admin" ? adminOf(body, workspace) : contactOf(body, ticket, workspace);
  if (writer === "user" && kind !== "comment") {
    throw parameterInvalid("Contacts can only write comments", "message_type");
  }
  const plain = textOf(body, "body");
  const html = writer === "admin" ? teammateHtml(withoutPage(plain)) : plain && messageHtml(plain);
  const options = (objectsOf(body, "reply_options") ?? []).map((option) => ({
    text: textOf(option, "text") ?? "",
    uuid: textOf(option, "uuid") ?? "",
  }));
  const attachments = readAttachments(body);
  if (kind === "quick_reply" && options.length === 0) {
    throw parameterMissing("reply_options is required", "reply_options");
  }
  if (kind !== "quick_reply" && !html && attachments.length === 0) {
    throw parameterMissing("body is required", "body");
  }
  const created_at = integerOf(body, "created_at");
  return {
    part_type: kind,
    author,
    body: html || null,
    attachments,
    ...(kind === "quick_reply" && { reply_options: options }),
    ...defined({ created_at }),
  };
}

/** @throws {ApiError} 400; 404 */
function adminOf(body: JsonObject, workspace: Workspace): Author {
  const id = idOf(body, "admin_id");
  if (id === undefined) throw parameterMissing("admin_id is required", "admin_id");
  return workspace.adminAuthor(id);
}

/** @throws {ApiError} 404; 400 where contacts do not see the ticket */
function contactOf(body: JsonObject, ticket: Ticket, workspace: Workspace): Author {
  const id = namedContact(body, workspace);
  if (id === undefined) throw resourceNotFound();
  if (ticket.category !== "Customer") {
    // Code and message as in the description's example.
    throw new ApiError(
      400,
      "parameter_mismatch",
      "User replies are not allowed on Backoffice tickets",
    );
  }
  return workspace.contactAuthor(id);
}

/** Notes may come as a whole page, of which only what is in it is kept (the description's example). */
const withoutPage = (html: string | undefined) =>
  html?.replace(/^\s*<html>\s*(<body>)?|(<\/body>)?\s*<\/html>\s*$/g, "");

function topicOf({ part_type, author }: NewTicketPart): Topic {
  if (part_type === "note") return "ticket.note.created";
  return author.type === "admin" ? "ticket.admin.replied" : "ticket.contact.replied";
}

/** A note of a back-office ticket is repeated in all that it is linked to. */
function postToLinked(ticket: Ticket, note: NewTicketPart, workspace: Workspace): void {
  const { author, body = null, attachments = [] } = note;
  for (const { id } of ticket.linked) {
    if (workspace.tickets.has(id)) workspace.addTicketPart(id, note);
    if (workspace.conversations.has(id)) {
      workspace.replyToConversation(id, { author, kind: "note", body, attachments });
    }
  }
}
