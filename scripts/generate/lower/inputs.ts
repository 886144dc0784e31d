/** Inputs of descriptors: what makers see of them, and what the plan checks and converts. */
import { type ContractOperation, jsonSchemaOf } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import type { ContractInput, Input, OwnInput } from "../../language/inputs.ts";
import type { PlanField, ValueRule } from "../../plan/plan.ts";
import { fieldAt, placesIn } from "../change-field.ts";
import type { Field } from "../operation.ts";
import { timeTree } from "../times.ts";
import type { LowerContext } from "./context.ts";
import { lowerDynamic } from "./dynamic.ts";
import { contractParameter } from "./parameters.ts";
import { withSetting } from "./settings.ts";
import { choicesAt, settleBody, settleParameter } from "./settle.ts";

/** An input, lowered. */
export interface LoweredInput {
  /** What makers see. */
  readonly field: Field;
  readonly required: boolean;
  /** What the plan checks and converts. */
  readonly rule: ValueRule;
}

/** Where an input is. */
export interface InputOwner {
  /** Id of the operation. */
  readonly operation: string;
  /** Key of the input; of one in a group with dots. */
  readonly place: string;
  /** Keys of all inputs of the operation: choices that need another one apply only where it is. */
  readonly keys: readonly string[];
  /** The operation's path, for choices such as `articles/{id}`. */
  readonly path?: string;
}

/** An input, lowered; undefined where a fault is reported. */
export function lowerInput(
  input: Input,
  owner: InputOwner,
  context: LowerContext,
): LoweredInput | undefined {
  return input.kind === "own"
    ? lowerOwn(input, owner, context)
    : lowerContract(input, owner, context);
}

/** An object of inputs, by key. */
export function groupField(
  inputs: readonly { readonly key: string; readonly field: Field; readonly required: boolean }[],
): Field {
  const required = inputs.filter((one) => one.required).map(({ key }) => key);
  return {
    type: "object",
    fields: Object.fromEntries(inputs.map(({ key, field }) => [key, field])),
    ...(required.length === 0 ? {} : { required }),
  };
}

function lowerOwn(
  { type, texts, words, fields, items }: OwnInput,
  owner: InputOwner,
  context: LowerContext,
): LoweredInput {
  const { operation, place, keys } = owner;
  const inside = Object.entries(fields ?? {}).flatMap(([key, one]) => {
    const lowered = lowerInput(one, { ...owner, place: `${place}.${key}` }, context);
    return lowered === undefined ? [] : [{ key, ...lowered }];
  });
  const entry = items && lowerInput(items, { ...owner, place: `${place}.*` }, context);
  const isChosen = words === undefined && (type === "string" || type === "integer");
  const choices = isChosen
    ? choicesAt(
        place,
        texts,
        { id: operation, path: owner.path ?? "", keys, settings: {} },
        context,
      )
    : undefined;
  const dynamic =
    texts.fields && lowerDynamic(texts.fields, { operation, place, keys, use: "input" }, context);
  const bare: Field = {
    type,
    ...(type === "date-time" ? { unix: true } : {}),
    ...(words === undefined ? {} : { enum: Object.keys(words), wordTitles: words }),
    ...(fields === undefined ? {} : groupField(inside)),
    ...(type === "object" && fields === undefined ? { open: true } : {}),
    ...(entry === undefined ? {} : { items: entry.field }),
    ...defined({ example: texts.example }),
  };
  return {
    field: withSetting(bare, texts, choices, dynamic),
    required: texts.required === true,
    rule: {
      ...typed(type),
      ...(words === undefined ? {} : { words: Object.keys(words) }),
      ...(fields === undefined ? {} : { fields: inside.map(planField) }),
      ...(entry === undefined ? {} : { items: entry.rule }),
    },
  };
}

function planField({ key, field, required, rule }: LoweredInput & { key: string }): PlanField {
  return { key, title: field.title ?? key, ...(required ? { required: true } : {}), ...rule };
}

/** Texts need nothing. */
function typed(type: NonNullable<ValueRule["type"]>): ValueRule {
  return type === "string" ? {} : { type };
}

function lowerContract(
  { call, key, setting }: ContractInput,
  { operation, place, keys }: InputOwner,
  context: LowerContext,
): LoweredInput | undefined {
  const found = context.calls.get(call);
  if (found === undefined) {
    context.report({
      operation,
      place: call,
      message: `The contract has no ${call}.`,
      advice: "What Intercom has and the contract lacks is added to connector/intercom/.",
      unknown: { name: call, among: [...context.calls.keys()] },
    });
    return undefined;
  }
  const name = key.split(".").findLast((step) => step !== "*") ?? key;
  const parameter = found.operation.parameters?.find((one) => one.name === key);
  if (parameter !== undefined) {
    const { default: _, ...described } = contractParameter(parameter, context).field;
    const owner = { id: operation, path: found.path, keys, settings: { [key]: setting } };
    const asked = { key, in: parameter.in, required: false, field: described };
    const { field, required } = settleParameter(asked, owner, context);
    return { field, required, rule: contractRule(field, context) };
  }
  const body = bodyOf(found, context);
  const described = body && fieldAt(body, key);
  if (described === undefined) {
    context.report({
      operation,
      place,
      message: `${call} has no parameter ${key}.`,
      advice: "Take the key of one that the contract has.",
      unknown: {
        name: key,
        among: [
          ...(found.operation.parameters ?? []).map((one) => one.name),
          ...(body === undefined ? [] : placesIn(body)),
        ],
      },
    });
    return undefined;
  }
  const owner = { id: operation, path: found.path, keys, settings: { [name]: setting } };
  const settled = settleBody({ type: "object", fields: { [name]: described } }, owner, context);
  const field = settled.fields?.[name] ?? described;
  return {
    field,
    required: settled.required?.includes(name) === true,
    rule: contractRule(field, context),
  };
}

function bodyOf({ operation }: ContractOperation, { fieldOf }: LowerContext): Field | undefined {
  const schema = jsonSchemaOf(operation.requestBody?.content);
  return schema && fieldOf(schema);
}

/** What is one value is checked here, what holds others by Intercom; their times are converted. */
function contractRule(field: Field, { times }: LowerContext): ValueRule {
  const { type, unix, enum: words } = field;
  switch (type) {
    case "object":
    case "list":
    case "any":
      return { type, ...defined({ times: timeTree(field, times) }) };
    case "date-time":
      return unix ? { type } : {};
    case "file":
      return {};
    default:
      return {
        ...typed(type),
        ...(words === undefined ? {} : { words: words.map(String) }),
      };
  }
}
