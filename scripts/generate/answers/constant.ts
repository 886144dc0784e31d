import type { Field } from "../operation.ts";

/** The words with which the contract says that a value is one word for ever. */
const ALWAYS = /\bis always [\w.-]+(\.|, )/;

/** And with which, that nothing is ever there. */
const EMPTY = /\b(is|are) always empty\b/;

/** Whether a value is the same in every answer, such as the `type` of an object: nobody needs it. */
export function isConstant({ type, enum: words, description = "" }: Field): boolean {
  if (EMPTY.test(description)) return true;
  if (type !== "string") return false;
  return words?.filter((word) => word !== null).length === 1 || ALWAYS.test(description);
}
