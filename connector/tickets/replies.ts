/** What is said in a ticket: Intercom's one operation, an action for each purpose. */
import { action } from "../../scripts/language/action.ts";
import {
  CONTACT,
  CONTACT_FIELDS,
  MESSAGE,
  NOTE,
  TEAMMATE,
  TEAMMATE_FIELDS,
} from "../conversations/reply-fields.ts";

const reply = "POST /tickets/{ticket_id}/reply";

const explain = {
  404: "There is no ticket or teammate with this id. Choose both from the lists; the number that teammates see is not the id.",
} as const;

export const ReplyToTicketAsTeammate = action(reply, {
  path: "/tickets/{ticket_id}/reply-as-teammate",
  summary: "Reply to ticket as teammate",
  description:
    "Sends a message to the ticket's contact in the name of a teammate. It cannot be taken back.",
  visibility: "important",
  fixed: { message_type: "comment", type: "admin" },
  only: TEAMMATE_FIELDS,
  parameters: { ...TEAMMATE, body: MESSAGE },
  explain,
});

export const ReplyToTicketAsContact = action(reply, {
  path: "/tickets/{ticket_id}/reply-as-contact",
  summary: "Reply to ticket as contact",
  description:
    "Adds a message of the contact, such as one that reached you elsewhere. Name the contact by one of Contact, External Id and Email.",
  fixed: { message_type: "comment", type: "user" },
  only: CONTACT_FIELDS,
  parameters: { ...CONTACT, body: MESSAGE },
  explain: { 404: "There is no such ticket, or the contact is not part of it." },
  trial: { without: ["user_id", "email"] },
});

export const AddNoteToTicket = action(reply, {
  path: "/tickets/{ticket_id}/note",
  summary: "Add internal note to ticket",
  description:
    "Adds a note that only teammates see. Cross Post puts it into the conversations that are linked to a back-office ticket, too.",
  visibility: "important",
  fixed: { message_type: "note", type: "admin" },
  only: [...TEAMMATE_FIELDS, "cross_post"],
  parameters: { ...TEAMMATE, body: NOTE, cross_post: "advanced" },
  explain,
});

export const OfferQuickRepliesInTicket = action(reply, {
  path: "/tickets/{ticket_id}/quick-replies",
  summary: "Offer quick replies in ticket",
  description: "Shows the contact buttons with ready answers, in the name of a teammate.",
  visibility: "advanced",
  fixed: { message_type: "quick_reply", type: "admin" },
  only: ["admin_id", "reply_options"],
  parameters: { admin_id: TEAMMATE.admin_id, reply_options: { required: true } },
  explain,
});
