/** How fast the mock Intercom is: against Prism and a bare node:http server, in one run. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "../common/contract.ts";
import {
  BARE,
  bareServer,
  CHECKED,
  COMMAND,
  FAST,
  mockCommand,
  mockServer,
  PRISM,
  prismServer,
} from "./mock/commands.ts";
import { type Memory, measureMemory } from "./mock/memory.ts";
import { measureStartUp, type StartUp } from "./mock/start-up.ts";
import { measureThroughput, type Throughput } from "./mock/throughput.ts";
import { FOLDER, type Tool } from "./tools.ts";

export interface MockOptions {
  contacts: number;
  connections: number;
  /** How long each measurement takes. */
  seconds: number;
  /** How often each server is measured, all of them in turn. */
  rounds: number;
}

export interface MockReport extends Throughput {
  startUp: StartUp[];
  memory: Memory;
}

export interface MockTools {
  autocannon: Tool;
  prism: Tool | undefined;
}

/** @param progress told what is being measured */
export async function benchMock(
  { autocannon, prism }: MockTools,
  contract: Contract,
  options: MockOptions,
  progress: (text: string) => void,
): Promise<MockReport> {
  const { contacts, rounds } = options;
  const peers = {
    [BARE]: bareServer,
    ...(prism && { [PRISM]: prismServer(prism.file, writeDocument(contract)) }),
  };
  const mocks = (size: number) => ({
    [FAST]: mockServer(size, false),
    [CHECKED]: mockServer(size, true),
  });
  progress("Start-up");
  const startUp = await measureStartUp(
    { [COMMAND]: mockCommand(), ...mocks(50), ...peers },
    rounds,
  );
  progress(`Memory of ${contacts} contacts`);
  const memory = await measureMemory(contacts);
  const throughput = await measureThroughput(
    { ...mocks(contacts), ...peers },
    autocannon.file,
    options,
    progress,
  );
  return { ...throughput, startUp, memory };
}

/** Whether all that is to be reached was reached. */
export function mockReached({ ratios, startUp }: MockReport): boolean {
  return (
    ratios.every(({ ratio, atLeast = 0 }) => ratio >= atLeast) &&
    startUp.every(({ milliseconds, atMost = Number.POSITIVE_INFINITY }) => milliseconds <= atMost)
  );
}

/** Prism reads one file; every answer has a schema, so it makes its examples from that. */
function writeDocument(contract: Contract): string {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, "contract.json");
  writeFileSync(file, JSON.stringify(contract));
  return file;
}
