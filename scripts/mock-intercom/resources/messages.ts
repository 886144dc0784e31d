import { defined } from "../../common/defined.ts";
import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import { flagOf, idOf, integerOf, objectOf, textOf, wordOf } from "../body.ts";
import { ApiError, parameterInvalid, parameterMissing } from "../errors.ts";
import { cursorPage, decodeCursor, readCount } from "../paging.ts";
import type { Message } from "../records/message.ts";
import { formattedPhone } from "../records/phone.ts";
import { objectBody, ok, type Route } from "../route.ts";
import type { NewMessage } from "../state/messages.ts";
import type { Workspace } from "../state/state.ts";
import { conversationItem } from "./conversation-json.ts";
import { contactMessage } from "./conversations.ts";

const STATUSES_PER_PAGE = { preset: 50, max: 100 };

/** All that the two lists of statuses know of is what outbound rules or the API sent. */
const STATUS_TYPE = "broadcast_outbound";

export const messageRoutes: readonly Route[] = [
  {
    call: "POST /messages",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const from = objectOf(body, "from");
      if (from === undefined) throw parameterMissing("from is required", "from");
      if (from.type !== "admin") return contactMessage(body, workspace);
      const read = readMessage(body, from, workspace);
      return () => {
        const message = workspace.sendMessage(read());
        const conversation = workspace.conversations.get(message.conversation_id ?? "");
        if (conversation?.contacts.length === 1) {
          workspace.emit("conversation.admin.single.created", () =>
            conversationItem(conversation, workspace),
          );
        }
        return ok(messageJson(message, workspace));
      };
    },
  },
  {
    call: "GET /messages/whatsapp/status",
    handle: (request, workspace) => {
      const id = request.query("message_id") ?? "";
      return () => {
        const message = workspace.whatsappMessage(id);
        return ok({
          conversation_id: message.conversation_id ?? "",
          ...workspace.whatsappStatus(message),
          type: STATUS_TYPE,
          created_at: message.created_at,
          template_name: message.template ?? "",
          message_id: message.id,
        });
      };
    },
  },
  {
    call: "GET /messages/status",
    handle: (request, workspace) => {
      const ruleset_id = request.query("ruleset_id") ?? "";
      const perPage = readCount(request.query("per_page"), "per_page", STATUSES_PER_PAGE);
      const cursor = decodeCursor(request.query("starting_after"));
      return () => {
        const sent = [...workspace.messages.values()].filter(
          (message) => message.channel === "whatsapp" && message.ruleset_id === ruleset_id,
        );
        const by = ({ created_at }: Message) => created_at * 1000;
        const { items, total, pages } = cursorPage(sent, { perPage, cursor, by, ascending: false });
        const { type, per_page, total_pages, next } = pages;
        return ok({
          type: "list",
          ruleset_id,
          pages: {
            type,
            per_page,
            total_pages,
            ...(next && { next: { starting_after: next.starting_after } }),
          },
          total_count: total,
          events: items.map((message) => ({
            id: message.id,
            conversation_id: message.conversation_id ?? "",
            user_id: message.to[0] ?? "",
            ...workspace.whatsappStatus(message),
            type: STATUS_TYPE,
            created_at: message.created_at,
            whatsapp_message_id: message.id,
            template_name: message.template ?? "",
          })),
        });
      };
    },
  },
];

function messageJson(message: Message, workspace: Workspace) {
  const { id, channel, from, subject, body, created_at, conversation_id } = message;
  return {
    type: "admin_message",
    id,
    created_at,
    subject,
    body,
    // The description knows no name for the others here.
    ...(channel === "conversation" && { message_type: "inapp" }),
    ...(channel === "email" && { message_type: "email" }),
    ...(conversation_id !== null && { conversation_id }),
    owner: workspace.adminAuthor(from),
  };
}

/** Both SDKs send `inapp`, and live `conversation` does the same. */
const TYPES = ["in_app", "inapp", "conversation", "email", "sms", "whatsapp"] as const;

const channelOf = (type: (typeof TYPES)[number]): Message["channel"] =>
  type === "in_app" || type === "inapp" ? "conversation" : type;

/** Reads a message; what comes back makes a contact of a WhatsApp number that nobody has. */
function readMessage(body: JsonObject, from: JsonObject, workspace: Workspace): () => NewMessage {
  const { to } = body;
  const type = wordOf(body, "message_type", TYPES);
  if (type === undefined) throw parameterMissing("message_type is required", "message_type");
  const channel = channelOf(type);
  const admin = idOf(from, "id");
  if (admin === undefined) throw parameterMissing("from is required", "from");
  const subject = textOf(body, "subject") ?? "";
  const content = textOf(body, "body") ?? "";
  const created_at = integerOf(body, "created_at");
  const sent = {
    channel,
    from: workspace.adminAuthor(admin).id,
    body: content,
    subject,
    withConversation: flagOf(body, "create_conversation_without_contact_reply") ?? false,
    ...defined({ created_at }),
  };
  if (channel === "whatsapp") {
    const template = textOf(body, "template");
    if (template === undefined) throw parameterMissing("template is required", "template");
    const { phone, name } = readNumber(to);
    return () => ({ ...sent, template, to: [contactOfNumber(phone, name, workspace)] });
  }
  // Codes, statuses and wording of the description's examples.
  if (content === "") throw parameterInvalid("Body is required");
  if (channel === "email" && subject === "") {
    throw new ApiError(422, "parameter_not_found", "No subject supplied for email message");
  }
  const recipients = readRecipients(to, "to", workspace);
  if (recipients.length === 0) throw parameterMissing("to is required", "to");
  // Those who get a hidden copy are no part of a conversation; that they exist is checked.
  readRecipients(body.bcc, "bcc", workspace);
  const cc = readRecipients(body.cc, "cc", workspace);
  return () => ({ ...sent, to: recipients, cc });
}

function readRecipients(value: Json | undefined, name: string, workspace: Workspace): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((one) => {
    const id = isObject(one) ? textOf(one, "id") : undefined;
    if (id === undefined) throw parameterInvalid(`${name} must name contacts by their id`, name);
    return workspace.liveContact(id).id;
  });
}

function readNumber(to: Json | undefined): { phone: string; name: string | null } {
  const phone = isObject(to) ? to.phone : undefined;
  if (!isObject(to) || typeof phone !== "number" || !Number.isSafeInteger(phone) || phone < 1) {
    throw parameterInvalid("to must have a phone number in digits", "to");
  }
  return { phone: `+${phone}`, name: textOf(to, "name") ?? null };
}

function contactOfNumber(phone: string, name: string | null, workspace: Workspace): string {
  for (const contact of workspace.contacts.values()) {
    if (!contact.archived && formattedPhone(contact.phone) === phone) return contact.id;
  }
  return workspace.createContact({ role: "lead", phone, name }).id;
}
