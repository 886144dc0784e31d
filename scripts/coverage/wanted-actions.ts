import type { Call } from "../language/calls.ts";

/** An action that people use on some automation platform, and ours for it. */
export interface WantedAction {
  /** What it is about. */
  readonly group: string;
  /** What others call it. */
  readonly name: string;
  /** Intercom's operations that it takes; none where it is no operation's of its own. */
  readonly calls: readonly Call[];
  /** Our actions that do it, by id; none where there is none yet. */
  readonly ours: readonly string[];
}

function row(
  group: string,
  name: string,
  calls: readonly Call[],
  ours: readonly string[],
): WantedAction {
  return { group, name, calls, ours };
}

/**
 * All that some other platform offers for Intercom. What Intercom's API has besides is nobody's, and
 * is counted from the contract.
 */
export const WANTED_ACTIONS: readonly WantedAction[] = [
  row("Contacts", "Create user", ["POST /contacts"], ["CreateUser", "UpsertUser"]),
  row("Contacts", "Create lead", ["POST /contacts"], ["CreateLead", "UpsertLead"]),
  row(
    "Contacts",
    "Create or update user",
    ["POST /contacts/search", "POST /contacts", "PUT /contacts/{contact_id}"],
    ["UpsertUser"],
  ),
  row(
    "Contacts",
    "Create or update lead",
    ["POST /contacts", "PUT /contacts/{contact_id}"],
    ["UpsertLead"],
  ),
  row("Contacts", "Update user", ["PUT /contacts/{contact_id}"], ["UpdateUser"]),
  row("Contacts", "Update lead", ["PUT /contacts/{contact_id}"], ["UpdateLead"]),
  row(
    "Contacts",
    "Get contact",
    ["GET /contacts/{contact_id}"],
    ["GetContact", "GetUser", "GetLead"],
  ),
  row(
    "Contacts",
    "Get contact by external id",
    ["GET /contacts/find_by_external_id/{external_id}"],
    ["GetContactByExternalId"],
  ),
  row("Contacts", "Find user", ["POST /contacts/search"], ["FindUsers"]),
  row("Contacts", "Find lead", ["POST /contacts/search"], ["FindLeads"]),
  row(
    "Contacts",
    "Find or create lead",
    ["POST /contacts/search", "POST /contacts"],
    ["FindOrCreateLead"],
  ),
  row(
    "Contacts",
    "Find or create user",
    ["POST /contacts/search", "POST /contacts"],
    ["FindOrCreateUser"],
  ),
  row("Contacts", "Search contacts", ["POST /contacts/search"], ["SearchContacts"]),
  row("Contacts", "List contacts", ["GET /contacts"], ["ListContacts"]),
  row("Contacts", "List leads", ["POST /contacts/search"], ["ListLeads", "FindLeads"]),
  row("Contacts", "List users", ["POST /contacts/search"], ["FindUsers"]),
  row("Contacts", "Delete contact", ["DELETE /contacts/{contact_id}"], ["DeleteContact"]),
  row("Contacts", "Archive contact", ["POST /contacts/{contact_id}/archive"], ["ArchiveContact"]),
  row(
    "Contacts",
    "Unarchive contact",
    ["POST /contacts/{contact_id}/unarchive"],
    ["UnarchiveContact"],
  ),
  row("Contacts", "Merge lead into user", ["POST /contacts/merge"], ["MergeLeadIntoUser"]),
  row(
    "Contacts",
    "Attach contact to company",
    ["POST /contacts/{contact_id}/companies"],
    ["AddContactToCompany"],
  ),
  row(
    "Contacts",
    "Detach contact from company",
    ["DELETE /contacts/{contact_id}/companies/{company_id}"],
    ["RemoveContactFromCompany"],
  ),
  row(
    "Contacts",
    "List companies of a contact",
    ["GET /contacts/{contact_id}/companies"],
    ["ListContactCompanies"],
  ),
  row(
    "Contacts",
    "List segments of a contact",
    ["GET /contacts/{contact_id}/segments"],
    ["ListContactSegments"],
  ),
  row(
    "Contacts",
    "List tags of a contact",
    ["GET /contacts/{contact_id}/tags"],
    ["ListContactTags"],
  ),
  row(
    "Contacts",
    "List subscriptions of a contact",
    ["GET /contacts/{contact_id}/subscriptions"],
    ["ListContactSubscriptions"],
  ),
  row(
    "Contacts",
    "Add subscription to a contact",
    ["POST /contacts/{contact_id}/subscriptions"],
    ["AddSubscriptionToContact"],
  ),
  row(
    "Contacts",
    "Remove subscription from a contact",
    ["DELETE /contacts/{contact_id}/subscriptions/{subscription_id}"],
    ["RemoveSubscriptionFromContact"],
  ),
  row("Notes", "Add note to contact", ["POST /contacts/{contact_id}/notes"], ["AddNoteToContact"]),
  row(
    "Notes",
    "List notes of a contact",
    ["GET /contacts/{contact_id}/notes"],
    ["ListContactNotes"],
  ),
  row("Notes", "Get note", ["GET /notes/{note_id}"], ["GetNote"]),
  row("Tags", "Create or rename tag", ["POST /tags"], ["CreateTag", "RenameTag"]),
  row("Tags", "List tags", ["GET /tags"], ["ListTags"]),
  row("Tags", "Get tag", ["GET /tags/{tag_id}"], ["GetTag"]),
  row("Tags", "Tag a contact", ["POST /contacts/{contact_id}/tags"], ["TagContact"]),
  row(
    "Tags",
    "Untag a contact",
    ["DELETE /contacts/{contact_id}/tags/{tag_id}"],
    ["RemoveTagFromContact"],
  ),
  row("Tags", "Tag several contacts at once", ["POST /tags"], ["TagContacts"]),
  row("Tags", "Untag several contacts at once", ["POST /tags"], ["UntagContacts"]),
  row("Tags", "Tag companies", ["POST /tags"], ["TagCompanies"]),
  row("Tags", "Untag companies", ["POST /tags"], ["UntagCompanies"]),
  row(
    "Tags",
    "Tag a conversation",
    ["POST /conversations/{conversation_id}/tags"],
    ["AddTagToConversation"],
  ),
  row(
    "Tags",
    "Untag a conversation",
    ["DELETE /conversations/{conversation_id}/tags/{tag_id}"],
    ["RemoveTagFromConversation"],
  ),
  row("Companies", "Create company", ["POST /companies"], ["CreateOrUpdateCompany"]),
  row("Companies", "Create or update company", ["POST /companies"], ["CreateOrUpdateCompany"]),
  row("Companies", "Update company", ["PUT /companies/{company_id}"], ["UpdateCompany"]),
  row("Companies", "Get company", ["GET /companies/{company_id}"], ["GetCompany"]),
  row(
    "Companies",
    "Find company",
    ["GET /companies"],
    ["FindCompaniesByName", "GetCompanyByExternalId"],
  ),
  row(
    "Companies",
    "Find or create company",
    ["GET /companies", "POST /companies"],
    ["FindOrCreateCompany"],
  ),
  row("Companies", "List companies", ["POST /companies/list"], ["ListAllCompanies"]),
  row("Companies", "Scroll over all companies", ["GET /companies/scroll"], ["ScrollCompanies"]),
  row("Companies", "Delete company", ["DELETE /companies/{company_id}"], ["DeleteCompany"]),
  row(
    "Companies",
    "List contacts of a company",
    ["GET /companies/{company_id}/contacts"],
    ["ListCompanyContacts"],
  ),
  row(
    "Companies",
    "List segments of a company",
    ["GET /companies/{company_id}/segments"],
    ["ListCompanySegments"],
  ),
  row("Conversations", "Create conversation", ["POST /conversations"], ["CreateConversation"]),
  row(
    "Conversations",
    "Get conversation",
    ["GET /conversations/{conversation_id}"],
    ["GetConversation"],
  ),
  row("Conversations", "List conversations", ["GET /conversations"], ["ListConversations"]),
  row(
    "Conversations",
    "Search conversations",
    ["POST /conversations/search"],
    ["SearchConversations"],
  ),
  row("Conversations", "Find conversation", ["POST /conversations/search"], ["FindConversations"]),
  row(
    "Conversations",
    "Reply to conversation as admin",
    ["POST /conversations/{conversation_id}/reply"],
    ["ReplyToConversationAsTeammate"],
  ),
  row(
    "Conversations",
    "Reply to conversation as contact",
    ["POST /conversations/{conversation_id}/reply"],
    ["ReplyToConversationAsContact"],
  ),
  row(
    "Conversations",
    "Add note to conversation",
    ["POST /conversations/{conversation_id}/reply"],
    ["AddNoteToConversation"],
  ),
  row(
    "Conversations",
    "Assign conversation to admin or team",
    ["POST /conversations/{conversation_id}/parts"],
    ["AssignConversationToTeammate", "AssignConversationToTeam"],
  ),
  row(
    "Conversations",
    "Close conversation",
    ["POST /conversations/{conversation_id}/parts"],
    ["CloseConversation"],
  ),
  row(
    "Conversations",
    "Reopen conversation",
    ["POST /conversations/{conversation_id}/parts"],
    ["ReopenConversation"],
  ),
  row(
    "Conversations",
    "Snooze conversation",
    ["POST /conversations/{conversation_id}/parts"],
    ["SnoozeConversation"],
  ),
  row(
    "Conversations",
    "Update conversation",
    ["PUT /conversations/{conversation_id}"],
    ["UpdateConversation"],
  ),
  row(
    "Messages",
    "Send message as admin",
    ["POST /messages"],
    ["SendMessengerMessage", "SendEmail"],
  ),
  row("Events", "Submit data event", ["POST /events"], ["SubmitEvent"]),
  row("Tickets", "Create ticket", ["POST /tickets"], ["CreateTicket"]),
  row("Tickets", "Get ticket", ["GET /tickets/{ticket_id}"], ["GetTicket"]),
  row("Tickets", "Update ticket", ["PUT /tickets/{ticket_id}"], ["UpdateTicket"]),
  row("Tickets", "Search tickets", ["POST /tickets/search"], ["FindTickets", "SearchTickets"]),
  row("Articles", "Create article", ["POST /articles"], ["CreateArticle"]),
  row("Articles", "Get article", ["GET /articles/{article_id}"], ["GetArticle"]),
  row("Articles", "List articles", ["GET /articles"], ["ListArticles"]),
  row("Articles", "Search articles", ["GET /articles/search"], ["SearchArticles"]),
  row("Articles", "Update article", ["PUT /articles/{article_id}"], ["UpdateArticle"]),
  row("Articles", "Delete article", ["DELETE /articles/{article_id}"], ["DeleteArticle"]),
  row(
    "Articles",
    "Create internal article",
    ["POST /internal_articles"],
    ["CreateInternalArticle"],
  ),
  row("Help Center", "List collections", ["GET /help_center/collections"], ["ListCollections"]),
  row("Help Center", "Create collection", ["POST /help_center/collections"], ["CreateCollection"]),
  row(
    "Help Center",
    "Get collection",
    ["GET /help_center/collections/{collection_id}"],
    ["GetCollection"],
  ),
  row(
    "Help Center",
    "Update collection",
    ["PUT /help_center/collections/{collection_id}"],
    ["UpdateCollection"],
  ),
  row(
    "Help Center",
    "Delete collection",
    ["DELETE /help_center/collections/{collection_id}"],
    ["DeleteCollection"],
  ),
  row("Help Center", "List help centers", ["GET /help_center/help_centers"], ["ListHelpCenters"]),
  row(
    "Help Center",
    "Get help center",
    ["GET /help_center/help_centers/{help_center_id}"],
    ["GetHelpCenter"],
  ),
  row("Workspace", "List admins", ["GET /admins"], ["ListTeammates"]),
  row("Workspace", "Get admin", ["GET /admins/{admin_id}"], ["GetTeammate"]),
  row("Workspace", "Get own admin", ["GET /me"], ["GetConnectedTeammate"]),
  row(
    "Workspace",
    "Set admin away",
    ["PUT /admins/{admin_id}/away"],
    ["SetTeammateAway", "SetTeammateBack"],
  ),
  row("Workspace", "List activity logs", ["GET /admins/activity_logs"], ["ListActivityLogs"]),
  row("Workspace", "List teams", ["GET /teams"], ["ListTeams"]),
  row("Workspace", "Get team", ["GET /teams/{team_id}"], ["GetTeam"]),
  row("Workspace", "List segments", ["GET /segments"], ["ListSegments"]),
  row("Workspace", "Get segment", ["GET /segments/{segment_id}"], ["GetSegment"]),
  row("Workspace", "List macros", ["GET /macros"], ["ListMacros"]),
  row("Workspace", "List data attributes", ["GET /data_attributes"], ["ListDataAttributes"]),
  row("Workspace", "Count contacts, companies or conversations", [], ["CountThings"]),
  row("Workspace", "Any request", [], ["SendRequest"]),
  row(
    "Workspace",
    "Search contacts and conversations at once",
    ["POST /contacts/search", "POST /conversations/search"],
    ["SearchEverywhere"],
  ),
];
