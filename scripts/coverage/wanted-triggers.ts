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
  { name: "Lead updated", ours: [] },
  { name: "Lead added email", ours: [] },
  { name: "Lead converted to user", ours: [] },
  { name: "Contact email changed", gateway: "A poll sees the new address, not the one before." },
  { name: "Contact unsubscribed from emails", ours: [] },
  { name: "Contact subscribed to emails", ours: [] },
  { name: "Subscription type opted in", nobody: true, gateway: "Intercom gives no time for it." },
  { name: "Subscription type opted out", nobody: true, gateway: "Intercom gives no time for it." },
  { name: "Tag added to user", ours: [] },
  { name: "Tag removed from user", gateway: "What is gone leaves no trace to poll for." },
  { name: "Tag added to lead", ours: [] },
  { name: "Tag removed from lead", gateway: "What is gone leaves no trace to poll for." },
  { name: "Contacts merged", ours: [] },
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
  { name: "Conversation started by a teammate", ours: [] },
  { name: "Conversation updated", ours: [] },
  { name: "Reply from a contact", ours: [] },
  { name: "Reply from a teammate", ours: [] },
  {
    name: "Reply from a teammate, translated",
    nobody: true,
    gateway: "Only the event tells that there is a translation.",
  },
  { name: "Reply from Fin or a bot", nobody: true, ours: [] },
  { name: "Note added to conversation", ours: [] },
  { name: "Conversation assigned", ours: [] },
  { name: "Conversation closed", ours: [] },
  { name: "Conversation reopened", nobody: true, ours: [] },
  { name: "Conversation snoozed", ours: [] },
  { name: "Conversation unsnoozed", ours: [] },
  { name: "Conversation rated", ours: [] },
  { name: "Tag added to conversation", ours: [] },
  { name: "Conversation priority changed", ours: [] },
  { name: "Conversation read by the contact", nobody: true, ours: [] },
  { name: "Contact added to conversation", nobody: true, ours: [] },
  { name: "Contact removed from conversation", nobody: true, ours: [] },
  { name: "Conversation part redacted", nobody: true, ours: [] },
  { name: "Conversation deleted", nobody: true, ours: [] },
  { name: "AI summary created", ours: [] },
  { name: "Ticket created", ours: [] },
  { name: "Ticket updated", ours: [] },
  { name: "Ticket state changed", ours: [] },
  { name: "Ticket closed", ours: [] },
  { name: "Ticket attribute changed", ours: [] },
  { name: "Ticket assigned to teammate", ours: [] },
  { name: "Ticket assigned to team", ours: [] },
  { name: "Reply of a teammate on ticket", ours: [] },
  {
    name: "Reply of a teammate on ticket, translated",
    nobody: true,
    gateway: "Only the event tells that there is a translation.",
  },
  { name: "Reply of a contact on ticket", ours: [] },
  { name: "Note added to ticket", ours: [] },
  { name: "Contact added to ticket", ours: [] },
  { name: "Contact removed from ticket", gateway: "What is gone leaves no trace to poll for." },
  { name: "Ticket rated", gateway: "Tickets do not show ratings." },
  { name: "Event happened", ours: [] },
  { name: "Article created", nobody: true, ours: [] },
  { name: "Article updated", nobody: true, ours: [] },
  { name: "Article published or unpublished", nobody: true, ours: [] },
  { name: "Article deleted", nobody: true, gateway: "What is gone leaves no trace to poll for." },
  { name: "Call started", nobody: true, ours: [] },
  { name: "Call ended", nobody: true, ours: [] },
  { name: "Call transcript available", nobody: true, ours: [] },
  { name: "Call recording available", nobody: true, ours: [] },
  { name: "Teammate activity logged", ours: [] },
  { name: "Teammate away mode changed", nobody: true, ours: [] },
  { name: "Teammate added, removed, logged in or out", nobody: true, ours: [] },
  { name: "Message statistics (sent, opened, clicked, bounced, ...)", ours: [] },
  { name: "Job completed", nobody: true, ours: [] },
  { name: "Macro changed", nobody: true, ours: [] },
  { name: "Any topic", gateway: "Topics exist only as events." },
];
