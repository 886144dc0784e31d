import type { Schema, Swagger } from "../definition/swagger.ts";
import { exampleOf } from "../survey/example.ts";

/** Examples of what keys take, for messages: `, such as id=1 and name=x`; empty where there are none. */
export function suchAs(
  definition: Swagger,
  missing: readonly { key: string; schema: Schema }[],
): string {
  const examples = missing.flatMap(({ key, schema: { default: _, ...declared } }) => {
    const example = exampleOf(definition, declared);
    const text = typeof example === "string" ? example : JSON.stringify(example);
    return text === undefined ? [] : `${key}=${text.slice(0, 200)}`;
  });
  return examples.length === 0 ? "" : `, such as ${examples.join(" and ")}`;
}
