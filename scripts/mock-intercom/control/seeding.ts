import type { FastifyInstance } from "fastify";
import type { JsonObject } from "../../common/json.ts";
import { RESOLUTIONS, type Resolution } from "../records/ai-agent.ts";
import { CHANNELS, type Conversation } from "../records/conversation.ts";
import { SEED_KINDS, type SeedCounts, seedWorkspace, sizesOf } from "../seed.ts";
import type { AiReply } from "../state/ai-agents.ts";
import type { NewBanner } from "../state/banners.ts";
import type { NewCompany } from "../state/companies.ts";
import type { NewContact } from "../state/contacts.ts";
import type { Assignee } from "../state/conversation-actions.ts";
import type { NewRating } from "../state/conversation-ratings.ts";
import type { NewConversation } from "../state/conversations.ts";
import type { Workspace } from "../state/state.ts";
import type { NewVisitor } from "../state/visitors.ts";
import type { Controlled } from "./control.ts";
import { list, MAYBE_TEXT, object, one, SECONDS, TEXT } from "./schemas.ts";

/**
 * - `POST /seed` `{contacts, conversations, tickets, internal_articles, ..., seed}`: so many more of
 *   each of `SEED_KINDS`; answers how many there are
 * - `POST /tags`, `/companies`, `/contacts`, `/conversations`, `/visitors`, `/banners`: a list of what
 *   to create; answers the list of ids
 * - `POST /ratings` `[{conversation_id, rating, remark, contact_id, admin_id}]`: what contacts think of
 *   conversations; answers the ids of these
 * - `POST /fin-replies` `[{conversation_id, body, answer, workflow, resolution}]`: what Fin answers, and
 *   what becomes of it; answers the ids of the conversations
 * - `POST /workflow-steps` `[{conversation_id, workflow, reply | assignee | attributes | event}]`: what
 *   workflows do, a step each; answers the ids of the conversations
 */
export function addSeeding(
  control: FastifyInstance,
  mock: Pick<Controlled, "workspace" | "clock">,
): void {
  const { workspace } = mock;

  /** A route that creates each item of a list and answers their ids. */
  const creator = <T>(path: string, item: object, create: (item: T) => { id: string }) => {
    control.post<{ Body: T[] }>(path, { schema: { body: list(item) } }, ({ body }) =>
      body.map((one) => create(one).id),
    );
  };

  control.post<{ Body: SeedCounts & { seed?: number } }>(
    "/seed",
    { schema: { body: COUNTS } },
    ({ body: { seed, ...counts } }) => {
      seedWorkspace(mock, counts, seed);
      return sizesOf(workspace);
    },
  );
  creator<{ name: string }>("/tags", TAG, ({ name }) => workspace.createTag(name));
  creator<NewCompany>("/companies", COMPANY, (company) => workspace.createCompany(company));
  creator<NewContact>("/contacts", CONTACT, (contact) => workspace.createContact(contact));
  creator<NewConversation>("/conversations", CONVERSATION, (conversation) =>
    workspace.createConversation(conversation),
  );
  // The API itself can make none of these.
  creator<NewRating & { conversation_id: string }>(
    "/ratings",
    RATING,
    ({ conversation_id, ...rating }) => workspace.rateConversation(conversation_id, rating),
  );
  creator<AiReply & { conversation_id: string; resolution?: Resolution }>(
    "/fin-replies",
    AI_REPLY,
    ({ conversation_id, resolution, ...reply }) => {
      const replied = workspace.replyByAiAgent(conversation_id, reply);
      return resolution === undefined
        ? replied
        : workspace.resolveByAiAgent(conversation_id, resolution);
    },
  );
  creator<WorkflowStep>("/workflow-steps", WORKFLOW_STEP, (step) => takeStep(step, workspace));
  creator<NewVisitor>("/visitors", VISITOR, (visitor) => workspace.createVisitor(visitor));
  creator<NewBanner>("/banners", BANNER, (banner) => workspace.createBanner(banner));
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

const COUNT = { type: "integer", minimum: 0, maximum: 1_000_000 } as const;
const MAYBE_TIME = { type: "integer", minimum: 0, nullable: true } as const;
const IDS = list(TEXT);

const COUNTS = object({
  ...Object.fromEntries(SEED_KINDS.map((kind) => [kind, COUNT])),
  seed: { type: "integer" },
});

const TAG = object({ name: TEXT }, ["name"]);

const COMPANY = object({ name: TEXT, company_id: TEXT, created_at: SECONDS }, [
  "name",
  "company_id",
]);

const CONTACT = object({
  role: { enum: ["user", "lead"] },
  email: MAYBE_TEXT,
  external_id: MAYBE_TEXT,
  name: MAYBE_TEXT,
  phone: MAYBE_TEXT,
  avatar: MAYBE_TEXT,
  owner_id: MAYBE_TEXT,
  unsubscribed_from_emails: { type: "boolean" },
  signed_up_at: MAYBE_TIME,
  last_seen_at: MAYBE_TIME,
  created_at: SECONDS,
  updated_at: SECONDS,
  companies: IDS,
  tags: IDS,
});

const VISITOR = object({
  user_id: TEXT,
  email: MAYBE_TEXT,
  phone: MAYBE_TEXT,
  name: MAYBE_TEXT,
  pseudonym: MAYBE_TEXT,
  referrer: MAYBE_TEXT,
});

const BANNER = object({
  title: MAYBE_TEXT,
  body: MAYBE_TEXT,
  show_dismiss_button: { type: "boolean" },
});

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

const workflowStep = (name: string, schema: object) =>
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

const AUTHOR = object(
  { type: { enum: ["user", "lead", "contact", "admin", "team", "bot"] }, id: TEXT },
  ["type", "id"],
);

const CONVERSATION = object(
  {
    author: { ...AUTHOR, nullable: true },
    source: {
      ...object({ type: { enum: Object.keys(CHANNELS) }, id: TEXT }, ["type", "id"]),
      nullable: true,
    },
    body: TEXT,
    subject: TEXT,
    url: MAYBE_TEXT,
    created_at: SECONDS,
    contacts: IDS,
  },
  ["author"],
);
