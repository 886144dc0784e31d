/** Titles in answers that makers cannot tell from each other. */
import {
  answerOf,
  resolved,
  type Shipped,
  type ShippedOperation,
  type ShippedSchema,
} from "./shipped.ts";

/** A title that several values of an answer have. */
export interface RepeatedTitle {
  readonly operation: string;
  readonly title: string;
  /** Where the values are: `contacts.contacts.*.id`. */
  readonly places: readonly string[];
}

/**
 * Designers show an answer as one flat list: objects, lists and what they hold, each under its own
 * title (`x-ms-summary`), with those of what holds it before it. Titles are told apart without these,
 * too, as other products show them alone. What lies in the entries of a list is shown with that list,
 * as choosing it puts the step into a loop over the list, so a title repeats only where values of the
 * same list, or outside of all lists, share it. What is internal is not shown.
 */
export function repeatedTitles(shipped: Shipped, operation: ShippedOperation): RepeatedTitle[] {
  const places = new Map<string, { title: string; places: string[] }>();
  const answer = answerOf(shipped, operation);
  const visit = (
    given: ShippedSchema,
    place: string,
    list: string,
    above: readonly ShippedSchema[],
  ) => {
    const schema = resolved(shipped, given);
    if (schema["x-ms-visibility"] === "internal" || above.includes(schema)) return;
    const title = schema["x-ms-summary"];
    // The answer as a whole is "Body", an entry of a list "Item".
    if (title !== undefined && place !== "" && !place.endsWith("*")) {
      const key = JSON.stringify([list, title]);
      const known = places.get(key) ?? { title, places: [] };
      known.places.push(place);
      places.set(key, known);
    }
    const within = [...above, schema];
    const below = (step: string) => (place === "" ? step : `${place}.${step}`);
    for (const [key, inner] of Object.entries(schema.properties ?? {})) {
      visit(inner, below(key), list, within);
    }
    if (schema.items !== undefined) visit(schema.items, below("*"), below("*"), within);
  };
  if (answer !== undefined) visit(answer, "", "", []);
  return [...places.values()]
    .filter((one) => one.places.length > 1)
    .map((one) => ({ operation: operation.operationId, ...one }));
}
