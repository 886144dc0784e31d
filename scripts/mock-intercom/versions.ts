/**
 * What differs between the versions of the API: from what is stored, which is as 2.16 has it, to
 * what an older version shows. Which operations a version has is in `operations.ts`.
 */
import type { Contact } from "./records/contact.ts";
import type { Conversation } from "./records/conversation.ts";

/** Whether a version ("2.14", "Preview") is at least 2.`minor`; unnumbered ones are newest. */
export function isAtLeast(version: string, minor: number): boolean {
  const digits = /^2\.(\d+)$/.exec(version)?.[1];
  return digits === undefined || Number(digits) >= minor;
}

/** An operation that is newer than 2.14 is not available in 2.14 and before. */
export const hasOperation = (version: string, since: number): boolean =>
  since <= 14 || isAtLeast(version, since);

/** The contract describes 2.16: answers of older versions cannot be checked against it. */
export const isDescribed = (version: string): boolean => isAtLeast(version, 16);

/** `<=` and `>=` came with 2.16. */
export const hasInclusiveOperators = (version: string): boolean => isAtLeast(version, 16);

/** From 2.16 on a merged contact is gone (410, with a link to who remains), before that unknown. */
export const linksMergedContacts = (version: string): boolean => isAtLeast(version, 16);

/** From 2.16 on only a lead and a user who share an email or a phone can be merged, unless asked. */
export const checksMerges = (version: string): boolean => isAtLeast(version, 16);

/** Nobody is 0 from 2.16 on, null before. */
export const assignee = (id: number, version: string): number | null =>
  id === 0 && !isAtLeast(version, 16) ? null : id;

/** Before 2.16 a conversation had priority or had not. */
export function priority(value: Conversation["priority"], version: string): string {
  if (isAtLeast(version, 16)) return value;
  return value === "none" ? "not_priority" : "priority";
}

/** A string from 2.16 on, a number before. */
export function ownerId(contact: Contact, version: string): string | number | null {
  const id = contact.owner_id;
  return id === null || isAtLeast(version, 16) ? id : Number(id);
}
