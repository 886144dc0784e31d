import { articleItem } from "../resources/article-json.ts";
import { callItem } from "../resources/call-json.ts";
import { contactItem } from "../resources/contact-json.ts";
import { conversationItem } from "../resources/conversation-json.ts";
import { jobJson } from "../resources/jobs.ts";
import { ticketItem } from "../resources/ticket-json.ts";
import type { Workspace } from "../state/state.ts";
import type { Subject } from "./events.ts";

/** What a notification holds of its subject, in the form of the newest version. */
export function itemOf(subject: Subject, workspace: Workspace): object {
  if ("conversation" in subject) return conversationItem(subject.conversation, workspace);
  if ("ticket" in subject) return ticketItem(subject.ticket, workspace);
  if ("contact" in subject) return contactItem(subject.contact, workspace);
  if ("article" in subject) return articleItem(subject.article, workspace);
  if ("call" in subject) return callItem(subject.call, workspace);
  if ("job" in subject) return jobJson(subject.job);
  return subject.item;
}
