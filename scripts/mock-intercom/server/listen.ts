/** The mock on a port: node:http around `answer`. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { type Region, regionOfHost } from "../auth.ts";
import { bodyLimit } from "../control/control.ts";
import { ApiError, invalidBody } from "../errors.ts";
import { bytesOf, textOf } from "../pieces.ts";
import { begin, errorAnswer, replyOf } from "./answer.ts";
import { addressOf, type Outcome, type Reply } from "./message.ts";
import type { World } from "./world.ts";

/** What listens for the workspace of each region, where one process has several. */
export type Neighbours = Map<Region, RequestListener>;

export interface Listening {
  url: string;
  close(): Promise<void>;
}

/** Milliseconds for which a connection waits for its next request. */
const KEEP_ALIVE = 72_000;

/**
 * Serves on 127.0.0.1.
 * @param neighbours told who listens here; asked who listens for other regions
 */
export async function listen(
  world: World,
  port: number,
  neighbours: Neighbours = new Map(),
): Promise<Listening> {
  const own = listenerOf(world);
  neighbours.set(world.workspace.region, own);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    const asked = regionOfHost(request.headers.host);
    const listener = asked === undefined ? own : (neighbours.get(asked) ?? own);
    listener(request, response);
  });
  server.on("clientError", (_error, socket) => {
    const { status, headers, body } = notHttp(world);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(
      `HTTP/1.1 ${status} Bad Request\r\n${lines.join("")}connection: close\r\n\r\n${textOf(body)}`,
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const taken = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listenerOf(world: World): RequestListener {
  return (request, response) => {
    readBody(request, (body) => {
      const { method = "", url = "", headers } = request;
      const { delay, finish } = begin(world, { method, url, headers, body });
      if (delay === 0) give(tried(finish), response);
      else setTimeout(() => give(tried(finish), response), delay * 1000);
    });
  };
}

/** What is a mistake of the mock, whoever asks learns of, too. */
function tried(finish: () => Outcome): Outcome {
  try {
    return finish();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return replyOf(errorAnswer(new ApiError(500, "mock_error", message), "mistake"));
  }
}

/**
 * Reads a body as text, up to a byte more than is taken: what is larger is refused by its length.
 * @param done called once; never where the connection breaks before
 */
function readBody(request: IncomingMessage, done: (body: string) => void): void {
  const { headers } = request;
  if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) {
    done("");
    return;
  }
  const limit = bodyLimit(addressOf({ url: request.url ?? "" }).path);
  const chunks: Buffer[] = [];
  let length = 0;
  request.on("data", (chunk: Buffer) => {
    if (length <= limit) chunks.push(chunk);
    length += chunk.length;
  });
  request.on("end", () => done(Buffer.concat(chunks).toString()));
}

function give(outcome: Outcome, response: ServerResponse): void {
  if (outcome.kind === "dropped") {
    response.destroy();
    return;
  }
  const { status, headers, body } = outcome;
  response.writeHead(status, headers);
  if (outcome.kind === "cut off") {
    const bytes = bytesOf(body);
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
  } else if (typeof body === "string") {
    // As many bytes as characters: then each is one byte in Latin-1, too, which is written faster.
    const isAscii = Number(headers["content-length"]) === body.length;
    response.end(body, isAscii ? "latin1" : "utf8");
  } else if (Buffer.isBuffer(body)) {
    response.end(body);
  } else {
    // So they leave together, at the end.
    response.cork();
    for (const piece of body) response.write(piece);
    response.end();
  }
}

/** The answer to what is no HTTP, such as an unknown method. */
export function notHttp({ requestIds }: World): Reply {
  const requestId = requestIds.uuid();
  const answered = errorAnswer(invalidBody("The request is not HTTP"), requestId);
  return replyOf(answered, { "x-request-id": requestId });
}
