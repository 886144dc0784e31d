import { resourceNotFound } from "../errors.ts";
import { isAtLeast } from "../negotiation.ts";
import type { Conversation } from "../records.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import { readSearch, searchPage } from "../search/search-page.ts";
import type { Workspace } from "../workspace.ts";

const SEARCH_PER_PAGE = 20;

/** Searches that name no sort field. The description does not say by what they sort. */
const SORT_FIELD = "updated_at";

export const conversationRoutes: readonly Route[] = [
  {
    call: "POST /conversations/search",
    handle: (request, workspace) => {
      const { version } = request;
      const search = readSearch(
        objectBody(request),
        { fields: workspace.conversationFields, version },
        { perPage: SEARCH_PER_PAGE, sortField: SORT_FIELD },
      );
      return () => {
        const { records, total_count, pages } = searchPage(
          workspace.conversationIndex,
          search,
          (conversation) => JSON.stringify(conversationJson(conversation, workspace, version)),
        );
        return {
          status: 200,
          json: `{"type":"conversation.list","pages":${JSON.stringify(pages)},"total_count":${total_count},"conversations":${records}}`,
        };
      };
    },
  },
  {
    call: "GET /conversations/{conversation_id}",
    handle: (request, workspace) => () => {
      const conversation = workspace.conversations.get(param(request, "conversation_id"));
      if (conversation === undefined) throw resourceNotFound();
      const shown = conversationJson(conversation, workspace, request.version);
      if (request.query("display_as") === "plaintext") {
        shown.source.body = shown.source.body.replace(/<[^>]*>/g, "");
      }
      // Only here: lists and searches leave the parts out.
      const parts = { type: "conversation_part.list", conversation_parts: [], total_count: 0 };
      return ok({ ...shown, conversation_parts: parts });
    },
  },
];

function conversationJson(conversation: Conversation, workspace: Workspace, version: string) {
  const { source } = conversation;
  // Before 2.16 nobody was null rather than 0, and a conversation had priority or had not.
  const modern = isAtLeast(version, 16);
  const assignee = (id: number) => (modern || id !== 0 ? id : null);
  return {
    type: "conversation",
    id: conversation.id,
    created_at: conversation.created_at,
    updated_at: conversation.updated_at,
    waiting_since: conversation.waiting_since,
    snoozed_until: conversation.snoozed_until,
    source: {
      type: "conversation",
      id: source.id,
      delivered_as: source.delivered_as,
      subject: source.subject,
      body: source.body,
      author: { ...source.author },
      attachments: [],
      url: source.url,
      redacted: false,
    },
    contacts: {
      type: "contact.list",
      contacts: conversation.contacts.map((id) => {
        // Always "contact": the role is on the contact itself.
        const external_id = workspace.contacts.get(id)?.external_id ?? null;
        return { type: "contact", id, external_id };
      }),
    },
    first_contact_reply: null,
    admin_assignee_id: assignee(conversation.admin_assignee_id),
    team_assignee_id: assignee(conversation.team_assignee_id),
    // A snoozed conversation counts as open.
    open: conversation.state !== "closed",
    state: conversation.state,
    read: conversation.read,
    tags: {
      type: "tag.list",
      tags: conversation.tags.map(({ id, applied_at, applied_by }) => {
        const name = workspace.tags.get(id)?.name ?? "";
        return { type: "tag", id, name, applied_at, applied_by };
      }),
    },
    priority: modern
      ? conversation.priority
      : conversation.priority === "none"
        ? "not_priority"
        : "priority",
    sla_applied: null,
    statistics: null,
    conversation_rating: null,
    teammates: null,
    title: conversation.title,
    custom_attributes: {},
    topics: {},
    ticket: null,
    linked_objects: { type: "list", data: [], total_count: 0, has_more: false },
    ai_agent: null,
    ai_agent_participated: false,
  };
}
