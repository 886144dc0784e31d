/**
 * Texts of a definition for reading: what is no text is empty, and what is longer than any title or
 * description is cut, because a stranger's must not make a page that nobody can use.
 */

/** Characters. The longest titles of published connectors have 600, descriptions 1,000. */
const LONGEST_TITLE = 1000;
const LONGEST_DESCRIPTION = 2000;

export function titleText(value: unknown): string {
  return cut(value, LONGEST_TITLE);
}

export function descriptionText(value: unknown): string {
  return cut(value, LONGEST_DESCRIPTION);
}

function cut(value: unknown, longest: number): string {
  if (typeof value !== "string") return "";
  return value.length > longest ? `${value.slice(0, longest)}…` : value;
}
