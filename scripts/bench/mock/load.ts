import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { isObject, type Json, parseJson } from "../../common/json.ts";
import { HEADERS } from "./commands.ts";

export interface LoadRequest {
  method: "GET" | "POST";
  /** With the query. */
  path: string;
  /** JSON. */
  body?: string;
}

export interface LoadOptions {
  connections: number;
  seconds: number;
}

/** How long autocannon may take beyond the load itself, milliseconds. */
const SPARE = 60_000;

/**
 * Requests per second, by autocannon in a process of its own.
 * @throws where any answer was not a success: a rate of errors says nothing
 */
export async function load(
  autocannon: string,
  url: string,
  { method, path, body }: LoadRequest,
  { connections, seconds }: LoadOptions,
): Promise<number> {
  const headers = { ...HEADERS, "content-type": "application/json" };
  const program = [
    autocannon,
    ...["--json", "--connections", String(connections), "--duration", String(seconds)],
    ...["--method", method],
    ...(body === undefined ? [] : ["--body", body]),
    ...Object.entries(headers).flatMap(([name, value]) => ["--headers", `${name}=${value}`]),
    url + path,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, program, {
    timeout: seconds * 1000 + SPARE,
  });
  const result = parseJson(stdout.trim().split("\n").at(-1) ?? "");
  const { requests = null, non2xx, errors } = isObject(result) ? result : {};
  if (non2xx !== 0 || errors !== 0) {
    throw new Error(
      `${method} ${url}${path}: ${text(non2xx)} wrong answers, ${text(errors)} errors`,
    );
  }
  const { average } = isObject(requests) ? requests : {};
  if (typeof average !== "number") throw new Error(`autocannon said: ${stdout}`);
  return average;
}

const text = (value: Json | undefined) => String(value ?? "no");
