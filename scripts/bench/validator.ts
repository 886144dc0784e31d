/** How fast the validator is: against others on the same files, and on our own definition. */
import { join } from "node:path";
import { connectorFolders } from "../common/connector-folders.ts";
import { type InProcess, measureInProcess } from "./validator/in-process.ts";
import { MANY_AT_MOST, type Many, measureMany } from "./validator/many.ts";
import { ours, peers } from "./validator/validators.ts";
import { measureWholeProcess, type WholeProcess } from "./validator/whole-process.ts";

export interface ValidatorOptions {
  /** A folder that holds connector directories. Without one, ours alone are measured. */
  connectors: string | undefined;
  /** How often each is measured, all of them in turn. */
  rounds: number;
}

export interface ValidatorReport extends WholeProcess {
  connectors: number;
  /** Whether our own is all there was. */
  onlyOwn: boolean;
  inProcess: InProcess;
  many: Many;
}

/**
 * @param generated the folder of our own connectors
 * @param progress told what is being measured
 */
export async function benchValidator(
  generated: string,
  { connectors: folder, rounds }: ValidatorOptions,
  progress: (text: string) => void,
): Promise<ValidatorReport> {
  progress("Validator, in process");
  const inProcess = await measureInProcess(join(generated, "intercom"), rounds);
  const directories = connectorFolders(folder ?? generated);
  progress("Validator, many connectors in one process");
  const many = await measureMany(directories);
  const { validators, leftOut } = await peers(directories);
  const measured = await measureWholeProcess([ours(directories), ...validators], rounds, progress);
  return {
    connectors: directories.length,
    onlyOwn: folder === undefined,
    inProcess,
    many,
    ...measured,
    leftOut: [...leftOut, ...measured.leftOut],
  };
}

/** Whether all that is to be reached was reached. */
export function validatorReached({ inProcess, many, onlyOwn }: ValidatorReport): boolean {
  const { median, atMost } = inProcess;
  // What many may take is said of published connectors; ours are ten times as large.
  return median <= atMost && (onlyOwn || manyReached(many));
}

function manyReached(many: Many): boolean {
  const { seconds, megabytes, one } = MANY_AT_MOST;
  return (
    Math.max(many.seconds, many.sarifSeconds) <= seconds &&
    Math.max(many.megabytes, many.sarifMegabytes) <= megabytes &&
    many.one <= one
  );
}
