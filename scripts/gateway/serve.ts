/** The gateway on the network: reads requests within limits, writes answers. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Headers, HttpResponse } from "../common/http.ts";
import { put } from "../common/own.ts";
import { messageOf } from "./delivery/deliverer.ts";
import { type Incoming, refusal } from "./http.ts";
import type { Log } from "./log.ts";

export interface ServeOptions {
  /** 0 for any free one. */
  readonly port: number;
  readonly host?: string;
  handle(request: Incoming): Promise<HttpResponse>;
  /** The most bytes of a body that a request may have. */
  mostBytes(method: string, url: string): number;
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

export async function serve({ port, host, handle, mostBytes, log }: ServeOptions): Promise<Served> {
  let closing = false;
  const server = createServer(
    { requestTimeout: REQUEST_LIMIT, headersTimeout: HEADERS_LIMIT, maxHeaderSize: 16_384 },
    (request, response) => {
      void answer(request, response).catch((error: unknown) => {
        log.error("a request failed", { why: messageOf(error) });
        if (!response.headersSent) {
          write(response, refusal(500, "internal_error", "The gateway has a problem of its own."));
        } else response.destroy();
      });
    },
  );

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/" } = request;
    const body = await read(request, mostBytes(method, url));
    if (body === "cut off") return;
    if (body === "too large") {
      response.setHeader("connection", "close");
      write(response, refusal(413, "too_large", "The body is larger than the gateway takes."));
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

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
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

async function read(
  request: IncomingMessage,
  most: number,
): Promise<Uint8Array | "too large" | "cut off"> {
  if (Number(request.headers["content-length"] ?? 0) > most) return "too large";
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      if (length > most) return "too large";
      chunks.push(bytes);
    }
  } catch {
    return "cut off";
  }
  return Buffer.concat(chunks);
}

/** Behind a proxy, the address that the proxy saw: it adds itself at the end, whatever was there. */
function callerOf(request: IncomingMessage): string {
  const forwarded = request.headers["x-forwarded-for"];
  const last = (Array.isArray(forwarded) ? forwarded.join(",") : forwarded)
    ?.split(",")
    .at(-1)
    ?.trim();
  return last || (request.socket.remoteAddress ?? "");
}

function write(response: ServerResponse, { status, headers, body, bytes }: HttpResponse): void {
  response.writeHead(status, headers);
  response.end(bytes ?? body);
}
