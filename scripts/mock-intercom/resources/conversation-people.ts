import type { JsonObject } from "../../common/json.ts";
import { objectOf, textOf } from "../body.ts";
import { ApiError, contactNotFound } from "../errors.ts";
import type { Author } from "../records/conversation.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { wholeConversationJson } from "./conversation-json.ts";
import { namedContact, readAdmin } from "./conversation-request.ts";

/** Who takes part in a conversation. */
export const conversationPeopleRoutes: readonly Route[] = [
  {
    call: "POST /conversations/{conversation_id}/customers",
    handle: (request, workspace) => {
      const { id, contacts } = workspace.existingConversation(param(request, "conversation_id"));
      const body = objectBody(request);
      const customer = objectOf(body, "customer") ?? {};
      const author = addedBy(body, customer, workspace);
      const known = namedContact(customer, workspace);
      const email = textOf(customer, "email") ?? "";
      return () => {
        const contact = known ?? workspace.createContact({ role: "lead", email }).id;
        const conversation = workspace.addParticipant(id, author, contact);
        if (!contacts.includes(contact)) {
          workspace.emit("conversation.contact.attached", { conversation });
        }
        return answer(id, workspace);
      };
    },
  },
  {
    call: "DELETE /conversations/{conversation_id}/customers/{contact_id}",
    handle: (request, workspace) => {
      const { id, contacts } = workspace.existingConversation(param(request, "conversation_id"));
      const contact = param(request, "contact_id");
      if (!contacts.includes(contact)) throw contactNotFound();
      if (contacts.length === 1) {
        throw new ApiError(422, "parameter_invalid", "Removing the last customer is not allowed");
      }
      const author = readAdmin(objectBody(request), workspace);
      return () => {
        const conversation = workspace.removeParticipant(id, author, contact);
        workspace.emit("conversation.contact.detached", { conversation });
        return answer(id, workspace);
      };
    },
  },
];

/** What names a contact. */
const NAMES = ["intercom_user_id", "user_id", "email"];

/**
 * A teammate, or where none is named another contact: described within the customer, and sent beside
 * it by Intercom's own SDKs (npm intercom-client 3 to 5).
 */
function addedBy(body: JsonObject, customer: JsonObject, workspace: Workspace): Author {
  const beside = NAMES.some((name) => name in body) ? body : undefined;
  const by = objectOf(customer, "customer") ?? beside;
  if (by === undefined || "admin_id" in body) return readAdmin(body, workspace);
  const contact = namedContact(by, workspace);
  if (contact === undefined) throw contactNotFound();
  return workspace.contactAuthor(contact);
}

/** A conversation by its schema in the description, with the `customers` of its examples. */
function answer(id: string, workspace: Workspace) {
  const conversation = workspace.existingConversation(id);
  const customers = conversation.contacts.map((contact) => ({
    type: workspace.contacts.get(contact)?.role ?? "user",
    id: contact,
  }));
  return ok({ ...wholeConversationJson(conversation, workspace), customers });
}
