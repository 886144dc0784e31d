/**
 * What is wrong with the sources, as the stages that see it say it: of an operation, or of a file.
 * The build finds the line (scripts/pipeline/origin.ts).
 */
export interface Problem {
  /** The id of the operation that it is about. */
  operation?: string;
  /** What the descriptor has there, as it is written: a parameter's key, a call, `summary`. */
  place?: string;
  /** The file that it is in, from the top of the checkout, where that is known. */
  file?: string;
  /** From 1. */
  line?: number;
  /** Whether it is the choices of the parameter at `place` that are wrong. */
  choices?: true;
  /** What is wrong, a sentence. */
  message: string;
  /** What to do, a sentence or several; empty where the message says it. */
  advice: string;
  /** A name that is not known, and those that are: the nearest is added to the advice. */
  unknown?: { name: string; among: readonly string[] };
}

/** Sources that make no connector. */
export class ProblemError extends Error {
  override name = "ProblemError";
  readonly problems: readonly Problem[];

  constructor(...problems: readonly Problem[]) {
    super(problems.map(problemText).join("\n"));
    this.problems = problems;
  }
}

/** In one line: place, what is wrong, what to do. */
export function problemText({ operation, place, message, advice }: Problem): string {
  const where = [operation, place].filter((part) => part !== undefined).join(", ");
  const what = advice === "" ? message : `${message} ${advice}`;
  return where === "" ? what : `${where}: ${what}`;
}
