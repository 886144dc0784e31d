import type { Json } from "../../../common/json.ts";
import type { JsonFile } from "../../files.ts";
import type { Edit } from "../../json/edit.ts";
import { replaceValue } from "../../json/edit.ts";
import { objectOf, shown, stringOf, typeOf } from "../../json/values.ts";
import { nearest, orCorrect } from "../../near.ts";
import { rule } from "../../rule.ts";
import { isSlipOfMissing, type Violation } from "../../schemas/violations.ts";

/** What our JSON Schemas (`schemas/`) find, in the definition's extensions, properties and settings. */

const NEEDS = [] as const;

export const requiredPropertyMissing = rule({
  id: "RequiredPropertyMissing",
  severity: "error",
  area: "structure",
  needs: NEEDS,
  message: 'The {what} has no "{property}".',
  advice: 'Add "{property}".{slip}',
  check({ violations }, report) {
    for (const { keyword, place, what, property, value } of violations) {
      if (keyword !== "required") continue;
      report(place, { what, property, slip: orCorrect(property, namesIn(value)) });
    }
  },
});

export const additionalPropertyNotAllowed = rule({
  id: "AdditionalPropertyNotAllowed",
  severity: "warning",
  area: "structure",
  needs: NEEDS,
  message: 'The {what} has a property "{property}", which nothing reads.',
  advice: "{todo}",
  check({ violations }, report) {
    for (const { keyword, place, what, property, known } of violations) {
      if (keyword !== "additionalProperties" || isSlipOfMissing(violations, place, property)) {
        continue;
      }
      const near = nearest(property, known);
      const names = `what is read is called ${known.join(", ")}`;
      const todo = near ? `Write "${near}", or remove it.` : `Remove it: ${names}.`;
      report(place, { what, property, todo });
    }
  },
});

export const jsonTypeIncorrect = rule({
  id: "JsonTypeIncorrect",
  severity: "error",
  weaker: "warning",
  area: "structure",
  needs: NEEDS,
  message: '"{property}" is of type {type} and must be of type {expected}: {value}.',
  advice: "Write a value of type {expected}.",
  fixable: true,
  check({ violations }, report) {
    for (const violation of violations) {
      const { keyword, place, property, value, expected } = violation;
      if (keyword !== "type") continue;
      // Nothing at all is nothing wrong: `"uiDefinition": null` is published.
      const ofOwn = place.file.kind !== "definition";
      if (ofOwn && value === null) continue;
      const values = { property, type: typeOf(value), expected: expected.join(" or ") };
      const edits = converted(place.file, violation);
      // Only the definition is known to be checked; readers of the other files may take it as meant.
      report(place, { ...values, value: shown(value) }, edits, ofOwn && edits.length > 0);
    }
  },
});

export const jsonValueNotInEnum = rule({
  id: "JsonValueNotInEnum",
  severity: "error",
  weaker: "warning",
  area: "structure",
  needs: NEEDS,
  message: '"{property}" has the value {value}, which is none of those that are known.',
  advice: "Write one of {expected}.",
  check({ violations }, report) {
    for (const { keyword, place, property, value, expected } of violations) {
      // A value of the wrong type is reported as such.
      if (keyword !== "enum" || isMistyped(violations, place.pointer)) continue;
      const words = expected.filter((word) => word !== "").join(", ");
      // "Advanced" and "Internal" are published in connectors that work.
      const text = stringOf(value)?.toLowerCase();
      const weaker = expected.some((word) => word.toLowerCase() === text);
      report(place, { property, value: shown(value), expected: words }, [], weaker);
    }
  },
});

const OWN_RULES = new Set(["required", "additionalProperties", "type", "enum"]);

export const valueNotAllowed = rule({
  id: "ValueNotAllowed",
  severity: "error",
  area: "structure",
  needs: NEEDS,
  message: '"{property}" has a value that is not allowed: {value}.',
  advice: "Write {expected}.",
  check({ violations }, report) {
    for (const { keyword, place, property, value, expected } of violations) {
      if (OWN_RULES.has(keyword)) continue;
      report(place, { property, value: shown(value), expected: expected.join(" or ") });
    }
  },
});

const namesIn = (value: Json | undefined) => Object.keys(objectOf(value));

function isMistyped(violations: readonly Violation[], pointer: string): boolean {
  return violations.some(({ keyword, place }) => keyword === "type" && place.pointer === pointer);
}

/** Booleans as texts and texts as booleans or numbers, where there is no doubt what is meant. */
function converted(file: JsonFile, { value, expected, place }: Violation): Edit[] {
  const { pointer } = place;
  if (expected.includes("string") && (typeof value === "boolean" || typeof value === "number")) {
    return replaceValue(file, pointer, String(value));
  }
  if (typeof value !== "string") return [];
  if (expected.includes("boolean") && /^(true|false)$/i.test(value)) {
    return replaceValue(file, pointer, value.toLowerCase() === "true");
  }
  if (expected.includes("integer") && /^\d{1,9}$/.test(value)) {
    return replaceValue(file, pointer, Number(value));
  }
  return [];
}
