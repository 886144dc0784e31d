import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ConnectionError,
  type HttpRequest,
  type HttpResponse,
  type Send,
} from "../../common/http.ts";
import type { RunScript } from "../../common/run-script.ts";
import { compileScript } from "./compile.ts";
import { findIsolation, minimalEnvironment } from "./isolation.ts";
import { findRuntime } from "./runtime.ts";

export { findRuntime };

/** A process that runs one connector's script.csx. */
export interface ScriptHost {
  /**
   * Runs the script for one call; runs may overlap. A {@link ConnectionError} from `send` reaches
   * the script as an HttpRequestException; any other error of `send` ends the run with that error.
   * @throws {ScriptError} when the script throws or exceeds the time limit.
   */
  run: RunScript;
  runtime: "mono" | "dotnet";
  /** What the process is kept from; reads on from "runs". */
  isolation: string;
  /** The process's id, or that of the one that keeps it isolated: it ends with it. */
  pid: number | undefined;
  /** Ends the process; runs under way reject. */
  close(): Promise<void>;
}

/** The script threw, or did not answer in time. What a caller of the platform sees then is for the caller of the run to decide. */
export class ScriptError extends Error {
  override name = "ScriptError";

  constructor(
    message: string,
    /** The .NET type of what was thrown, absent after a timeout. */
    readonly exceptionType?: string,
    /** The line of script.csx that threw, where it is known. */
    readonly line?: number,
  ) {
    super(message);
  }
}

/** The process ended, by its script or by us: no run of it gets an answer any more. */
export class ScriptHostEnded extends Error {
  override name = "ScriptHostEnded";
}

export interface ScriptHostOptions {
  /** Real milliseconds that one run may take, unless its call says so; the platform's 5000 unless told. */
  timeLimitMs?: number;
}

/** A message in the protocol, where bytes are base64. */
type Written<T> = Omit<T, "bytes"> & { bytes?: string };

/** What Host.cs writes. */
type HostMessage =
  | { type: "ready" }
  | { type: "send"; run: string; send: string; request: Written<HttpRequest> }
  | { type: "done"; run: string; response: Written<HttpResponse> }
  | { type: "threw"; run: string; exception: string; message: string; line: number | null }
  | { type: "timedOut"; run: string };

type RunMessage = Exclude<HostMessage, { type: "ready" }>;

interface Run {
  send: Send;
  timeLimitMs: number;
  resolve(response: HttpResponse): void;
  reject(error: unknown): void;
}

/**
 * Compiles a script (unless the same was compiled before) and starts a process for it, which gets
 * nothing of this one's environment, an empty folder, and where the system can do it no network:
 * its calls through `Context.SendAsync` are answered here. Beyond that it has the user's rights.
 * @param script the text of script.csx
 * @throws {Error} when there is no C# runtime, or with the lines that do not compile
 */
export async function startScriptHost(
  script: string,
  { timeLimitMs: usualLimitMs = 5000 }: ScriptHostOptions = {},
): Promise<ScriptHost> {
  const runtime = findRuntime();
  if (runtime === undefined) {
    throw new Error(
      "No C# runtime was found. Install a .NET SDK (https://dotnet.microsoft.com/download), or " +
        "Mono; on Debian and Ubuntu: apt-get install mono-mcs mono-runtime " +
        "libmono-system-net-http4.0-cil libmono-system-web4.0-cil libnewtonsoft-json5.0-cil",
    );
  }
  const program = await compileScript(script, runtime);
  const runs = new Map<string, Run>();
  let runCount = 0;
  let ended: Error | undefined;
  let closing = false;
  let complaints = "";

  // The platform's servers are taken to run in UTC, wherever this machine is.
  const env = minimalEnvironment({ ...program.env, TZ: "UTC" });
  const isolation = findIsolation();
  const { command, args } = isolation.wrap(program.command, program.args);
  const folder = mkdtempSync(join(tmpdir(), "script-host-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", removeFolder);
  const child = spawn(command, args, { env, cwd: folder, stdio: "pipe" });
  const exited = new Promise<void>((resolve) => {
    const end = (reason: string) => {
      ended ??= new ScriptHostEnded(closing ? "The script host was closed." : reason);
      for (const { reject } of runs.values()) reject(ended);
      runs.clear();
      process.off("exit", removeFolder);
      removeFolder();
      resolve();
    };
    child.on("error", (error) => end(`The script host did not start: ${error.message}`));
    child.on("close", (code, signal) =>
      end(`The script host ended (${signal ?? `exit code ${code}`}). ${complaints}`.trim()),
    );
  });
  // A write to a process that has just ended; "close" reports the end.
  child.stdin.on("error", () => {});
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints = (complaints + text).slice(-4000);
  });

  /** A script can write what it likes to the pipe that its host answers by. */
  const refuse = () => {
    ended ??= new ScriptHostEnded(
      "The script host was ended: the script wrote to its standard output something that is no answer.",
    );
    child.kill("SIGKILL");
  };

  const write = (message: object) => child.stdin.write(`${JSON.stringify(message)}\n`);

  const answer = async (run: Run, send: string, request: HttpRequest) => {
    try {
      write({ type: "answer", send, response: written(await run.send(request)) });
    } catch (error) {
      if (!(error instanceof ConnectionError)) run.reject(error);
      const connectionError = error instanceof Error ? error.message : String(error);
      write({ type: "answer", send, connectionError });
    }
  };

  const receive = (message: RunMessage) => {
    const run = runs.get(message.run);
    if (run === undefined) return;
    if (message.type === "send") {
      void answer(run, message.send, readMessage(message.request));
      return;
    }
    if (message.type === "done") run.resolve(readMessage(message.response));
    else run.reject(scriptError(message, run.timeLimitMs));
    // Last: what cannot be read ends the process, and with it the runs that are still here.
    runs.delete(message.run);
  };

  await new Promise<void>((ready, failed) => {
    void exited.then(() => failed(ended));
    onLine(child.stdout, {
      receive(line) {
        try {
          // The one cast: Host.cs is versioned with this file. A script that writes to the pipe itself
          // can make anything of it, which ends the process, at the latest where it is read.
          const message = JSON.parse(line) as HostMessage;
          if (message.type === "ready") ready();
          else receive(message);
        } catch {
          refuse();
        }
      },
      tooLong: refuse,
    });
  });

  return {
    runtime: runtime.kind,
    isolation: isolation.says,
    pid: child.pid,
    run: ({ operationId, request, originalRequestUri, timeLimitMs = usualLimitMs }, send) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) throw ended;
        const run = String(++runCount);
        runs.set(run, { send, timeLimitMs, resolve, reject });
        write({
          type: "run",
          run,
          operationId,
          originalRequestUri,
          request: written(request),
          timeLimitMs,
        });
      }),
    close: async () => {
      closing = true;
      child.stdin.end();
      // A script in a tight loop may keep the process from ending by itself.
      const kill = setTimeout(() => child.kill("SIGKILL"), 1000);
      await exited;
      clearTimeout(kill);
    },
  };
}

function written<T extends HttpRequest | HttpResponse>({ bytes, ...message }: T): object {
  return bytes === undefined
    ? message
    : { ...message, bytes: Buffer.from(bytes).toString("base64") };
}

/** @throws {Error} for what only a script that writes to the pipe itself can have made */
function readMessage<T extends Written<HttpRequest> | Written<HttpResponse>>({
  bytes,
  ...message
}: T) {
  const { headers, body = "" } = message;
  const first = "url" in message ? typeof message.url : typeof Reflect.get(message, "status");
  if (typeof headers !== "object" || headers === null || typeof body !== "string") {
    throw new Error("no message");
  }
  if (first !== "string" && first !== "number") throw new Error("no message");
  return bytes === undefined
    ? message
    : { ...message, bytes: new Uint8Array(Buffer.from(bytes, "base64")) };
}

function scriptError(
  message: Extract<RunMessage, { type: "threw" | "timedOut" }>,
  timeLimitMs: number,
): ScriptError {
  if (message.type === "timedOut") {
    return new ScriptError(`script.csx timed out: no answer within ${timeLimitMs} ms.`);
  }
  const line = message.line ?? undefined;
  const place = line === undefined ? "" : ` at line ${line}`;
  return new ScriptError(
    `script.csx threw ${message.exception}${place}: ${message.message}`,
    message.exception,
    line,
  );
}

/** Characters of a message: an answer of 100 MB in base64 fits. */
const LONGEST_LINE = 150_000_000;

/** Not node:readline, which also ends lines at U+2028, which JSON may contain. */
function onLine(
  stream: NodeJS.ReadableStream,
  { receive, tooLong }: { receive(line: string): void; tooLong(): void },
): void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    const [first = "", ...others] = text.split("\n");
    rest += first;
    for (const next of others) {
      receive(rest);
      rest = next;
    }
    if (rest.length <= LONGEST_LINE) return;
    rest = "";
    tooLong();
  });
}
