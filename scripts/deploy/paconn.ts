import { spawn } from "node:child_process";
import { UsageError } from "../platform/errors.ts";

export interface Outcome {
  readonly code: number;
  /** All that it printed. */
  readonly output: string;
}

/**
 * Runs a tool in a folder, without a terminal, so that it fails where it would ask.
 * @throws {UsageError} where it is not installed
 */
export function runTool(
  program: string,
  args: readonly string[],
  folder: string,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "ENOENT" ? missing(program) : error);
    });
    child.on("close", (code) => resolve({ code: code ?? 1, output: output.trim() }));
  });
}

function missing(program: string): UsageError {
  return new UsageError(
    [
      `${program} is not there. It is Microsoft's command-line tool for connectors, in Python:`,
      "  pipx install paconn",
      "or, without pipx:",
      "  python3 -m venv .venv && .venv/bin/pip install paconn",
      "  npm run deploy -- --paconn .venv/bin/paconn …",
      "Without Python, import a solution in the browser: npm run package",
    ].join("\n"),
  );
}
