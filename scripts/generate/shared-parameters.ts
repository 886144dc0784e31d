/**
 * Parameters that several operations have alike stand once, under `parameters`, where the operations
 * refer to them: the size of a document is limited, and ids with their dropdowns are most of its paths.
 * Microsoft's rules know such references (ParameterReferenceNotFound, ParameterReferenceNotValid).
 */
import type { SwaggerParameter } from "./swagger.ts";

/** Objects by name: what lies under `paths`, and in each of them by method. */
type Named = Readonly<Record<string, unknown>>;

/** A parameter that is used, and how often. */
interface Used {
  readonly parameter: SwaggerParameter;
  /** As JSON, by which it is told from others. */
  readonly text: string;
  readonly uses: number;
}

/**
 * Paths whose operations refer to what they have alike, and what they refer to: the one that most of
 * them have under the parameter's key, those of the same key after it as `tag_2`, `tag_3`.
 */
export function withSharedParameters(paths: Named): { paths: Named; parameters: Named } {
  const byText = new Map<string, Used>();
  mapParameters(paths, (parameter) => {
    const text = JSON.stringify(parameter);
    const used = byText.get(text) ?? { parameter, text, uses: 0 };
    byText.set(text, { ...used, uses: used.uses + 1 });
    return parameter;
  });
  const shared = [...byText.values()].filter(({ uses }) => uses > 1);
  const names = new Map<string, string>();
  const taken = new Map<string, number>();
  // Sorting is stable, so of those that are used as often the first stays first.
  for (const { parameter, text } of shared.sort((a, b) => b.uses - a.uses)) {
    const count = (taken.get(parameter.name) ?? 0) + 1;
    taken.set(parameter.name, count);
    names.set(text, count === 1 ? parameter.name : `${parameter.name}_${count}`);
  }
  const entries = shared.map(({ parameter, text }) => [names.get(text) ?? "", parameter] as const);
  return {
    paths: mapParameters(paths, (parameter) => {
      const name = names.get(JSON.stringify(parameter));
      return name === undefined ? parameter : { $ref: `#/parameters/${name}` };
    }),
    parameters: Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function mapParameters(paths: Named, map: (parameter: SwaggerParameter) => unknown): Named {
  const inOperation = (operation: unknown) =>
    hasParameters(operation)
      ? { ...operation, parameters: operation.parameters.map(map) }
      : operation;
  return mapped(paths, (item) => (isNamed(item) ? mapped(item, inOperation) : item));
}

function mapped(named: Named, map: (value: unknown) => unknown): Named {
  return Object.fromEntries(Object.entries(named).map(([key, value]) => [key, map(value)]));
}

function isNamed(value: unknown): value is Named {
  return typeof value === "object" && value !== null;
}

/**
 * Whether it is an operation that makers see; beside them a path holds what notifications bring. What
 * only fills dropdowns keeps its parameters, so that all that is shared is read, and translated.
 */
function hasParameters(value: unknown): value is { parameters: SwaggerParameter[] } {
  return (
    isNamed(value) && Array.isArray(value.parameters) && value["x-ms-visibility"] !== "internal"
  );
}
