import { resourceNotFound } from "../errors.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import type { TagCarrier } from "../state/taggings.ts";
import { emitContactTag } from "./contact-notifications.ts";
import { contactOf } from "./contact-request.ts";
import { conversationItem } from "./conversation-json.ts";
import { appliedTagJson } from "./tag-json.ts";

/** Tags on contacts, conversations and tickets. */
export const taggingRoutes: readonly Route[] = [
  {
    call: "GET /contacts/{contact_id}/tags",
    handle: (request, workspace) => () => {
      const { tags } = contactOf(request, workspace);
      return ok({ type: "list", data: tags.map((tag) => appliedTagJson(tag, workspace)) });
    },
  },
  {
    call: "POST /contacts/{contact_id}/tags",
    handle: (request, workspace) => {
      const before = contactOf(request, workspace);
      const { id } = objectBody(request);
      return () => {
        if (typeof id !== "string") throw resourceNotFound();
        const tag = workspace.tagContact(before.id, id);
        const contact = workspace.liveContact(before.id);
        if (contact !== before) {
          emitContactTag("created", contact, workspace.existingTag(id), workspace);
        }
        return ok(appliedTagJson(tag, workspace));
      };
    },
  },
  {
    call: "DELETE /contacts/{contact_id}/tags/{tag_id}",
    handle: (request, workspace) => {
      const { id } = contactOf(request, workspace);
      return () => {
        const tag = workspace.untagContact(id, param(request, "tag_id"));
        const contact = workspace.liveContact(id);
        emitContactTag("deleted", contact, workspace.existingTag(tag.id), workspace);
        return ok(appliedTagJson(tag, workspace));
      };
    },
  },
  adding("conversation", "POST /conversations/{conversation_id}/tags"),
  removing("conversation", "DELETE /conversations/{conversation_id}/tags/{tag_id}"),
  adding("ticket", "POST /tickets/{ticket_id}/tags"),
  removing("ticket", "DELETE /tickets/{ticket_id}/tags/{tag_id}"),
];

function adding(carrier: TagCarrier, call: string): Route {
  return {
    call,
    handle: (request, workspace) => {
      const { id, admin_id } = objectBody(request);
      return () => {
        const carrierId = param(request, `${carrier}_id`);
        const before = workspace.conversations.get(carrierId);
        const tag = workspace.addTag(carrier, carrierId, String(id), String(admin_id));
        const conversation = workspace.conversations.get(carrierId);
        if (carrier === "conversation" && conversation !== undefined && conversation !== before) {
          workspace.emit("conversation_part.tag.created", {
            item: {
              ...conversationItem(conversation, workspace),
              tags_added: { type: "tag.list", tags: [appliedTagJson(tag, workspace)] },
            },
          });
        }
        return ok(appliedTagJson(tag, workspace));
      };
    },
  };
}

function removing(carrier: TagCarrier, call: string): Route {
  return {
    call,
    handle: (request, workspace) => {
      const { admin_id } = objectBody(request);
      return () => {
        const carrierId = param(request, `${carrier}_id`);
        const tagId = param(request, "tag_id");
        const tag = workspace.removeTag(carrier, carrierId, tagId, String(admin_id));
        return ok(appliedTagJson(tag, workspace));
      };
    },
  };
}
