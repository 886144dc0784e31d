import type { Json } from "../../common/json.ts";
import { isObject, objectOf, stringOf } from "../json/values.ts";
import { inside, type Node, objectIn } from "./node.ts";
import type { Operation } from "./operations.ts";
import type { Schema } from "./schemas.ts";

/** Dropdowns, dynamic schemas and pickers: parts of the definition that call an operation. */

export type DynamicKind = "values" | "list" | "schema" | "properties" | "tree";

/** What a call of another operation is given. */
export interface DynamicArgument {
  /** The name of the called operation's parameter, or the path to a property of its body. */
  readonly name: string;
  readonly node: Node<Json>;
  /** A fixed value; undefined where it comes from another parameter. */
  readonly literal: Json | undefined;
  /** The parameter of the operation that is being filled in; in the new form a path like `body/x`. */
  readonly reference: string | undefined;
}

/** One call of an operation by an extension; x-ms-dynamic-tree has two, open and browse. */
export interface Dynamic {
  readonly kind: DynamicKind;
  /** As it is written: x-ms-dynamic-values and so on. */
  readonly extension: string;
  /** The object that holds operationId and parameters: the extension itself, or a part of the tree. */
  readonly call: Node;
  /** `open` or `browse`; only of x-ms-dynamic-tree. */
  readonly step: string | undefined;
  readonly operationId: string | undefined;
  /** The operation that is called; undefined where there is none of that id. */
  readonly target: Operation | undefined;
  readonly arguments: readonly DynamicArgument[];
  /** The parameter or property that is filled, or the schema that is replaced. */
  readonly holder: Schema;
}

const KINDS: ReadonlyMap<string, DynamicKind> = new Map([
  ["x-ms-dynamic-values", "values"],
  ["x-ms-dynamic-list", "list"],
  ["x-ms-dynamic-schema", "schema"],
  ["x-ms-dynamic-properties", "properties"],
  ["x-ms-dynamic-tree", "tree"],
]);

/** Every call of an operation by an extension, in the order of the schemas. */
export function dynamicsOf(
  schemas: readonly Schema[],
  operationById: ReadonlyMap<string, Operation>,
): Dynamic[] {
  return schemas.flatMap((holder) =>
    Object.keys(holder.value).flatMap((extension) => {
      const kind = KINDS.get(extension);
      const node = kind && objectIn(holder, extension);
      if (kind === undefined || node === undefined) return [];
      const of = (call: Node, step: string | undefined): Dynamic => {
        const operationId = stringOf(call.value.operationId);
        const target = operationId === undefined ? undefined : operationById.get(operationId);
        const given = argumentsOf(call);
        return { kind, extension, call, step, operationId, target, arguments: given, holder };
      };
      if (kind !== "tree") return [of(node, undefined)];
      return ["open", "browse"].flatMap((step) => {
        const call = objectIn(node, step);
        return call ? [of(call, step)] : [];
      });
    }),
  );
}

/** Old form: a literal, or `{parameter}`. New form: `{value}` or `{parameterReference}`. */
function argumentsOf(call: Node): DynamicArgument[] {
  return Object.entries(objectOf(call.value.parameters)).map(([name, value]) => {
    const node = { ...inside(call, "parameters", name), value };
    if (!isObject(value)) return { name, node, literal: value, reference: undefined };
    const reference = stringOf(value.parameterReference) ?? stringOf(value.parameter);
    return { name, node, literal: reference === undefined ? value.value : undefined, reference };
  });
}
