import type { FastifyReply, FastifyRequest } from "fastify";
import { defined } from "../../common/defined.ts";
import type { HttpResponse } from "../../common/http.ts";
import { ApiError, envelope, invalidBody } from "../errors.ts";
import type { Answer } from "../route.ts";
import type { MockContext } from "./mock-context.ts";

/** The header by which an in-process caller recognises its own answer. */
export const EXCHANGE = "x-mock-exchange";

/**
 * Takes the body of an answer out of the server's hands, which spares copying it through a response
 * that never sees a socket; it gets the id of the exchange (the `EXCHANGE` header).
 */
export type DeliverBody = (exchange: string, body: string | Buffer) => void;

export interface Replies {
  send(request: FastifyRequest, reply: FastifyReply, answer: Answer | ApiError): void;
  /** Sends a body as it is. */
  give(request: FastifyRequest, reply: FastifyReply, body: string | Buffer): void;
}

const JSON_TYPE = "application/json; charset=utf-8";

export function createReplies(deliver: DeliverBody | undefined): Replies {
  const give: Replies["give"] = (request, reply, body) => {
    const exchange = exchangeOf(request);
    if (body.length === 0) reply.send();
    else if (exchange !== undefined && deliver !== undefined) {
      deliver(exchange, body);
      reply.send("");
    } else reply.send(body);
  };
  return {
    give,
    send(request, reply, answered) {
      const { status, body, type = JSON_TYPE, location, link } = asAnswer(answered, request);
      reply.code(status);
      if (body.length > 0) reply.header("content-type", type);
      if (location !== undefined) reply.header("location", location);
      if (link !== undefined) reply.header("link", link);
      if (request.call !== undefined) request.call.entry.status = status;
      if (request.call?.fault?.kind === "truncate") truncate(request, reply, body);
      else give(request, reply, body);
    },
  };
}

/** Announces the whole answer, sends half of it and breaks off. */
function truncate(request: FastifyRequest, reply: FastifyReply, body: string | Buffer): void {
  if (request.call !== undefined) request.call.entry.status = 0;
  const bytes = Buffer.from(body);
  reply.hijack();
  reply.raw.writeHead(reply.statusCode, {
    "content-type": JSON_TYPE,
    "content-length": bytes.length,
  });
  reply.raw.write(bytes.subarray(0, bytes.length >> 1), () => reply.raw.destroy());
}

/** The answer to what the HTTP parser cannot make out, such as an unknown method. */
export function notHttp(context: MockContext): HttpResponse {
  const requestId = context.requestIds.uuid();
  const body = envelope(invalidBody("The request is not HTTP"), requestId);
  const length = String(Buffer.byteLength(body));
  const headers = {
    "content-type": JSON_TYPE,
    "content-length": length,
    "x-request-id": requestId,
  };
  return { status: 400, headers, body };
}

/** An error as the envelope that Intercom sends. */
export function asAnswer(answer: Answer | ApiError, request: FastifyRequest): Answer {
  if (!(answer instanceof ApiError)) return answer;
  const { status, link } = answer;
  const body = envelope(answer, request.call?.requestId ?? "");
  return { status, body, ...defined({ link }) };
}

export function exchangeOf(request: FastifyRequest): string | undefined {
  const header = request.headers[EXCHANGE];
  return typeof header === "string" ? header : undefined;
}
