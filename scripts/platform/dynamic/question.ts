import { own, put } from "../../common/own.ts";
import type { CallResult } from "../answer/call-result.ts";
import type { OperationEntry } from "../definition/operations.ts";
import { type DynamicCall, isRecord, type Parameter, type Swagger } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";
import { findParameter, parameterKeys } from "../request/find-parameter.ts";
import { at } from "./path.ts";
import { referredKeys } from "./referred-keys.ts";

/** Whose dynamic part is resolved, and with what. */
export interface Asker {
  definition: Swagger;
  entry: OperationEntry;
  /** The key, or place, of the part. */
  key: string;
  /** Names the part in messages: `GetUser "company"`. */
  owner: string;
  /** The values that the maker has filled in so far, by parameter key. */
  known: Readonly<Record<string, unknown>>;
  call(operationId: string, parameters: Record<string, unknown>): Promise<CallResult>;
}

/** A call that a designer makes. */
export interface Question {
  /** The extension that it comes from. */
  form: string;
  operationId: string;
  parameters: Record<string, unknown>;
}

/**
 * The call behind an extension, its parameters filled: literals as they are or as `{value}`, what
 * the maker filled in by `{parameter}` or `{parameterReference}`, and what the maker has picked in
 * a tree by `{selectedItemValuePath}` or `{"value-property"}`.
 * @param picked the item of the tree's node below which to look
 * @throws {UsageError} where something is built in, or depends on what has no value yet
 */
export function questionOf(
  asker: Asker,
  form: string,
  { operationId, builtInOperation, parameters = {} }: DynamicCall,
  picked?: unknown,
): Question {
  const { owner } = asker;
  if (builtInOperation) {
    throw new UsageError(
      `${owner}: ${form} asks the platform's built-in operation "${builtInOperation}", which is not run locally.`,
    );
  }
  if (!operationId) {
    throw new UsageError(`${owner}: ${form} names no operation, so it cannot be run locally.`);
  }
  const filled: Record<string, unknown> = {};
  for (const [name, binding] of Object.entries(parameters)) {
    const value = bindingValue(asker, binding, picked);
    if (value !== undefined) put(filled, name, value);
  }
  return { form, operationId, parameters: filled };
}

/**
 * Asks. Two forms that ask the same share one answer, so that an API that changes meanwhile makes
 * no difference between them.
 * @throws {UsageError} where the operation answers an error
 */
export async function ask(
  { owner, call }: Asker,
  question: Question,
  before?: { question: Question; answer: unknown },
): Promise<unknown> {
  if (before && sameCall(question, before.question)) return before.answer;
  const { response, body } = await call(question.operationId, question.parameters);
  if (response.status >= 200 && response.status < 300) return body;
  throw new UsageError(
    `${owner}: ${question.form} could not be resolved: ${question.operationId} answered ${response.status}: ${response.body.slice(0, 500)}`,
  );
}

function sameCall(a: Question, b: Question): boolean {
  return (
    a.operationId === b.operationId && JSON.stringify(a.parameters) === JSON.stringify(b.parameters)
  );
}

function bindingValue(asker: Asker, binding: unknown, picked: unknown): unknown {
  if (!isRecord(binding)) return binding;
  const path = binding.selectedItemValuePath ?? binding["value-property"];
  if (typeof path === "string") return at(picked, path);
  const reference = binding.parameterReference ?? binding.parameter;
  if (typeof reference === "string") {
    return knownValue(asker, reference, binding.required === false);
  }
  return "value" in binding ? binding.value : binding;
}

/**
 * What the maker has not filled in has its default, as in the designers' forms. Assumption: a reference
 * without a value is left out where it says `required: false`, or where the parameter behind it need
 * not be filled in.
 */
function knownValue(asker: Asker, reference: string, optional: boolean): unknown {
  const { definition, entry, owner, known } = asker;
  const likely = referredKeys(reference, asker.key);
  for (const key of likely) {
    const value = own(known, key);
    if (value !== undefined) return value;
  }
  const inside = at(known, reference);
  if (inside !== undefined) return inside;
  const keys = parameterKeys(definition, entry);
  const key = likely.find((one) => keys.includes(one)) ?? reference;
  const declared = findParameter(definition, entry, key);
  if (declared && "default" in declared && declared.default !== undefined) return declared.default;
  const place = entry.parameters.find((one: Parameter) => one.name === key && one.in !== "body");
  if (optional || (place && place.required !== true)) return undefined;
  throw new UsageError(`${owner}: it depends on "${reference}", which has no value yet.`);
}
