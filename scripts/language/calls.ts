/** Intercom's operations as types, read off the contract's generated types. */
import type { components, paths } from "../../generated/contract.ts";

type Method = "get" | "put" | "post" | "delete" | "patch";

type CallOf<P extends keyof paths> = {
  [M in Method]: paths[P][M] extends { responses: unknown } ? `${Uppercase<M>} ${P}` : never;
}[Method];

/** Every operation of the contract: `"GET /tags/{tag_id}"`. */
export type Call = { [P in keyof paths]: CallOf<P> }[keyof paths];

/** Every schema of the contract, by name: `Schemas["tag"]`. */
export type Schemas = components["schemas"];

/** Nothing at all: what a call takes that has no parameters of a kind. */
export type None = Record<never, never>;

/**
 * Of a call that is not known yet, or is misspelt, the compiler would compare all operations with
 * each other, which takes seconds: `never` instead.
 */
type OperationOf<C extends Call> = Call extends C
  ? never
  : C extends `${infer M} ${infer P extends keyof paths}`
    ? paths[P][Lowercase<M> & Method]
    : never;

type ParametersIn<C extends Call, In extends "path" | "query"> =
  OperationOf<C> extends { parameters: infer All }
    ? In extends keyof All
      ? [NonNullable<All[In]>] extends [never]
        ? None
        : NonNullable<All[In]>
      : None
    : None;

/** The path parameters of a call: `{ tag_id: string }`. */
export type PathOf<C extends Call> = ParametersIn<C, "path">;

/** The query parameters of a call. */
export type QueryOf<C extends Call> = ParametersIn<C, "query">;

/** The JSON body that a call takes; never where it takes none. */
export type BodyOf<C extends Call> =
  OperationOf<C> extends { requestBody?: infer B }
    ? NonNullable<B> extends { content: { "application/json": infer Body } }
      ? Body
      : never
    : never;

type BodyOrNone<C extends Call> = [BodyOf<C>] extends [never] ? None : BodyOf<C>;

/** All that a call takes: path, query and body side by side. */
export type InputOf<C extends Call> = Call extends C
  ? None
  : PathOf<C> & QueryOf<C> & BodyOrNone<C>;

/** A file's content: makers get it as a file, a plan can only hand it on. */
export interface Binary {
  readonly kind: "binary";
}

type Success = 200 | 201 | 202 | 204 | 302;

type Answered<R, Status> = R extends { content: { "application/json": infer Json } }
  ? Json
  : R extends { content: { "text/plain": unknown } }
    ? string
    : R extends { content: { "application/octet-stream": unknown } }
      ? Binary
      : Status extends 302
        ? Binary
        : null;

/** What a call answers when it succeeds: JSON, a text, a file, or null where the answer is empty. */
export type AnswerOf<C extends Call> =
  OperationOf<C> extends { responses: infer R }
    ? { [S in Success & keyof R]: Answered<R[S], S> }[Success & keyof R]
    : never;
