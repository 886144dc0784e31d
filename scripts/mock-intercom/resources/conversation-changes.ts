import { defined } from "../../common/defined.ts";
import { idOf, objectOf } from "../body.ts";
import { ApiError, parameterMissing } from "../errors.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import type { Conversion } from "../state/conversation-links.ts";
import { partJson, wholeConversationJson } from "./conversation-json.ts";
import { conversationAnswer } from "./conversations.ts";
import { ticketJson } from "./ticket-json.ts";

/** What cannot be undone: redacting, merging and converting conversations. */
export const conversationChangeRoutes: readonly Route[] = [
  {
    call: "POST /conversations/redact",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const id = idOf(body, "conversation_id") ?? "";
      const part = idOf(body, "conversation_part_id");
      const source = idOf(body, "source_id");
      if (body.type === "source") {
        if (source === undefined) throw parameterMissing("source_id is required", "source_id");
        return () => {
          workspace.redactSource(id, source);
          return conversationAnswer(id, workspace, request);
        };
      }
      if (part === undefined) {
        throw parameterMissing("conversation_part_id is required", "conversation_part_id");
      }
      return () => {
        const { parts } = workspace.redactPart(id, part);
        const redacted = parts.find((one) => one.id === part);
        if (redacted !== undefined) {
          workspace.emit("conversation_part.redacted", { item: partJson(redacted) });
        }
        return conversationAnswer(id, workspace, request);
      };
    },
  },
  {
    call: "POST /conversations/{id}/merge",
    handle: (request, workspace) => {
      const { id } = workspace.existingConversation(param(request, "id"));
      const { merge_into_conversation_id: into } = objectBody(request);
      if (typeof into !== "string" || !/^\d+$/.test(into)) {
        // As in the description's example, for a missing one too.
        throw new ApiError(
          400,
          "parameter_invalid",
          "merge_into_conversation_id must be a valid integer conversation ID",
        );
      }
      return () => {
        const primary = workspace.mergeConversations(id, into);
        return ok(wholeConversationJson(primary, workspace));
      };
    },
  },
  {
    call: "POST /conversations/{conversation_id}/convert",
    handle: (request, workspace) => {
      const { id } = workspace.existingConversation(param(request, "conversation_id"));
      const body = objectBody(request);
      const ticket_type_id = idOf(body, "ticket_type_id");
      if (ticket_type_id === undefined) {
        throw parameterMissing("ticket_type_id is required", "ticket_type_id");
      }
      const options = defined<Omit<Conversion, "ticket_type_id">>({
        ticket_state_id: idOf(body, "ticket_state_id"),
        ticket_attributes: objectOf(body, "attributes"),
      });
      return () => {
        const ticket = workspace.convertConversation(id, { ticket_type_id, ...options });
        workspace.emit("ticket.created", { ticket });
        return ok(ticketJson(ticket, workspace));
      };
    },
  },
];
