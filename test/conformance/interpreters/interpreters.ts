/** Runs calls through both plan interpreters, and writes down what each sent and answered. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  ConnectionError,
  type Headers,
  type HttpRequest,
  type HttpResponse,
} from "../../../scripts/common/http.ts";
import { type Json, parseJson } from "../../../scripts/common/json.ts";
import type { RunScript, ScriptCall } from "../../../scripts/common/run-script.ts";
import { script } from "../../../scripts/generate/script.ts";
import type { PlanSet } from "../../../scripts/plan/plan.ts";
import { planRunner } from "../../../scripts/plan/runner.ts";
import { startScriptHost } from "../../../scripts/platform/script-host/script-host.ts";

/** Unix seconds by Intercom's clock in all tests: 2026-03-01T09:30:00Z. */
export const NOW = 1_772_357_400;

/** The script that ships. */
export function shippedScript(): string {
  const file = new URL("../../../generated/intercom/script.csx", import.meta.url);
  return readFileSync(file, "utf8");
}

/** The script that ships, with other plans in it. */
export function scriptWith(plans: PlanSet): string {
  const folder = fileURLToPath(new URL("../../../connector/script/", import.meta.url));
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith(".cs"))
    .sort()
    .map((name) => ({ name, text: readFileSync(`${folder}${name}`, "utf8") }));
  return script(sources, plans);
}

/** What Intercom answers; "lost" when the connection breaks. */
export type Reply = HttpResponse | "lost";

/** Gives the reply to a request; `count` is the number of requests before it. */
export type Replies = (request: HttpRequest, count: number) => Reply;

export function reply(status: number, body: Json, headers: Headers = {}): HttpResponse {
  return textReply(status, JSON.stringify(body), {
    "content-type": "application/json; charset=utf-8",
    ...headers,
  });
}

export function textReply(status: number, body: string, headers: Headers = {}): HttpResponse {
  return { status, headers: { date: new Date(NOW * 1000).toUTCString(), ...headers }, body };
}

export function fileReply(bytes: readonly number[], headers: Headers = {}): HttpResponse {
  return { ...textReply(200, "", headers), bytes: new Uint8Array(bytes) };
}

/** The replies in turn; the last one again and again. */
export function inTurn(...replies: readonly Reply[]): Replies {
  return (_, count) => replies[Math.min(count, replies.length - 1)] ?? "lost";
}

/** What an interpreter did in one call, in a form to compare. */
export interface Conduct {
  requests: { method: string; url: string; headers: Headers; body: Json }[];
  status: number;
  headers: Headers;
  /** What it is as JSON; else the text. */
  body: Json;
  /** In base64, where the body is no text. */
  bytes: string | null;
  /** All bodies, written anew: they show the order of the keys, which a comparison of objects ignores. */
  written: string;
}

export interface Interpreters {
  typescript(call: ScriptCall, replies: Replies): Promise<Conduct>;
  csharp(call: ScriptCall, replies: Replies): Promise<Conduct>;
  close(): Promise<void>;
}

/** Starts both interpreters for a script. */
export async function startInterpreters(script: string): Promise<Interpreters> {
  // A poll reads no further page when much time has gone by; on a busy machine that would differ.
  const timeless = { now: () => Date.now() / 1000, elapsed: () => 0 };
  const typescript = planRunner(script, timeless);
  const host = await startScriptHost(script, { timeLimitMs: 60_000 });
  return {
    typescript: (call, replies) => conductOf(typescript, call, replies),
    csharp: (call, replies) => conductOf(host.run, call, replies),
    close: host.close,
  };
}

async function conductOf(run: RunScript, call: ScriptCall, replies: Replies): Promise<Conduct> {
  const requests: Conduct["requests"] = [];
  const { status, headers, body, bytes } = await run(call, async (request) => {
    const { method, url } = request;
    const count = requests.length;
    requests.push({ method, url, headers: request.headers, body: bodyIn(request.body ?? "") });
    const answer = replies(request, count);
    if (answer === "lost") throw new ConnectionError("the connection was lost");
    return answer;
  });
  const sent = isPoll(call) ? withNamesSorted(requests) : requests;
  const answered = bodyIn(body);
  return {
    requests: sent,
    status,
    headers,
    body: answered,
    bytes: bytes === undefined ? null : Buffer.from(bytes).toString("base64"),
    written: JSON.stringify([...sent.map((request) => request.body), answered]),
  };
}

/** A body as JSON, null where there is none; else the text. */
function bodyIn(text: string): Json {
  if (text === "") return null;
  const value = parseJson(text);
  return value === undefined ? text : value;
}

/** Polls are the only calls through which a state travels; the platform's own parameter says so. */
function isPoll(call: ScriptCall): boolean {
  return call.operationId.startsWith("Trig");
}

/** A poll reads names all at once, in no order; its searches are POSTs. */
function withNamesSorted(requests: Conduct["requests"]): Conduct["requests"] {
  const names = requests.filter(({ method }) => method === "GET");
  const searches = requests.filter(({ method }) => method !== "GET");
  return [...searches, ...names.sort((a, b) => (a.url < b.url ? -1 : 1))];
}
