/** What is said in a conversation: Intercom's one operation, an action for each purpose. */
import { action } from "../../scripts/language/action.ts";
import { start, started } from "./start.ts";

const reply = "POST /conversations/{conversation_id}/reply";

const explain = {
  404: "There is no conversation or teammate with this id. Choose both from the lists.",
} as const;

const teammate = {
  title: "Teammate",
  description: "The teammate in whose name it is written.",
  required: true,
} as const;

/** Addresses of files, files as other actions give them, and what few flows need. */
const attachments = {
  attachment_urls: {
    visibility: "advanced",
    description: "Web addresses of files to attach, up to ten.",
  },
  attachment_files: "advanced",
  created_at: {
    visibility: "advanced",
    description: "When it was written, where that was in the past. Empty: now.",
  },
  skip_notifications: {
    visibility: "advanced",
    description: "Yes: nobody is notified of it.",
  },
} as const;

export const ReplyToConversationAsTeammate = action(reply, {
  path: "/conversations/{conversation_id}/reply-as-teammate",
  summary: "Reply to conversation as teammate",
  description:
    "Sends a message to the contact in the name of a teammate. It cannot be taken back; its text can be redacted.",
  visibility: "important",
  fixed: { message_type: "comment", type: "admin" },
  only: [
    "admin_id",
    "body",
    "attachment_urls",
    "attachment_files",
    "created_at",
    "skip_notifications",
  ],
  parameters: {
    admin_id: teammate,
    body: {
      title: "Message",
      description: "The message, as plain text or simple HTML.",
      required: true,
    },
    ...attachments,
  },
  explain,
});

export const ReplyToConversationAsContact = action(reply, {
  path: "/conversations/{conversation_id}/reply-as-contact",
  summary: "Reply to conversation as contact",
  description:
    "Adds a message of the contact, such as an email that reached you elsewhere. Name the contact by one of Contact, External Id and Email. A closed conversation opens.",
  fixed: { message_type: "comment", type: "user" },
  only: ["intercom_user_id", "body", "user_id", "email", "attachment_urls", "created_at"],
  parameters: {
    intercom_user_id: { title: "Contact", description: "The contact who wrote." },
    body: {
      title: "Message",
      description: "The message, as plain text or simple HTML.",
      required: true,
    },
    user_id: {
      title: "External Id",
      description: "The id of the contact in your own system, in place of Contact.",
      visibility: "advanced",
    },
    email: {
      title: "Email",
      description: "The email address of the contact, in place of Contact.",
      visibility: "advanced",
    },
    attachment_urls: attachments.attachment_urls,
    created_at: attachments.created_at,
  },
  explain: {
    404: "There is no such conversation, or the contact is not part of it. Add the contact to the conversation first.",
  },
  trial: {
    before: [start],
    values: { conversation_id: started.conversation_id },
    without: ["user_id", "email"],
  },
});

export const AddNoteToConversation = action(reply, {
  path: "/conversations/{conversation_id}/note",
  summary: "Add internal note to conversation",
  description: "Adds a note that only teammates see; contacts are not told of it.",
  visibility: "important",
  fixed: { message_type: "note", type: "admin" },
  only: [
    "admin_id",
    "body",
    "attachment_urls",
    "attachment_files",
    "created_at",
    "skip_notifications",
  ],
  parameters: {
    admin_id: teammate,
    body: { title: "Note", description: "The note, as plain text or simple HTML.", required: true },
    ...attachments,
  },
  explain,
});

export const OfferQuickReplies = action(reply, {
  path: "/conversations/{conversation_id}/quick-replies",
  summary: "Offer quick replies in conversation",
  description: "Shows the contact buttons with ready answers, in the name of a teammate.",
  visibility: "advanced",
  fixed: { message_type: "quick_reply", type: "admin" },
  only: ["admin_id", "reply_options"],
  parameters: {
    admin_id: teammate,
    reply_options: { description: "The buttons: a text, and an id of your own for each." },
  },
  explain,
});
