import { randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { parseJson } from "../common/parse-json.ts";
import { isRecord } from "../platform/definition/swagger.ts";
import { UsageError } from "../platform/errors.ts";

/** What a page can ask: by name, with what it knows; the answer is JSON. */
export type Api = Readonly<
  Record<string, (asked: Readonly<Record<string, unknown>>) => Promise<unknown>>
>;

/** A file of the page. */
export interface PageFile {
  readonly type: string;
  readonly text: string;
}

export interface PageServer {
  /** With the key: whoever has it can run operations. */
  readonly url: string;
  /**
   * An address that leads to the page once: for the browser's command line, which others on this machine
   * can read.
   */
  once(): string;
  close(): Promise<void>;
}

/** Bytes. A maker may try a file. */
const LONGEST_REQUEST = 32 * 1024 * 1024;

/** Why a port cannot be listened on, by the system's code. */
const REFUSED: Readonly<Record<string, string>> = {
  EADDRINUSE: "is in use",
  EACCES: "is not for everybody",
};

/** Nothing but the page's own files, and no address, key included, told to anybody. */
const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/**
 * Serves a page on 127.0.0.1 under a key that is new for every start: `http://127.0.0.1:PORT/KEY/`.
 * Everything else is 404, and so is what names another host (a name of a stranger's may lead here).
 * @param files by name; "" is the page itself
 * @param port 0 takes any free one
 * @throws {UsageError} where the port is in use
 */
export async function servePage(
  files: ReadonlyMap<string, PageFile>,
  api: Api,
  port: number,
): Promise<PageServer> {
  const key = newKey();
  const tickets = new Set<string>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A reader that went away needs no answer.
      if (!response.headersSent) send(response, 500, problem(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = REFUSED[error.code ?? ""];
      const words = `Port ${port} ${why}: choose another one with --port.`;
      reject(why === undefined ? error : new UsageError(words));
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const at = typeof address === "object" && address ? address.port : port;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, given = "", ...rest] = (request.url ?? "").replace(/[?#].*$/, "").split("/");
    const host = request.headers.host ?? "";
    const isHere = [`127.0.0.1:${at}`, `localhost:${at}`].includes(host);
    if (isHere && rest.length === 0 && tickets.delete(given)) {
      response.writeHead(303, { ...HEADERS, location: `/${key}/` }).end();
      return;
    }
    if (!isHere || !sameText(given, key)) return send(response, 404, { message: "Not here." });
    const name = rest.join("/");
    const asked = /^api\/(\w+)$/.exec(name)?.[1];
    if (asked === undefined) {
      const file = files.get(name);
      if (file === undefined) return send(response, 404, { message: "Not here." });
      response.writeHead(200, { ...HEADERS, "content-type": file.type });
      response.end(file.text);
      return;
    }
    const call = Object.hasOwn(api, asked) ? api[asked] : undefined;
    // A form of another page cannot send JSON without being asked first.
    const isJson = request.headers["content-type"] === "application/json";
    if (call === undefined || request.method !== "POST" || !isJson) {
      return send(response, 404, { message: "Not here." });
    }
    try {
      const body = parseJson(await textOf(request));
      if (!isRecord(body)) throw new UsageError("A request must be a JSON object.");
      send(response, 200, await call(body));
    } catch (error) {
      send(response, error instanceof UsageError ? 400 : 500, problem(error));
    }
  }

  return {
    url: `http://127.0.0.1:${at}/${key}/`,
    once() {
      const ticket = newKey();
      tickets.add(ticket);
      return `http://127.0.0.1:${at}/${ticket}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function newKey(): string {
  return randomBytes(24).toString("base64url");
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...HEADERS, "content-type": "application/json" });
  response.end(JSON.stringify(body ?? null));
}

/** In words: the platform's errors hold no secrets. */
function problem(error: unknown): { message: string } {
  return { message: error instanceof Error ? error.message : String(error) };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > LONGEST_REQUEST) throw new UsageError("The request is longer than 32 MB.");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** In a time that tells nothing of the key. */
function sameText(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
