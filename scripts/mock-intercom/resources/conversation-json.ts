import { CHANNELS, type Conversation, teammateIds } from "../records/conversation.ts";
import type { ConversationPart } from "../records/conversation-part.ts";
import type { Workspace } from "../state/state.ts";
import { companyJson } from "./company-json.ts";
import { instancesJson } from "./custom-objects.ts";

/** A conversation shows no more than its latest 500 parts (the description of GET). */
const MAX_PARTS = 500;

/** Nor more than 1000 of what it is linked to. */
const MAX_LINKED = 1000;

export interface ConversationOptions {
  /** Texts without HTML, as `display_as=plaintext` asks for. Default false. */
  plain?: boolean;
}

/** A conversation as lists and searches show it. */
export function conversationJson(
  conversation: Conversation,
  workspace: Workspace,
  { plain = false }: ConversationOptions = {},
) {
  const { id, source, linked } = conversation;
  const { first_contact_reply_at } = conversation.statistics;
  return {
    type: "conversation",
    id,
    created_at: conversation.created_at,
    updated_at: conversation.updated_at,
    waiting_since: conversation.waiting_since,
    snoozed_until: conversation.snoozed_until,
    source: source && { ...source, body: plain ? plainText(source.body) : source.body },
    contacts: {
      type: "contact.list",
      contacts: conversation.contacts.map((contact) => {
        // Always "contact": the role is on the contact itself.
        const external_id = workspace.contacts.get(contact)?.external_id ?? null;
        return { type: "contact", id: contact, external_id };
      }),
    },
    first_contact_reply:
      first_contact_reply_at === null
        ? null
        : {
            created_at: first_contact_reply_at,
            type: source?.type ?? "conversation",
            url: source?.url ?? null,
          },
    admin_assignee_id: conversation.admin_assignee_id,
    team_assignee_id: conversation.team_assignee_id,
    // A snoozed conversation counts as open.
    open: conversation.state !== "closed",
    state: conversation.state,
    read: conversation.read,
    tags: {
      type: "tag.list",
      tags: conversation.tags.map(({ id: tag, applied_at, applied_by }) => {
        const name = workspace.tags.get(tag)?.name ?? "";
        return { type: "tag", id: tag, name, applied_at, applied_by };
      }),
    },
    priority: conversation.priority,
    sla_applied: null,
    statistics: statisticsJson(conversation, workspace),
    conversation_rating: ratingJson(conversation, workspace),
    teammates: teammates(conversation),
    title: conversation.title,
    company: companyOf(conversation, workspace),
    custom_attributes: attributeValues(conversation, workspace),
    channel: channelOf(conversation),
    // The form of live answers; nothing here finds out what a conversation is about.
    topics: { type: "topic.list", topics: [], total_count: 0 },
    // A ticket that a conversation was converted to has the same id.
    ticket: workspace.tickets.has(id) ? { type: "ticket", id } : null,
    linked_objects: {
      type: "list",
      data: linked.slice(0, MAX_LINKED),
      total_count: linked.length,
      has_more: linked.length > MAX_LINKED,
    },
    ai_agent: aiAgentJson(conversation),
    ai_agent_participated: conversation.ai_agent !== null,
  };
}

/** A conversation with its parts, as only what is about this one conversation shows it. */
export function wholeConversationJson(
  conversation: Conversation,
  workspace: Workspace,
  options: ConversationOptions = {},
) {
  return {
    ...conversationJson(conversation, workspace, options),
    conversation_parts: {
      type: "conversation_part.list",
      conversation_parts: conversation.parts
        .slice(-MAX_PARTS)
        .map((part) => partJson(part, options.plain)),
      total_count: conversation.parts.length,
    },
  };
}

/** A conversation as notifications show it: of the parts only the latest, which they are about. */
export function conversationItem(conversation: Conversation, workspace: Workspace) {
  const latest = conversation.parts.slice(-1).map((part) => partJson(part));
  return {
    ...conversationJson(conversation, workspace),
    conversation_parts: {
      type: "conversation_part.list",
      conversation_parts: latest,
      total_count: latest.length,
    },
  };
}

/** @param plain the text without HTML */
export function partJson(part: ConversationPart, plain = false) {
  const { author, body, ...rest } = part;
  return {
    type: "conversation_part",
    ...rest,
    body: plain && body !== null ? plainText(body) : body,
    notified_at: part.created_at,
    // Unlike a source's, the email of a part's author is never null.
    author: { ...author, email: author.email ?? "" },
    external_id: null,
    email_message_metadata: null,
    tags: [],
    app_package_code: null,
  };
}

const plainText = (html: string) => html.replace(/<[^>]*>/g, "");

/** The list is under `admins`: its name in the description, `teammates`, is wrong. */
function teammates(conversation: Conversation) {
  const admins = teammateIds(conversation).map((id) => ({ type: "admin", id }));
  return admins.length === 0 ? null : { type: "admin.list", admins };
}

function channelOf({ source }: Conversation) {
  const channel = source && CHANNELS[source.type];
  return { initial: channel, current: channel };
}

/** All hours are office hours; when teammates were idle, nothing here knows. */
function statisticsJson({ statistics }: Conversation, workspace: Workspace) {
  const responses = statistics.assigned_team_first_response_time?.map((response) => ({
    ...response,
    team_name: teamName(String(response.team_id), workspace),
  }));
  return {
    type: "conversation_statistics",
    ...statistics,
    assigned_team_first_response_time: responses ?? null,
    assigned_team_first_response_time_in_office_hours: responses ?? null,
    adjusted_handling_time: null,
  };
}

const teamName = (id: string, workspace: Workspace) =>
  workspace.teams().find((team) => team.id === id)?.name ?? "Unassigned";

function aiAgentJson({ ai_agent }: Conversation) {
  if (ai_agent === null) return null;
  const { content_sources } = ai_agent;
  const total_count = content_sources.length;
  return {
    ...ai_agent,
    content_sources: { type: "content_source.list", total_count, content_sources },
  };
}

function companyOf({ company_id }: Conversation, workspace: Workspace) {
  if (company_id === null || !workspace.companies.has(company_id)) return null;
  return companyJson(company_id, workspace);
}

function ratingJson({ rating }: Conversation, workspace: Workspace) {
  if (rating === null) return null;
  const { contact_id, admin_id } = rating;
  const external_id = workspace.contacts.get(contact_id)?.external_id ?? null;
  return {
    rating: rating.rating,
    // Unlike the rating itself, the remark is never null.
    remark: rating.remark ?? "",
    created_at: rating.requested_at,
    updated_at: rating.replied_at,
    contact: { type: "contact", id: contact_id, external_id },
    ...(admin_id !== null && { teammate: { type: "admin", id: admin_id } }),
  };
}

/**
 * Values that are custom objects are shown as these, not as their ids. Live conversations say, too,
 * whether a teammate asked Copilot; nobody does here.
 */
function attributeValues({ custom_attributes }: Conversation, workspace: Workspace) {
  const values = Object.fromEntries(
    Object.entries(custom_attributes).map(([name, value]) => {
      const attributes = [...workspace.conversationAttributes.values()];
      const attribute = attributes.find((one) => one.name === name && !one.archived);
      const named = workspace.customObjectTypeOf(name);
      const refers =
        attribute === undefined ? named !== undefined : attribute.data_type === "relationship";
      if (!refers) return [name, value];
      const type = attribute?.reference?.object_type_id ?? named ?? "";
      return [name, instancesJson(type, Array.isArray(value) ? value : [], workspace)];
    }),
  );
  return { "Copilot used": false, ...values };
}
