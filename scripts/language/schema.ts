/** Objects whose fields the workspace decides on: an action that tells the fields, and who has them. */
import { defined } from "../common/defined.ts";
import type { JsonObject } from "../common/json.ts";
import type { Expr } from "../plan/plan.ts";
import type { AnswerOf, Call, None, PathOf, QueryOf } from "./calls.ts";
import type { Arguments, Needs, ParameterReference } from "./choices.ts";
import type { Common, Typed } from "./operations.ts";
import type { EntryAt, ListIn, Scalar } from "./places.ts";
import { type Given, type Maybe, type Ref, reference, toExpr, type Value } from "./values.ts";

/** What a field holds; a `date-time` is ISO 8601 for makers and unix seconds to Intercom. */
export type DynamicType = "string" | "integer" | "number" | "boolean" | "date-time";

/** A field that the workspace has, made from an entry of what a call answers. */
export interface DynamicField {
  readonly name: Value<string>;
  readonly title: Value<string>;
  readonly description?: Maybe<string>;
  readonly type: Given<DynamicType>;
  /** The values that there are to choose from. */
  readonly choices?: Maybe<readonly string[]>;
  readonly required?: Value<boolean>;
}

/** An action that tells fields, as the generator reads it. */
export interface SchemaAction extends Common {
  readonly kind: "schema";
  readonly call: Call;
  /** Where the answer holds an entry for each field, with dots. */
  readonly items: string;
  readonly fixed: Readonly<JsonObject>;
  /** Whether an entry, {@link ENTRY}, is a field. */
  readonly where?: Expr;
  readonly field: {
    readonly name: Expr;
    readonly title: Expr;
    readonly description?: Expr;
    readonly type: Expr;
    readonly choices?: Expr;
    readonly required?: Expr;
  };
}

/** What expressions of a schema call the entry. */
export const ENTRY = "entry";

declare const needs: unique symbol;

/** The fields of an object, typed by the parameters that they depend on. */
export interface DynamicFields<out Needed extends string = string> {
  readonly kind: "dynamic fields";
  readonly from: SchemaAction;
  /** What the action is given: constants, or other parameters of the operation with the object. */
  readonly with: Readonly<Record<string, Scalar | ParameterReference>>;
  /** Absent at run time. */
  readonly [needs]?: Needed;
}

/**
 * An internal action that tells which fields the workspace has, one for each entry of a list that a
 * call answers:
 *
 *     export const ContactAttributes = schemaAction("GET /data_attributes", {
 *       items: "data",
 *       fixed: { model: "contact" },
 *       where: ({ custom }) => equals(custom, true),
 *       field: ({ name, label, data_type }) => ({
 *         name,
 *         title: first(label, name),
 *         type: lookup(data_type, { string: "string", integer: "integer", … }),
 *       }),
 *     });
 */
export function schemaAction<const C extends Call, const K extends ListIn<AnswerOf<C>>>(
  call: C,
  {
    items,
    fixed,
    where,
    field,
    ...common
  }: Omit<Common, "visibility"> & {
    readonly items: K;
    readonly fixed?: Partial<PathOf<C> & QueryOf<C>>;
    readonly where?: (entry: Ref<EntryAt<AnswerOf<C>, K>>) => Value<boolean>;
    readonly field: (entry: Ref<EntryAt<AnswerOf<C>, K>>) => DynamicField;
  },
): Typed<SchemaAction, unknown, PathOf<C> & QueryOf<C>> {
  const entry = reference<EntryAt<AnswerOf<C>, K>>(ENTRY);
  const { name, title, description, type, choices, required } = field(entry);
  const optional = (given: unknown) => (given === undefined ? undefined : toExpr(given));
  return {
    kind: "schema",
    call,
    ...common,
    visibility: "internal",
    items,
    // Texts, numbers and booleans of path and query.
    fixed: (fixed ?? {}) as SchemaAction["fixed"],
    ...defined({ where: where && toExpr(where(entry)) }),
    field: {
      name: toExpr(name),
      title: toExpr(title),
      type: toExpr(type),
      ...defined({
        description: optional(description),
        choices: optional(choices),
        required: optional(required),
      }),
    },
  };
}

/**
 * The fields that such an action tells: `fields: fieldsOf(ContactAttributes)`. `with` gives its
 * parameters, as in choices: `fieldsOf(TicketAttributes, { with: { ticket_type_id: { parameter:
 * "ticket_type_id" } } })`.
 */
export function fieldsOf<I, const W extends Arguments<I> = None>(
  from: Typed<SchemaAction, unknown, I>,
  options: { with?: W } = {},
): DynamicFields<Needs<W> & string> {
  // The constants and references that Arguments allows.
  return { kind: "dynamic fields", from, with: (options.with ?? {}) as DynamicFields["with"] };
}
