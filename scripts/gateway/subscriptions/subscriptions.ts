import { randomBytes } from "node:crypto";
import type { HttpResponse } from "../../common/http.ts";
import { isObject, parseJson } from "../../common/json.ts";
import { own } from "../../common/own.ts";
import { PlanFailure } from "../../plan/call.ts";
import { readInputs } from "../../plan/inputs.ts";
import { CATCH_UP, type InstantPlan } from "../../plan/instant.ts";
import type { Callers } from "../callers.ts";
import { type Incoming, jsonAnswer, refusal } from "../http.ts";
import { createLimit } from "../limit.ts";
import { type Log, shortOf } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Workspaces } from "../settings.ts";
import type { Region, Store } from "../store/store.ts";
import type { InstantTriggers } from "../triggers.ts";
import {
  type AddressRules,
  addressProblem,
  isLocal,
  isPublicAddress,
  type Resolve,
} from "./address.ts";

export interface SubscriptionOptions {
  readonly store: Pick<Store, "subscribe" | "unsubscribe">;
  readonly triggers: InstantTriggers;
  readonly callers: Callers;
  readonly rules: AddressRules;
  readonly resolve: Resolve;
  /** Of the gateway, without a slash at the end. */
  readonly url: string;
  readonly mostSubscriptions: number;
  readonly workspaces: Workspaces;
  /** Called once a flow is subscribed that is to be checked, which begins at once. */
  subscribed(): void;
  now(): number;
  readonly log: Log;
  readonly metrics: Metrics;
}

export interface Subscriptions {
  /** @param name the trigger's operation id */
  subscribe(region: Region, name: string, request: Incoming): Promise<HttpResponse>;
  /** @param id of the subscription */
  unsubscribe(region: Region, id: string): Promise<HttpResponse>;
}

/** Subscriptions that a workspace may make in a minute. */
const FLOOD = { most: 60, window: 60_000 };

/**
 * Subscribes flows, and ends that, as the platform asks for it: 201 with a `Location`, on which it
 * later calls DELETE. That request has no sign-in (a Location gets the connection's only where it is
 * below the definition's host, which is not tried): the id alone authorises it, and cannot be guessed.
 */
export function createSubscriptions({
  store,
  triggers,
  callers,
  rules,
  resolve,
  url,
  mostSubscriptions,
  workspaces,
  subscribed,
  now,
  log,
  metrics,
}: SubscriptionOptions): Subscriptions {
  const flood = createLimit(FLOOD.most, FLOOD.window, now);
  const refused = (why: string, answer: HttpResponse): HttpResponse => {
    metrics.count("subscriptions_total", { outcome: "refused", why });
    log.warn("subscription refused", { why, status: answer.status });
    return answer;
  };

  return {
    async subscribe(region, name, request) {
      const trigger = triggers.get(name);
      if (trigger === undefined) {
        return refused("trigger", refusal(404, "not_found", "The gateway has no such trigger."));
      }
      const caller = await callers.identify(region, request.headers, request.from);
      if ("refused" in caller) return refused("caller", caller.refused);
      const { workspace } = caller;
      if (!flood.take(workspace)) {
        return refused(
          "flood",
          refusal(
            429,
            "too_many_subscriptions",
            "Too many subscriptions at once. Try again in a minute.",
            {
              "retry-after": "60",
            },
          ),
        );
      }
      const body = Buffer.from(request.body).toString("utf8");
      const given = parseJson(body);
      const address = isObject(given) ? given.callback_url : undefined;
      const problem =
        typeof address === "string"
          ? (addressProblem(address, rules) ?? (await inside(address)))
          : "there is none";
      if (typeof address !== "string" || problem !== undefined) {
        return refused(
          "address",
          refusal(
            400,
            "callback_url_invalid",
            `The gateway does not notify callback_url: ${problem}.`,
          ),
        );
      }
      const inputs = inputsOf(trigger, name, body);
      if ("status" in inputs) return refused("inputs", inputs);
      const catchUp = inputs.values[CATCH_UP] === true;
      if (catchUp && own(workspaces, workspace)?.token === undefined) {
        return refused(
          "token",
          refusal(
            400,
            "catch_up_unavailable",
            "The gateway cannot also check every hour: it has no access token of the workspace. Ask whoever runs it to add one, or set Also Check Every Hour to No.",
          ),
        );
      }
      const id = randomBytes(24).toString("base64url");
      const subscription = {
        ...{ id, workspace, region, trigger: name, topics: trigger.topics, address },
        ...{ inputs: inputs.values, catchUp, createdAt: now() },
      };
      if (!(await store.subscribe(subscription, mostSubscriptions))) {
        return refused(
          "most",
          refusal(
            403,
            "too_many_subscriptions",
            `The workspace has ${mostSubscriptions} flows here already, which is as many as it may.`,
          ),
        );
      }
      metrics.count("subscriptions_total", { outcome: "subscribed" });
      if (catchUp) subscribed();
      log.info("subscribed", { subscription: shortOf(id), trigger: name, workspace });
      return jsonAnswer(201, { id }, { location: `${url}/${region}/subscriptions/${id}` });
    },

    async unsubscribe(_region, id) {
      if (!(await store.unsubscribe(id))) {
        metrics.count("subscriptions_total", { outcome: "unknown" });
        return refusal(404, "not_found", "There is no such subscription.");
      }
      metrics.count("subscriptions_total", { outcome: "unsubscribed" });
      log.info("unsubscribed", { subscription: shortOf(id) });
      return jsonAnswer(200, { id });
    },
  };

  /** Deliveries look at it again: what a name leads to may change. */
  function inside(address: string): Promise<string | undefined> {
    const host = new URL(address);
    if (isLocal(host, rules)) return Promise.resolve(undefined);
    return new Promise((done) =>
      resolve(host.hostname, (error, addresses) => {
        if (error || addresses.length === 0) done("its host is not known");
        else if (addresses.every((one) => isPublicAddress(one.address))) done(undefined);
        else done("its host leads to an address that is not public");
      }),
    );
  }
}

/** What the maker filled in, read as operations read it; the refusal where it breaks a rule. */
function inputsOf(
  { inputs }: InstantPlan,
  name: string,
  body: string,
): { values: ReturnType<typeof readInputs> } | HttpResponse {
  const path = `/subscriptions/${name}`;
  try {
    return {
      values: readInputs(
        { path, inputs },
        {
          method: "POST",
          url: `https://gateway${path}`,
          headers: { "content-type": "application/json" },
          body,
        },
      ),
    };
  } catch (error) {
    if (!(error instanceof PlanFailure)) throw error;
    return refusal(error.status, error.code, error.message);
  }
}
