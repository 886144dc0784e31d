import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";

/** A part of a check: a program that says by its exit code whether all is well. */
export interface Part {
  name: string;
  /** A program and its arguments; a single text is a line for the shell. */
  command: string | readonly [program: string, ...args: string[]];
  /** Whether what it prints is seen as it comes. What others print is kept, and shown where they fail. */
  live?: boolean;
}

export interface Outcome {
  name: string;
  passed: boolean;
  /** What it printed, both streams as they came; empty of a live part. */
  output: string;
  milliseconds: number;
}

/** Runs programs beside each other, each to its end, and gives what became of them, in their order. */
export function runBeside(parts: readonly Part[], cwd: string): Promise<Outcome[]> {
  return Promise.all(parts.map((part) => run(part, cwd)));
}

function run(part: Part, cwd: string): Promise<Outcome> {
  const started = performance.now();
  const child = start(part, cwd);
  let output = "";
  const add = (text: string) => {
    output += text;
  };
  child.stdout?.setEncoding("utf8").on("data", add);
  child.stderr?.setEncoding("utf8").on("data", add);
  return new Promise((resolve) => {
    const end = (passed: boolean) =>
      resolve({ name: part.name, passed, output, milliseconds: performance.now() - started });
    child.on("error", (error) => {
      add(`${error.message}\n`);
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}

function start({ command, live = false }: Part, cwd: string): ChildProcess {
  const options: SpawnOptions = { cwd, stdio: live ? "inherit" : ["ignore", "pipe", "pipe"] };
  if (typeof command === "string") return spawn(command, { ...options, shell: true });
  const [program, ...args] = command;
  return spawn(program, args, options);
}

/** What failed, with all that it printed, and then a line for each part. */
export function report(outcomes: readonly Outcome[]): string {
  const failed = outcomes.filter(({ passed, output }) => !passed && output !== "");
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  return [
    ...failed.map(({ name, output }) => `${name} failed:\n\n${output.trimEnd()}\n`),
    ...outcomes.map(({ name, passed, milliseconds }) => {
      const seconds = (milliseconds / 1000).toFixed(0).padStart(4);
      return `${name.padEnd(width)}  ${passed ? "passed" : "FAILED"}  ${seconds} s`;
    }),
  ].join("\n");
}
