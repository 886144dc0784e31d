import type { Json } from "../../common/json.ts";
import { isObject, objectOf, stringOf } from "../json/values.ts";
import { inside, type Node, objectIn } from "./node.ts";
import type { Operation } from "./operations.ts";
import type { Schema } from "./schemas.ts";

/** Dropdowns, dynamic schemas and pickers: parts of the definition that call an operation. */

/** By extension, x-ms-dynamic-values and so on. */
type SchemaKind = "values" | "list" | "schema" | "properties" | "tree";
/**
 * `picker` and `test` are x-ms-capabilities at the top of the definition (file-picker and
 * testConnection), `simulate` is x-ms-operation-context.
 */
type OtherKind = "picker" | "test" | "simulate";
export type DynamicKind = SchemaKind | OtherKind;

/** What a call of another operation is given. */
export interface DynamicArgument {
  /** The name of the called operation's parameter, or the path to a property of its body. */
  readonly name: string;
  readonly node: Node<Json>;
  /** A fixed value; undefined where it comes from elsewhere. */
  readonly literal: Json | undefined;
  /** The parameter of the operation that is being filled in; in the new form a path like `body/x`. */
  readonly reference: string | undefined;
  /** The path in the item that was opened: of `browse`, where makers go from folder to folder. */
  readonly selected: string | undefined;
}

/** One call of an operation by an extension; pickers have two, open and browse. */
export type Dynamic = DynamicOfSchema | DynamicOfOther;

interface Common {
  /** As it is written: x-ms-dynamic-values and so on. */
  readonly extension: string;
  /** The object that holds operationId and parameters: the extension itself, or a part of a picker. */
  readonly call: Node;
  /** The object that holds the paths into the answer: the call, or the whole file-picker. */
  readonly paths: Node;
  /** `open` or `browse`; only of pickers. */
  readonly step: string | undefined;
  readonly operationId: string | undefined;
  /** The operation that is called; undefined where there is none of that id. */
  readonly target: Operation | undefined;
  readonly arguments: readonly DynamicArgument[];
}

export interface DynamicOfSchema extends Common {
  readonly kind: SchemaKind;
  /** The parameter or property that is filled, or the schema that is replaced. */
  readonly holder: Schema;
  readonly owner: undefined;
}

export interface DynamicOfOther extends Common {
  readonly kind: OtherKind;
  readonly holder: undefined;
  /** The operation that carries the extension; only of `simulate`. */
  readonly owner: Operation | undefined;
}

const KINDS: ReadonlyMap<string, SchemaKind> = new Map([
  ["x-ms-dynamic-values", "values"],
  ["x-ms-dynamic-list", "list"],
  ["x-ms-dynamic-schema", "schema"],
  ["x-ms-dynamic-properties", "properties"],
  ["x-ms-dynamic-tree", "tree"],
]);

/** Every call of an operation by an extension, the schemas' in their order and then the others. */
export function dynamicsOf(
  root: Node,
  operations: readonly Operation[],
  schemas: readonly Schema[],
  operationById: ReadonlyMap<string, Operation>,
): Dynamic[] {
  const common = (extension: string, call: Node, step?: string, paths = call): Common => {
    const operationId = stringOf(call.value.operationId);
    const target = operationId === undefined ? undefined : operationById.get(operationId);
    return { extension, call, paths, step, operationId, target, arguments: argumentsOf(call) };
  };
  const found: Dynamic[] = [];
  for (const holder of schemas) {
    for (const extension of Object.keys(holder.value)) {
      const kind = KINDS.get(extension);
      const node = kind && objectIn(holder, extension);
      if (kind === undefined || node === undefined) continue;
      const calls = kind === "tree" ? stepsOf(node) : [{ call: node, step: undefined }];
      for (const { call, step } of calls) {
        found.push({ ...common(extension, call, step), kind, holder, owner: undefined });
      }
    }
  }
  for (const owner of operations) {
    const extension = "x-ms-operation-context";
    const context = objectIn(owner, extension);
    const call = context && objectIn(context, "simulate");
    if (call)
      found.push({ ...common(extension, call), kind: "simulate", holder: undefined, owner });
  }
  const other = { holder: undefined, owner: undefined };
  const extension = "x-ms-capabilities";
  const capabilities = objectIn(root, extension);
  const test = capabilities && objectIn(capabilities, "testConnection");
  if (test) found.push({ ...common(extension, test), kind: "test", ...other });
  const picker = capabilities && objectIn(capabilities, "file-picker");
  for (const { call, step } of picker ? stepsOf(picker) : []) {
    found.push({ ...common(extension, call, step, picker), kind: "picker", ...other });
  }
  return found;
}

/** The calls of a picker. */
function stepsOf(picker: Node): { step: string; call: Node }[] {
  return ["open", "browse"].flatMap((step) => {
    const call = objectIn(picker, step);
    return call ? [{ step, call }] : [];
  });
}

/** Old form: a literal, or `{parameter}`. New form: `{value}` or `{parameterReference}`. */
function argumentsOf(call: Node): DynamicArgument[] {
  return Object.entries(objectOf(call.value.parameters)).map(([name, value]) => {
    const node = { ...inside(call, "parameters", name), value };
    const none = { name, node, literal: undefined, reference: undefined, selected: undefined };
    if (!isObject(value)) return { ...none, literal: value };
    const reference = stringOf(value.parameterReference) ?? stringOf(value.parameter);
    // Pickers of either form: x-ms-dynamic-tree has the first name, file-picker the second.
    const selected = stringOf(value.selectedItemValuePath) ?? stringOf(value["value-property"]);
    if (reference !== undefined || selected !== undefined) return { ...none, reference, selected };
    return { ...none, literal: value.value };
  });
}
