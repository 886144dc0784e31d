import type { Json, JsonObject } from "../../common/json.ts";
import { put } from "../../common/own.ts";
import type { Field, FieldChoices, Operation } from "../../generate/operation.ts";
import type { Samples } from "./samples.ts";

/** A dropdown that can be asked for, and what has been filled in before it. */
interface FilledDropdown {
  /** As the platform takes it: `tag_id`, `body/assignment/admin_assignee_id`. */
  readonly key: string;
  readonly known: { readonly choices: FieldChoices; readonly values: Record<string, Json> };
}

export interface TrialValues {
  /** By key, as the platform takes them. */
  readonly values: Record<string, Json>;
  readonly dropdowns: readonly FilledDropdown[];
  /** Required parameters without a value. */
  readonly missing: readonly string[];
}

/**
 * Values to try an operation with. In this order: what the trial says, the first choice, the
 * contract's example, the first word.
 * @param given what the trial says, by key, nested ones with dots
 */
export async function valuesOf(
  { id, parameters, body, trial }: Operation,
  given: Readonly<Record<string, Json>>,
  samples: Pick<Samples, "of" | "objectOf">,
): Promise<TrialValues> {
  const missing: string[] = [];
  const dropdowns: FilledDropdown[] = [];
  const known = new Map<string, Json>();
  const inPath = new Set(parameters.map(({ key }) => key));
  const skipped = new Set(trial.without);

  const platformKey = (place: string) =>
    inPath.has(place) ? place : `body/${place.replaceAll(".", "/")}`;

  /** What was filled in of what a dropdown or a dynamic schema depends on. */
  const knownTo = ({ with: given }: Pick<FieldChoices, "with">): Record<string, Json> => {
    const values: Record<string, Json> = {};
    for (const one of Object.values(given)) {
      const value = "parameter" in one ? known.get(one.parameter) : undefined;
      if ("parameter" in one && value !== undefined) values[platformKey(one.parameter)] = value;
    }
    return values;
  };

  const chosen = async (choices: FieldChoices, place: string): Promise<Json> => {
    const values = knownTo(choices);
    // Designers cannot fill the entries of lists from elsewhere.
    if (!place.includes("*"))
      dropdowns.push({ key: platformKey(place), known: { choices, values } });
    return samples.of(choices, known);
  };

  const valueAt = async (
    field: Field,
    place: string,
    above: readonly Field[],
  ): Promise<Json | undefined> => {
    if (skipped.has(place)) return undefined;
    if (Object.hasOwn(given, place)) {
      if (field.choices !== undefined) await chosen(field.choices, place);
      return given[place];
    }
    if (field.choices !== undefined) {
      const value = await chosen(field.choices, place);
      if (value !== null) return typed(value, field);
    }
    if (field.dynamic !== undefined) {
      return samples.objectOf(id, platformKey(place), knownTo(field.dynamic));
    }
    if (above.includes(field)) return undefined;
    if (field.fields !== undefined) {
      const object = await objectOf(field, `${place}.`, [...above, field]);
      return Object.keys(object).length === 0 ? undefined : object;
    }
    if (field.example !== undefined) return field.example;
    if (field.items !== undefined) {
      const entry = await valueAt(field.items, `${place}.*`, [...above, field]);
      return entry === undefined ? undefined : [entry];
    }
    return field.enum?.[0];
  };

  const objectOf = async (
    field: Field,
    prefix: string,
    above: readonly Field[],
  ): Promise<JsonObject> => {
    const object: JsonObject = {};
    const entries = Object.entries(field.fields ?? {});
    for (const [key, inner] of inOrder(entries)) {
      const place = `${prefix}${key}`;
      const value = await valueAt(inner, place, above);
      if (value !== undefined) {
        put(object, key, value);
        known.set(place, value);
      } else if (field.required?.includes(key) && !skipped.has(place)) missing.push(place);
    }
    return object;
  };

  const values: Record<string, Json> = {};
  const fields = Object.fromEntries(parameters.map(({ key, field }) => [key, field]));
  const required = parameters.filter((parameter) => parameter.required).map(({ key }) => key);
  Object.assign(values, await objectOf({ type: "object", fields, required }, "", []));
  if (body !== undefined) values.body = await objectOf(body, "", [body]);
  return { values, dropdowns, missing };
}

/** What others depend on comes first. */
function inOrder(entries: readonly (readonly [string, Field])[]): (readonly [string, Field])[] {
  const depends = ({ choices, dynamic }: Field) =>
    Object.values({ ...choices?.with, ...dynamic?.with }).some((one) => "parameter" in one) ? 1 : 0;
  return [...entries].sort(([, a], [, b]) => depends(a) - depends(b));
}

/** Ids come as texts or numbers; in a body they must be what the field says. */
function typed(value: Json, { type }: Field): Json {
  if (type === "integer" && typeof value === "string" && /^-?\d{1,15}$/.test(value)) {
    return Number(value);
  }
  if (type === "string" && typeof value === "number") return String(value);
  return value;
}
