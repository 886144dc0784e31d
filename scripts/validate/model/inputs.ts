import type { Connector } from "../connector.ts";
import { pathSteps } from "./answers.ts";
import type { Dynamic, DynamicArgument } from "./dynamic.ts";
import type { Operation } from "./operations.ts";
import { bodySchema } from "./parameters.ts";
import type { Schema } from "./schemas.ts";
import { isOpen, itemsOf, partsOf, propertiesOf } from "./shape.ts";

/** What an operation takes: its parameters, its body, and every property of the body. */

export interface Input {
  /** The parameter's name, and the property's path behind it: `body/contact/id`. */
  readonly path: string;
  /** The same without the body's name; undefined of parameters and of the body itself. */
  readonly inner: string | undefined;
  readonly name: string;
  readonly schema: Schema;
  /** Whether it and all that it stands in are required. */
  readonly required: boolean;
  /** Whether it or one that it stands in is internal. */
  readonly internal: boolean;
  /** Whether it may hold properties that nothing declares. */
  readonly open: boolean;
  /** Whether it is an item of a list, or stands in one. */
  readonly listed: boolean;
}

/** Deeper or wider bodies are cut off, and count as open there. */
const MOST = 3000;
const DEEPEST = 12;

const known = new WeakMap<Operation, readonly Input[]>();

/** All inputs of an operation, references followed. */
export function inputsOf(connector: Connector, operation: Operation): readonly Input[] {
  let inputs = known.get(operation);
  if (inputs === undefined) {
    inputs = collect(connector, operation);
    known.set(operation, inputs);
  }
  return inputs;
}

function collect({ index }: Connector, operation: Operation): Input[] {
  const inputs: Input[] = [];
  const add = (input: Omit<Input, "open">, within: readonly Schema[]) => {
    const parts = partsOf(index, input.schema);
    const cut =
      inputs.length >= MOST ||
      within.length >= DEEPEST ||
      parts.some((part) => within.includes(part));
    inputs.push({ ...input, open: cut || isOpen(index, input.schema) });
    if (cut) return;
    const items = itemsOf(index, input.schema);
    if (items) {
      const internal = input.internal || isInternal(items);
      add({ ...input, schema: items, internal, listed: true }, [...within, ...parts]);
    }
    for (const [name, schema] of propertiesOf(index, input.schema)) {
      const inner = input.inner === undefined ? name : `${input.inner}/${name}`;
      const property = {
        path: `${input.path}/${name}`,
        inner,
        name,
        schema,
        required: input.required && schema.required,
        internal: input.internal || partsOf(index, schema).some(isInternal) || isInternal(schema),
        listed: input.listed,
      };
      add(property, [...within, ...parts]);
    }
  };
  for (const parameter of operation.parameters) {
    const { name, required } = parameter;
    const schema = index.get(bodySchema(parameter)?.pointer ?? parameter.pointer);
    if (!schema) continue;
    const internal = isInternal(parameter) || isInternal(schema);
    add({ path: name, inner: undefined, name, schema, required, internal, listed: false }, []);
  }
  return inputs;
}

const isInternal = ({ value }: Pick<Schema, "value">) => value["x-ms-visibility"] === "internal";

/** Whether an extension names inputs by their whole paths; the old forms name them by name alone. */
export function isNewForm({ kind }: Dynamic): boolean {
  return kind === "list" || kind === "properties" || kind === "tree";
}

/** The operations in which a dynamic call is made. */
export function callersOf({ uses }: Connector, { kind, holder, owner }: Dynamic): Operation[] {
  if (owner) return [owner];
  // Which operations use the file-picker that the definition declares, their own pickers say.
  if (!holder) return [];
  // A dropdown is for what makers enter; in an answer it has no effect.
  const wanted = kind === "schema" || kind === "properties" ? undefined : "input";
  const own = (uses.get(holder.pointer) ?? []).filter(
    ({ direction }) => wanted === undefined || direction === wanted,
  );
  return [...new Set(own.map(({ operation }) => operation))];
}

/** The inputs of the calling operation that an argument may mean. */
export function sourcesOf(
  connector: Connector,
  caller: Operation,
  dynamic: Dynamic,
  { reference }: DynamicArgument,
): readonly Input[] {
  if (reference === undefined) return [];
  return named(inputsOf(connector, caller), reference, isNewForm(dynamic));
}

/** The inputs of the called operation that an argument may be for. */
export function targetsOf(
  connector: Connector,
  dynamic: Dynamic,
  { name }: DynamicArgument,
): readonly Input[] {
  if (!dynamic.target) return [];
  const inputs = inputsOf(connector, dynamic.target);
  const path = pathSteps(name).join("/");
  return inputs.filter((one) => !one.listed && (one.path === path || one.inner === path));
}

function named(inputs: readonly Input[], reference: string, whole: boolean): readonly Input[] {
  const found = atPath(inputs, reference, whole);
  if (found.length > 0 || !reference.includes(".")) return found;
  // Published connectors write dots for slashes: client.id, Properties.Id.
  const path = reference.replaceAll(".", "/");
  const dotted = atPath(inputs, path, whole);
  if (dotted.length > 0 || whole) return dotted;
  return distinct(inputs.filter(({ inner }) => `/${inner ?? ""}`.endsWith(`/${path}`)));
}

function atPath(inputs: readonly Input[], reference: string, whole: boolean): readonly Input[] {
  const path = pathSteps(reference).join("/");
  const alike = byLastStep(inputs).get(lastStep(path)) ?? [];
  const exact = alike.filter((input) => input.path === path || (!whole && input.inner === path));
  if (exact.length > 0 || whole) return distinct(exact);
  // The old forms find a property by its name wherever it stands in the body.
  return distinct(alike.filter(({ name, inner }) => inner !== undefined && name === reference));
}

const lastStep = (path: string) => path.slice(path.lastIndexOf("/") + 1);

const steps = new WeakMap<readonly Input[], ReadonlyMap<string, readonly Input[]>>();

/** Inputs by the end of their path: shared schemas look for the same ones in many operations. */
function byLastStep(inputs: readonly Input[]): ReadonlyMap<string, readonly Input[]> {
  const known = steps.get(inputs);
  if (known) return known;
  const groups = new Map<string, Input[]>();
  for (const input of inputs) {
    const group = groups.get(lastStep(input.path));
    if (group) group.push(input);
    else groups.set(lastStep(input.path), [input]);
  }
  steps.set(inputs, groups);
  return groups;
}

/** A list and its items have one path; the list stands for both. */
function distinct(inputs: readonly Input[]): readonly Input[] {
  return inputs.filter((input, at) => inputs.findIndex(({ path }) => path === input.path) === at);
}
