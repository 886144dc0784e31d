import { parameterInvalid } from "../errors.ts";
import type { AiAgent, AnswerSource, Resolution } from "../records/ai-agent.ts";
import type { Conversation } from "../records/conversation.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

/** What Fin says. */
export interface AiReply {
  /** HTML. */
  body: string;
  /**
   * One that Fin thought of, one that was written for it, or none, as where it asks something.
   * Default: Fin thought of it.
   */
  answer?: AiAgent["last_answer_type"];
  /** What Fin made the answer from. */
  content_sources?: readonly AnswerSource[];
  /** What brought Fin in. Default: the workspace's profile of Fin. */
  workflow?: string;
}

/**
 * What Fin does in conversations of the inbox. No operation of the API makes it, which is why the
 * notification is posted here.
 */
export interface AiAgentState {
  /**
   * Leaves a part by a bot. An answer counts as having solved the matter until something else is known.
   * @throws {ApiError} 404
   */
  replyByAiAgent(id: string, reply: AiReply): Conversation;
  /**
   * What became of Fin's answers; leaves no part.
   * @throws {ApiError} 404; 400 where Fin has not answered
   */
  resolveByAiAgent(id: string, resolution: Resolution): Conversation;
  /**
   * Rates Fin as a contact does; leaves no part.
   * @param rating 1 to 5
   * @throws {ApiError} 404; 400 for a rating that is none or where Fin had no part
   */
  rateAiAgent(id: string, rating: number, remark?: string): Conversation;
}

/** What it needs of the workspace. */
type Needs = Pick<
  Workspace,
  "addPart" | "botAuthor" | "emit" | "existingConversation" | "updateConversation"
>;

export function aiAgentState({ stamp }: Base, all: () => Needs): AiAgentState {
  const agentOf = (id: string): AiAgent => {
    const { ai_agent } = all().existingConversation(id);
    if (ai_agent === null) throw parameterInvalid("Fin had no part in the conversation");
    return ai_agent;
  };

  return {
    replyByAiAgent(id, { body, answer = "ai_answer", content_sources, workflow }) {
      const old = all().existingConversation(id).ai_agent ?? broughtIn(workflow);
      const author = {
        ...all().botAuthor(),
        from_ai_agent: true,
        is_ai_answer: answer === "ai_answer",
      };
      const agent: AiAgent = {
        ...old,
        ...(answer !== null && {
          last_answer_type: answer,
          resolution_state: "assumed_resolution",
        }),
        content_sources: content_sources ?? old.content_sources,
      };
      const conversation = all().addPart(
        id,
        { part_type: "comment", author, body },
        { ai_agent: agent },
      );
      all().emit("conversation.operator.replied", { conversation });
      return conversation;
    },

    resolveByAiAgent(id, resolution_state) {
      const old = agentOf(id);
      if (old.last_answer_type === null) throw parameterInvalid("Fin has not answered");
      return all().updateConversation(id, { ai_agent: { ...old, resolution_state } });
    },

    rateAiAgent(id, rating, remark) {
      const old = agentOf(id);
      if (!(Number.isInteger(rating) && rating >= 1 && rating <= 5)) {
        throw parameterInvalid("rating must be a whole number from 1 to 5", "rating");
      }
      const { seconds } = stamp();
      return all().updateConversation(id, {
        ai_agent: {
          ...old,
          rating,
          rating_remark: remark ?? old.rating_remark,
          created_at: old.created_at ?? seconds,
          updated_at: seconds,
        },
      });
    },
  };
}

const broughtIn = (workflow: string | undefined): AiAgent => ({
  source_type: workflow === undefined ? "profile" : "workflow",
  source_title: workflow ?? null,
  last_answer_type: null,
  resolution_state: null,
  rating: null,
  rating_remark: null,
  created_at: null,
  updated_at: null,
  content_sources: [],
});
