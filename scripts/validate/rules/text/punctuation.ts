import { replaceValue } from "../../json/edit.ts";
import { inside } from "../../model/node.ts";
import { CERTIFICATION, rule } from "../../rule.ts";

/** Only so much of a text is looked at: a text of dots alone would be gone through for each dot. */
const LONGEST_END = 200;
const END = /[.,;:!]+\s*$/;

export const summaryEndsWithPunctuation = rule({
  id: "SummaryEndsWithPunctuation",
  severity: "hint",
  area: "text",
  profiles: CERTIFICATION,
  message: 'The {key} of {name} ends with "{end}".',
  advice: "Leave it out: a title is no sentence.",
  fixable: true,
  check({ shown }, report) {
    for (const one of shown) {
      const { title, name } = one;
      const [end] = END.exec(title?.text.slice(-LONGEST_END) ?? "") ?? [];
      // Dots at the end of "etc." and of "Inc." belong to the word.
      if (!title || end === undefined || /\b(etc|inc|ltd|no)\.$/i.test(title.text)) continue;
      const place = inside(one, title.key);
      const text = title.text.slice(0, -end.length).trimEnd();
      const edits = text === "" ? [] : replaceValue(place.file, place.pointer, text);
      report(place, { key: title.key, name, end: end.trimEnd() }, edits);
    }
  },
});

export const descriptionWithoutFullStop = rule({
  id: "DescriptionWithoutFullStop",
  severity: "hint",
  area: "text",
  profiles: CERTIFICATION,
  message: "The description of {name} does not end with a full stop.",
  advice: "Write a whole sentence, and a full stop after it.",
  fixable: true,
  check({ shown }, report) {
    for (const one of shown) {
      const { description, name } = one;
      if (!description || /[.!?…][\s"')\]*`]*$/.test(description.text)) continue;
      const place = inside(one, description.key);
      const text = description.text.trimEnd();
      // A dot after a link becomes part of it, and after a colon something is missing.
      const isPlain = /[\p{L}\p{N})"'\]]$/u.test(text) && !lastWord(text).includes("://");
      const edits = isPlain ? replaceValue(place.file, place.pointer, `${text}.`) : [];
      report(place, { name }, edits);
    }
  },
});

const lastWord = (text: string) => text.split(/\s/).at(-1) ?? "";
