/** Soaks cases in processes beside each other, as many as there are processors. */
import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { FiresCase } from "./by-fires.ts";
import type { SoakCase } from "./soak.ts";
import type { TimedReport } from "./table.ts";

/** A case: of a scenario, or of what a descriptor makes happen. */
export interface SoakedCase {
  scenario?: SoakCase;
  fires?: FiresCase;
}

/** What a process is sent. */
export interface CaseOrder extends SoakedCase {
  number: number;
}

/** What it sends back. */
export type CaseDone =
  | { number: number; report: TimedReport; error?: never }
  | { number: number; report?: never; error: string };

const LAUNCHER = fileURLToPath(new URL("../run.mjs", import.meta.url));
const PROCESS = fileURLToPath(new URL("./process.ts", import.meta.url));
const MOST_PROCESSES = 4;

/**
 * @param tell called for each report, in the order of the cases
 * @throws where a case could not be soaked to its end
 */
export async function soakAll(
  cases: readonly SoakedCase[],
  tell: (report: TimedReport) => void,
): Promise<TimedReport[]> {
  const reports: TimedReport[] = [];
  let told = 0;
  let next = 0;
  const count = Math.min(availableParallelism(), MOST_PROCESSES, cases.length);
  const children = Array.from({ length: count }, () => fork(LAUNCHER, [PROCESS]));
  const work = (child: ChildProcess) =>
    new Promise<void>((resolve, reject) => {
      const order = () => {
        const number = next;
        const one = cases[number];
        if (one === undefined) return resolve();
        next += 1;
        child.send({ number, ...one } satisfies CaseOrder);
      };
      child.on("error", reject);
      child.on("exit", (code) => reject(new Error(`A soak's process ended with code ${code}.`)));
      child.on("message", ({ number, report, error }: CaseDone) => {
        if (report === undefined) return reject(new Error(error));
        reports[number] = report;
        for (let one = reports[told]; one !== undefined; one = reports[told]) {
          tell(one);
          told += 1;
        }
        order();
      });
      order();
    });
  try {
    await Promise.all(children.map(work));
  } finally {
    for (const child of children) {
      child.removeAllListeners("exit");
      if (child.connected) child.disconnect();
    }
  }
  return reports;
}
