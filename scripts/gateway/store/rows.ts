/** What both stores ask for alike, and what their rows come to. */
import { isObject, parseJson } from "../../common/json.ts";
import type { Check, Claimed, Counts, Region, Subscription } from "./store.ts";

/** Of a subscription `s`. */
const SUBSCRIPTION_COLUMNS = `
  s.id, s.workspace, s.region, s.trigger, s.topics, s.address, s.inputs, s.created_at, s.check_at`;

/** Of a subscription `s` that is to be checked. */
export const CHECK_COLUMNS = `${SUBSCRIPTION_COLUMNS}, s.check_state, s.checked_at, s.check_failures`;

/** Of a delivery `d` that is claimed, its notification `n` and its subscription `s`. */
export const CLAIMED_COLUMNS = `
  d.seq AS delivery, d.attempts, d.subject, d.received_at,
  n.id AS notification, n.topic, n.body,
  ${SUBSCRIPTION_COLUMNS}, s.failures, s.failing_since`;

/** A row of {@link SUBSCRIPTION_COLUMNS}; topics are an array where the database has them, else JSON. */
interface SubscriptionRow<Topics> {
  id: string;
  workspace: string;
  region: Region;
  trigger: string;
  topics: Topics;
  address: string;
  inputs: string;
  created_at: number;
  /** Null for one that is not checked. */
  check_at: number | null;
}

/** A row of {@link CLAIMED_COLUMNS}. */
export interface ClaimedRow<Topics> extends SubscriptionRow<Topics> {
  delivery: number;
  attempts: number;
  subject: string;
  received_at: number;
  notification: string;
  topic: string;
  body: string;
  failures: number;
  failing_since: number | null;
}

/** A row of {@link CHECK_COLUMNS}. */
export interface CheckRow<Topics> extends SubscriptionRow<Topics> {
  check_state: string | null;
  checked_at: number | null;
  check_failures: number;
}

export function claimedOf<Topics>(
  row: ClaimedRow<Topics>,
  topicsOf: (topics: Topics) => readonly string[],
): Claimed {
  const { workspace, subject, topic, body } = row;
  return {
    delivery: row.delivery,
    attempts: row.attempts,
    failures: row.failures,
    failingSince: row.failing_since ?? undefined,
    notification: {
      ...{ workspace, id: row.notification, topic, subject, body },
      receivedAt: row.received_at,
    },
    subscription: subscriptionOf(row, topicsOf),
  };
}

export function checkOf<Topics>(
  row: CheckRow<Topics>,
  topicsOf: (topics: Topics) => readonly string[],
): Check {
  return {
    subscription: subscriptionOf(row, topicsOf),
    state: row.check_state ?? undefined,
    checkedAt: row.checked_at ?? undefined,
    failures: row.check_failures,
  };
}

function subscriptionOf<Topics>(
  row: SubscriptionRow<Topics>,
  topicsOf: (topics: Topics) => readonly string[],
): Subscription {
  const { id, workspace, region, trigger, address } = row;
  const inputs = parseJson(row.inputs);
  return {
    ...{ id, workspace, region, trigger, address, topics: topicsOf(row.topics) },
    inputs: isObject(inputs) ? inputs : {},
    catchUp: row.check_at !== null,
    createdAt: row.created_at,
  };
}

/**
 * Whether a time is over, or so far ahead that only a clock which was wrong then can have named it: what
 * waits for one of the gateway's own times waits an hour at most.
 * @param now the parameter that has the time: `$1`
 */
export const isDue = (column: string, now: string): string =>
  `(${column} <= ${now} OR ${column} > ${now} + ${2 * 3_600_000})`;

/** One row. */
export const COUNTS = `
  SELECT (SELECT count(*) FROM subscriptions) AS subscriptions,
    (SELECT count(*) FROM subscriptions WHERE failures > 0) AS failing,
    (SELECT count(*) FROM subscriptions WHERE check_at IS NOT NULL) AS checked,
    (SELECT count(*) FROM subscriptions WHERE check_failures > 0) AS checks_failing,
    (SELECT min(coalesce(checked_at, created_at)) FROM subscriptions
      WHERE check_at IS NOT NULL) AS unchecked,
    (SELECT count(*) FROM deliveries) AS waiting,
    (SELECT count(*) FROM parked) AS parked,
    (SELECT received_at FROM deliveries ORDER BY seq LIMIT 1) AS oldest`;

export interface CountsRow {
  subscriptions: number;
  failing: number;
  checked: number;
  checks_failing: number;
  unchecked: number | null;
  waiting: number;
  parked: number;
  oldest: number | null;
}

export function countsOf(row: CountsRow | undefined): Counts {
  const { subscriptions = 0, failing = 0, checked = 0, waiting = 0, parked = 0 } = row ?? {};
  return {
    ...{ subscriptions, failing, checked, waiting, parked },
    checksFailing: row?.checks_failing ?? 0,
    unchecked: row?.unchecked ?? undefined,
    oldest: row?.oldest ?? undefined,
  };
}

/** Without the limit; names in quotes keep their case in PostgreSQL, too. */
export const PARKED = `
  SELECT p.seq AS delivery, p.subscription, s.trigger, s.workspace, n.id AS notification,
    n.topic, p.received_at AS "receivedAt", p.parked_at AS "parkedAt", p.attempts, p.reason
  FROM parked p JOIN subscriptions s ON s.id = p.subscription
  JOIN notifications n ON n.seq = p.notification ORDER BY p.parked_at DESC, p.seq DESC`;

/** Without the limit. */
export const FAILING = `
  SELECT id AS subscription, trigger, workspace, failures, failing_since AS since,
    retry_at AS until, reason
  FROM subscriptions WHERE failures > 0 ORDER BY failing_since`;

/** Without the limit. */
export const CHECKS = `
  SELECT id AS subscription, trigger, workspace, checked_at AS "checkedAt", check_at AS "nextAt",
    check_failures AS failures, check_reason AS reason
  FROM subscriptions WHERE check_at IS NOT NULL
  ORDER BY check_failures > 0 DESC, coalesce(checked_at, created_at), id`;
