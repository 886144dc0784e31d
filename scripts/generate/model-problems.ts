/** What is wrong with connectors as a whole. */
import type { Problem } from "../common/problem.ts";
import type { ConnectorDescriptor, Package } from "../language/connector.ts";
import { partsOf } from "./field-walk.ts";
import { needsOf } from "./lower/settle.ts";
import { snakeOf } from "./lower/title.ts";
import type { Field, Operation } from "./operation.ts";

const PACKAGE_NAME = /^[a-z][a-z0-9-]*$/;

/** Packages whose names are none of folders. */
export function wrongNames({ packages }: ConnectorDescriptor): Problem[] {
  return Object.keys(packages)
    .filter((name) => !PACKAGE_NAME.test(name))
    .map((name) => ({
      place: name,
      message: "A package is named after its folder in generated/, in small letters and hyphens.",
      advice: "Give it such a name, and say what makers read under title.",
    }));
}

/** Choices of names that depend on what no operation has beside a parameter of that name. */
export function neverWhole(
  { choices }: ConnectorDescriptor,
  operations: Iterable<Operation>,
): Problem[] {
  const sets = [...operations].map(keysOf);
  return Object.entries(choices).flatMap(([name, one]) => {
    const key = /\{(\w+)\}$/.exec(name)?.[1] ?? name;
    const having = sets.filter((keys) => keys.has(key));
    return (one === undefined ? [] : needsOf(one))
      .filter((needed) => having.length > 0 && !having.some((keys) => keys.has(needed)))
      .map((needed) => ({
        place: name,
        choices: true as const,
        message: `These choices depend on ${needed}, which no operation with ${key} has.`,
        advice: "Name another parameter under with.",
        unknown: { name: needed, among: [...new Set(having.flatMap((keys) => [...keys]))] },
      }));
  });
}

function keysOf({ parameters, body }: Operation): Set<string> {
  return new Set([...parameters.map(({ key }) => key), ...Object.keys(body?.fields ?? {})]);
}

/**
 * Two operations of a connector cannot share method and path, whatever their parameters are called,
 * nor can one's path be another one's with its parameter filled in: `/contacts/all` beside
 * `/contacts/{contact_id}`. Which of them the platform then takes is not documented.
 */
export function sameRoute(operations: readonly Operation[]): Problem[] {
  return operations.flatMap((operation, place) =>
    operations.slice(0, place).flatMap((other) => {
      if (operation.method !== other.method || !canBeOne(operation.path, other.path)) return [];
      // The one with fewer parameters is the one to move.
      const [own, kept] =
        parametersIn(operation.path) <= parametersIn(other.path)
          ? [operation, other]
          : [other, operation];
      const isSame = routeOf(own.path) === routeOf(kept.path);
      return [
        {
          operation: own.id,
          place: "path",
          message: isSame
            ? `${kept.id} has the same method and path, ${own.method} ${own.path}.`
            : `Its path ${own.path} is also one of ${kept.id}: ${kept.method} ${kept.path}.`,
          advice: `Give ${isSame ? "one of them" : "it"} a path of its own, such as path: "${proposed(own, operations)}".`,
        },
      ];
    }),
  );
}

function routeOf(path: string): string {
  return path.replace(/\{\w+\}/g, "{}");
}

function parametersIn(path: string): number {
  return path.split("{").length - 1;
}

/** Whether one URL can be of both paths. */
function canBeOne(path: string, other: string): boolean {
  const one = path.split("/");
  const two = other.split("/");
  return (
    one.length === two.length &&
    one.every((segment, i) => segment === two[i] || `${segment}${two[i]}`.includes("{"))
  );
}

/** For `/contacts/all`: `/contacts_all`; where that is another one's, too, a path named as the operation is. */
function proposed({ id, path, method }: Operation, operations: readonly Operation[]): string {
  const [, first = "", ...rest] = path.split("/");
  const words = rest.filter((segment) => !segment.startsWith("{"));
  const base = [first, ...words].filter((segment) => !segment.startsWith("{")).join("_");
  const parameters = [first, ...rest].filter((segment) => segment.startsWith("{"));
  const candidates = [base, snakeOf(id)].map((start) => ["", start, ...parameters].join("/"));
  const isFree = (candidate: string) =>
    !operations.some((one) => one.method === method && canBeOne(one.path, candidate));
  return candidates.find(isFree) ?? `/${snakeOf(id)}`;
}

/** Triggers by webhooks in a package that nothing takes webhooks for. */
export function withoutGateway(
  { title, gateway }: Package,
  operations: readonly Operation[],
): Problem[] {
  if (gateway !== undefined) return [];
  return operations.flatMap(({ id, subscription }) =>
    subscription === undefined
      ? []
      : [
          {
            operation: id,
            message: `It starts by Intercom's webhooks, and the connector ${title} has no gateway that takes them.`,
            advice: "List it in a package with a gateway, or make it a polling trigger.",
          },
        ],
  );
}

/** Designers show an answer of at most 512 schemas (Microsoft's validator, `ResponseSchemaCountExceeded`). */
const MOST_SCHEMAS = 512;

/** Answers that are larger than designers take. */
export function tooLarge(operations: readonly Operation[]): Problem[] {
  return operations.flatMap(({ id, answer }) => {
    const size = schemasIn(answer.field);
    if (size <= MOST_SCHEMAS) return [];
    // What a list leaves out lies in its items.
    const item = answer.pageable ? answer.field.fields?.value?.items : undefined;
    return [
      {
        operation: id,
        place: "omit",
        message: `Its answer has ${size} schemas; the platform takes ${MOST_SCHEMAS}.`,
        advice: `Leave parts out with omit; the largest are ${largestIn(item ?? answer.field).join(", ")}.`,
      },
    ];
  });
}

/** The three largest parts of an answer; of one part that is nearly all of it, its own. */
function largestIn(field: Field, above = "", holders: readonly Field[] = []): string[] {
  const within = [...holders, field];
  if (field.items !== undefined) return largestIn(field.items, `${above}*.`, within);
  const parts = Object.entries(field.fields ?? {})
    .map(([key, inner]) => ({ key, inner, size: schemasIn(inner, within) }))
    .sort((a, b) => b.size - a.size);
  const [first] = parts;
  if (first !== undefined && first.size > 0.95 * schemasIn(field, holders)) {
    return largestIn(first.inner, `${above}${first.key}.`, within);
  }
  return parts.slice(0, 3).map(({ key, size }) => `${above}${key} (${size})`);
}

/** Schemas with all references written out; one that holds itself counts once. */
function schemasIn(field: Field, above: readonly Field[] = []): number {
  if (above.includes(field)) return 1;
  const within = [...above, field];
  return partsOf(field).reduce((sum, one) => sum + schemasIn(one, within), 1);
}

/** Each problem once. */
export function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
}
