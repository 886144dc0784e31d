/** Beside line ends and tabs. The last ones turn the direction of what follows them. */
const UNPRINTABLE = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text for a terminal: control characters, with which a stranger's file or answer could clear the screen,
 * write over lines, or hide what is in them, are shown as `\u001b`. JSON stays the same JSON.
 */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
