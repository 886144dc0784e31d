/**
 * A trigger that some other platform has, or that Intercom's events allow, and what we have for it:
 * our triggers by id, none where there is none yet; or why only the gateway can have it; or why nobody
 * can without inventing something.
 */
export type WantedTrigger = {
  readonly name: string;
  /** Whether no other platform offers it. */
  readonly nobody?: true;
} & (
  | { readonly ours: readonly string[] }
  /** A sentence: what polling cannot know. */
  | { readonly gateway: string }
  /** A sentence: what would have to be made up. */
  | { readonly dishonest: string }
);

export const WANTED_TRIGGERS: readonly WantedTrigger[] = [
  { name: "User created", ours: ["TrigNewUser"] },
  { name: "Lead created", ours: ["TrigNewLead"] },
  { name: "User updated", ours: ["TrigUpdateUser"] },
  { name: "Lead updated", ours: ["WhenLeadUpdated"] },
  {
    name: "Lead added email",
    gateway:
      "A poll sees an address, not that there was none before; When a lead is updated starts for any change of those that have one.",
  },
  { name: "Lead converted to user", ours: ["WhenLeadBecomesUser"] },
  { name: "Contact email changed", gateway: "A poll sees the new address, not the one before." },
  {
    name: "Contact unsubscribed from emails",
    gateway:
      "A poll sees that it is so, without a time; the triggers on updates start for any change of those for whom it is so.",
  },
  {
    name: "Contact subscribed to emails",
    gateway:
      "A poll sees that it is so, without a time; the triggers on updates start for any change of those for whom it is so.",
  },
  { name: "Subscription type opted in", nobody: true, gateway: "Intercom gives no time for it." },
  { name: "Subscription type opted out", nobody: true, gateway: "Intercom gives no time for it." },
  { name: "Tag added to user", ours: ["WhenTagAddedToContact"] },
  { name: "Tag removed from user", gateway: "What is gone leaves no trace to poll for." },
  { name: "Tag added to lead", ours: ["WhenTagAddedToContact"] },
  { name: "Tag removed from lead", gateway: "What is gone leaves no trace to poll for." },
  {
    name: "Contacts merged",
    gateway: "A poll would have to ask for the history of every contact that changed.",
  },
  { name: "Contact archived", gateway: "Archived contacts leave the search." },
  {
    name: "Contact unarchived",
    gateway: "A poll sees that it changed, not that it was archived before.",
  },
  { name: "Contact deleted", gateway: "Deleted contacts leave the search." },
  { name: "Visitor signed up", gateway: "Visitors cannot be searched." },
  {
    name: "Company created",
    gateway: "Companies can only be read one and all, which takes too many calls for a poll.",
  },
  {
    name: "Company updated",
    gateway: "Companies can only be read one and all, which takes too many calls for a poll.",
  },
  { name: "Company deleted", gateway: "What is gone leaves no trace to poll for." },
  { name: "Contact attached to company", gateway: "Intercom gives no time for it." },
  { name: "Contact detached from company", gateway: "What is gone leaves no trace to poll for." },
  { name: "Conversation started by a contact", ours: ["TrigNewConversation"] },
  { name: "Conversation started by a teammate", ours: ["WhenTeammateStartsConversation"] },
  { name: "Conversation updated", ours: ["WhenConversationUpdated"] },
  { name: "Reply from a contact", ours: ["WhenContactReplied"] },
  { name: "Reply from a teammate", ours: ["WhenTeammateReplied"] },
  {
    name: "Reply from a teammate, translated",
    nobody: true,
    gateway: "Only the event tells that there is a translation.",
  },
  { name: "Reply from Fin or a bot", nobody: true, ours: ["WhenBotReplied"] },
  { name: "Note added to conversation", ours: ["WhenNoteAddedToConversation"] },
  { name: "Conversation assigned", ours: ["WhenConversationAssigned"] },
  { name: "Conversation closed", ours: ["WhenConversationClosed"] },
  { name: "Conversation reopened", nobody: true, ours: ["WhenConversationReopened"] },
  { name: "Conversation snoozed", ours: ["WhenConversationSnoozed"] },
  { name: "Conversation unsnoozed", ours: ["WhenConversationUnsnoozed"] },
  { name: "Conversation rated", ours: ["WhenConversationRated"] },
  { name: "Tag added to conversation", ours: ["WhenTagAddedToConversation"] },
  {
    name: "Conversation priority changed",
    gateway:
      "A poll sees the priority, not the one before, and no part tells of it; When a conversation is updated starts for any change of those of a priority.",
  },
  {
    name: "Conversation read by the contact",
    nobody: true,
    gateway: "A poll sees that it is read, not when.",
  },
  { name: "Contact added to conversation", nobody: true, ours: ["WhenContactAddedToConversation"] },
  {
    name: "Contact removed from conversation",
    nobody: true,
    ours: ["WhenContactRemovedFromConversation"],
  },
  {
    name: "Conversation part redacted",
    nobody: true,
    gateway: "A redacted part keeps its old time.",
  },
  { name: "Conversation deleted", nobody: true, ours: ["WhenConversationDeleted"] },
  { name: "AI summary created", gateway: "Which kind of part tells of it is not known." },
  { name: "Ticket created", ours: ["WhenTicketCreated"] },
  { name: "Ticket updated", ours: ["WhenTicketUpdated"] },
  { name: "Ticket state changed", ours: ["WhenTicketStateChanged"] },
  { name: "Ticket closed", ours: ["WhenTicketClosed"] },
  { name: "Ticket attribute changed", ours: ["WhenTicketAttributeChanged"] },
  { name: "Ticket assigned to teammate", ours: ["WhenTicketAssignedToTeammate"] },
  { name: "Ticket assigned to team", ours: ["WhenTicketAssignedToTeam"] },
  { name: "Reply of a teammate on ticket", ours: ["WhenTeammateRepliedOnTicket"] },
  {
    name: "Reply of a teammate on ticket, translated",
    nobody: true,
    gateway: "Only the event tells that there is a translation.",
  },
  { name: "Reply of a contact on ticket", ours: ["WhenContactRepliedOnTicket"] },
  { name: "Note added to ticket", ours: ["WhenNoteAddedToTicket"] },
  { name: "Contact added to ticket", gateway: "Which kind of part tells of it is not known." },
  { name: "Contact removed from ticket", gateway: "What is gone leaves no trace to poll for." },
  { name: "Ticket rated", gateway: "Tickets do not show ratings." },
  { name: "Event happened", ours: ["WhenContactEvent"] },
  { name: "Article created", nobody: true, ours: ["WhenArticleChanged"] },
  { name: "Article updated", nobody: true, ours: ["WhenArticleChanged"] },
  {
    name: "Article published or unpublished",
    nobody: true,
    ours: ["WhenArticlePublished", "WhenArticleChanged"],
  },
  { name: "Article deleted", nobody: true, gateway: "What is gone leaves no trace to poll for." },
  { name: "Call started", nobody: true, ours: ["WhenCallStarted"] },
  { name: "Call ended", nobody: true, gateway: "Calls are listed by their beginning." },
  {
    name: "Call transcript available",
    nobody: true,
    gateway: "Calls are listed by their beginning, and the transcript has no time.",
  },
  {
    name: "Call recording available",
    nobody: true,
    gateway: "Calls are listed by their beginning, and the recording has no time.",
  },
  { name: "Teammate activity logged", ours: ["WhenTeammateActivity"] },
  { name: "Teammate away mode changed", nobody: true, ours: ["WhenTeammateAwayStatusChanged"] },
  {
    name: "Teammate added, removed, logged in or out",
    nobody: true,
    ours: ["WhenTeammateActivity"],
  },
  {
    name: "Message statistics (sent, opened, clicked, bounced, ...)",
    gateway: "Only exports hold them, hours later.",
  },
  {
    name: "Job completed",
    nobody: true,
    gateway:
      "A trigger is set up before there is the job, and jobs cannot be listed; within a flow, Get job status repeated until it is done tells.",
  },
  { name: "Macro changed", nobody: true, ours: ["WhenMacroChanged"] },
  { name: "Any topic", gateway: "Topics exist only as events." },
];
