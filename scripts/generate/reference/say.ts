/**
 * Gives an English text of the reference in the reader's language, values in place of its `{}`:
 * `say("At most {}.", 50)`. What no translation is there for stays in English.
 */
export type Say = (english: string, ...values: readonly (string | number)[]) => string;

export const inEnglish: Say = (english, ...values) => filled(english, values);

/** A text with values in place of its `{}`, in their order. */
export function filled(text: string, values: readonly (string | number)[]): string {
  const rest = values.values();
  return values.length === 0
    ? text
    : text.replaceAll("{}", (place) => String(rest.next().value ?? place));
}
