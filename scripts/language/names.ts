import type { paths } from "../../generated/contract.ts";
import type { Call, InputOf } from "./calls.ts";

type LastSegment<P extends string> = P extends `${string}/${infer Rest}` ? LastSegment<Rest> : P;

type Segments<P extends string> = P extends `${infer Head}/{${infer Name}}${infer Rest}`
  ? `${LastSegment<Head>}/{${Name}}` | Segments<Rest>
  : never;

/**
 * The name of a parameter anywhere in the contract (`tag_id`), or, where that is too common, with
 * the segment of the path before it (`articles/{id}`).
 */
export type ParameterName =
  | { [C in Call]: keyof InputOf<C> & string }[Call]
  | Segments<keyof paths & string>;
