import { type Calendar, createCalendar } from "../search/days.ts";
import { type ActivityLogState, activityLogState } from "./activity-logs.ts";
import { type AdminState, adminState } from "./admins.ts";
import { type AiAgentState, aiAgentState } from "./ai-agents.ts";
import { type AiContentState, aiContentState } from "./ai-content.ts";
import { type ArticleVersionState, articleVersionState } from "./article-versions.ts";
import { type ArticleState, articleState } from "./articles.ts";
import { type AudienceState, audienceState } from "./audiences.ts";
import { type AuthorState, authorState } from "./authors.ts";
import { type AwayStatusReasonState, awayStatusReasonState } from "./away-status-reasons.ts";
import { type BannerState, bannerState } from "./banners.ts";
import { type Base, createBase, type Facts } from "./base.ts";
import { type BrandState, brandState } from "./brands.ts";
import { type CallState, callState } from "./calls.ts";
import { type CollectionState, collectionState } from "./collections.ts";
import { type CompanyState, companyState } from "./companies.ts";
import { type ContactLinkState, contactLinkState } from "./contact-links.ts";
import { type ContactState, contactState } from "./contacts.ts";
import { type ContentAudienceState, contentAudienceState } from "./content-audiences.ts";
import { type ContentSnippetState, contentSnippetState } from "./content-snippets.ts";
import { type ConversationActionState, conversationActionState } from "./conversation-actions.ts";
import {
  type ConversationAttributeState,
  conversationAttributeState,
} from "./conversation-attributes.ts";
import { type ConversationLinkState, conversationLinkState } from "./conversation-links.ts";
import { type ConversationPartState, conversationPartState } from "./conversation-parts.ts";
import { type ConversationRatingState, conversationRatingState } from "./conversation-ratings.ts";
import { type SnoozeState, snoozeState } from "./conversation-snoozes.ts";
import { type ConversationValueState, conversationValueState } from "./conversation-values.ts";
import { type ConversationState, conversationState } from "./conversations.ts";
import { type CustomObjectState, customObjectState } from "./custom-objects.ts";
import { type DataAttributeState, dataAttributeState } from "./data-attributes.ts";
import { type DataConnectorState, dataConnectorState } from "./data-connectors.ts";
import { type DataEventState, dataEventState } from "./data-events.ts";
import { type ExportJobState, exportJobState } from "./export-jobs.ts";
import { type FinConversationState, finConversationState } from "./fin-conversations.ts";
import { type FinVoiceState, finVoiceState } from "./fin-voice.ts";
import { type HelpCenterState, helpCenterState } from "./help-centers.ts";
import { type InternalArticleState, internalArticleState } from "./internal-articles.ts";
import { type IpAllowlistState, ipAllowlistState } from "./ip-allowlist.ts";
import { type JobState, jobState } from "./jobs.ts";
import { type MacroState, macroState } from "./macros.ts";
import { type MergeState, mergeState } from "./merges.ts";
import { type MessageState, messageState } from "./messages.ts";
import { type NewsState, newsState } from "./news.ts";
import { type NoteState, noteState } from "./notes.ts";
import { type OfficeHoursState, officeHoursState } from "./office-hours.ts";
import { type RedirectState, redirectState } from "./redirects.ts";
import { type ScrollState, scrollState } from "./scroll.ts";
import { type SegmentState, segmentState } from "./segments.ts";
import { type SideConversationState, sideConversationState } from "./side-conversations.ts";
import { type SubscriptionState, subscriptionState } from "./subscriptions.ts";
import { type TaggingState, taggingState } from "./taggings.ts";
import { type TagState, tagState } from "./tags.ts";
import { type TeamState, teamState } from "./teams.ts";
import { type TicketActionState, ticketActionState } from "./ticket-actions.ts";
import { type TicketAttributeState, ticketAttributeState } from "./ticket-attributes.ts";
import { type TicketLinkState, ticketLinkState } from "./ticket-links.ts";
import { type TicketPeopleState, ticketPeopleState } from "./ticket-people.ts";
import { type TicketSnoozeState, ticketSnoozeState } from "./ticket-snoozes.ts";
import { type TicketTypesState, ticketTypesState } from "./ticket-types.ts";
import { type TicketsState, ticketsState } from "./tickets.ts";
import { type VisitorState, visitorState } from "./visitors.ts";
import { type WorkflowDefinitionState, workflowDefinitionState } from "./workflow-definitions.ts";
import { type WorkflowState, workflowState } from "./workflows.ts";

/** The state of each resource, one line a resource here and one below. */
interface Resources
  extends ActivityLogState,
    AdminState,
    AiAgentState,
    AiContentState,
    ArticleState,
    ArticleVersionState,
    AudienceState,
    AuthorState,
    AwayStatusReasonState,
    BannerState,
    BrandState,
    CallState,
    CollectionState,
    CompanyState,
    ContactLinkState,
    ContactState,
    ContentAudienceState,
    ContentSnippetState,
    ConversationActionState,
    ConversationAttributeState,
    ConversationLinkState,
    ConversationPartState,
    ConversationRatingState,
    ConversationState,
    ConversationValueState,
    CustomObjectState,
    DataAttributeState,
    DataConnectorState,
    DataEventState,
    ExportJobState,
    FinConversationState,
    FinVoiceState,
    HelpCenterState,
    InternalArticleState,
    IpAllowlistState,
    JobState,
    MacroState,
    MergeState,
    MessageState,
    NewsState,
    NoteState,
    OfficeHoursState,
    RedirectState,
    ScrollState,
    SegmentState,
    SideConversationState,
    SnoozeState,
    SubscriptionState,
    TagState,
    TaggingState,
    TeamState,
    TicketActionState,
    TicketAttributeState,
    TicketLinkState,
    TicketPeopleState,
    TicketSnoozeState,
    TicketTypesState,
    TicketsState,
    VisitorState,
    WorkflowDefinitionState,
    WorkflowState {}

/**
 * The state of the mock: what requests read and write, and what tests seed. Writes have the same
 * effects and raise the same `ApiError`s whichever way they come. Records never change; a write
 * replaces them.
 */
export interface Workspace extends Resources, Readonly<Facts> {
  /** The local days of the workspace's time zone. */
  readonly calendar: Calendar;
  /** Posts a webhook notification; the item is made only where somebody subscribed to the topic. */
  readonly emit: Base["emit"];
  /** A new UUID. */
  readonly uuid: Base["uuid"];
  /** Now, in whole unix seconds. */
  now(): number;
  /**
   * Does something as if it had been done at another time: what is written bears that time and is
   * searchable at once, and nobody is notified of it any more. The clock, and what comes about by it,
   * stays where it is.
   * @param seconds unix seconds, may have a fraction; not in the future
   * @example workspace.at(yesterday, () => workspace.closeConversation(id, author))
   */
  at: Base["at"];
}

/** @throws {RangeError} for a time zone that does not exist or a delay that is none */
export function createWorkspace(
  parts: Pick<Base, "clock" | "storage" | "facts" | "random" | "emit">,
): Workspace {
  const { facts, storage } = parts;
  for (const [shortest, longest] of [facts.indexDelay, facts.listDelay]) {
    if (!(shortest >= 0 && longest >= shortest)) {
      throw new RangeError(`not an index delay: ${shortest} to ${longest} s`);
    }
  }
  let calendar = createCalendar(facts.timezone);
  storage.derive(() => {
    calendar = createCalendar(facts.timezone);
  });
  const base = createBase(parts);
  // A resource may read the others when it acts, but not yet when it is set up.
  const all = () => workspace;

  const resources: Resources = {
    ...activityLogState(base, all),
    ...adminState(base, all),
    ...aiAgentState(base, all),
    ...aiContentState(base),
    ...articleState(base, all),
    ...articleVersionState(base, all),
    ...audienceState(base, all),
    ...authorState(all),
    ...awayStatusReasonState(base),
    ...bannerState(base, all),
    ...brandState(base),
    ...callState(base, all),
    ...collectionState(base, all),
    ...companyState(base, all),
    ...contactLinkState(all),
    ...contactState(base, all),
    ...contentAudienceState(all),
    ...contentSnippetState(base, all),
    ...conversationActionState(base, all),
    ...conversationAttributeState(base, all),
    ...conversationLinkState(base, all),
    ...conversationPartState(base, all),
    ...conversationRatingState(base, all),
    ...conversationState(base, all),
    ...conversationValueState(all),
    ...customObjectState(base, all),
    ...dataAttributeState(base, all),
    ...dataConnectorState(base, all),
    ...dataEventState(base),
    ...exportJobState(base),
    ...finConversationState(base),
    ...finVoiceState(base),
    ...helpCenterState(base),
    ...internalArticleState(base, all),
    ...ipAllowlistState(base),
    ...jobState(base, all),
    ...macroState(base, all),
    ...mergeState(base, all),
    ...messageState(base, all),
    ...newsState(base),
    ...noteState(base, all),
    ...officeHoursState(base),
    ...redirectState(base, all),
    ...scrollState(base),
    ...segmentState(base, all),
    ...sideConversationState(base, all),
    ...snoozeState(base, all),
    ...subscriptionState(base, all),
    ...tagState(base, all),
    ...taggingState(all),
    ...teamState(base, all),
    ...ticketActionState(base, all),
    ...ticketAttributeState(base, all),
    ...ticketLinkState(all),
    ...ticketPeopleState(all),
    ...ticketSnoozeState(base, all),
    ...ticketTypesState(base),
    ...ticketsState(base, all),
    ...visitorState(base, all),
    ...workflowDefinitionState(base),
    ...workflowState(all),
  };
  const workspace: Workspace = {
    ...resources,
    emit: base.emit,
    uuid: base.uuid,
    now: () => base.stamp().seconds,
    at: base.at,
    get calendar() {
      return calendar;
    },
    get id() {
      return facts.id;
    },
    get name() {
      return facts.name;
    },
    get timezone() {
      return facts.timezone;
    },
    get region() {
      return facts.region;
    },
    get created_at() {
      return facts.created_at;
    },
    get scrollLastPage() {
      return facts.scrollLastPage;
    },
    get listDelay() {
      return facts.listDelay;
    },
    get indexDelay() {
      return facts.indexDelay;
    },
  };
  return workspace;
}
