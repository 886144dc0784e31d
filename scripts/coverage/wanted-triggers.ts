/**
 * A trigger that some other platform has, or that Intercom's events allow, and what we have for it:
 * our triggers by id, none where there is none yet; those that need the gateway, and why; or why nobody
 * can without inventing something.
 */
export type WantedTrigger = {
  readonly name: string;
  /** Whether no other platform offers it. */
  readonly nobody?: true;
} & (
  | { readonly ours: readonly string[] }
  /** Our triggers through the gateway, by id; and a sentence: what polling cannot know. */
  | { readonly atOnce: readonly string[]; readonly polling: string }
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
    atOnce: ["WhenSomethingHappensToContactAtOnce"],
    polling:
      "A poll sees an address, not that there was none before; When a lead is updated starts for any change of those that have one.",
  },
  { name: "Lead converted to user", ours: ["WhenLeadBecomesUser"] },
  {
    name: "Contact email changed",
    atOnce: ["WhenSomethingHappensToContactAtOnce"],
    polling: "A poll sees the new address, not the one before.",
  },
  {
    name: "Contact unsubscribed from emails",
    atOnce: ["WhenContactSubscribesAtOnce"],
    polling:
      "A poll sees that it is so, without a time; the triggers on updates start for any change of those for whom it is so.",
  },
  {
    name: "Contact subscribed to emails",
    atOnce: ["WhenContactSubscribesAtOnce"],
    polling:
      "A poll sees that it is so, without a time; the triggers on updates start for any change of those for whom it is so.",
  },
  {
    name: "Subscription type opted in",
    nobody: true,
    atOnce: ["WhenContactSubscribesAtOnce"],
    polling: "Intercom gives no time for it.",
  },
  {
    name: "Subscription type opted out",
    nobody: true,
    atOnce: ["WhenContactSubscribesAtOnce"],
    polling: "Intercom gives no time for it.",
  },
  { name: "Tag added to user", ours: ["WhenTagAddedToContact"] },
  {
    name: "Tag removed from user",
    atOnce: ["WhenContactTaggedAtOnce"],
    polling: "What is gone leaves no trace to poll for.",
  },
  { name: "Tag added to lead", ours: ["WhenTagAddedToContact"] },
  {
    name: "Tag removed from lead",
    atOnce: ["WhenContactTaggedAtOnce"],
    polling: "What is gone leaves no trace to poll for.",
  },
  {
    name: "Contacts merged",
    atOnce: ["WhenSomethingHappensToContactAtOnce"],
    polling: "A poll would have to ask for the history of every contact that changed.",
  },
  {
    name: "Contact archived",
    atOnce: ["WhenSomethingHappensToContactAtOnce"],
    polling: "Archived contacts leave the search.",
  },
  {
    name: "Contact unarchived",
    atOnce: ["WhenSomethingHappensToContactAtOnce"],
    polling: "A poll sees that it changed, not that it was archived before.",
  },
  {
    name: "Contact deleted",
    atOnce: ["WhenSomethingHappensToContactAtOnce"],
    polling: "Deleted contacts leave the search.",
  },
  {
    name: "Visitor signed up",
    atOnce: ["WhenVisitorSignsUpAtOnce"],
    polling: "Visitors cannot be searched.",
  },
  {
    name: "Company created",
    atOnce: ["WhenSomethingHappensToCompanyAtOnce"],
    polling: "Companies can only be read one and all, which takes too many calls for a poll.",
  },
  {
    name: "Company updated",
    atOnce: ["WhenSomethingHappensToCompanyAtOnce"],
    polling: "Companies can only be read one and all, which takes too many calls for a poll.",
  },
  {
    name: "Company deleted",
    atOnce: ["WhenSomethingHappensToCompanyAtOnce"],
    polling: "What is gone leaves no trace to poll for.",
  },
  {
    name: "Contact attached to company",
    atOnce: ["WhenCompanyMembersChangeAtOnce"],
    polling: "Intercom gives no time for it.",
  },
  {
    name: "Contact detached from company",
    atOnce: ["WhenCompanyMembersChangeAtOnce"],
    polling: "What is gone leaves no trace to poll for.",
  },
  { name: "Conversation started by a contact", ours: ["TrigNewConversation"] },
  { name: "Conversation started by a teammate", ours: ["WhenTeammateStartsConversation"] },
  { name: "Conversation updated", ours: ["WhenConversationUpdated"] },
  { name: "Reply from a contact", ours: ["WhenContactReplied"] },
  { name: "Reply from a teammate", ours: ["WhenTeammateReplied"] },
  {
    name: "Reply from a teammate, translated",
    nobody: true,
    atOnce: ["WhenSomethingHappensInConversationAtOnce"],
    polling: "Only the event tells that there is a translation.",
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
    atOnce: ["WhenSomethingHappensInConversationAtOnce"],
    polling:
      "A poll sees the priority, not the one before, and no part tells of it; When a conversation is updated starts for any change of those of a priority.",
  },
  {
    name: "Conversation read by the contact",
    nobody: true,
    atOnce: ["WhenSomethingHappensInConversationAtOnce"],
    polling: "A poll sees that it is read, not when.",
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
    atOnce: ["WhenConversationPartRedactedAtOnce"],
    polling: "A redacted part keeps its old time.",
  },
  { name: "Conversation deleted", nobody: true, ours: ["WhenConversationDeleted"] },
  {
    name: "AI summary created",
    dishonest: "No topic tells of it, and which kind of part does is not known.",
  },
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
    atOnce: ["WhenSomethingHappensToTicketAtOnce"],
    polling: "Only the event tells that there is a translation.",
  },
  { name: "Reply of a contact on ticket", ours: ["WhenContactRepliedOnTicket"] },
  { name: "Note added to ticket", ours: ["WhenNoteAddedToTicket"] },
  {
    name: "Contact added to ticket",
    atOnce: ["WhenSomethingHappensToTicketAtOnce"],
    polling: "Which kind of part tells of it is not known.",
  },
  {
    name: "Contact removed from ticket",
    atOnce: ["WhenSomethingHappensToTicketAtOnce"],
    polling: "What is gone leaves no trace to poll for.",
  },
  {
    name: "Ticket rated",
    atOnce: ["WhenSomethingHappensToTicketAtOnce"],
    polling: "Tickets do not show ratings.",
  },
  { name: "Event happened", ours: ["WhenContactEvent"] },
  { name: "Article created", nobody: true, ours: ["WhenArticleChanged"] },
  { name: "Article updated", nobody: true, ours: ["WhenArticleChanged"] },
  {
    name: "Article published or unpublished",
    nobody: true,
    ours: ["WhenArticlePublished", "WhenArticleChanged"],
  },
  {
    name: "Article deleted",
    nobody: true,
    atOnce: ["WhenSomethingHappensToArticleAtOnce"],
    polling: "What is gone leaves no trace to poll for.",
  },
  { name: "Call started", nobody: true, ours: ["WhenCallStarted"] },
  { name: "Call ended", nobody: true, ours: ["WhenCallEnded"] },
  {
    name: "Call transcript available",
    nobody: true,
    atOnce: ["WhenSomethingHappensToCallAtOnce"],
    polling:
      "The transcript has no time, and comes any time after the end, at which a flow can wait.",
  },
  {
    name: "Call recording available",
    nobody: true,
    atOnce: ["WhenSomethingHappensToCallAtOnce"],
    polling:
      "The recording has no time, and comes any time after the end, at which a flow can wait.",
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
    atOnce: ["WhenContentStatisticAtOnce"],
    polling: "Only exports hold them, hours later.",
  },
  {
    name: "Job completed",
    nobody: true,
    atOnce: ["WhenJobCompletedAtOnce"],
    polling:
      "A trigger is set up before there is the job, and jobs cannot be listed; within a flow, Get job status repeated until it is done tells.",
  },
  { name: "Macro changed", nobody: true, ours: ["WhenMacroChanged"] },
  {
    name: "Any topic",
    atOnce: [
      "WhenSomethingHappensToContactAtOnce",
      "WhenSomethingHappensToCompanyAtOnce",
      "WhenSomethingHappensInConversationAtOnce",
      "WhenSomethingHappensToTicketAtOnce",
      "WhenSomethingHappensToArticleAtOnce",
      "WhenSomethingHappensToCallAtOnce",
      "WhenSomethingHappensToTeammateAtOnce",
    ],
    polling: "Topics exist only as events.",
  },
];
