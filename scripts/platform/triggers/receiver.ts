import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { isTextType } from "../../common/fetch-send.ts";
import type { Headers, HttpRequest, HttpResponse, Send } from "../../common/http.ts";
import { put } from "../../common/own.ts";

/** Takes what an API sends to the callback URLs of webhook triggers. */
export interface Receiver {
  /** Opens a URL for one subscription; `take` answers each request to it. */
  open(take: Take): Promise<Callback>;
}

export type Take = (request: HttpRequest) => HttpResponse;

export interface Callback {
  url: string;
  /** From then on the URL answers 404, as that of a flow that is turned off. */
  close(): Promise<void>;
}

/** Callbacks within this process: an API that is simulated sends them by `send`. */
export interface InProcessReceiver extends Receiver {
  /** Answers 404 where no callback is open. */
  send: Send;
}

/** @param base of the URLs; nothing listens there */
export function inProcessReceiver(base = "https://callback.example"): InProcessReceiver {
  const callbacks = createCallbacks();
  return {
    open: async (take) => callbacks.open(base, take),
    send: async (request) => callbacks.answer(new URL(request.url).pathname, request),
  };
}

/** Callbacks over HTTP, on this machine only. */
export interface LoopbackReceiver extends Receiver {
  close(): Promise<void>;
}

/** Listens on 127.0.0.1, at any free port. */
export async function loopbackReceiver(): Promise<LoopbackReceiver> {
  const callbacks = createCallbacks();
  let base = "";
  const server = createServer((incoming, outgoing) => {
    void readRequest(base, incoming).then((request) =>
      write(outgoing, callbacks.answer(new URL(request.url).pathname, request)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    open: async (take) => callbacks.open(base, take),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function createCallbacks() {
  const open = new Map<string, Take>();
  return {
    open(base: string, take: Take): Callback {
      // Nobody else may start a flow: the real URLs are signed.
      const path = `/${randomUUID()}`;
      open.set(path, take);
      return { url: base + path, close: async () => void open.delete(path) };
    },
    answer: (path: string, request: HttpRequest): HttpResponse =>
      open.get(path)?.(request) ?? { status: 404, headers: {}, body: "" },
  };
}

async function readRequest(base: string, incoming: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const headers: Headers = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) put(headers, name, Array.isArray(value) ? value.join(", ") : value);
  }
  const method = incoming.method ?? "GET";
  const content = Buffer.concat(chunks);
  const request = { method, url: base + (incoming.url ?? "/"), headers };
  return isTextType(headers["content-type"] ?? "")
    ? { ...request, body: content.toString("utf8") }
    : { ...request, body: "", bytes: new Uint8Array(content) };
}

function write(outgoing: ServerResponse, { status, headers, body, bytes }: HttpResponse): void {
  outgoing.writeHead(status, headers);
  outgoing.end(bytes ?? body);
}
