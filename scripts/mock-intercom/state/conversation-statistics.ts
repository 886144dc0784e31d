import { type Conversation, isContact } from "../records/conversation.ts";
import type { ConversationPart } from "../records/conversation-part.ts";
import type { ConversationStatistics, TeamResponse } from "../records/conversation-statistics.ts";

/** The statistics of a new conversation. @param contactWrote when, where a contact began it */
export const begun = (contactWrote: number | null): ConversationStatistics => ({
  time_to_assignment: null,
  time_to_admin_reply: null,
  time_to_first_close: null,
  time_to_last_close: null,
  median_time_to_reply: null,
  first_contact_reply_at: contactWrote,
  first_assignment_at: null,
  first_admin_reply_at: null,
  first_close_at: null,
  last_assignment_at: null,
  last_assignment_admin_reply_at: null,
  last_contact_reply_at: contactWrote,
  last_admin_reply_at: null,
  last_close_at: null,
  last_closed_by_id: null,
  count_reopens: 0,
  count_assignments: 0,
  count_conversation_parts: 0,
  assigned_team_first_response_time: null,
  handling_time: null,
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
  const first = isContact(source?.author) ? created_at : null;
  const counted: Counted = { ...begun(first), count_conversation_parts: parts.length };
  const replyTimes: number[] = [];
  const responses: TeamResponse[] = [];
  let waitingSince = first;
  let team: { id: number; since: number | null } = { id: 0, since: null };
  let state: Conversation["state"] = "open";

  for (const part of parts) {
    const at = part.created_at;
    if (isContact(part.author) && saysSomething(part)) {
      counted.first_contact_reply_at ??= at;
      counted.last_contact_reply_at = at;
      waitingSince ??= at;
    }
    const start = counted.first_contact_reply_at;
    const { type, id } = part.assigned_to ?? {};
    if (typeof id === "string" && start !== null) countAssignment(counted, at, start);
    if (type === "team") team = { id: Number(id), since: at };
    if (type === "nobody_admin") team = { id: 0, since: at };
    if (isAdminReply(part)) {
      counted.last_admin_reply_at = at;
      if (counted.last_assignment_at !== null) counted.last_assignment_admin_reply_at ??= at;
      if (start !== null && counted.first_admin_reply_at === null) {
        counted.first_admin_reply_at = at;
        counted.time_to_admin_reply = at - start;
      }
      if (start !== null && !responses.some(({ team_id }) => team_id === team.id)) {
        responses.push({
          team_id: team.id,
          response_time: at - Math.max(start, team.since ?? start),
        });
      }
      if (waitingSince !== null) replyTimes.push(at - waitingSince);
      waitingSince = null;
    }
    if (part.state === "closed" && state !== "closed") countClose(counted, part, start);
    if (part.state !== "closed" && state === "closed" && start !== null) counted.count_reopens += 1;
    state = part.state;
  }
  return {
    ...counted,
    median_time_to_reply: medianOf(replyTimes),
    assigned_team_first_response_time: responses.length > 0 ? responses : null,
  };
}

/** Whether the team told the contact something: notes do not count, a message with a close does. */
export const isAdminReply = (part: ConversationPart): boolean =>
  part.author.type === "admin" && part.part_type !== "note" && saysSomething(part);

const saysSomething = ({ body, attachments, metadata }: ConversationPart) =>
  body !== null || attachments.length > 0 || Object.keys(metadata).length > 0;

function countAssignment(counted: Counted, at: number, start: number): void {
  counted.count_assignments += 1;
  counted.first_assignment_at ??= at;
  counted.last_assignment_at = at;
  counted.last_assignment_admin_reply_at = null;
  if (counted.first_admin_reply_at === null) counted.time_to_assignment = at - start;
}

function countClose(counted: Counted, part: ConversationPart, start: number | null): void {
  const at = part.created_at;
  counted.last_close_at = at;
  if (part.author.type === "admin") counted.last_closed_by_id = part.author.id;
  if (counted.first_assignment_at !== null) {
    counted.handling_time = at - counted.first_assignment_at;
  }
  if (start === null) return;
  counted.time_to_last_close = at - start;
  if (counted.first_close_at !== null) return;
  counted.first_close_at = at;
  counted.time_to_first_close = at - start;
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}
