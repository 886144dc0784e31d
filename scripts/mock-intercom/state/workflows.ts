import type { Json } from "../../common/json.ts";
import type { Conversation } from "../records/conversation.ts";
import type { QuickReply } from "../records/conversation-part.ts";
import { type Assignee, assignmentTo } from "./conversation-actions.ts";
import type { Workspace } from "./state.ts";

/**
 * What workflows do in conversations, in the name of a bot that is not Fin. No operation of the API
 * makes it, which is why notifications are posted here. The names of the parts are those of the
 * description's `event_details` and of clients' lists of part types.
 */
export interface WorkflowState {
  /** @param options the buttons, where the contact is to choose @throws {ApiError} 404 */
  replyByWorkflow(id: string, body: string, options?: readonly QuickReply[]): Conversation;
  /** Changes the state as little as a teammate's reply does. @throws {ApiError} 404 */
  assignByWorkflow(id: string, assignee: Assignee): Conversation;
  /** Sets attributes of the conversation. @throws {ApiError} as `setConversationAttributes` */
  setAttributesByWorkflow(
    id: string,
    workflow: string,
    values: Readonly<Record<string, Json>>,
  ): Conversation;
  /**
   * Tells of a step of a workflow, and changes nothing.
   * @param event such as `{ type: "wait_finished", result: "Done waiting" }`
   * @throws {ApiError} 404
   */
  noteWorkflowEvent(
    id: string,
    workflow: string,
    event: { type: string; result: string },
  ): Conversation;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "addPart" | "botAuthor" | "emit" | "setConversationAttributes">;

export function workflowState(all: () => Needs): WorkflowState {
  const operator = () => ({ ...all().botAuthor(), from_ai_agent: false, is_ai_answer: false });
  return {
    replyByWorkflow(id, body, options) {
      const conversation = all().addPart(id, {
        part_type: options === undefined ? "comment" : "quick_reply",
        author: operator(),
        body,
        metadata: options === undefined ? {} : { quick_reply_options: options },
      });
      all().emit("conversation.operator.replied", { conversation });
      return conversation;
    },

    assignByWorkflow(id, assignee) {
      const { assigned_to, change } = assignmentTo(assignee);
      const part = { part_type: "default_assignment", author: operator(), assigned_to };
      const conversation = all().addPart(id, part, change);
      all().emit("conversation.admin.assigned", { conversation });
      return conversation;
    },

    setAttributesByWorkflow: (id, workflow, values) =>
      all().setConversationAttributes(id, values, { kind: "workflow", name: workflow }),

    noteWorkflowEvent: (id, workflow, event) =>
      all().addPart(id, {
        part_type: "operator_workflow_event",
        author: operator(),
        event_details: { workflow: { name: workflow }, event },
      }),
  };
}
