/** What is wrong with connectors as a whole. */
import type { Problem } from "../common/problem.ts";
import type { ConnectorDescriptor, Package } from "../language/connector.ts";
import { partsOf } from "./field-walk.ts";
import { needsOf } from "./lower/settle.ts";
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

/** Two operations of a connector cannot share method and path, whatever their parameters are called. */
export function sameRoute(operations: readonly Operation[]): Problem[] {
  const routes = new Map<string, string>();
  return operations.flatMap(({ id, method, path }) => {
    const route = `${method} ${path.replace(/\{\w+\}/g, "{}")}`;
    const other = routes.get(route);
    routes.set(route, id);
    if (other === undefined) return [];
    return [
      {
        operation: id,
        place: "path",
        message: `${other} has the same method and path, ${method} ${path}.`,
        advice: "Give one of them a path of its own.",
      },
    ];
  });
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
