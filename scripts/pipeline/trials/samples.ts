import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import { own, put } from "../../common/own.ts";
import { ProblemError } from "../../common/problem.ts";
import type { FieldChoices } from "../../generate/operation.ts";
import { SAMPLE } from "../../language/trial.ts";
import type { Scope } from "../../plan/evaluate.ts";
import type { CallResult, Connection } from "../../platform/connection.ts";
import { saidIn } from "./problems.ts";

/** First entries of choices, looked up once each: all trials begin with the same workspace. */
export interface Samples {
  /** The first choice of a parameter, by the name that `connector/choices.ts` has; null where there is none. */
  first(name: string): Promise<Json>;
  /** The first choice of a dropdown, for what other parameters have been given. */
  of(choices: FieldChoices, known: ReadonlyMap<string, Json>): Promise<Json>;
  /**
   * A value for each field of a parameter whose fields the workspace decides on, as the designer learns
   * of them: both forms ask, and must agree.
   */
  objectOf(
    operationId: string,
    key: string,
    known: Readonly<Record<string, Json>>,
  ): Promise<JsonObject>;
  /** What is wrong with a dropdown as the designers fill it. Each is told once. */
  dropdownProblems(
    operationId: string,
    key: string,
    known: { readonly choices: FieldChoices; readonly values: Readonly<Record<string, Json>> },
  ): Promise<string[]>;
}

/** What of a connection samples need. */
interface Lookup extends Pick<Connection, "choices" | "schema"> {
  call(
    operationId: string,
    given: Record<string, Json>,
  ): Promise<Pick<CallResult, "response" | "body">>;
}

/**
 * @param connectionWith the connection of a package that has an operation, to a workspace as it was seeded
 * @param named choices by the name of a parameter
 * @param pick which of so many choices counts as the first: what happens many times need not always
 * happen to the same
 */
export function createSamples(
  connectionWith: (operationId: string) => Lookup,
  named: Readonly<Record<string, FieldChoices>>,
  pick: (count: number) => number = () => 0,
): Samples {
  const cache = new Map<string, Promise<Json[]>>();
  const checked = new Set<string>();

  const lookUp = async (choices: FieldChoices, given: Record<string, Json>): Promise<Json[]> => {
    const connection = connectionWith(choices.operationId);
    const { response, body } = await connection.call(choices.operationId, given);
    if (response.status >= 400) {
      throw new ProblemError({
        message: `The list of one of its choices could not be read: ${choices.operationId} answered ${response.status}: ${saidIn(response.body)}`,
        advice: "Look at the action that fills them, and at what they give it under with.",
      });
    }
    // Parsed from JSON by the platform.
    const list = at(body as Json, choices.items);
    return Array.isArray(list) ? list.map((entry) => at(entry, choices.value)) : [];
  };
  const once = async (choices: FieldChoices, given: Record<string, Json>): Promise<Json> => {
    const key = JSON.stringify([choices, given]);
    const looking = cache.get(key) ?? lookUp(choices, given);
    cache.set(key, looking);
    const known = await looking;
    return known[pick(known.length)] ?? null;
  };
  const samples: Samples = {
    async first(name) {
      const choices = named[name];
      if (choices === undefined) {
        throw new ProblemError({
          place: name,
          message: `Its trial reads the first choice of ${name}, which has none.`,
          advice: "Give it choices in connector/choices.ts.",
          unknown: { name, among: Object.keys(named) },
        });
      }
      const given: Record<string, Json> = {};
      for (const [key, one] of Object.entries(choices.with)) {
        put(given, key, "value" in one ? one.value : await samples.first(one.parameter));
      }
      return once(choices, given);
    },
    async of(choices, known) {
      const given = Object.fromEntries(
        Object.entries(choices.with).map(([key, one]) => [
          key,
          "value" in one ? one.value : (known.get(one.parameter) ?? null),
        ]),
      );
      return once(choices, given);
    },
    async objectOf(operationId, key, values) {
      const schema = await connectionWith(operationId).schema(operationId, key, values);
      return exampleOf(operationId, key, schema);
    },
    dropdownProblems(operationId, key, { choices, values }) {
      const same = JSON.stringify([choices, values]);
      if (checked.has(same)) return Promise.resolve([]);
      checked.add(same);
      return problems(connectionWith(operationId), operationId, key, values);
    },
  };
  return samples;
}

/** A value of each field; a schema that designers could not show is a fault. */
function exampleOf(
  operation: string,
  key: string,
  { type, properties }: Record<string, unknown>,
): JsonObject {
  const place = key.replace(/^body\//, "").replaceAll("/", ".");
  const wrong = (message: string) =>
    new ProblemError({
      operation,
      place,
      message,
      advice: "Look at field and where of the schemaAction that tells its fields.",
    });
  // Parsed from JSON by the platform.
  const fields = (properties ?? null) as Json;
  if (type !== "object" || !isObject(fields))
    throw wrong("The schema of its fields is none of an object.");
  const example: JsonObject = {};
  for (const [name, field] of Object.entries(fields)) {
    const one = isObject(field) ? field : {};
    const value = Array.isArray(one.enum)
      ? one.enum[0]
      : own(EXAMPLES, String(one.format ?? one.type));
    const title = one["x-ms-summary"];
    if (value === undefined)
      throw wrong(`Its field ${name} has the type ${JSON.stringify(one.type)}.`);
    if (typeof title !== "string" || title === "") throw wrong(`Its field ${name} has no title.`);
    put(example, name, value);
  }
  if (Object.keys(example).length > 0) return example;
  throw wrong("The workspace of the mock has no such fields, so nothing is tried.");
}

/** A value by type, or by format where there is one; in makers' units. */
const EXAMPLES: Readonly<Record<string, Json>> = {
  string: "Example",
  integer: 3,
  number: 1.5,
  boolean: true,
  "date-time": "2026-03-01T09:30:00Z",
};

async function problems(
  connection: Pick<Connection, "choices">,
  operationId: string,
  key: string,
  values: Readonly<Record<string, Json>>,
): Promise<string[]> {
  const choices = await connection.choices(operationId, key, values);
  if (choices.length === 0) return ["Its dropdown is empty."];
  const untitled = choices.some(({ title }) => title === "");
  return untitled ? ["Its dropdown has an entry without a title."] : [];
}

/** What lies at a place with dots; the value itself where there is no place. */
function at(value: Json, place: string | undefined): Json {
  if (place === undefined) return value;
  let inner: Json = value;
  for (const step of place.split(".")) {
    inner = isObject(inner) && Object.hasOwn(inner, step) ? (inner[step] ?? null) : null;
  }
  return inner;
}

/** The parameters whose first choices an expression or a step reads. */
export function sampleNames(part: unknown): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const path = key === "$get" && typeof inner === "string" ? inner.split(".") : [];
      if (path[0] === SAMPLE && path[1] !== undefined) names.add(path[1]);
      visit(inner);
    }
  };
  visit(part);
  return names;
}

/**
 * What steps and values read beside what they name themselves: the first choices, how often the steps
 * are made, and when, in unix seconds.
 */
export async function scopeFor(
  samples: Pick<Samples, "first">,
  parts: readonly unknown[],
  round: number,
  now: number,
): Promise<Scope> {
  const found: Record<string, Json> = {};
  for (const name of sampleNames(parts)) found[name] = await samples.first(name);
  return { [SAMPLE]: found, round, now: Math.floor(now) };
}
