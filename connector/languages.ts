/** The languages of help centers. */
import type { Schemas } from "../scripts/language/calls.ts";
import { input } from "../scripts/language/inputs.ts";
import { fail, type Step, set, when } from "../scripts/language/steps.ts";
import { cast, given, lookup, not, type Ref, type Value } from "../scripts/language/values.ts";

type Code = Exclude<keyof Schemas["article_translated_content_request"], "type">;

/** Codes as Intercom has them, with the names that makers choose by. */
export const LANGUAGES = {
  ar: "Arabic",
  bs: "Bosnian",
  bg: "Bulgarian",
  ca: "Catalan",
  "zh-CN": "Chinese (simplified)",
  "zh-TW": "Chinese (traditional)",
  hr: "Croatian",
  cs: "Czech",
  da: "Danish",
  nl: "Dutch",
  en: "English",
  et: "Estonian",
  fi: "Finnish",
  fr: "French",
  de: "German",
  el: "Greek",
  he: "Hebrew",
  hu: "Hungarian",
  id: "Indonesian",
  it: "Italian",
  ja: "Japanese",
  ko: "Korean",
  lv: "Latvian",
  lt: "Lithuanian",
  mn: "Mongolian",
  nb: "Norwegian",
  pl: "Polish",
  pt: "Portuguese",
  "pt-BR": "Portuguese (Brazil)",
  ro: "Romanian",
  ru: "Russian",
  sr: "Serbian",
  sl: "Slovenian",
  es: "Spanish",
  sv: "Swedish",
  tr: "Turkish",
  vi: "Vietnamese",
} as const satisfies Readonly<Record<Code, string>>;

export type Language = keyof typeof LANGUAGES;

/** An input with which makers choose a language. */
export const language = input.choice(LANGUAGES, {
  title: "Language",
  description: "The language of the text; the help center must have it.",
  required: true,
});

/** A parameter of the contract's with which makers choose one. */
export const LOCALE = { title: "Language", words: LANGUAGES } as const;

/** How many languages a text is in: `translated_content`. */
type Translated<T> = { readonly [L in Language]?: T | null };

/**
 * Takes the text in one language out of all of them; where there is none, the maker is told.
 * @param as the name of the text
 * @param message what the maker reads then
 */
export function takeLanguage<T>(
  as: Ref<T>,
  { of, in: code }: { of: Ref<Translated<T>>; in: Value<Language> },
  message: string,
): Step[] {
  const codes = Object.keys(LANGUAGES) as Language[];
  const table = Object.fromEntries(codes.map((one) => [one, of[one]]));
  return [
    set(as, cast<T>(lookup<string, Value<unknown>>(code, table))),
    when(not(given(as)), [fail(404, "not_found", message)]),
  ];
}
