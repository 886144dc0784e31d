import type { Schema, Swagger } from "../definition/swagger.ts";
import { exampleOf } from "../survey/example.ts";

/** A stranger's body can require thousands of values, each an object of thousands. */
const MOST_NAMED = 10;

/** Names in a row, for messages: `a and b`, and of many the first ones. */
export function namesOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return [...names.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join(" and ");
}

/** Examples of what keys take, for messages: `, such as id=1 and name=x`; empty where there are none. */
export function suchAs(
  definition: Swagger,
  missing: readonly { key: string; schema: Schema }[],
): string {
  const examples = missing
    .slice(0, MOST_NAMED)
    .flatMap(({ key, schema: { default: _, ...declared } }) => {
      const example = exampleOf(definition, declared);
      const text = typeof example === "string" ? example : JSON.stringify(example);
      return text === undefined ? [] : `${key}=${text.slice(0, 200)}`;
    });
  return examples.length === 0 ? "" : `, such as ${examples.join(" and ")}`;
}
