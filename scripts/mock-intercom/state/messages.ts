import { ApiError } from "../errors.ts";
import type { Conversation } from "../records/conversation.ts";
import type { Message } from "../records/message.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface NewMessage
  extends Partial<Pick<Message, "cc" | "subject" | "template" | "ruleset_id" | "created_at">>,
    Pick<Message, "channel" | "from" | "to" | "body"> {
  /** Begins a conversation before anybody answers. WhatsApp messages always do. */
  withConversation?: boolean;
}

/** What became of a WhatsApp message, and since when. */
export interface WhatsappStatus {
  status: "sent" | "delivered" | "read";
  /** Unix seconds. */
  updated_at: number;
}

export interface MessageState {
  readonly messages: ReadonlyMap<string, Message>;
  /** @throws {ApiError} 404 for the teammate or a contact */
  sendMessage(message: NewMessage): Message;
  /** The latest message that waits for a contact's answer to become a conversation. */
  unansweredMessage(contactId: string): Message | undefined;
  /** Begins the conversation in which a contact answers a message. */
  beginAnswer(message: Message, contactId: string): Conversation;
  /** @throws {ApiError} 404 */
  whatsappMessage(id: string): Message;
  whatsappStatus(message: Message): WhatsappStatus;
}

/** How long WhatsApp takes to deliver. */
const DELIVERY_SECONDS = 5;

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  "adminAuthor" | "conversations" | "createConversation" | "liveContact"
>;

export function messageState(
  { storage, numericId, stamp, uuid }: Base,
  all: () => Needs,
): MessageState {
  const messages = storage.map<Message>("messages");

  const begin = (message: Message, contacts: readonly string[]) =>
    all().createConversation({
      author: { type: "admin", id: message.from },
      body: message.body,
      subject: message.subject,
      contacts,
      source: { type: message.channel, id: message.id },
    });

  return {
    messages,

    sendMessage({ withConversation = false, ...input }) {
      all().adminAuthor(input.from);
      const whatsapp = input.channel === "whatsapp";
      const cc = input.cc ?? [];
      const recipients = [...new Set([...input.to, ...cc])].map((id) => all().liveContact(id).id);
      const message: Message = {
        id: whatsapp ? `wamid_${uuid().replaceAll("-", "")}` : numericId(),
        channel: input.channel,
        from: input.from,
        to: input.to,
        cc,
        subject: input.subject ?? "",
        body: input.body,
        created_at: stamp(input.created_at).seconds,
        conversation_id: null,
        answered: {},
        template: input.template ?? null,
        ruleset_id: input.ruleset_id ?? null,
      };
      const conversation_id =
        withConversation || whatsapp ? begin(message, recipients).id : message.conversation_id;
      const sent = { ...message, conversation_id };
      messages.set(sent.id, sent);
      return sent;
    },

    unansweredMessage: (contactId) =>
      [...messages.values()].findLast(
        ({ to, cc, conversation_id, answered }) =>
          (to.includes(contactId) || cc.includes(contactId)) &&
          conversation_id === null &&
          answered[contactId] === undefined,
      ),

    beginAnswer(message, contactId) {
      const conversation = begin(message, [contactId]);
      const answered = { ...message.answered, [contactId]: conversation.id };
      messages.set(message.id, { ...message, answered });
      return conversation;
    },

    whatsappMessage(id) {
      const message = messages.get(id);
      if (message?.channel !== "whatsapp") {
        throw new ApiError(404, "whatsapp_message_not_found", "Whatsapp message not found");
      }
      return message;
    },

    whatsappStatus({ conversation_id, created_at }) {
      const { statistics } = all().conversations.get(conversation_id ?? "") ?? {};
      const answer = statistics?.last_contact_reply_at;
      if (answer !== undefined && answer !== null) return { status: "read", updated_at: answer };
      const delivered = created_at + DELIVERY_SECONDS;
      return stamp().seconds < delivered
        ? { status: "sent", updated_at: created_at }
        : { status: "delivered", updated_at: delivered };
    },
  };
}
