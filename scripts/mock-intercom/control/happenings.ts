import type { JsonObject } from "../../common/json.ts";
import { ACTIVITY_TYPES } from "../records/activity-types.ts";
import { RESOLUTIONS, type Resolution } from "../records/ai-agent.ts";
import { type Conversation, PRIORITIES } from "../records/conversation.ts";
import { logActivity } from "../resources/activity-logs.ts";
import type { CheckedSchema } from "../schema-check.ts";
import type { NewActivity } from "../state/activity-logs.ts";
import type { AiReply } from "../state/ai-agents.ts";
import type { CallChange, NewCall } from "../state/calls.ts";
import type { Assignee } from "../state/conversation-actions.ts";
import type { NewRating } from "../state/conversation-ratings.ts";
import type { MacroFields } from "../state/macros.ts";
import type { Workspace } from "../state/state.ts";
import type { Controlled } from "./control.ts";
import { list, object, one, TEXT } from "./schemas.ts";
import { creates, type Steer } from "./steer.ts";

/**
 * What no operation of the API brings about: customers, Fin, workflows, telephones and teammates do.
 * Each takes a list and answers the ids of what was made or changed.
 *
 * - `POST /ratings` `{conversation_id, rating, remark, contact_id, admin_id}`
 * - `POST /priorities` `{conversation_id, priority}`
 * - `POST /fin-replies` `{conversation_id, body, answer, workflow, resolution}`: what Fin says, and what
 *   becomes of it
 * - `POST /workflow-steps` `{conversation_id, workflow, reply | assignee | attributes | event}`
 * - `POST /calls` `{direction, phone, conversation_id, admin_id, contact_id, answered_after,
 *   ended_after, ended_reason, recorded, transcript}`
 * - `POST /call-changes` `{call_id, kind: "answered" | "ended" | "recorded" | "transcribed", reason,
 *   transcript}`
 * - `POST /macros` `{name, body, visible_to_team_ids}`; with `macro_id` a change of that one
 * - `POST /activities` `{activity_type, activity_description, admin_id, metadata}`
 */
export function happeningPaths({ workspace }: Pick<Controlled, "workspace">): readonly Steer[] {
  return [
    creates<NewRating & { conversation_id: string }>(
      "POST /_mock/ratings",
      RATING,
      ({ conversation_id, ...rating }) => workspace.rateConversation(conversation_id, rating),
    ),
    creates<{ conversation_id: string; priority: Conversation["priority"] }>(
      "POST /_mock/priorities",
      PRIORITY,
      ({ conversation_id, priority }) =>
        workspace.prioritizeConversation(conversation_id, priority),
    ),
    creates<AiReply & { conversation_id: string; resolution?: Resolution }>(
      "POST /_mock/fin-replies",
      AI_REPLY,
      ({ conversation_id, resolution, ...reply }) => {
        const replied = workspace.replyByAiAgent(conversation_id, reply);
        return resolution === undefined
          ? replied
          : workspace.resolveByAiAgent(conversation_id, resolution);
      },
    ),
    creates<WorkflowStep>("POST /_mock/workflow-steps", WORKFLOW_STEP, (step) =>
      takeStep(step, workspace),
    ),
    creates<NewCall>("POST /_mock/calls", CALL, (call) => workspace.createCall(call)),
    creates<CallChange & { call_id: string }>(
      "POST /_mock/call-changes",
      CALL_CHANGE,
      ({ call_id, ...change }) => workspace.changeCall(call_id, change),
    ),
    creates<MacroFields | (Partial<MacroFields> & { macro_id: string })>(
      "POST /_mock/macros",
      MACRO,
      (macro) => {
        if (!("macro_id" in macro)) return workspace.createMacro(macro);
        const { macro_id, ...changes } = macro;
        return workspace.updateMacro(macro_id, changes);
      },
    ),
    creates<NewActivity>("POST /_mock/activities", ACTIVITY, (activity) => {
      const { id } = workspace.existingAdmin(activity.admin_id ?? workspace.admins[0].id);
      return logActivity(workspace, { ...activity, admin_id: id });
    }),
  ];
}

/** One thing that a workflow does. */
type WorkflowStep = { conversation_id: string; workflow: string } & (
  | { reply: string }
  | { assignee: Assignee }
  | { attributes: JsonObject }
  | { event: { type: string; result: string } }
);

function takeStep(step: WorkflowStep, workspace: Workspace): Conversation {
  const { conversation_id: id, workflow } = step;
  if ("reply" in step) return workspace.replyByWorkflow(id, step.reply);
  if ("assignee" in step) return workspace.assignByWorkflow(id, step.assignee);
  if ("event" in step) return workspace.noteWorkflowEvent(id, workflow, step.event);
  return workspace.setAttributesByWorkflow(id, workflow, step.attributes);
}

const RATING = object(
  {
    conversation_id: TEXT,
    rating: { type: "integer", minimum: 1, maximum: 5 },
    remark: TEXT,
    contact_id: TEXT,
    admin_id: TEXT,
  },
  ["conversation_id", "rating"],
);

const PRIORITY = object({ conversation_id: TEXT, priority: { enum: PRIORITIES } }, [
  "conversation_id",
  "priority",
]);

const AI_REPLY = object(
  {
    conversation_id: TEXT,
    body: TEXT,
    answer: { enum: ["ai_answer", "custom_answer", null] },
    workflow: TEXT,
    resolution: { enum: RESOLUTIONS },
  },
  ["conversation_id", "body"],
);

const workflowStep = (name: string, schema: CheckedSchema) =>
  object({ conversation_id: TEXT, workflow: TEXT, [name]: schema }, [
    "conversation_id",
    "workflow",
    name,
  ]);

const WORKFLOW_STEP = one(
  workflowStep("reply", TEXT),
  workflowStep(
    "assignee",
    object({ type: { enum: ["admin", "team"] }, id: { type: "integer" } }, ["type", "id"]),
  ),
  workflowStep("attributes", { type: "object" }),
  workflowStep("event", object({ type: TEXT, result: TEXT }, ["type", "result"])),
);

const WHOLE = { type: "integer", minimum: 0 } as const;

const TRANSCRIPT = list(
  object({ at: { type: "number", minimum: 0 }, speaker: TEXT, text: TEXT }, [
    "at",
    "speaker",
    "text",
  ]),
);

const CALL = object(
  {
    direction: { enum: ["inbound", "outbound"] },
    phone: TEXT,
    conversation_id: TEXT,
    admin_id: TEXT,
    contact_id: TEXT,
    answered_after: WHOLE,
    ended_after: WHOLE,
    ended_reason: TEXT,
    recorded: { type: "boolean" },
    transcript: TRANSCRIPT,
  },
  ["direction"],
);

const callChange = (
  kind: CallChange["kind"],
  more: Record<string, CheckedSchema> = {},
  required: string[] = [],
) => object({ call_id: TEXT, kind: { enum: [kind] }, ...more }, ["call_id", "kind", ...required]);

const CALL_CHANGE = one(
  callChange("answered"),
  callChange("ended", { reason: TEXT }),
  callChange("recorded"),
  callChange("transcribed", { transcript: TRANSCRIPT }, ["transcript"]),
);

const MACRO_FIELDS = { name: TEXT, body: TEXT, visible_to_team_ids: list(TEXT) };

const MACRO = one(
  object(MACRO_FIELDS, ["name", "body"]),
  object({ macro_id: TEXT, ...MACRO_FIELDS }, ["macro_id"]),
);

const ACTIVITY = object(
  {
    activity_type: { enum: ACTIVITY_TYPES },
    activity_description: TEXT,
    admin_id: TEXT,
    metadata: { type: "object" },
  },
  ["activity_type", "activity_description"],
);
