import type { FastifyReply, FastifyRequest } from "fastify";
import type { Json } from "../../common/json.ts";
import { authenticate } from "../auth.ts";
import type { Strike } from "../faults.ts";
import type { JournalEntry } from "../journal.ts";
import { checkAccept, readVersion } from "../negotiation.ts";
import type { ApiRequest } from "../route.ts";
import type { MockContext } from "./mock-context.ts";

/** What is known about a request while it is served. */
export interface Call {
  entry: JournalEntry;
  requestId: string;
  version: string;
  fault: Strike | undefined;
}

declare module "fastify" {
  interface FastifyRequest {
    call?: Call;
  }
}

/** How calls begin. */
export interface Calls {
  /** Begins a call: its place in the journal and the headers that every answer carries. */
  open(request: FastifyRequest, reply: FastifyReply): Call;
  /**
   * Token, rate limit, version, Accept: in this order. Only a known app has a rate limit.
   * @throws {ApiError} for the first that is not in order
   */
  admit(request: FastifyRequest, reply: FastifyReply, call: Call): void;
}

export function createCalls(context: MockContext): Calls {
  const httpDate = httpDates();
  return {
    open(request, reply) {
      const [path = "", query = ""] = request.url.split("?", 2);
      const entry = { at: context.clock.now(), method: request.method, path, query, status: 0 };
      context.journal.push(entry);
      const call: Call = {
        entry,
        requestId: context.requestIds.uuid(),
        version: readVersion(undefined),
        fault: undefined,
      };
      request.call = call;
      reply.headers({
        date: httpDate(context.clock.now()),
        "x-request-id": call.requestId,
        "intercom-version": call.version,
        ...context.rateLimit.headers(),
      });
      return call;
    },

    admit(request, reply, call) {
      const { authorization, host, accept, "intercom-version": version } = request.headers;
      authenticate(authorization, host, {
        token: context.token,
        region: context.workspace.region,
      });
      try {
        context.rateLimit.count();
      } finally {
        reply.headers(context.rateLimit.headers());
      }
      call.version = readVersion(Array.isArray(version) ? version[0] : version);
      reply.header("intercom-version", call.version);
      checkAccept(accept, call.entry.path);
    },
  };
}

/** A request as routes read it. */
export function apiRequestOf(request: FastifyRequest): ApiRequest {
  const { call, headers } = request;
  const search = call?.entry.query ?? "";
  const query = new URLSearchParams(search);
  const host = headers.host ?? "";
  const scheme = /(^|\.)intercom\.io$/.test(host) ? "https" : "http";
  return {
    // The one unchecked cast: the router gives the parameters as text, and a body that passed
    // the parser is JSON.
    params: request.params as Record<string, string>,
    body: request.body as Json | undefined,
    query: (name) => query.get(name) ?? undefined,
    search,
    version: call?.version ?? "",
    address: `${scheme}://${host}${call?.entry.path ?? ""}`,
  };
}

/** Writes times as in RFC 1123, in whole seconds; as that takes a while, the last one is kept. */
function httpDates(): (unixSeconds: number) => string {
  let second = 0;
  let text = new Date(0).toUTCString();
  return (unixSeconds) => {
    const now = Math.floor(unixSeconds);
    if (now !== second) {
      text = new Date(now * 1000).toUTCString();
      second = now;
    }
    return text;
  };
}
