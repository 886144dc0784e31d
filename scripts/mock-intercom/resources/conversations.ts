import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { flagOf, integerOf, objectOf, textOf } from "../body.ts";
import { parameterInvalid } from "../errors.ts";
import { numberedPage, readPlace } from "../paging.ts";
import { jsonPiece, listPieces } from "../pieces.ts";
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
import type { ConversationPatch, NewConversation } from "../state/conversations.ts";
import type { Workspace } from "../state/state.ts";
import { conversationJson, wholeConversationJson } from "./conversation-json.ts";
import { messageHtml, readAttachments } from "./conversation-request.ts";

const PER_PAGE = 20;
const DELETED_PAGE = { perPage: PER_PAGE, max: 60 };

/** Lists and searches that name no sort field. The description does not say by what they sort. */
const PRESET = { perPage: PER_PAGE, sortField: "updated_at" };

export const conversationRoutes: readonly Route[] = [
  {
    call: "GET /conversations",
    handle: (request, workspace) => {
      const search = readList(request, PRESET);
      return () => pageOfConversations(search, workspace);
    },
  },
  {
    call: "POST /conversations/search",
    handle: (request, workspace) => {
      const search = readSearch(
        objectBody(request),
        { fields: workspace.conversationFields },
        PRESET,
      );
      return () => pageOfConversations(search, workspace);
    },
  },
  {
    call: "POST /conversations",
    handle: (request, workspace) => contactMessage(objectBody(request), workspace),
  },
  {
    call: "GET /conversations/{conversation_id}",
    handle: (request, workspace) => () =>
      conversationAnswer(param(request, "conversation_id"), workspace, request),
  },
  {
    call: "PUT /conversations/{conversation_id}",
    handle: (request, workspace) => {
      const { id, read, company_id } = workspace.existingConversation(
        param(request, "conversation_id"),
      );
      const body = objectBody(request);
      const patch = readChanges(body, workspace);
      const values = objectOf(body, "custom_attributes") ?? {};
      return () => {
        workspace.setConversationAttributes(id, values);
        const changed = workspace.updateConversation(id, patch);
        const subject = { conversation: changed };
        if (changed.read && !read) workspace.emit("conversation.read", subject);
        if (changed.company_id !== company_id) {
          workspace.emit("conversation.company.updated", subject);
        }
        return conversationAnswer(id, workspace, request);
      };
    },
  },
  {
    call: "DELETE /conversations/{conversation_id}",
    handle: (request, workspace) => {
      const retain = request.query("retain_metrics") !== "false";
      return () => {
        const { id } = workspace.deleteConversation(param(request, "conversation_id"), retain);
        // Notifications of deletions carry what identifies the thing, no more.
        workspace.emit("conversation.deleted", {
          item: { type: "conversation", id, deleted: true },
        });
        return ok({ id, object: "conversation", deleted: true });
      };
    },
  },
  {
    call: "GET /conversations/deleted",
    handle: (request, workspace) => {
      const place = readPlace(request, DELETED_PAGE);
      const order = request.query("order") ?? "desc";
      if (order !== "asc" && order !== "desc") {
        throw parameterInvalid("order must be asc or desc", "order");
      }
      const sign = order === "asc" ? 1 : -1;
      return () => {
        // By the time of the deletion, as in the description's example.
        const deleted = workspace
          .listedDeletions()
          .sort((a, b) => sign * (a.deleted_at - b.deleted_at || Number(a.id) - Number(b.id)));
        const { items, total, pages } = numberedPage(deleted, place);
        return ok({
          type: "conversations.list",
          conversations: items.map((item) => ({ type: "conversation", ...item })),
          total_count: total,
          pages: { ...pages, next: pages.next === null ? null : `${pages.next}&order=${order}` },
        });
      };
    },
  },
];

function pageOfConversations(search: SearchRequest, workspace: Workspace) {
  const { records, total_count, pages } = searchPage(
    workspace.conversationIndex,
    search,
    (conversation) => jsonPiece(conversationJson(conversation, workspace)),
  );
  const before = `{"type":"conversation.list","pages":${JSON.stringify(pages)},"total_count":${total_count},"conversations":[`;
  return okJson(listPieces(before, records, "]}"));
}

/**
 * A conversation, with its parts, as it is now.
 * @throws {ApiError} 404
 */
export function conversationAnswer(id: string, workspace: Workspace, request: ApiRequest): Answer {
  const conversation = workspace.existingConversation(id);
  const plain = request.query("display_as") === "plaintext";
  return ok(wholeConversationJson(conversation, workspace, { plain }));
}

/**
 * Begins a conversation with what a contact writes.
 * @throws {ApiError} 400 where it is nothing, 404 where the contact is not there
 */
export function contactMessage(body: JsonObject, workspace: Workspace): () => Answer {
  const from = objectOf(body, "from") ?? {};
  const message = textOf(body, "body") ?? "";
  // Wording and code as at messages.
  if (message === "") throw parameterInvalid("Body is required", "body");
  const options = defined<Pick<NewConversation, "subject" | "created_at">>({
    subject: textOf(body, "subject"),
    created_at: integerOf(body, "created_at"),
  });
  const attachments = readAttachments(body);
  return () => {
    const { type, id } = workspace.contactAuthor(senderOf(from, workspace));
    const conversation = workspace.createConversation({
      author: { type, id },
      body: messageHtml(message),
      attachments,
      ...options,
    });
    workspace.emit("conversation.user.created", { conversation });
    return ok({
      type: "user_message",
      id: conversation.source?.id ?? conversation.id,
      created_at: conversation.created_at,
      body: message,
      message_type: "inapp",
      conversation_id: conversation.id,
    });
  };
}

/** The id of the contact who writes; a visitor who writes becomes a lead (the description). */
function senderOf(from: JsonObject, workspace: Workspace): string {
  const id = textOf(from, "id") ?? "";
  const visitor = [...workspace.visitors.values()].find(
    (one) => one.id === id || one.user_id === id,
  );
  if (from.type !== "contact" || visitor === undefined) return id;
  return workspace.convertVisitor({ id: visitor.id }, {}, "lead").contact.id;
}

function readChanges(body: JsonObject, workspace: Workspace): ConversationPatch {
  const company = textOf(body, "company_id");
  return {
    ...defined<Pick<ConversationPatch, "read" | "title">>({
      read: flagOf(body, "read"),
      title: textOf(body, "title"),
    }),
    ...(company !== undefined && { company_id: workspace.existingCompany(company).id }),
    ...(body.company_id === null && { company_id: null }),
  };
}
