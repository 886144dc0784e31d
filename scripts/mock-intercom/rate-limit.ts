import type { Clock } from "./clock.ts";
import { rateLimitExceeded } from "./errors.ts";
import type { Storage } from "./state/storage.ts";

/** Requests are counted in windows of this many seconds. */
const WINDOW = 10;

export interface RateLimit {
  /** @throws {ApiError} 429 when the window is used up */
  count(): void;
  /** How the window stands: the X-RateLimit headers, Reset in unix seconds. */
  headers(): Record<string, string>;
  /** The headers and the error of a used-up window, whatever the count is. */
  exhausted(): { headers: Record<string, string>; error: Error };
}

/** @param limit requests per window */
export function createRateLimit(clock: Clock, limit: number, storage: Storage): RateLimit {
  const count = storage.record("rate limit", { window: -1, used: 0 });
  const turn = () => {
    const current = Math.floor(clock.now() / WINDOW);
    if (current !== count.window) {
      count.window = current;
      count.used = 0;
    }
  };
  const headers = (remaining: number) => ({
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(Math.max(0, remaining)),
    "x-ratelimit-reset": String((count.window + 1) * WINDOW),
  });
  return {
    count() {
      turn();
      count.used += 1;
      if (count.used > limit) throw rateLimitExceeded(limit);
    },
    headers() {
      turn();
      return headers(limit - count.used);
    },
    exhausted() {
      turn();
      return { headers: headers(0), error: rateLimitExceeded(limit) };
    },
  };
}
