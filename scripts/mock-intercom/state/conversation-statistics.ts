import type { Conversation } from "../records/conversation.ts";
import type { ConversationPart } from "../records/conversation-part.ts";
import type { ConversationStatistics } from "../records/conversation-statistics.ts";

/** The statistics of a new conversation. @param contactWrote when, where a contact began it */
export const begun = (contactWrote: number | undefined): ConversationStatistics => ({
  ...(contactWrote !== undefined && {
    first_contact_reply_at: contactWrote,
    last_contact_reply_at: contactWrote,
  }),
  count_reopens: 0,
  count_assignments: 0,
  count_conversation_parts: 0,
});

type Counted = { -readonly [K in keyof ConversationStatistics]: ConversationStatistics[K] };

/**
 * The statistics of a conversation, from its parts. What they mean is in the description's
 * `conversation_statistics`: most count only from the first text of a contact on. All hours are
 * office hours.
 */
export function statisticsOf(
  { source, created_at }: Pick<Conversation, "source" | "created_at">,
  parts: readonly ConversationPart[],
): ConversationStatistics {
  const first = isContact(source.author.type) ? created_at : undefined;
  const counted: Counted = { ...begun(first), count_conversation_parts: parts.length };
  const replyTimes: number[] = [];
  let waitingSince = first;
  let state: Conversation["state"] = "open";

  for (const part of parts) {
    const at = part.created_at;
    if (isContact(part.author.type) && saysSomething(part)) {
      counted.first_contact_reply_at ??= at;
      counted.last_contact_reply_at = at;
      waitingSince ??= at;
    }
    const start = counted.first_contact_reply_at;
    if (typeof part.assigned_to?.id === "string" && start !== undefined)
      countAssignment(counted, at, start);
    if (isAdminReply(part)) {
      counted.last_admin_reply_at = at;
      if (counted.last_assignment_at !== undefined) counted.last_assignment_admin_reply_at ??= at;
      if (start !== undefined && counted.first_admin_reply_at === undefined) {
        counted.first_admin_reply_at = at;
        counted.time_to_admin_reply = at - start;
      }
      if (waitingSince !== undefined) replyTimes.push(at - waitingSince);
      waitingSince = undefined;
    }
    if (part.state === "closed" && state !== "closed") countClose(counted, part, start);
    if (part.state !== "closed" && state === "closed") counted.count_reopens += 1;
    state = part.state;
  }
  const median = medianOf(replyTimes);
  return median === undefined ? counted : { ...counted, median_time_to_reply: median };
}

/** Whether the team told the contact something: notes do not count, a message with a close does. */
export const isAdminReply = (part: ConversationPart): boolean =>
  part.author.type === "admin" && part.part_type !== "note" && saysSomething(part);

const isContact = (type: string) => type === "user" || type === "lead";

const saysSomething = ({ body, attachments, metadata }: ConversationPart) =>
  body !== null || attachments.length > 0 || Object.keys(metadata).length > 0;

function countAssignment(counted: Counted, at: number, start: number): void {
  counted.count_assignments += 1;
  counted.first_assignment_at ??= at;
  counted.last_assignment_at = at;
  delete counted.last_assignment_admin_reply_at;
  if (counted.first_admin_reply_at === undefined) counted.time_to_assignment = at - start;
}

function countClose(counted: Counted, part: ConversationPart, start: number | undefined): void {
  const at = part.created_at;
  counted.last_close_at = at;
  if (part.author.type === "admin") counted.last_closed_by_id = part.author.id;
  if (counted.first_assignment_at !== undefined) {
    counted.handling_time = at - counted.first_assignment_at;
  }
  if (start === undefined) return;
  counted.time_to_last_close = at - start;
  if (counted.first_close_at !== undefined) return;
  counted.first_close_at = at;
  counted.time_to_first_close = at - start;
}

function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : Math.round((low + high) / 2);
}
