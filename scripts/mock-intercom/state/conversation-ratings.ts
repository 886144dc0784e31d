import { contactNotFound, parameterInvalid } from "../errors.ts";
import type { Conversation } from "../records/conversation.ts";
import { teammateIds } from "../records/conversation.ts";
import type { ConversationRating } from "../records/conversation-rating.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface NewRating {
  /** 1 to 5. */
  rating: number;
  /** Default: the one that was there, if any. */
  remark?: string;
  /** Who rates, a contact that takes part. Default: the first one. */
  contact_id?: string;
  /** Who is rated. Default: who is in charge, else who last did something. */
  admin_id?: string;
}

export interface ConversationRatingState {
  /**
   * Rates a conversation as a contact does in the Messenger, or changes the rating. No operation of
   * the API does, which is why the notification is posted here.
   * @throws {ApiError} 404; 400 for a rating that is none
   */
  rateConversation(id: string, rating: NewRating): Conversation;
}

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  "addPart" | "adminAuthor" | "contactAuthor" | "emit" | "existingConversation"
>;

export function conversationRatingState(
  { stamp }: Base,
  all: () => Needs,
): ConversationRatingState {
  return {
    rateConversation(id, { rating, remark, ...people }) {
      const old = all().existingConversation(id);
      if (!(Number.isInteger(rating) && rating >= 1 && rating <= 5)) {
        throw parameterInvalid("rating must be a whole number from 1 to 5", "rating");
      }
      const contact = people.contact_id ?? old.contacts[0] ?? "";
      if (!old.contacts.includes(contact)) throw contactNotFound();
      const author = all().contactAuthor(contact);
      const { seconds } = stamp();
      const rated: ConversationRating = {
        rating,
        remark: remark ?? old.rating?.remark ?? null,
        // Intercom asks when a conversation is closed.
        requested_at: old.rating?.requested_at ?? old.statistics.last_close_at ?? seconds,
        replied_at: seconds,
        contact_id: contact,
        admin_id:
          people.admin_id === undefined ? inCharge(old) : all().adminAuthor(people.admin_id).id,
      };
      // The names of these parts are those of Intercom's table of part types.
      let conversation = all().addPart(
        id,
        { part_type: "conversation_rating_changed", author },
        { rating: rated },
      );
      if (remark !== undefined) {
        conversation = all().addPart(id, { part_type: "conversation_rating_remark_added", author });
      }
      all().emit("conversation.rating.added", { conversation });
      return conversation;
    },
  };
}

function inCharge(conversation: Conversation): string | null {
  const { admin_assignee_id } = conversation;
  if (admin_assignee_id !== 0) return String(admin_assignee_id);
  return teammateIds(conversation).at(-1) ?? null;
}
