/** The gateway on the network: reads requests within limits, writes answers. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Headers, HttpResponse } from "../common/http.ts";
import { put } from "../common/own.ts";
import { type Incoming, refusal } from "./http.ts";
import { type Log, messageOf } from "./log.ts";

export interface ServeOptions {
  /** 0 for any free one. */
  readonly port: number;
  readonly host?: string;
  handle(request: Incoming): Promise<HttpResponse>;
  /** The most bytes of a body that a request may have. */
  mostBytes(method: string, url: string): number;
  /** Bytes of all bodies at a time, but for small ones; 64 MB unless told. */
  readonly mostHeld?: number;
  readonly log: Log;
}

export interface Served {
  readonly port: number;
  /** Takes no more requests, and waits for those that are being answered. */
  close(): Promise<void>;
}

/** Milliseconds for all of a request, and for its headers. */
const REQUEST_LIMIT = 30_000;
const HEADERS_LIMIT = 10_000;
/** Milliseconds between looks for requests that take longer. */
const CHECKING = 2_000;

/** Connections at a time: each takes three kilobytes, whether something comes on it or not. */
const MOST_CONNECTIONS = 20_000;

/**
 * Bytes of bodies that are held at a time, beyond the first ones of each, which nobody is refused: those
 * who post much before anybody knows who they are must not take all the memory.
 */
const MOST_HELD = 64 * 1024 * 1024;
const FREE = 64 * 1024;

export async function serve({
  port,
  host,
  handle,
  mostBytes,
  mostHeld = MOST_HELD,
  log,
}: ServeOptions): Promise<Served> {
  let closing = false;
  let held = 0;
  const server = createServer(
    {
      ...{ requestTimeout: REQUEST_LIMIT, headersTimeout: HEADERS_LIMIT, maxHeaderSize: 16_384 },
      connectionsCheckingInterval: CHECKING,
    },
    (request, response) => {
      let mine = 0;
      const hold: Hold = (length) => {
        const more = Math.max(length - FREE, 0) - mine;
        mine += more;
        held += more;
        return held <= mostHeld;
      };
      const answered = answer(request, response, hold).catch((error: unknown) => {
        log.error("a request failed", { why: messageOf(error) });
        if (!response.headersSent) {
          write(response, refusal(500, "internal_error", "The gateway has a problem of its own."));
        } else response.destroy();
      });
      void answered.then(() => {
        held -= mine;
      });
    },
  );

  server.maxConnections = MOST_CONNECTIONS;

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    hold: Hold,
  ): Promise<void> {
    const { method = "GET", url = "/" } = request;
    const body = await read(request, mostBytes(method, url), hold);
    if (body === "cut off") return;
    if (body === "too large" || body === "too much") {
      response.setHeader("connection", "close");
      write(response, body === "too large" ? TOO_LARGE : TOO_MUCH);
      // The rest is not read; the answer is on its way first.
      response.once("finish", () => request.destroy());
      return;
    }
    const headers: Headers = {};
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) put(headers, name, Array.isArray(value) ? value.join(", ") : value);
    }
    const answered = await handle({ method, url, headers, body, from: callerOf(request) });
    if (closing) response.setHeader("connection", "close");
    write(response, answered);
  }

  const taken = `Port ${port} is taken by another program. Stop that one, or choose another port.`;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new Error(taken) : error),
    );
    server.listen(port, host, resolve);
  });
  // Of a server that listens on a port, this is what it is.
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        closing = true;
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

const TOO_LARGE = refusal(413, "too_large", "The body is larger than the gateway takes.");
const TOO_MUCH = refusal(503, "busy", "The gateway has too much to read. Try again in a moment.", {
  "retry-after": "5",
});

/** Told how much of a body there is; false where that is too much together with all others. */
type Hold = (length: number) => boolean;

async function read(
  request: IncomingMessage,
  most: number,
  hold: Hold,
): Promise<Uint8Array | "too large" | "too much" | "cut off"> {
  if (Number(request.headers["content-length"] ?? 0) > most) return "too large";
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      if (length > most) return "too large";
      if (!hold(length)) return "too much";
      chunks.push(bytes);
    }
  } catch {
    return "cut off";
  }
  return Buffer.concat(chunks);
}

/** Behind a proxy, the address that the proxy saw, which it adds at the end, whatever was there; some with its port. */
function callerOf(request: IncomingMessage): string {
  const forwarded = request.headers["x-forwarded-for"];
  const last = (Array.isArray(forwarded) ? forwarded.join(",") : forwarded)
    ?.split(",")
    .at(-1)
    ?.trim()
    .replace(/^(\d+(?:\.\d+){3}|\[.+\]):\d+$/, "$1");
  return last || (request.socket.remoteAddress ?? "");
}

function write(response: ServerResponse, { status, headers, body, bytes }: HttpResponse): void {
  response.writeHead(status, headers);
  response.end(bytes ?? body);
}
