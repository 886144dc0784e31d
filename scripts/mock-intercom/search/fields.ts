import type { AttributeType } from "../records/attribute.ts";

export type FieldValue = string | number | boolean | null | readonly string[];

/**
 * A searchable field. A `date` reads as unix milliseconds (of whole seconds where no finer value is
 * kept); a `tag` reads as the list of ids and knows only `=` and `!=`.
 */
export interface Field<R> {
  type: AttributeType | "tag";
  read(record: R): FieldValue;
  /** The form in which `read` gives texts that mean the same. Default: as they are. */
  uniform?(text: string): string | null;
}

/** Finds a field by the name that a query gives it. */
export type FieldFinder<R> = (name: string) => Field<R> | undefined;

/** A time that is kept in seconds, as a `date` reads. */
export const ms = (seconds: number | null | undefined) => (seconds == null ? null : seconds * 1000);
