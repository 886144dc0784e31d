import type { Contract, Schema } from "../common/contract.ts";
import type { Entries } from "./official.ts";

export type FindingKind =
  | "path"
  | "method"
  | "parameter"
  | "body"
  | "answer"
  | "property"
  | "type"
  | "enum"
  | "nullability"
  | "required"
  | "stale exception";

export interface Finding {
  /** In our contract: "GET /tags > answer", "contact.role", "tag_list.data[]". */
  place: string;
  kind: FindingKind;
  /** JSON pointer into the official file: where it was found, or where it was looked for. */
  official: string;
  problem: string;
  advice: string;
}

/** What a comparison knows and finds. */
export interface Context {
  contract: Contract;
  document: Entries;
  findings: Finding[];
  properties: Set<string>;
  /** Pairs being compared further up: schemas may contain themselves. */
  above: { ours: Schema; official: unknown }[];
}
