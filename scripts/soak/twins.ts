/**
 * A workspace twice, in which the same happens at the same times: one is polled, and shows what
 * happens late; the other shows it at once, so that it tells what there is to deliver.
 */
import type { HttpRequest, Send } from "../common/http.ts";
import { createMock, type Mock, type MockOptions } from "../mock-intercom/mock.ts";
import { SEED_PRESETS, type SeedCounts, seedWorkspace } from "../mock-intercom/seed.ts";
import { TOKEN } from "../pipeline/trials/stage.ts";
import { PlanFailure } from "../plan/call.ts";

export interface Twins {
  /** Is polled. */
  late: Mock;
  /** Shows everything at once. */
  prompt: Mock;
  /** Takes both clocks to a time, unix seconds. */
  set(time: number): void;
  /** Makes calls in both, now. */
  act(calls: (send: Send) => Promise<void>): Promise<Act>;
  close(): Promise<void>;
}

/** What calls came to. */
export interface Act {
  /** Some can only once. */
  succeeded: boolean;
  /** Those that change something. */
  made: readonly HttpRequest[];
}

export interface TwinsOptions {
  /** Unix seconds, before which the workspace was filled. */
  start: number;
  timezone: string;
  seed: number;
  /** Seconds until something can be found: [min, max]. */
  delay: readonly [number, number];
  /** What there is to change, beside a little of everything. */
  counts: SeedCounts;
}

/** Seconds before the start in which the workspace was filled. */
const FILLED_BEFORE = 3600;

export function createTwins({ start, timezone, seed, delay, counts }: TwinsOptions): Twins {
  const create = (delays: Pick<MockOptions, "indexDelay" | "listDelay">) => {
    const limits = { validate: false, rateLimit: 1e9, control: true };
    const mock = createMock({ now: start - FILLED_BEFORE, timezone, seed, ...delays, ...limits });
    seedWorkspace(mock, { ...SEED_PRESETS, ...counts }, seed);
    mock.clock.set(start);
    return mock;
  };
  const late = create({ indexDelay: delay, listDelay: delay });
  const prompt = create({});
  return {
    late,
    prompt,
    set(time) {
      late.clock.set(time);
      prompt.clock.set(time);
    },
    async act(calls) {
      const made: { request: HttpRequest; status: number }[] = [];
      const succeeded = await calls(async (request) => {
        const answer = await prompt.send(request);
        if (changes(request)) made.push({ request, status: answer.status });
        return answer;
      }).then(() => true, failed);
      // What calls look for can be found late here, so they are made as they were there.
      for (const { request, status } of made) {
        const answer = await late.send(request);
        if (answer.status === status) continue;
        throw new Error(
          `${request.method} ${request.url} answered ${status} in one workspace and ${answer.status} in its twin: the mock is not the same under one seed.`,
        );
      }
      return { succeeded, made: made.map(({ request }) => request) };
    },
    async close() {
      await Promise.all([late.close(), prompt.close()]);
    },
  };
}

/** A request as the calls of descriptors make them. */
export function requestTo(method: string, path: string, body?: object): HttpRequest {
  return {
    method,
    url: `https://api.intercom.io${path}`,
    headers: {
      authorization: `Bearer ${TOKEN}`,
      "intercom-version": "2.16",
      accept: "application/json",
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  };
}

function changes({ method, url }: HttpRequest): boolean {
  return method !== "GET" && !url.endsWith("/search");
}

function failed(error: unknown): false {
  if (error instanceof PlanFailure) return false;
  throw error;
}
