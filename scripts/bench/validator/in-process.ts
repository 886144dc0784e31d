import { isObject, type Json, parseJson } from "../../common/json.ts";
import { typescript } from "../programs.ts";
import { median } from "../statistics.ts";
import { runNode } from "./process.ts";

/** Reading and validating a connector, with the modules loaded; milliseconds. */
export interface InProcess {
  /** Of the warm runs. */
  median: number;
  atMost: number;
  worst: number;
  /** How many warm runs there were. */
  runs: number;
  /** The first run of a process, whose code Node has yet to compile: the median. */
  first: number;
}

/** What the median of the warm runs is to reach, milliseconds. */
const AT_MOST = 100;

/** @param rounds in how many fresh processes; each gives one first run and twenty warm ones */
export async function measureInProcess(directory: string, rounds: number): Promise<InProcess> {
  const first: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const program = typescript("scripts/bench/validator/in-process-run.ts");
    const { stdout, stderr } = await runNode([...program, directory]);
    const times = parseJson(stdout);
    if (!isObject(times)) throw new Error(`the validator failed in process: ${stderr}`);
    first.push(...numbersIn(times.first));
    warm.push(...numbersIn(times.warm));
  }
  return {
    median: median(warm),
    atMost: AT_MOST,
    worst: Math.max(...warm),
    runs: warm.length,
    first: median(first),
  };
}

function numbersIn(value: Json | undefined): number[] {
  return [value].flat().filter((item) => typeof item === "number");
}
