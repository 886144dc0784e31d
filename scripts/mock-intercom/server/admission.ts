import type { FastifyInstance } from "fastify";
import { planRestricted, serverError } from "../errors.ts";
import type { Calls } from "./call.ts";
import type { MockContext } from "./mock-context.ts";
import type { Replies } from "./replies.ts";

const MAINTENANCE = "<!DOCTYPE html><title>Maintenance</title><p>Back in a moment.";

/**
 * What every call passes before its route: a fault that is to strike it, then its token, rate limit
 * and version.
 * @param waits whether latency waits by the real clock
 */
export function addAdmission(
  api: FastifyInstance,
  context: MockContext,
  { calls, replies, waits }: { calls: Calls; replies: Replies; waits: boolean },
): void {
  api.addHook("onRequest", (request, reply, done) => {
    const call = calls.open(request, reply);
    const admit = () => {
      try {
        calls.admit(request, reply, call);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      done();
    };
    call.fault = context.faults.next(`${call.entry.method} ${call.entry.path}`);
    switch (call.fault?.kind) {
      case "drop":
        reply.hijack();
        reply.raw.destroy();
        return;
      case "html":
        call.entry.status = 200;
        reply.header("content-type", "text/html; charset=utf-8");
        replies.give(request, reply, MAINTENANCE);
        return;
      case "403":
        return done(planRestricted());
      case "500":
        return done(serverError());
      case "429": {
        const { headers, error } = context.rateLimit.exhausted();
        reply.headers(headers);
        return done(error);
      }
      case "latency":
        call.entry.delay = call.fault.seconds;
        if (waits) {
          setTimeout(admit, call.fault.seconds * 1000);
          return;
        }
    }
    admit();
  });
}
