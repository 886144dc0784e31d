import { ApiError, parameterInvalid } from "../errors.ts";
import type { FinConversation } from "../records/fin-conversation.ts";
import type { Base } from "./base.ts";

/** Where Fin stands. It never escalates here, for nobody knows what it would say. */
export type FinStatus = "thinking" | "awaiting_user_reply" | "complete";

export interface FinConversationState {
  readonly finConversations: ReadonlyMap<string, FinConversation>;
  /**
   * Gives Fin a message. The same message within five minutes changes nothing.
   * @param message what tells it from others
   */
  startFin(id: string, userId: string, message: string): FinConversation;
  /** The same, in a conversation that has begun. @throws {ApiError} 400 where it has not */
  replyToFin(id: string, userId: string, message: string): FinConversation;
  finStatus(conversation: FinConversation): FinStatus;
  /** @throws {ApiError} 422 while Fin has not asked for a rating, too late, or after a remark */
  rateFin(id: string, rating: string, remark: string | null): FinConversation;
}

/** How long Fin thinks, how long it waits for an answer, and how long it can be rated after that. */
const THINKING_MS = 5_000;
const WAITING_MS = 10 * 60_000;
const RATEABLE_MS = 24 * 3_600_000;

/** "The same message within 5 minutes is taken only once" (at `timestamp` in the contract). */
const REPEAT_MS = 5 * 60_000;

export function finConversationState({ storage, stamp }: Base): FinConversationState {
  const conversations = storage.map<FinConversation>("fin conversations");
  const take = (id: string, user_id: string, message: string) => {
    const { ms } = stamp();
    const old = conversations.get(id);
    if (old?.message === message && ms - old.message_ms < REPEAT_MS) return old;
    const taken: FinConversation = {
      id,
      user_id,
      message,
      message_ms: ms,
      rating: old?.rating ?? null,
      remark: old?.remark ?? null,
    };
    conversations.set(id, taken);
    return taken;
  };
  return {
    finConversations: conversations,
    startFin: take,
    replyToFin(id, userId, message) {
      if (!conversations.has(id)) throw parameterInvalid("Conversation not found");
      return take(id, userId, message);
    },
    finStatus({ message_ms }) {
      const age = stamp().ms - message_ms;
      if (age < THINKING_MS) return "thinking";
      return age < THINKING_MS + WAITING_MS ? "awaiting_user_reply" : "complete";
    },
    rateFin(id, rating, remark) {
      const old = conversations.get(id);
      if (old === undefined) {
        throw unrated("Conversation not found for the given external_conversation_id");
      }
      const age = stamp().ms - old.message_ms;
      if (age < THINKING_MS) throw unrated("No rating survey found for this conversation");
      if (age > RATEABLE_MS) throw unrated("The rating window for this conversation has closed");
      // The same again is no change, so that a client may safely try again.
      const repeated = rating === old.rating && (remark === null || remark === old.remark);
      if (old.remark !== null && !repeated) {
        throw unrated(
          "This rating can no longer be changed because a remark has already been submitted",
        );
      }
      const rated = { ...old, rating, remark: remark ?? old.remark };
      conversations.set(id, rated);
      return rated;
    },
  };
}

/**
 * Messages are those of the description's examples. There they stand in an object of their own form;
 * the contract has one form of error only.
 */
const unrated = (message: string) => new ApiError(422, "parameter_invalid", message);
