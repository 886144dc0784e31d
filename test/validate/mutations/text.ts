import {
  DESCRIPTION_LENGTH,
  LONGEST_SUMMARY,
  LONGEST_TITLE,
} from "../../../scripts/validate/catalogue/limits.ts";
import { at, drop, put } from "./draft.ts";
import type { Mutations } from "./mutation.ts";
import { action, copyOf, info, pathParameter, pollingTrigger, sentText } from "./places.ts";

/** As many words as make a text of more than so many characters. */
const longerThan = (most: number) => `Much${" more".repeat(most / 5)}`;

export const TEXT: Mutations = {
  FieldLengthExceeded: {
    "a title of the connector": (draft) => put(info(draft), "title", longerThan(LONGEST_TITLE)),
    "a title of a property": (draft) =>
      put(sentText(draft), "x-ms-summary", longerThan(LONGEST_SUMMARY)),
  },
  FieldLengthNotInRange: {
    "a short description": (draft) => put(info(draft), "description", "Intercom."),
    "a long one": (draft) => put(info(draft), "description", longerThan(DESCRIPTION_LENGTH.most)),
  },
  OperationDescriptionMissing: {
    "no description"(draft) {
      drop(action(draft), "description");
      return at(action(draft));
    },
  },
  OperationSummaryMissing: {
    "no summary"(draft) {
      drop(action(draft), "summary");
      return at(action(draft));
    },
  },
  OperationSummaryTooLong: {
    "a long summary": (draft) => put(action(draft), "summary", longerThan(LONGEST_SUMMARY)),
  },
  ParameterDescriptionMissing: {
    "no description"(draft) {
      drop(pathParameter(draft), "description");
      return at(pathParameter(draft));
    },
  },
  ParameterSummaryMissing: {
    "no title"(draft) {
      drop(pathParameter(draft), "x-ms-summary");
      return at(pathParameter(draft));
    },
  },
  RestrictedCharactersInSummary: {
    "a slash": (draft) => put(action(draft), "summary", "Create/update user"),
  },
  SummaryEndsWithPunctuation: {
    "a full stop": (draft) => put(sentText(draft), "x-ms-summary", "Email."),
  },
  SummaryEqualsDescription: {
    "the same twice"(draft) {
      put(action(draft), "summary", "Look somebody up");
      return put(action(draft), "description", "Look somebody up.");
    },
  },
  ValueContainsRestrictedWords: {
    "the name of a product": (draft) =>
      put(action(draft), "description", "Gives Power Automate a user."),
  },
  ValueMustBeInEnglish: {
    German: (draft) =>
      put(action(draft), "description", "Sucht einen Kunden und gibt ihn zum Lesen."),
  },
  ValueMustEndWithAlphanumeric: {
    "an exclamation mark": (draft) => put(info(draft), "title", "Intercom!"),
    "a space": (draft) => put(info(draft), "title", "Intercom "),
  },

  DescriptionWithoutFullStop: {
    "half a sentence": (draft) => put(sentText(draft), "description", "The email address"),
  },
  OperationSummaryNotUnique: {
    "a copy under the same title"(draft) {
      const original = action(draft, ({ path }) => !path.includes("{"));
      const { summary = "" } = original.value;
      const copy = copyOf(draft, original, "/again", { operationId: "Again", summary });
      return at(copy, "summary");
    },
  },
  OperationSummaryNotSentenceCase: {
    "Title Case": (draft) => put(action(draft), "summary", "Create New User"),
  },
  PropertyDescriptionMissing: {
    "no description"(draft) {
      drop(sentText(draft), "description");
      return at(sentText(draft));
    },
  },
  PropertySummaryMissing: {
    "no title"(draft) {
      drop(sentText(draft), "x-ms-summary");
      return at(sentText(draft));
    },
  },
  SummaryNotTitleCase: {
    "sentence case": (draft) => put(sentText(draft), "x-ms-summary", "Email address"),
  },
  TextWithSpaceAround: {
    "before the title of the connector": (draft) => put(info(draft), "title", " Intercom"),
    "after a summary": (draft) => put(action(draft), "summary", "Look somebody up "),
    "after a title": (draft) => put(sentText(draft), "x-ms-summary", "Email "),
    "around a description": (draft) => put(sentText(draft), "description", "\nThe address. "),
  },
  TriggerSummaryNotWhen: {
    "what an action is called": (draft) => put(pollingTrigger(draft), "summary", "New user"),
  },
};
