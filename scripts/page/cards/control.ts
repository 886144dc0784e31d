import { isRecord, type Schema } from "../../platform/definition/swagger.ts";
import type { Asked, Control, Option } from "../model.ts";
import { dynamicKind, type Reference, references } from "./dynamic.ts";
import { titleText } from "./texts.ts";

/** A dropdown of thousands is no dropdown; the rest can be typed in. */
const MOST_OPTIONS = 1000;

/** The options of one card in all: what thousands of fields share is drawn for each of them. */
export const MOST_OPTIONS_OF_CARD = 50_000;

/** Says which fields a call depends on, seen from the key that is asked by. */
export type Depends = (
  found: readonly Reference[],
  ask: string,
) => Pick<Asked, "dependsOn" | "needs">;

/**
 * How one value is filled in.
 * @param ask the key by which the connector can be asked for its choices; undefined where it cannot
 * @param options how many options the card may still have
 */
export function controlOf(
  schema: Schema,
  ask: string | undefined,
  depends: Depends,
  options: { left: number },
): Control {
  const { type = isRecord(schema.properties) ? "object" : "string", format = "" } = schema;
  const kind = dynamicKind(schema);
  if (kind !== undefined && ask !== undefined) {
    return { kind, ask, ...depends(references(schema), ask), type };
  }
  if (Array.isArray(schema.enum) && schema.enum.length > 0) {
    return choiceOf(schema, schema.enum, options);
  }
  switch (type) {
    case "integer":
    case "number":
      return { kind: "number", whole: type === "integer" };
    case "boolean":
      return { kind: "boolean" };
    case "file":
      return { kind: "file" };
    case "array":
      return { kind: "json", type };
    case "object": {
      const { additionalProperties } = schema;
      if (!isRecord(additionalProperties)) return { kind: "json", type };
      return {
        kind: "dictionary",
        value: controlOf(additionalProperties, undefined, depends, options),
      };
    }
    default:
      if (format === "byte" || format === "binary") return { kind: "file" };
      if (format === "date-time" || format === "date") {
        return { kind: "date", time: format === "date-time" };
      }
      return { kind: "text", format };
  }
}

/** `x-ms-enum-values` gives titles (Microsoft Learn); without, the value is its own. */
function choiceOf(schema: Schema, values: readonly unknown[], budget: { left: number }): Control {
  if (budget.left <= 0) return { kind: "choice", options: [], more: values.length };
  const titles = new Map<unknown, string>();
  const named = isRecord(schema) ? schema["x-ms-enum-values"] : undefined;
  for (const one of Array.isArray(named) ? named : []) {
    if (isRecord(one) && typeof one.displayName === "string")
      titles.set(one.value, one.displayName);
  }
  const options = values
    .slice(0, Math.min(MOST_OPTIONS, budget.left))
    .map((value): Option => ({ value, title: titleText(titles.get(value) ?? textOf(value)) }));
  budget.left -= options.length;
  return { kind: "choice", options, more: values.length - options.length };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
