import type { Clock } from "../clock.ts";
import { parameterInvalid, routeNotFound } from "../errors.ts";
import { FAULT_KINDS, type Fault, type FaultKind, type Faults } from "../faults.ts";
import type { JournalEntry } from "../journal.ts";
import { type Answer, empty, ok } from "../route.ts";
import { addressOf, BODY_LIMIT, jsonOf, type Message } from "../server/message.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Workspace } from "../state/state.ts";
import { TOPICS } from "../webhooks/topics.ts";
import type { WebhookOptions, Webhooks } from "../webhooks/webhooks.ts";
import { happeningPaths } from "./happenings.ts";
import { list, number, object, one, SECONDS, TEXT } from "./schemas.ts";
import { seedingPaths } from "./seeding.ts";
import { asks, type Steer, takes } from "./steer.ts";
import { teammatePaths } from "./teammates.ts";

/** What can be steered from outside, in process and through the control interface alike. */
export interface Controlled {
  clock: Pick<Clock, "now" | "set" | "advance">;
  /** Direct seeding and reading of state. */
  workspace: Workspace;
  faults: Faults;
  /** Every request in order; set its length to 0 to clear it. */
  journal: JournalEntry[];
  webhooks: Webhooks;
  /** The whole state as it is now; JSON keeps all of it. */
  snapshot(): Snapshot;
  /**
   * Takes a snapshot back, another mock's too. The mock keeps its own token and rate limit.
   * @throws {RangeError} for what is no snapshot, or a damaged one; the state is then as before
   */
  restore(snapshot: unknown): void;
}

const PREFIX = "/_mock/";
const RESTORE = `${PREFIX}restore`;

/** A snapshot of a large workspace is large, bytes. */
const SNAPSHOT_LIMIT = 2 ** 29;

/** The largest body that is read from a path, in bytes. */
export const bodyLimit = (path: string): number => (path === RESTORE ? SNAPSHOT_LIMIT : BODY_LIMIT);

/** Answers what `isControlled`. @throws {ApiError} for what it refuses */
export type Control = (message: Message) => Answer;

export const isControlled = (path: string): boolean => path.startsWith(PREFIX);

/**
 * The control interface, for whoever drives the mock from outside. Its requests need no token, meet
 * no fault and are not in the journal. Bodies are checked by the schemas beside the paths.
 *
 * - `GET /_mock/clock`, `POST /_mock/clock` `{set}` or `{advance}` (unix seconds, seconds)
 * - `POST /_mock/seed`, `/tags`, `/companies`, `/contacts`, `/conversations`, ...: see `seedingPaths`
 * - `POST /_mock/ratings`, `/fin-replies`, `/workflow-steps`, `/calls`, ...: see `happeningPaths`
 * - `POST /_mock/teammates`, `/teams`, `/parts`, `/notifications`, ...: see `teammatePaths`
 * - `POST /_mock/faults` `{kind, match, nth, times, seconds, keep}` or `{share, kinds, seconds}`,
 *   `DELETE /_mock/faults`
 * - `GET /_mock/journal`, `DELETE /_mock/journal`
 * - `GET /_mock/snapshot`, `POST /_mock/restore` with what the first one answered
 * - `GET /_mock/webhooks`: webhooks and deliveries; `POST /_mock/webhooks` `{url, topics, secret}`;
 *   `DELETE /_mock/webhooks`
 */
export function createControl(mock: Controlled): Control {
  const paths = [
    ...ownPaths(mock),
    ...seedingPaths(mock),
    ...happeningPaths(mock),
    ...teammatePaths(mock),
  ];
  const byCall = new Map(paths.map((path) => [path.call, path]));
  return (message) => {
    const { path } = addressOf(message);
    const steer = byCall.get(`${message.method} ${path}`);
    if (steer === undefined) throw routeNotFound();
    try {
      const value = steer.act(jsonOf(message, bodyLimit(path)));
      return value === undefined ? empty(204) : ok(value);
    } catch (error) {
      // What makes no sense, such as a time before 1970 or a damaged snapshot.
      throw error instanceof RangeError ? parameterInvalid(error.message) : error;
    }
  };
}

function ownPaths(mock: Controlled): readonly Steer[] {
  const { clock, faults, journal, webhooks } = mock;
  const time = () => ({ now: clock.now(), iso: new Date(clock.now() * 1000).toISOString() });
  return [
    asks("GET /_mock/clock", time),
    takes<{ set?: number; advance?: number }>("POST /_mock/clock", CLOCK, ({ set, advance }) => {
      if (set !== undefined) clock.set(set);
      if (advance !== undefined) clock.advance(advance);
      return time();
    }),
    takes<Fault | { share: number; kinds?: FaultKind[]; seconds?: number }>(
      "POST /_mock/faults",
      one(FAULT, RANDOM_FAULTS),
      (fault) => {
        if ("share" in fault) faults.random(fault.share, fault.kinds, fault.seconds);
        else faults.add(fault);
      },
    ),
    asks("DELETE /_mock/faults", () => faults.clear()),
    asks("GET /_mock/journal", () => journal),
    asks("DELETE /_mock/journal", () => {
      journal.length = 0;
    }),
    asks("GET /_mock/snapshot", () => mock.snapshot()),
    { call: `POST ${RESTORE}`, act: (snapshot) => mock.restore(snapshot) },
    asks("GET /_mock/webhooks", () => ({
      webhooks: webhooks.list(),
      deliveries: webhooks.deliveries,
    })),
    takes<WebhookOptions>("POST /_mock/webhooks", WEBHOOK, (webhook) => webhooks.add(webhook)),
    asks("DELETE /_mock/webhooks", () => webhooks.clear()),
  ];
}

const CLOCK = one(number("set"), number("advance"));
const KIND = { enum: FAULT_KINDS } as const;
const COUNTED = { type: "integer", minimum: 1 } as const;
const FAULT = object(
  {
    ...{ kind: KIND, match: TEXT, nth: COUNTED, times: COUNTED, seconds: SECONDS },
    keep: { type: "integer", minimum: 0 },
  },
  ["kind"],
);
const RANDOM_FAULTS = object(
  {
    share: { type: "number", minimum: 0, maximum: 1 },
    kinds: { type: "array", items: KIND, minItems: 1 },
    seconds: SECONDS,
  },
  ["share"],
);
const WEBHOOK = object({ url: TEXT, topics: list({ enum: TOPICS }), secret: TEXT }, [
  "url",
  "topics",
  "secret",
]);
