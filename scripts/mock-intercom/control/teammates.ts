import type { JsonObject } from "../../common/json.ts";
import type { Author } from "../records/conversation.ts";
import type { SubscriptionType } from "../records/subscription-type.ts";
import { conversationItem } from "../resources/conversation-json.ts";
import type { Workspace } from "../state/state.ts";
import type { NewWorkflow } from "../state/workflow-definitions.ts";
import { TOPICS, type Topic } from "../webhooks/topics.ts";
import type { Controlled } from "./control.ts";
import { list, MAYBE_TEXT, object, TEXT } from "./schemas.ts";
import { creates, type Steer } from "./steer.ts";

/**
 * What teammates set up and do in Intercom's own window only. Each takes a list and answers the ids of
 * what was made or changed.
 *
 * - `POST /teammates` `{name, email}`, `/teams` `{name, admin_ids}`, `/brands` and `/newsfeeds` `{name}`
 * - `POST /custom-object-types` `{identifier}`
 * - `POST /subscription-types` `{name, description, state, consent_type, content_types}`
 * - `POST /workflows` `{title, description, trigger_type, state, target_channels}`
 * - `POST /side-conversations` `{conversation_id, admin_id, body}`
 * - `POST /parts` `{conversation_id, part_type, admin_id, body}`: a part of any type, a bot's without
 *   an admin
 * - `POST /attribute-changes` `{conversation_id, contact_id, attributes}`: what a contact fills in
 * - `POST /fin-ratings` `{conversation_id, rating, remark}`
 * - `POST /notifications` `{topic, item}`: any notification, whether or not anything happened
 */
export function teammatePaths({ workspace }: Pick<Controlled, "workspace">): readonly Steer[] {
  return [
    creates<{ name: string; email: string }>("POST /_mock/teammates", TEAMMATE, (teammate) => {
      const admin = workspace.createAdmin(teammate);
      workspace.emit("admin.added_to_workspace", () => ({ type: "admin", ...admin }));
      return admin;
    }),
    creates<{ name: string; admin_ids?: string[] }>("POST /_mock/teams", TEAM, (team) =>
      workspace.createTeam(team.name, team.admin_ids),
    ),
    creates<{ name: string }>("POST /_mock/brands", NAMED, ({ name }) =>
      workspace.createBrand(name),
    ),
    creates<{ name: string }>("POST /_mock/newsfeeds", NAMED, ({ name }) =>
      workspace.createNewsfeed(name),
    ),
    creates<{ identifier: string }>("POST /_mock/custom-object-types", TYPE, ({ identifier }) => {
      workspace.defineCustomObjectType(identifier);
      return { id: identifier };
    }),
    creates<Omit<SubscriptionType, "id">>("POST /_mock/subscription-types", SUBSCRIPTION, (type) =>
      workspace.createSubscriptionType(type),
    ),
    creates<NewWorkflow>("POST /_mock/workflows", WORKFLOW, (workflow) =>
      workspace.createWorkflow(workflow),
    ),
    creates<{ conversation_id: string; admin_id: string; body: string }>(
      "POST /_mock/side-conversations",
      SIDE_CONVERSATION,
      ({ conversation_id, admin_id, body }) =>
        workspace.createSideConversation(conversation_id, workspace.adminAuthor(admin_id), body),
    ),
    creates<WantedPart>("POST /_mock/parts", PART, (part) => addPart(part, workspace)),
    creates<{ conversation_id: string; contact_id: string; attributes: JsonObject }>(
      "POST /_mock/attribute-changes",
      ATTRIBUTE_CHANGE,
      ({ conversation_id, contact_id, attributes }) =>
        workspace.setConversationAttributes(conversation_id, attributes, {
          kind: "user",
          id: contact_id,
        }),
    ),
    creates<{ conversation_id: string; rating: number; remark?: string }>(
      "POST /_mock/fin-ratings",
      FIN_RATING,
      ({ conversation_id, rating, remark }) =>
        workspace.rateAiAgent(conversation_id, rating, remark),
    ),
    creates<{ topic: Topic; item: JsonObject }>(
      "POST /_mock/notifications",
      NOTIFICATION,
      ({ topic, item }) => {
        workspace.emit(topic, () => item);
        return { id: String(item.id ?? "") };
      },
    ),
  ];
}

interface WantedPart {
  conversation_id: string;
  part_type: string;
  admin_id?: string;
  body?: string | null;
}

/** What a bot says is notified. */
function addPart({ conversation_id, admin_id, ...part }: WantedPart, workspace: Workspace) {
  const author: Author =
    admin_id === undefined ? workspace.botAuthor() : workspace.adminAuthor(admin_id);
  const conversation = workspace.addPart(conversation_id, { ...part, author });
  if (author.type === "bot" && part.part_type === "comment") {
    workspace.emit("conversation.operator.replied", () =>
      conversationItem(conversation, workspace),
    );
  }
  return conversation;
}

const NAMED = object({ name: TEXT }, ["name"]);
const TEAMMATE = object({ name: TEXT, email: TEXT }, ["name", "email"]);
const TEAM = object({ name: TEXT, admin_ids: list(TEXT) }, ["name"]);
const TYPE = object({ identifier: TEXT }, ["identifier"]);
const SUBSCRIPTION = object(
  {
    name: TEXT,
    description: TEXT,
    state: { enum: ["live", "draft", "archived"] },
    consent_type: { enum: ["opt_in", "opt_out"] },
    content_types: list({ enum: ["email", "sms_message"] }),
  },
  ["name", "description", "state", "consent_type", "content_types"],
);
const WORKFLOW = object(
  {
    title: TEXT,
    description: MAYBE_TEXT,
    trigger_type: TEXT,
    state: { enum: ["live", "draft", "paused"] },
    target_channels: list(TEXT),
  },
  ["title"],
);
const SIDE_CONVERSATION = object({ conversation_id: TEXT, admin_id: TEXT, body: TEXT }, [
  "conversation_id",
  "admin_id",
  "body",
]);
const PART = object({ conversation_id: TEXT, part_type: TEXT, admin_id: TEXT, body: MAYBE_TEXT }, [
  "conversation_id",
  "part_type",
]);
const ATTRIBUTE_CHANGE = object(
  { conversation_id: TEXT, contact_id: TEXT, attributes: { type: "object" } },
  ["conversation_id", "contact_id", "attributes"],
);
const FIN_RATING = object(
  { conversation_id: TEXT, rating: { type: "integer", minimum: 1, maximum: 5 }, remark: TEXT },
  ["conversation_id", "rating"],
);
const NOTIFICATION = object({ topic: { enum: TOPICS }, item: { type: "object" } }, [
  "topic",
  "item",
]);
