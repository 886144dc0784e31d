import { isTextType } from "../../common/fetch-send.ts";
import { ConnectionError, type Headers, type HttpResponse, type Send } from "../../common/http.ts";
import { applyPolicies } from "../../platform/policies/apply.ts";
import type { Scene } from "../../platform/policies/template.ts";
import { type Outgoing, toHttpRequest } from "../../platform/request/outgoing.ts";
import { parseQuery } from "../../platform/request/query.ts";
import type { Callers } from "../callers.ts";
import { type Incoming, refusal } from "../http.ts";
import type { Metrics } from "../metrics.ts";
import type { Region } from "../store/store.ts";
import type { FindRoute } from "./routes.ts";

export interface OperationsOptions {
  readonly find: FindRoute;
  readonly callers: Callers;
  readonly send: Send;
  /** Of the gateway, without a slash at the end. */
  readonly url: string;
  /**
   * How a trigger's Location and a list's next link begin: with nothing before the query, since the
   * gateway cannot know under which address the platform's own gateway reached it, or with the
   * gateway's URL. Which of them every engine follows is not known.
   */
  readonly links: "relative" | "absolute";
  readonly metrics: Metrics;
}

/** Headers of a caller that go on; all others are between it and the gateway. */
const PASSED_ON = /^(?:accept|content-type|mcp-[a-z-]+|last-event-id)$/;

/** Headers of an answer that are about one connection, or about a body that is read by now. */
const NOT_PASSED_BACK =
  /^(?:connection|keep-alive|transfer-encoding|content-length|content-encoding|set-cookie|strict-transport-security|date|server)$/;

/**
 * Runs an operation as the platform does: policies, then its plan, or the call as it is. The caller's
 * token goes to Intercom and nowhere else.
 * @param target path and query below the region
 */
export function createOperations({
  find,
  callers,
  send,
  url,
  links,
  metrics,
}: OperationsOptions): (
  region: Region,
  target: string,
  request: Incoming,
) => Promise<HttpResponse> {
  async function answer(region: Region, target: string, request: Incoming): Promise<HttpResponse> {
    const [path = "/", query = ""] = splitAt(target, "?");
    const found = find(request.method, path);
    if (found === undefined) {
      return refusal(404, "not_found", "The connectors have no such operation.");
    }
    const { route, pathParameters } = found;
    const host = route.regions[region];
    if (host === undefined) {
      return refusal(404, "not_found", `Intercom does not have this in ${region.toUpperCase()}.`);
    }
    const caller = await callers.identify(region, request.headers, request.from);
    if ("refused" in caller) return caller.refused;

    const type = request.headers["content-type"] ?? "";
    const bytes = request.body;
    const outgoing: Outgoing = {
      method: request.method,
      base: route.base,
      path,
      query: parseQuery(query),
      headers: Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => PASSED_ON.test(name)),
      ),
      pathParameters,
      ...(bytes.length === 0
        ? {}
        : isTextType(type)
          ? { body: Buffer.from(bytes).toString("utf8") }
          : { body: "", bytes }),
    };
    const own = links === "absolute" ? `${url}/${region}${path}` : "";
    const originalRequestUri = query === "" ? own : `${own}?${query}`;
    const scene: Scene = {
      connection: {
        values: new Map([
          ["access_token", caller.token],
          ["region", host],
        ]),
        secrets: [caller.token],
      },
      request: outgoing,
      gateway: url,
      originalRequestUri,
      polledBefore: query.includes("triggerState="),
      send,
      warn() {},
    };
    const { operationId } = route.entry;
    await applyPolicies(route.policies, operationId, "Request", scene, () => {});
    const final = toHttpRequest(outgoing);
    const response =
      route.run === undefined
        ? await send(final)
        : await route.run({ operationId, request: final, originalRequestUri }, send);
    scene.response = { ...response, headers: passedBack(response.headers) };
    await applyPolicies(route.policies, operationId, "Response", scene, () => {});
    return scene.response;
  }

  return async (region, target, request) => {
    const response = await answer(region, target, request).catch((error: unknown) => {
      if (!(error instanceof ConnectionError)) throw error;
      return refusal(502, "no_answer", "Intercom did not answer. Try again in a moment.");
    });
    metrics.count("operations_total", { status: String(response.status) });
    return response;
  };
}

function passedBack(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !NOT_PASSED_BACK.test(name)),
  );
}

function splitAt(text: string, mark: string): [string, string] {
  const place = text.indexOf(mark);
  return place < 0 ? [text, ""] : [text.slice(0, place), text.slice(place + 1)];
}
