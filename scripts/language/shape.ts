/**
 * Shapes that the connector gives its answers: each field says what makers read, what type it
 * has, and which part of Intercom's answer it comes from.
 */
import type { Expr } from "../plan/plan.ts";
import { each, fixed, type Ref, reference, toExpr, type Value } from "./values.ts";

interface LeafTypes {
  string: string;
  integer: number;
  number: number;
  boolean: boolean;
  "date-time": string;
  /** With any fields. */
  object: Record<string, unknown>;
  /** Any JSON. */
  any: unknown;
}

/** What a field without fields can hold; a `date-time` is a text in ISO 8601. */
export type LeafType = keyof LeafTypes;

/** A field without fields. */
export interface Leaf<T = unknown> {
  readonly kind: "leaf";
  readonly type: LeafType;
  readonly title: string;
  readonly description: string;
  /** Whether Intercom may leave it empty; the field is then null. */
  readonly nullable: boolean;
  readonly from: Expr;
  /** Carries the type of the field; absent at run time. */
  readonly typed?: T;
}

/** Fields that lie in an object. */
export interface Group<F extends Fields = Fields> {
  readonly kind: "group";
  readonly title: string;
  readonly description: string;
  readonly fields: F;
}

/** A list of objects. */
export interface List<F extends Fields = Fields> {
  readonly kind: "list";
  readonly title: string;
  readonly description: string;
  readonly fields: F;
  readonly from: Expr;
}

/** What {@link field} makes. */
export type Field = Leaf | Group | List;

/** Fields by key, in the order in which makers see them. */
export interface Fields {
  readonly [key: string]: Field;
}

/** The object that fields describe. */
export type ObjectOf<F extends Fields> = {
  [K in keyof F]: F[K] extends Leaf<infer T>
    ? T | null
    : F[K] extends Group<infer G>
      ? ObjectOf<G>
      : F[K] extends List<infer L>
        ? ObjectOf<L>[]
        : never;
};

/** A named shape: a definition of the connector, and the way to it from a value of Intercom's. */
export interface Shape<in Source = never, T = unknown> {
  /** Name of the definition. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fields: Fields;
  /** The shape made from a value. */
  from(source: Ref<Source>): Value<T>;
  /** The shape made from each item of a list. */
  listFrom(source: Value<Source[]>): Value<T[]>;
}

/**
 * Declares a shape over values of type Source:
 *
 *     export const user = shape<Contact>()("User_Response", "User", "A user.", (contact) => ({
 *       id: field.always("string", "Id", "The id that Intercom gave the user.", contact.id),
 *       created_at: field.optional("date-time", "Created", "…", time(contact.created_at)),
 *     }));
 */
export function shape<Source>() {
  return <F extends Fields>(
    name: string,
    title: string,
    description: string,
    fields: (source: Ref<Source>) => F,
  ): Shape<Source, ObjectOf<F>> => {
    const from = (source: Ref<Source>) => made<ObjectOf<F>>(fields(source));
    return {
      name,
      title,
      description,
      fields: fields(reference("item")),
      from,
      listFrom: (source) => each<Source, ObjectOf<F>>(source, (item) => from(item as Ref<Source>)),
    };
  };
}

/** Makes fields; where there is a last argument, it is what the field is filled from. */
export const field = {
  /** A field that is always there. */
  always: <K extends LeafType>(type: K, title: string, description: string, from: Source<K>) =>
    leaf(type, title, description, toExpr(from), false),
  /** A field that Intercom may leave empty. */
  optional: <K extends LeafType>(type: K, title: string, description: string, from: Source<K>) =>
    leaf(type, title, description, toExpr(from), true),
  /** A field that existing flows know and Intercom no longer has: always null, and says so. */
  gone: <K extends LeafType>(type: K, title: string, description: string) =>
    leaf(type, title, `${description} Always empty: Intercom no longer has it.`, null, true),
  /** Fields that lie in an object: `avatar: field.group("Avatar", "The picture.", { image_url: … })`. */
  group: <F extends Fields>(title: string, description: string, fields: F): Group<F> => ({
    kind: "group",
    title,
    description,
    fields,
  }),
  /**
   * A list of objects, one for each item of a list of Intercom's:
   * `field.list("Tags", "The tags.", names.tags, (name) => ({ name: field.always(…, name) }))`.
   */
  list: <Item, F extends Fields>(
    title: string,
    description: string,
    source: Value<readonly Item[] | undefined>,
    fields: (item: Ref<NonNullable<Item>>) => F,
  ): List<F> => ({
    kind: "list",
    title,
    description,
    fields: fields(reference("entry")),
    from: toExpr(each<Item, unknown>(source, (entry) => made(fields(entry)))),
  }),
};

type Source<K extends LeafType> = Value<LeafTypes[K] | null | undefined>;

function leaf<K extends LeafType>(
  type: K,
  title: string,
  description: string,
  from: Expr,
  nullable: boolean,
): Leaf<LeafTypes[K]> {
  return { kind: "leaf", type, title, description, nullable, from };
}

function made<T>(fields: Fields): Value<T> {
  return fixed(
    Object.fromEntries(
      Object.entries(fields).map(([key, item]) => [
        key,
        item.kind === "group" ? toExpr(made(item.fields)) : item.from,
      ]),
    ),
  );
}
