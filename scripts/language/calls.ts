/** Intercom's operations as types, read off the contract's generated types. */
import type { paths } from "../../generated/contract.ts";

type Method = "get" | "put" | "post" | "delete" | "patch";

type CallOf<P extends keyof paths> = {
  [M in Method]: paths[P][M] extends { responses: unknown } ? `${Uppercase<M>} ${P}` : never;
}[Method];

/** Every operation of the contract: `"GET /tags/{tag_id}"`. */
export type Call = { [P in keyof paths]: CallOf<P> }[keyof paths];

type OperationOf<C extends Call> = C extends `${infer M} ${infer P extends keyof paths}`
  ? paths[P][Lowercase<M> & Method]
  : never;

type Defined<T> = Exclude<T, undefined>;

type ParametersIn<C extends Call, In extends "path" | "query"> =
  OperationOf<C> extends { parameters: infer All }
    ? In extends keyof All
      ? [Defined<All[In]>] extends [never]
        ? Record<never, never>
        : Defined<All[In]>
      : Record<never, never>
    : Record<never, never>;

/** The path parameters of an operation: `{tag_id: string}`. */
export type PathOf<C extends Call> = ParametersIn<C, "path">;

/** The query parameters of an operation. */
export type QueryOf<C extends Call> = ParametersIn<C, "query">;

/** The JSON body that an operation takes; never where it takes none. */
export type BodyOf<C extends Call> =
  OperationOf<C> extends { requestBody?: infer B }
    ? Defined<B> extends { content: { "application/json": infer Body } }
      ? Body
      : never
    : never;

type Success = 200 | 201 | 202;

/** The JSON body that an operation answers when it succeeds. */
export type AnswerOf<C extends Call> =
  OperationOf<C> extends { responses: infer R }
    ? {
        [S in Success & keyof R]: R[S] extends { content: { "application/json": infer Answer } }
          ? Answer
          : null;
      }[Success & keyof R]
    : never;
