import type { Article } from "../records/article.ts";
import type { Call } from "../records/call.ts";
import type { Contact } from "../records/contact.ts";
import type { Conversation } from "../records/conversation.ts";
import type { Job } from "../records/job.ts";
import type { Ticket } from "../records/ticket.ts";

/**
 * What a notification is about: a record as it was when it happened, or, where there is no such record
 * (deletions, pairs of things), the item itself.
 */
export type Subject =
  | { readonly conversation: Conversation }
  | { readonly ticket: Ticket }
  | { readonly contact: Contact }
  | { readonly article: Article }
  | { readonly call: Call }
  | { readonly job: Job }
  | { readonly item: object };
