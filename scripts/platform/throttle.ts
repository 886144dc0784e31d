import type { HttpResponse } from "../common/http.ts";

/** At most so many calls within so many seconds. */
export interface Limit {
  calls: number;
  seconds: number;
}

/** The limits that the gateway holds a connector to. A definition cannot declare them. */
export interface Throttle {
  /** On all calls of one connection, those for dropdowns, pages and polls included. */
  callsPerConnection?: Limit;
  /** On the polls of one trigger in one flow. */
  triggerPolls?: Limit;
}

/** Counts a call. */
export interface RateLimit {
  /** "100 calls in 60 s" */
  name: string;
  /** @returns the whole seconds to wait, where the call is over the limit */
  count(): number | undefined;
}

/**
 * Assumption: a sliding window, in which refused calls do not count, as API Management's
 * rate-limit policy has it; which of its tiers the service uses is not documented.
 * @param now unix seconds
 */
export function createRateLimit({ calls, seconds }: Limit, now: () => number): RateLimit {
  let counted: number[] = [];
  return {
    name: `${calls} ${calls === 1 ? "call" : "calls"} in ${seconds} s`,
    count() {
      const time = now();
      counted = counted.filter((one) => one > time - seconds);
      if (counted.length >= calls)
        return Math.max(1, Math.ceil((counted[0] ?? time) + seconds - time));
      counted.push(time);
      return undefined;
    },
  };
}

/**
 * The first limit that refuses the call, with the answer that flows then get: status, Retry-After
 * and body are those of API Management's rate-limit policy.
 */
export function refuse(
  limits: readonly (RateLimit | undefined)[],
): { limit: string; response: HttpResponse } | undefined {
  for (const limit of limits) {
    const seconds = limit?.count();
    if (limit === undefined || seconds === undefined) continue;
    const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
    return {
      limit: limit.name,
      response: {
        status: 429,
        headers: { "content-type": "application/json", "retry-after": String(seconds) },
        body: JSON.stringify({ statusCode: 429, message }),
      },
    };
  }
  return undefined;
}
