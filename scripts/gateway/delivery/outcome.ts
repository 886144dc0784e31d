import { isObject, parseJson } from "../../common/json.ts";
import type { Claimed, Outcome } from "../store/store.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Milliseconds until the next try, by how many failed; the last one stays. */
const PAUSES = [5_000, 30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR];

/** How long a delivery is retried, and how long a flow that is off is waited for. */
const GIVE_UP = 3 * DAY;

/** 401 and 403 in a row after which an address is taken for dead: its signature no longer holds. */
const REFUSALS = 10;

/** What the platform answered; undefined status where nothing came. */
export interface Answered {
  readonly status: number | undefined;
  /** Its first few thousand characters. */
  readonly body: string;
  /** As the header says it. */
  readonly retryAfter?: string | undefined;
  /** What happened to the connection, where no answer came. */
  readonly problem?: string;
}

/**
 * What becomes of a delivery by what the platform answered. A flow that was deleted answers 404, 410
 * or 400 `WorkflowTriggerIsNotEnabled` with "Deleted", and its subscription goes; one that is off
 * answers the same with "Disabled", and is waited for, as is an address that is busy, fails or is
 * silent. Any other refusal is about this one thing only (read in public repositories; Microsoft
 * documents none of it).
 */
export function outcomeOf(
  claimed: Pick<Claimed, "attempts" | "failures" | "failingSince" | "notification">,
  { status, body, retryAfter, problem = "no answer" }: Answered,
  now: number,
): Outcome {
  const failing = (reason: string, pause = pauseAfter(claimed.failures)): Outcome => ({
    kind: "failing",
    until: now + pause,
    parkBefore: now - GIVE_UP,
    reason,
  });
  if (status === undefined) return failing(problem);
  if (status >= 200 && status < 300) return { kind: "done" };
  const code = codeIn(body);
  const said = code === undefined ? `status ${status}` : `status ${status} ${code}`;
  if (code === "WorkflowTriggerIsNotEnabled") {
    if (/'Deleted'/.test(body)) return { kind: "gone", reason: "its flow is deleted" };
    const since = claimed.failingSince ?? now;
    if (now - since > GIVE_UP) return { kind: "gone", reason: "its flow is off for three days" };
    return failing("its flow is off", HOUR);
  }
  if (status === 404 || status === 410) return { kind: "gone", reason: said };
  if (status === 401 || status === 403) {
    if (claimed.failures + 1 >= REFUSALS)
      return { kind: "gone", reason: `${said}, ${REFUSALS} times` };
    return failing(said);
  }
  if (status === 429 || status === 408 || status >= 500 || status < 400) {
    const asked = Number(retryAfter ?? Number.NaN) * 1000;
    const usual = pauseAfter(claimed.failures);
    return failing(said, asked > 0 ? Math.min(Math.max(asked, 1000), HOUR) : usual);
  }
  return againOutcome(claimed, said, now);
}

/** A delivery that fails by itself, whatever becomes of others: it is made again, in the end parked. */
export function againOutcome(
  { attempts, notification }: Pick<Claimed, "attempts" | "notification">,
  reason: string,
  now: number,
): Outcome {
  if (now - notification.receivedAt > GIVE_UP) return { kind: "parked", reason };
  return { kind: "later", at: now + pauseAfter(attempts), reason };
}

function pauseAfter(failed: number): number {
  return PAUSES[Math.min(failed, PAUSES.length - 1)] ?? HOUR;
}

/** The word by which the platform names an error: `{"error": {"code": "…", "message": "…"}}`. */
function codeIn(body: string): string | undefined {
  const value = parseJson(body);
  const error = isObject(value) ? value.error : undefined;
  const code = isObject(error) ? error.code : undefined;
  // It is logged and listed, so nothing but a word is taken.
  return typeof code === "string" && /^\w{1,60}$/.test(code) ? code : undefined;
}
