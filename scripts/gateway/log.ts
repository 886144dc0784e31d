/**
 * What the gateway tells of itself: a line of JSON each. What is logged is named one by one where it
 * happens (ids, topics, statuses, hosts), so that tokens, addresses and bodies are never among it.
 */
export interface Log {
  info(message: string, about?: LogFields): void;
  warn(message: string, about?: LogFields): void;
  error(message: string, about?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** @param now unix milliseconds */
export function jsonLog(write: (line: string) => void, now: () => number): Log {
  const line = (level: string) => (message: string, about?: LogFields) =>
    write(JSON.stringify({ at: new Date(now()).toISOString(), level, message, ...about }));
  return { info: line("info"), warn: line("warn"), error: line("error") };
}

/** For whoever wants to know nothing. */
export const silentLog: Log = { info() {}, warn() {}, error() {} };

/** Enough to find it by, too little to end it with. */
export function shortOf(subscription: string): string {
  return subscription.slice(0, 8);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
