import type { CallResult } from "../answer/call-result.ts";
import {
  type Dynamic,
  type DynamicList,
  type DynamicValues,
  isRecord,
} from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";

/** One line of a dropdown. */
export interface Choice {
  value: unknown;
  title: string;
}

/** Where a dropdown's lines come from: one form of the two, in common terms. */
interface Source {
  form: string;
  operationId: string;
  parameters: Record<string, unknown>;
  items: string | undefined;
  value: string | undefined;
  title: string | undefined;
}

/**
 * Fills a dropdown as the designers do: the new designer by x-ms-dynamic-list, the old one by
 * x-ms-dynamic-values. Where both are declared both are resolved and must agree.
 * @param owner names the dropdown in messages
 * @param known the values that the maker has filled in so far, by parameter key
 * @throws {UsageError} where there is no dropdown, its operation fails, or the forms disagree
 */
export async function resolveChoices(
  owner: string,
  dynamic: Dynamic,
  known: Readonly<Record<string, unknown>>,
  call: (operationId: string, parameters: Record<string, unknown>) => Promise<CallResult>,
): Promise<Choice[]> {
  const sources: Source[] = [];
  const list = dynamic["x-ms-dynamic-list"];
  const values = dynamic["x-ms-dynamic-values"];
  if (list) sources.push(ofList(owner, list, known));
  if (values) sources.push(ofValues(owner, values, known));
  const [first, second] = sources;
  if (!first) throw new UsageError(`${owner} has no dropdown.`);
  // One call serves both forms when they ask the same: an API that changes meanwhile is no difference.
  const same = second && sameCall(first, second);
  const answer = await answerOf(owner, first, call);
  const choices = pick(owner, first, answer);
  if (second) {
    const others = pick(owner, second, same ? answer : await answerOf(owner, second, call));
    if (JSON.stringify(choices) !== JSON.stringify(others)) {
      throw new UsageError(
        `${owner}: ${first.form} gives ${choices.length} choices and ${second.form} ${others.length}, and they differ; both must give the same.`,
      );
    }
  }
  return choices;
}

function ofList(
  owner: string,
  list: DynamicList,
  known: Readonly<Record<string, unknown>>,
): Source {
  const parameters: Record<string, unknown> = {};
  for (const [name, binding] of Object.entries(list.parameters ?? {})) {
    const reference = binding.parameterReference;
    parameters[name] =
      reference === undefined ? binding.value : knownValue(owner, reference, known);
  }
  return {
    form: "x-ms-dynamic-list",
    operationId: operationOf(owner, list.operationId),
    parameters,
    items: list.itemsPath,
    value: list.itemValuePath,
    title: list.itemTitlePath,
  };
}

function ofValues(
  owner: string,
  values: DynamicValues,
  known: Readonly<Record<string, unknown>>,
): Source {
  const parameters: Record<string, unknown> = {};
  for (const [name, binding] of Object.entries(values.parameters ?? {})) {
    parameters[name] =
      isRecord(binding) && typeof binding.parameter === "string"
        ? knownValue(owner, binding.parameter, known)
        : binding;
  }
  return {
    form: "x-ms-dynamic-values",
    operationId: operationOf(owner, values.operationId),
    parameters,
    items: values["value-collection"],
    value: values["value-path"],
    title: values["value-title"],
  };
}

/** A dropdown that reads a built-in capability (file pickers) names no operation. */
function operationOf(owner: string, operationId: string | undefined): string {
  if (operationId) return operationId;
  throw new UsageError(`${owner}: its dropdown names no operation, so it cannot be run locally.`);
}

/** The new form writes "body/x" where the old one writes "x". */
function knownValue(
  owner: string,
  reference: string,
  known: Readonly<Record<string, unknown>>,
): unknown {
  const value =
    known[reference] ?? known[reference.replace(/^[^/]+\//, "")] ?? known[`body/${reference}`];
  if (value !== undefined) return value;
  throw new UsageError(`${owner}: its dropdown depends on "${reference}", which has no value yet.`);
}

function sameCall(a: Source, b: Source): boolean {
  return (
    a.operationId === b.operationId && JSON.stringify(a.parameters) === JSON.stringify(b.parameters)
  );
}

async function answerOf(
  owner: string,
  source: Source,
  call: (operationId: string, parameters: Record<string, unknown>) => Promise<CallResult>,
): Promise<unknown> {
  const { response, body } = await call(source.operationId, source.parameters);
  if (response.status >= 200 && response.status < 300) return body;
  throw new UsageError(
    `${owner}: its dropdown could not be filled: ${source.operationId} answered ${response.status}: ${response.body.slice(0, 500)}`,
  );
}

function pick(owner: string, source: Source, answer: unknown): Choice[] {
  const items = at(answer, source.items);
  if (!Array.isArray(items)) {
    const place = source.items ? `no list at "${source.items}"` : "no list";
    throw new UsageError(`${owner}: ${source.operationId} answered ${place} (${source.form}).`);
  }
  return items.map((item) => {
    const value = at(item, source.value);
    const title = at(item, source.title) ?? value;
    return { value, title: typeof title === "string" ? title : (JSON.stringify(title) ?? "") };
  });
}

/** A property by its name, else by a path with "/" between the names. */
function at(value: unknown, path: string | undefined): unknown {
  if (!path) return value;
  if (isRecord(value) && path in value) return value[path];
  return path
    .split("/")
    .filter((step) => step !== "")
    .reduce<unknown>((inner, step) => (isRecord(inner) ? inner[step] : undefined), value);
}
