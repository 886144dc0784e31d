import type { PollingTrigger, PollResult } from "../triggers/polling.ts";

/** The simulated time in which a trigger is polled. */
export interface SoakClock {
  /** Unix seconds. */
  now(): number;
  /** Lets everything happen that lies before a time, and stops there. */
  advanceTo(unixSeconds: number): void | Promise<void>;
}

export interface SoakOptions {
  trigger: PollingTrigger;
  clock: SoakClock;
  /** Seconds between two polls; where it changes, what it is now. */
  recurrence: number | (() => number);
  /** Whether nothing further will happen. */
  over(): boolean;
  /** Polls in a row that find nothing, once all is over, after which the soak ends. */
  quietPolls: number;
  /** Polls after which it ends in any case: a trigger may never come to rest. */
  mostPolls: number;
  /** Called before each poll, the first included. */
  before?(polls: number): void;
  /** Called after each poll. */
  after?(poll: PollResult): void;
}

/** What months of polling came to. */
export interface SoakFigures {
  polls: number;
  delivered: number;
  /** Polls that answered an error. */
  failed: number;
  /** Requests that left the platform: in all, and in the costliest poll. */
  calls: number;
  mostCalls: number;
  /** Requests in the costliest poll after several that found nothing. */
  mostIdleCalls: number;
  /** Characters of the longest state. */
  longestState: number;
}

/** Polls without anything new after which a poll is idle: what was found late is settled by then. */
const IDLE_AFTER = 4;

/**
 * Polls a trigger as the flow engine does, for as long as things happen: every `recurrence` seconds
 * on the given clock, or sooner where an answer's Retry-After says so; where to, the trigger's own
 * Location says. Assumption: Retry-After never makes the engine wait longer than the recurrence.
 */
export async function soakTrigger(options: SoakOptions): Promise<SoakFigures> {
  const { trigger, clock } = options;
  const figures: SoakFigures = {
    polls: 0,
    delivered: 0,
    failed: 0,
    calls: 0,
    mostCalls: 0,
    mostIdleCalls: 0,
    longestState: 0,
  };
  let quiet = 0;
  let next = clock.now();
  while (quiet < options.quietPolls && figures.polls < options.mostPolls) {
    await clock.advanceTo(next);
    options.before?.(figures.polls);
    const poll = await trigger.poll();
    add(figures, poll, trigger.state, quiet > IDLE_AFTER);
    options.after?.(poll);
    quiet = options.over() && isQuiet(poll) ? quiet + 1 : 0;
    const recurrence =
      typeof options.recurrence === "number" ? options.recurrence : options.recurrence();
    next += Math.min(poll.retryAfter ?? recurrence, recurrence);
  }
  return figures;
}

function add(
  figures: SoakFigures,
  { status, items, result }: PollResult,
  state: string | undefined,
  idle: boolean,
): void {
  const calls = result.trace.steps.filter(({ step }) => step === "send").length;
  figures.polls += 1;
  figures.delivered += items.length;
  figures.calls += calls;
  figures.mostCalls = Math.max(figures.mostCalls, calls);
  figures.longestState = Math.max(figures.longestState, state?.length ?? 0);
  if (status >= 400) figures.failed += 1;
  else if (idle) figures.mostIdleCalls = Math.max(figures.mostIdleCalls, calls);
}

function isQuiet({ status, items, retryAfter }: PollResult): boolean {
  return items.length === 0 && status < 400 && retryAfter === undefined;
}
