import type { Edit } from "./json/edit.ts";
import type { Position } from "./json/lines.ts";

/**
 * `error`: import, deployment or certification refuses the connector, or an operation, a dropdown, a
 * policy or a trigger can never work; the rule's page names the evidence. `warning`: it works, but
 * makers notice, or the evidence is incomplete. `hint`: style, and the wording that certification wants.
 */
export type Severity = "error" | "warning" | "hint";

/** From the worst to the mildest. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "hint"];

/** An edit, and where in the file it is. */
export interface PlacedEdit extends Edit {
  readonly from: Position;
  /** After the last character that is replaced. */
  readonly to: Position;
}

export interface Finding {
  /** The id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** The path of the file, as it is shown. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** After the last character. */
  readonly endLine: number;
  readonly endColumn: number;
  /** JSON pointer; empty for the whole file and for files that are not JSON. */
  readonly pointer: string;
  /** What is wrong. */
  readonly message: string;
  /** What to do. */
  readonly advice: string;
  /** What `--fix` changes in the file; empty where a person must decide. */
  readonly edits: readonly PlacedEdit[];
}
