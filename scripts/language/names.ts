import type { paths } from "../../generated/contract.ts";
import type { Binary, Call, InputOf } from "./calls.ts";
import type { Scalar } from "./places.ts";

type LastSegment<P extends string> = P extends `${string}/${infer Rest}` ? LastSegment<Rest> : P;

type Segments<P extends string> = P extends `${infer Head}/{${infer Name}}${infer Rest}`
  ? `${LastSegment<Head>}/{${Name}}` | Segments<Rest>
  : never;

type Depth = 0 | 1 | 2 | 3;
type Less = [never, 0, 1, 2];

/** The names in a body, three levels deep. */
type NamesIn<T, D extends Depth = 3> = D extends 0
  ? never
  : T extends Scalar | Binary
    ? never
    : T extends readonly (infer I)[]
      ? NamesIn<NonNullable<I>, D>
      : string extends keyof T
        ? never
        : (keyof T & string) | { [K in keyof T]-?: NamesIn<NonNullable<T[K]>, Less[D]> }[keyof T];

/**
 * The name of a parameter anywhere in the contract (`tag_id`), nested ones too, or, where that is too common, with
 * the segment of the path before it (`articles/{id}`).
 */
export type ParameterName =
  | { [C in Call]: NamesIn<InputOf<C>> }[Call]
  | Segments<keyof paths & string>;
