/** What teammates write first: Intercom's one operation, an action for each way. */
import { action } from "../../scripts/language/action.ts";
import { admins } from "../admins/actions.ts";
import { users } from "../users-and-leads/actions.ts";

const send = "POST /messages";

const FROM = {
  title: "From",
  description: "The teammate in whose name it is sent.",
  choices: admins,
  required: true,
} as const;
const TO = {
  title: "To",
  description: "The user who gets it; a lead has to become a user first.",
  choices: users,
  required: true,
} as const;
const MESSAGE = {
  title: "Message",
  description: "The text of the message, plain or as HTML.",
  required: true,
} as const;
const explain = {
  404: "There is no teammate or user with this id. Choose both from the lists.",
} as const;

export const SendEmail = action(send, {
  path: "/messages/email",
  summary: "Send email",
  description:
    "Sends an email to a user in the name of a teammate. It cannot be taken back. Users who have unsubscribed get none.",
  visibility: "important",
  fixed: { message_type: "email", from: { type: "admin" }, to: { type: "user" } },
  only: [
    "from.id",
    "to.id",
    "subject",
    "body",
    "template",
    "created_at",
    "create_conversation_without_contact_reply",
  ],
  parameters: {
    "from.id": FROM,
    "to.id": TO,
    subject: { description: "The subject line.", required: true },
    body: MESSAGE,
    template: {
      title: "Style",
      description: "How it looks: plain, or personal, which is framed.",
      default: "plain",
    },
    created_at: "advanced",
    create_conversation_without_contact_reply: {
      title: "Show In Inbox At Once",
      description: "Yes: it is a conversation of the inbox now. No: only when the user answers.",
      visibility: "advanced",
    },
  },
  explain,
});

export const SendMessengerMessage = action(send, {
  path: "/messages/in-app",
  summary: "Send message in the Messenger",
  description:
    "Shows a user a message in the Messenger of your app or site, in the name of a teammate. It cannot be taken back.",
  visibility: "important",
  fixed: { message_type: "in_app", from: { type: "admin" }, to: { type: "user" } },
  only: ["from.id", "to.id", "body", "created_at", "create_conversation_without_contact_reply"],
  parameters: {
    "from.id": FROM,
    "to.id": TO,
    body: MESSAGE,
    created_at: "advanced",
    create_conversation_without_contact_reply: {
      title: "Show In Inbox At Once",
      description: "Yes: it is a conversation of the inbox now. No: only when the user answers.",
      visibility: "advanced",
    },
  },
  explain,
});

export const SendWhatsAppMessage = action(send, {
  path: "/messages/whatsapp",
  summary: "Send WhatsApp message",
  description:
    "Sends a WhatsApp message by one of your approved templates, in the name of a teammate. Whether it arrived tells Get the status of a WhatsApp message.",
  visibility: "advanced",
  fixed: { message_type: "whatsapp", from: { type: "admin" } },
  only: ["from.id", "to.phone", "to.name", "template", "components", "locale", "created_at"],
  parameters: {
    "from.id": FROM,
    "to.phone": { required: true },
    template: { required: true, description: "The name of the approved template." },
    created_at: "advanced",
  },
  trial: { values: { template: "order_update" } },
});
