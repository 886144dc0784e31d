import { measureInTurns } from "../in-turns.ts";
import { median, medianRatio } from "../statistics.ts";
import { runNode } from "./process.ts";
import type { LeftOut, Validator } from "./validators.ts";

export interface WholeProcess {
  /** Ours first. */
  wholeProcess: {
    validator: string;
    /** From starting the process to its end; the median of all rounds. */
    milliseconds: number;
    /** How many times as long as ours it takes, measured side by side: 2 is twice as long. */
    ratio: number;
    /** For information: they do not look for the same things. */
    findings: number;
  }[];
  leftOut: LeftOut[];
}

/**
 * Lets every validator validate all files in one process, in turns.
 * @param validators ours first
 * @throws where ours does not get to the end
 */
export async function measureWholeProcess(
  validators: readonly Validator[],
  rounds: number,
  progress: (text: string) => void,
): Promise<WholeProcess> {
  const findings = new Map<string, number>();
  const leftOut: LeftOut[] = [];
  const measured = await measureInTurns(
    new Map(validators.map((validator) => [validator.name, validator])),
    rounds,
    async (name, { program, findingsIn }, round) => {
      progress(`Validators, ${round === 0 ? "warming up" : `round ${round}`}: ${name}`);
      const { stdout, stderr, stopped, milliseconds } = await runNode(program);
      const found = findingsIn(stdout);
      if (stopped || found === undefined) {
        leftOut.push({ name, reason: reasonOf(name, stopped, stderr) });
        return undefined;
      }
      findings.set(name, found);
      return milliseconds;
    },
  );
  const [first] = validators;
  const own = measured.get(first?.name ?? "");
  if (own === undefined) throw new Error(leftOut.map(({ reason }) => reason).join("\n"));
  return {
    wholeProcess: [...measured].map(([validator, all]) => ({
      validator,
      milliseconds: median(all),
      ratio: medianRatio(all, own),
      findings: findings.get(validator) ?? 0,
    })),
    leftOut,
  };
}

function reasonOf(name: string, stopped: boolean, stderr: string): string {
  if (stopped) return `${name} was stopped: it ran too long or printed too much`;
  const lines = stderr.split("\n").flatMap((line) => line.trim() || []);
  // The first line is often a notice, or the place in the code.
  const line = lines.find((text) => /error|fail/i.test(text)) ?? lines[0];
  return `${name} crashed: ${line ?? "it printed nothing that counts"}`;
}
