/** What is said in a conversation: Intercom's one operation, an action for each purpose. */
import { action } from "../../scripts/language/action.ts";
import {
  CONTACT,
  CONTACT_FIELDS,
  MESSAGE,
  NOTE,
  TEAMMATE,
  TEAMMATE_FIELDS,
} from "./reply-fields.ts";
import { start, started } from "./start.ts";

const reply = "POST /conversations/{conversation_id}/reply";

const explain = {
  404: "There is no conversation or teammate with this id. Choose both from the lists.",
} as const;

export const ReplyToConversationAsTeammate = action(reply, {
  path: "/conversations/{conversation_id}/reply-as-teammate",
  summary: "Reply to conversation as teammate",
  description:
    "Sends a message to the contact in the name of a teammate. It cannot be taken back; its text can be redacted.",
  visibility: "important",
  fixed: { message_type: "comment", type: "admin" },
  only: TEAMMATE_FIELDS,
  parameters: { ...TEAMMATE, body: MESSAGE },
  explain,
});

export const ReplyToConversationAsContact = action(reply, {
  path: "/conversations/{conversation_id}/reply-as-contact",
  summary: "Reply to conversation as contact",
  description:
    "Adds a message of the contact, such as one that reached you elsewhere. Name the contact by one of Contact, External Id and Email. A closed conversation opens.",
  fixed: { message_type: "comment", type: "user" },
  only: CONTACT_FIELDS,
  parameters: { ...CONTACT, body: MESSAGE },
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
  description: "Adds a note that only teammates see; the contact is not told of it.",
  visibility: "important",
  fixed: { message_type: "note", type: "admin" },
  only: TEAMMATE_FIELDS,
  parameters: { ...TEAMMATE, body: NOTE },
  explain,
});

export const OfferQuickRepliesInConversation = action(reply, {
  path: "/conversations/{conversation_id}/quick-replies",
  summary: "Offer quick replies in conversation",
  description: "Shows the contact buttons with ready answers, in the name of a teammate.",
  visibility: "advanced",
  fixed: { message_type: "quick_reply", type: "admin" },
  only: ["admin_id", "reply_options"],
  parameters: { admin_id: TEAMMATE.admin_id, reply_options: { required: true } },
  explain,
});
