import type { Alarm, Clock } from "../clock.ts";

/** `setTimeout` waits no longer. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/**
 * Rings whenever the mock's clock has come to the next time, be it that it was moved or that it runs
 * on by itself.
 * @returns to be called after `next` has changed
 */
export function createAlarm(clock: Clock, { next, ring }: Alarm): () => void {
  let timer: NodeJS.Timeout | undefined;
  const ringIfDue = () => {
    const due = next();
    if (due !== undefined && due <= clock.milliseconds()) ring();
    set();
  };
  const set = () => {
    clearTimeout(timer);
    const due = clock.ticking ? next() : undefined;
    if (due === undefined) return;
    const wait = Math.min(Math.max(1, due - clock.milliseconds()), LONGEST_WAIT_MS);
    timer = setTimeout(ringIfDue, wait).unref();
  };
  clock.addAlarm({ next, ring });
  clock.onMove(set);
  return set;
}
