/** Something that is wrong with the sources: which operation, where in it, what, and what to do. */
export interface Fault {
  /** Id of the operation; absent where it is about the connector. */
  readonly operation?: string;
  /** Where in the descriptor: a parameter's key, an option's name. */
  readonly place?: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly advice: string;
}

/** Sources that make no connector. */
export class ModelError extends Error {
  override name = "ModelError";
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(faultText).join("\n"));
    this.faults = faults;
  }
}

/** A fault in one line: `GetTag, tag_id: … Do …`. */
export function faultText({ operation, place, message, advice }: Fault): string {
  const where = [operation, place].filter((part) => part !== undefined).join(", ");
  return `${where === "" ? "" : `${where}: `}${message} ${advice}`;
}
