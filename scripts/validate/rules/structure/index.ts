import type { Rule } from "../../rule.ts";
import {
  additionalPropertyNotAllowed,
  jsonTypeIncorrect,
  jsonValueNotInEnum,
  requiredPropertyMissing,
  valueNotAllowed,
} from "./structure.ts";

/** What the JSON Schemas in `schemas/` find. */
export const STRUCTURE: readonly Rule[] = [
  additionalPropertyNotAllowed,
  jsonTypeIncorrect,
  jsonValueNotInEnum,
  requiredPropertyMissing,
  valueNotAllowed,
];
