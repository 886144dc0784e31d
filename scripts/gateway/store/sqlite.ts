/** The store in one file, for a gateway of one process: nothing to install, each commit synced. */
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate as pause } from "node:timers/promises";
import Database from "libsql";
import { parseJson } from "../../common/json.ts";
import { messageOf } from "../log.ts";
import {
  CHECK_COLUMNS,
  CHECKS,
  type CheckRow,
  CLAIMED_COLUMNS,
  type ClaimedRow,
  COUNTS,
  type CountsRow,
  checkOf,
  claimedOf,
  countsOf,
  FAILING,
  isDue,
  PARKED,
} from "./rows.ts";
import type { Checked, Failing, Notification, Parked, Settled, Store } from "./store.ts";

/** Each is applied once, in order; what was released is never changed, another one is added. */
const MIGRATIONS = [
  `CREATE TABLE subscriptions (
     id TEXT PRIMARY KEY, workspace TEXT NOT NULL, region TEXT NOT NULL, trigger TEXT NOT NULL,
     topics TEXT NOT NULL, address TEXT NOT NULL, inputs TEXT NOT NULL, created_at INTEGER NOT NULL,
     failures INTEGER NOT NULL DEFAULT 0, retry_at INTEGER NOT NULL DEFAULT 0,
     failing_since INTEGER, reason TEXT);
   CREATE UNIQUE INDEX subscriptions_flow ON subscriptions (workspace, trigger, address);
   CREATE TABLE topics (
     workspace TEXT NOT NULL, topic TEXT NOT NULL,
     subscription TEXT NOT NULL REFERENCES subscriptions ON DELETE CASCADE,
     PRIMARY KEY (workspace, topic, subscription)) WITHOUT ROWID;
   CREATE INDEX topics_subscription ON topics (subscription);
   CREATE TABLE notifications (
     seq INTEGER PRIMARY KEY, workspace TEXT NOT NULL, id TEXT NOT NULL, topic TEXT NOT NULL,
     subject TEXT NOT NULL, received_at INTEGER NOT NULL, body TEXT NOT NULL,
     UNIQUE (workspace, id));
   CREATE INDEX notifications_received ON notifications (received_at);
   CREATE TABLE deliveries (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     subscription TEXT NOT NULL REFERENCES subscriptions ON DELETE CASCADE,
     notification INTEGER NOT NULL REFERENCES notifications,
     subject TEXT NOT NULL, received_at INTEGER NOT NULL,
     due_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, reason TEXT);
   CREATE INDEX deliveries_subject ON deliveries (subscription, subject, seq);
   CREATE INDEX deliveries_order ON deliveries (subscription, seq);
   CREATE INDEX deliveries_notification ON deliveries (notification);
   CREATE TABLE parked (
     seq INTEGER PRIMARY KEY,
     subscription TEXT NOT NULL REFERENCES subscriptions ON DELETE CASCADE,
     notification INTEGER NOT NULL REFERENCES notifications,
     subject TEXT NOT NULL, received_at INTEGER NOT NULL,
     attempts INTEGER NOT NULL, reason TEXT NOT NULL, parked_at INTEGER NOT NULL);
   CREATE INDEX parked_notification ON parked (notification);
   CREATE INDEX parked_subscription ON parked (subscription);`,
  `ALTER TABLE subscriptions ADD COLUMN check_at INTEGER;
   ALTER TABLE subscriptions ADD COLUMN check_state TEXT;
   ALTER TABLE subscriptions ADD COLUMN check_failures INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE subscriptions ADD COLUMN check_reason TEXT;
   ALTER TABLE subscriptions ADD COLUMN checked_at INTEGER;
   CREATE INDEX subscriptions_check ON subscriptions (check_at) WHERE check_at IS NOT NULL;
   CREATE TABLE had (
     subscription TEXT NOT NULL REFERENCES subscriptions ON DELETE CASCADE,
     event TEXT NOT NULL, found INTEGER NOT NULL, had_at INTEGER NOT NULL,
     PRIMARY KEY (subscription, event)) WITHOUT ROWID;
   CREATE INDEX had_had_at ON had (had_at);`,
];

/** Rows that are forgotten in one commit. */
const FORGOTTEN = 1000;

/** Of one subscription, what nobody has claimed and nothing about the same subject comes before. */
const HEADS = `
  SELECT e.seq FROM deliveries e
  WHERE e.subscription = s.id AND ${isDue("e.due_at", "?1")}
    AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.seq = e.seq AND c.until > ?1)
    AND NOT EXISTS (
      SELECT 1 FROM deliveries f
      WHERE f.subscription = e.subscription AND f.subject = e.subject AND f.seq < e.seq)
  ORDER BY e.seq`;

const claimFrom = (which: string, each: string) => `
  SELECT ${CLAIMED_COLUMNS}
  FROM subscriptions s
  JOIN deliveries d ON d.seq IN (${HEADS} LIMIT ${each})
  JOIN notifications n ON n.seq = d.notification
  WHERE ${which} AND s.id NOT IN (SELECT value FROM json_each(?2))
  ORDER BY d.seq LIMIT ?3`;

type Row = ClaimedRow<string>;

/**
 * Opens the file, and makes it or brings it up to date where it is not.
 * @throws where another process has it open, or it is of a later version of this gateway
 */
export function sqliteStore(file: string): Store {
  const db = open(file);
  const prepared = new Map<string, Database.Statement>();
  const prepare = (sql: string) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const run = (sql: string, ...values: unknown[]): number => prepare(sql).run(...values).changes;
  // The one unchecked cast: the columns of a row are those that the SQL beside the type names.
  const all = <T>(sql: string, ...values: unknown[]): T[] => prepare(sql).all(...values) as T[];
  const together = <T>(work: () => T): T => {
    db.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      db.exec("COMMIT");
      return result;
    } catch (error) {
      db.exec("ROLLBACK");
      throw error;
    }
  };

  /** Takes away what a notification said, once nobody waits for it: only its id is needed then. */
  const forget = (notification: number) =>
    run(
      `UPDATE notifications SET body = '' WHERE seq = ?1
         AND NOT EXISTS (SELECT 1 FROM deliveries WHERE notification = ?1)
         AND NOT EXISTS (SELECT 1 FROM parked WHERE notification = ?1)`,
      notification,
    );

  const drop = (subscription: string): boolean => {
    const told = all<{ notification: number }>(
      `SELECT notification FROM deliveries WHERE subscription = ?1
       UNION SELECT notification FROM parked WHERE subscription = ?1`,
      subscription,
    );
    const dropped = run("DELETE FROM subscriptions WHERE id = ?", subscription) > 0;
    for (const { notification } of told) forget(notification);
    return dropped;
  };

  const accept = (one: Notification): boolean => {
    const { workspace, id, topic, subject, receivedAt, body } = one;
    const [added] = all<{ seq: number }>(
      `INSERT INTO notifications (workspace, id, topic, subject, received_at, body)
       VALUES (?, ?, ?, ?, ?, '') ON CONFLICT DO NOTHING RETURNING seq`,
      ...[workspace, id, topic, subject, receivedAt],
    );
    if (added === undefined) return false;
    const wanted = run(
      `INSERT INTO deliveries (subscription, notification, subject, received_at, due_at)
       SELECT subscription, ?1, ?2, ?3, ?3 FROM topics WHERE workspace = ?4 AND topic = ?5`,
      ...[added.seq, subject, receivedAt, workspace, topic],
    );
    // What nobody wants is not kept: only its id, by which Intercom's second try is known.
    if (wanted > 0) run("UPDATE notifications SET body = ? WHERE seq = ?", body, added.seq);
    return true;
  };

  const park = (deliveries: readonly { seq: number }[], now: number, reason: string) => {
    for (const { seq } of deliveries) {
      run(
        `INSERT INTO parked (seq, subscription, notification, subject, received_at, attempts, reason, parked_at)
         SELECT seq, subscription, notification, subject, received_at, attempts, ?2, ?3
         FROM deliveries WHERE seq = ?1`,
        ...[seq, reason, now],
      );
      run("DELETE FROM deliveries WHERE seq = ?", seq);
    }
  };

  /** A few at a time, between which notifications are taken: while the file is at work nothing else is. */
  const forgetOld = async (
    table: "parked" | "had" | "notifications",
    which: string,
    time: number,
  ) => {
    const key = table === "had" ? "subscription, event" : "seq";
    const sql = `
      DELETE FROM ${table} WHERE (${key}) IN (
        SELECT ${key} FROM ${table} p WHERE ${which} LIMIT ${FORGOTTEN})`;
    while (together(() => run(sql, time)) === FORGOTTEN) await pause();
  };

  const has = (subscription: string, event: string): boolean =>
    all("SELECT 1 FROM had WHERE subscription = ? AND event = ?", subscription, event).length > 0;

  const settleOne = ({ claimed, outcome }: Settled, now: number): void => {
    const { delivery, subscription } = claimed;
    run("DELETE FROM claims WHERE seq = ?", delivery);
    if (outcome.kind === "gone") {
      drop(subscription.id);
      return;
    }
    if (outcome.kind === "failing") {
      const { until, parkBefore, reason } = outcome;
      run(
        "UPDATE deliveries SET attempts = attempts + 1, reason = ? WHERE seq = ?",
        reason,
        delivery,
      );
      run(
        `UPDATE subscriptions SET failures = failures + 1, retry_at = ?, reason = ?,
           failing_since = coalesce(failing_since, ?) WHERE id = ? AND failures = ?`,
        // Of several that were under way together and failed, the first one counts.
        ...[until, reason, now, subscription.id, claimed.failures],
      );
      const old = all<{ seq: number }>(
        `SELECT seq FROM deliveries WHERE subscription = ? AND received_at < ?
           AND seq NOT IN (SELECT seq FROM claims)`,
        ...[subscription.id, parkBefore],
      );
      park(old, now, reason);
      return;
    }
    if (outcome.kind === "later") {
      run(
        "UPDATE deliveries SET attempts = attempts + 1, due_at = ?, reason = ? WHERE seq = ?",
        ...[outcome.at, outcome.reason, delivery],
      );
    } else if (outcome.kind === "parked") {
      run("UPDATE deliveries SET attempts = attempts + 1 WHERE seq = ?", delivery);
      park([{ seq: delivery }], now, outcome.reason);
    } else {
      const [told] = all<{ notification: number }>(
        "DELETE FROM deliveries WHERE seq = ? RETURNING notification",
        delivery,
      );
      if (told !== undefined) forget(told.notification);
    }
    if (outcome.kind === "unwanted") return;
    // Its address answered.
    run(
      "UPDATE subscriptions SET failures = 0, retry_at = 0, failing_since = NULL, reason = NULL WHERE id = ? AND failures > 0",
      subscription.id,
    );
  };

  return {
    accept: async (notifications) => together(() => notifications.map(accept)),

    subscribe: async (subscription, most) =>
      together(() => {
        const { id, workspace, region, trigger, topics, address, inputs, createdAt, catchUp } =
          subscription;
        const before = all<{ id: string }>(
          "SELECT id FROM subscriptions WHERE workspace = ? AND trigger = ? AND address = ?",
          ...[workspace, trigger, address],
        );
        const [{ count = 0 } = {}] = all<{ count: number }>(
          "SELECT count(*) AS count FROM subscriptions WHERE workspace = ?",
          workspace,
        );
        if (count - before.length >= most) return false;
        for (const one of before) drop(one.id);
        run(
          `INSERT INTO subscriptions
             (id, workspace, region, trigger, topics, address, inputs, created_at, check_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[id, workspace, region, trigger, JSON.stringify(topics), address],
          ...[JSON.stringify(inputs), createdAt, catchUp ? createdAt : null],
        );
        for (const topic of new Set(topics)) {
          run(
            "INSERT INTO topics (workspace, topic, subscription) VALUES (?, ?, ?)",
            workspace,
            topic,
            id,
          );
        }
        return true;
      }),

    unsubscribe: async (id) => together(() => drop(id)),

    async claim({ now, most, mostFailing, each, without, busy, until }) {
      // Claims live in memory: whoever has this file is the only one, and one that died has none.
      const well = all<Row>(
        claimFrom("s.failures = 0", "?4"),
        ...[now, JSON.stringify(without), most, each],
      );
      const failing = all<Row>(
        claimFrom(`s.failures > 0 AND ${isDue("s.retry_at", "?1")}`, "1"),
        ...[now, JSON.stringify([...without, ...busy]), mostFailing],
      );
      const rows = [...well, ...failing].sort((a, b) => a.delivery - b.delivery);
      for (const { delivery } of rows) {
        run("INSERT OR REPLACE INTO claims (seq, until) VALUES (?, ?)", delivery, until);
      }
      return rows.map((row) => claimedOf(row, textsOf));
    },

    settle: async (settled, now) =>
      together(() => {
        for (const one of settled) settleOne(one, now);
      }),

    take: async (takings, now) =>
      together(() =>
        takings.map(({ subscription, event, found }) => {
          run(
            `INSERT INTO had (subscription, event, found, had_at)
             SELECT id, ?2, ?3, ?4 FROM subscriptions WHERE id = ?1 ON CONFLICT DO NOTHING`,
            ...[subscription, event, Number(found), now],
          );
          const [had] = all<{ found: number }>(
            "SELECT found FROM had WHERE subscription = ? AND event = ?",
            ...[subscription, event],
          );
          return had?.found === Number(found);
        }),
      ),

    claimCheck: async (now, until, without) =>
      together(() => {
        const [row] = all<CheckRow<string>>(
          `SELECT ${CHECK_COLUMNS} FROM subscriptions s
           WHERE ${isDue("s.check_at", "?1")}
             AND s.workspace NOT IN (SELECT value FROM json_each(?2))
           ORDER BY s.check_at LIMIT 1`,
          ...[now, JSON.stringify(without)],
        );
        if (row === undefined) return undefined;
        run("UPDATE subscriptions SET check_at = ? WHERE id = ?", until, row.id);
        return checkOf(row, textsOf);
      }),

    checked: async (subscription, { state, found, next }, now) =>
      together(() => {
        const there = run(
          `UPDATE subscriptions SET check_at = ?, check_state = ?, check_failures = 0,
             check_reason = NULL, checked_at = ? WHERE id = ?`,
          ...[next, state, now, subscription],
        );
        if (there === 0) return 0;
        const fresh = found.filter(({ event }) => !has(subscription, event));
        return fresh.filter(
          ({ notification: { workspace, id, topic, subject, receivedAt, body } }) => {
            const [added] = all<{ seq: number }>(
              `INSERT INTO notifications (workspace, id, topic, subject, received_at, body)
             VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING seq`,
              ...[workspace, id, topic, subject, receivedAt, body],
            );
            if (added === undefined) return false;
            run(
              `INSERT INTO deliveries (subscription, notification, subject, received_at, due_at)
             VALUES (?1, ?2, ?3, ?4, ?4)`,
              ...[subscription, added.seq, subject, receivedAt],
            );
            return true;
          },
        ).length;
      }),

    checkFailed: async (subscription, next, reason) => {
      run(
        `UPDATE subscriptions SET check_at = ?, check_failures = check_failures + 1,
           check_reason = ? WHERE id = ?`,
        ...[next, reason, subscription],
      );
    },

    checks: async (most) => all<Checked>(`${CHECKS} LIMIT ?`, most),

    async counts() {
      const [row] = all<CountsRow>(COUNTS);
      return countsOf(row);
    },

    parked: async (most) => all<Parked>(`${PARKED} LIMIT ?`, most),

    retryParked: async (now) =>
      together(() => {
        // Counted anew: three days from now.
        const moved = run(
          `INSERT INTO deliveries (seq, subscription, notification, subject, received_at, due_at)
           SELECT seq, subscription, notification, subject, ?1, ?1 FROM parked`,
          now,
        );
        run("DELETE FROM parked");
        return moved;
      }),

    failing: async (most) => all<Failing>(`${FAILING} LIMIT ?`, most),

    async tidy(before, parkedBefore) {
      await forgetOld("parked", "p.parked_at < ?1", parkedBefore);
      await forgetOld(
        "had",
        `p.had_at < ?1 AND p.had_at < (
           SELECT s.checked_at FROM subscriptions s WHERE s.id = p.subscription)
         AND NOT EXISTS (SELECT 1 FROM parked o WHERE o.subscription = p.subscription)`,
        before,
      );
      await forgetOld(
        "notifications",
        `p.received_at < ?1
         AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.notification = p.seq)
         AND NOT EXISTS (SELECT 1 FROM parked o WHERE o.notification = p.seq)`,
        before,
      );
    },

    async check() {
      all("SELECT 1");
    },

    async close() {
      release(db);
    },
  };
}

function open(file: string): Database.Database {
  const db = made(file);
  try {
    // Claims are in memory, so a second process would deliver everything again: it is kept out.
    db.pragma("locking_mode = EXCLUSIVE");
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("foreign_keys = ON");
    db.pragma("temp_store = MEMORY");
    // What was said is gone from the file, too, not only from its tables.
    db.pragma("secure_delete = ON");
    migrate(db, file);
    db.exec("CREATE TEMP TABLE claims (seq INTEGER PRIMARY KEY, until INTEGER NOT NULL)");
    return db;
  } catch (error) {
    db.close();
    if (error instanceof Error && "code" in error && error.code === "SQLITE_BUSY") {
      throw new Error(
        `${file} is open in another gateway. One process has it: stop that one, or name a PostgreSQL database in DATABASE_URL, which several share.`,
      );
    }
    throw error;
  }
}

/** The file is for its owner alone: it has what Intercom said of people, and addresses that start flows. */
function made(file: string): Database.Database {
  if (file === ":memory:") return new Database(file);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, "a", 0o600));
    return new Database(file);
  } catch (error) {
    throw new Error(
      `${file} cannot be opened (${messageOf(error)}). Name a file in GATEWAY_FILE, in a folder in which the gateway may write.`,
    );
  }
}

/**
 * Closes the file. libsql has it open until its statements are collected, so the lock is given back
 * by hand: with the log written into the file, which can then be copied as it is.
 */
function release(db: Database.Database): void {
  db.pragma("journal_mode = DELETE");
  db.pragma("locking_mode = NORMAL");
  // SQLite gives the lock back when it next reads.
  db.prepare("SELECT count(*) FROM subscriptions").all();
  db.close();
}

function migrate(db: Database.Database, file: string): void {
  const [row] = db.prepare("PRAGMA user_version").all();
  const version =
    typeof row === "object" && row !== null && "user_version" in row ? Number(row.user_version) : 0;
  if (version > MIGRATIONS.length) {
    throw new Error(
      `${file} was written by a later version of this gateway (${version}; this one knows ${MIGRATIONS.length}). Start that one.`,
    );
  }
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < version) continue;
    db.exec(`BEGIN IMMEDIATE; ${migration}; PRAGMA user_version = ${index + 1}; COMMIT`);
  }
}

function textsOf(json: string): string[] {
  const value = parseJson(json);
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
