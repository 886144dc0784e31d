/**
 * What the gateway keeps: which flows listen, what Intercom reported, and what is still to be
 * delivered to whom. Times are unix milliseconds. Two stores do this and pass the same tests:
 * `sqlite.ts`, a file of one process, and `postgres.ts`, a database that several processes share.
 */
import type { JsonObject } from "../../common/json.ts";

/** What Intercom reported, once its signature was found to be right. */
export interface Notification {
  /** The id of Intercom's workspace, which it calls `app_id`. */
  readonly workspace: string;
  /** Intercom's, the same when it tries again. */
  readonly id: string;
  readonly topic: string;
  /** What it is about: `conversation 123`. Deliveries about the same thing keep their order. */
  readonly subject: string;
  readonly receivedAt: number;
  /** Intercom's JSON as it came. */
  readonly body: string;
}

/** A flow that listens. */
export interface Subscription {
  /** Cannot be guessed: who knows it may end the subscription. */
  readonly id: string;
  readonly workspace: string;
  readonly region: Region;
  /** The operation's id: `WhenConversationClosedAtOnce`. */
  readonly trigger: string;
  readonly topics: readonly string[];
  /** Where the platform wants to be called. */
  readonly address: string;
  /** What the maker filled in. */
  readonly inputs: JsonObject;
  /** Whether it is checked now and then for what Intercom could not deliver. */
  readonly catchUp: boolean;
  readonly createdAt: number;
}

/** Where Intercom hosts a workspace, as the gateway's paths begin. */
export type Region = "us" | "eu" | "au";

/** A delivery that this process is to make now; nobody else makes it until it is settled. */
export interface Claimed {
  readonly delivery: number;
  readonly notification: Notification;
  readonly subscription: Subscription;
  /** How often it was tried in vain. */
  readonly attempts: number;
  /** How often the subscription's address failed in a row, whatever it was sent. */
  readonly failures: number;
  /** Since when, where it does. */
  readonly failingSince: number | undefined;
}

/** What became of a delivery. */
export type Outcome =
  /** The platform took it. */
  | { readonly kind: "done" }
  /** It is none that the flow asked for, or one that it has. */
  | { readonly kind: "unwanted" }
  /** This one is tried again; what follows about the same subject waits for it. */
  | { readonly kind: "later"; readonly at: number; readonly reason: string }
  /** It is not tried again by itself, and listed. */
  | { readonly kind: "parked"; readonly reason: string }
  /** Its address takes nothing at present: everything for it rests; what is older than told is parked. */
  | {
      readonly kind: "failing";
      readonly until: number;
      readonly parkBefore: number;
      readonly reason: string;
    }
  /** The flow is gone, and with it everything that was for it. */
  | { readonly kind: "gone"; readonly reason: string };

export interface Settled {
  readonly claimed: Claimed;
  readonly outcome: Outcome;
}

/** What is claimed, and how much of it. */
export interface ClaimOptions {
  readonly now: number;
  /** Of all subscriptions together whose addresses are well. */
  readonly most: number;
  /** Of all together whose address failed last: these take no place of the others. */
  readonly mostFailing: number;
  /** Of one subscription; one whose address fails gets one. */
  readonly each: number;
  /** Ids of subscriptions that get none. */
  readonly without: readonly string[];
  /** Ids of subscriptions that get none while their address fails: one is under way. */
  readonly busy: readonly string[];
  /** Until when nobody else may claim it, should this process die. */
  readonly until: number;
}

/** A delivery that was given up. */
export interface Parked {
  readonly delivery: number;
  readonly subscription: string;
  readonly trigger: string;
  readonly workspace: string;
  readonly notification: string;
  readonly topic: string;
  readonly receivedAt: number;
  readonly parkedAt: number;
  readonly attempts: number;
  readonly reason: string;
}

/** A subscription whose address does not take what it is sent. */
export interface Failing {
  readonly subscription: string;
  readonly trigger: string;
  readonly workspace: string;
  readonly failures: number;
  readonly since: number;
  readonly until: number;
  readonly reason: string;
}

/** A subscription that this process is to check now. */
export interface Check {
  readonly subscription: Subscription;
  /** Where the check before left off; undefined before the first one. */
  readonly state: string | undefined;
  /** When one last went well; undefined before the first one. */
  readonly checkedAt: number | undefined;
  /** How often it failed in a row. */
  readonly failures: number;
}

/** How the checks of a subscription fare. */
export interface Checked {
  readonly subscription: string;
  readonly trigger: string;
  readonly workspace: string;
  /** When one last went well; null where none did yet. */
  readonly checkedAt: number | null;
  readonly nextAt: number;
  /** How often it failed in a row. */
  readonly failures: number;
  /** Why it failed last; null where it did not. */
  readonly reason: string | null;
}

/** An event that a subscription is about to get. */
export interface Taking {
  readonly subscription: string;
  /** What happened, in the words of `catch-up/event.ts`. */
  readonly event: string;
  /** Whether a check found it; else a notification came. */
  readonly found: boolean;
}

/** What a check found, which is to be delivered to its subscription alone. */
export interface Found {
  /** What happened, as `Taking` has it. */
  readonly event: string;
  readonly notification: Notification;
}

/** What there is of each. */
export interface Counts {
  readonly subscriptions: number;
  readonly waiting: number;
  readonly parked: number;
  readonly failing: number;
  /** Subscriptions that are checked, and of these those whose check failed. */
  readonly checked: number;
  readonly checksFailing: number;
  /** Since when the one that waits longest for a check to go well does so. */
  readonly unchecked: number | undefined;
  /** When the oldest of what waits came in. */
  readonly oldest: number | undefined;
}

export interface Store {
  /**
   * Keeps notifications, and what is to be delivered of them to the subscriptions that there are.
   * Once it resolves, nothing that was said can be lost.
   * @returns for each whether it is new; what is known already changes nothing
   */
  accept(notifications: readonly Notification[]): Promise<readonly boolean[]>;
  /**
   * Adds a subscription. Another one of the same workspace and trigger with the same address is the
   * same flow's of before, and goes, with what was still for it.
   * @returns false, with nothing changed, where the workspace has as many as it may
   */
  subscribe(subscription: Subscription, most: number): Promise<boolean>;
  /** Ends a subscription, and drops what was for it; false where there is none of that id. */
  unsubscribe(id: string): Promise<boolean>;
  /** Deliveries that are due, the oldest first, each the first about its subject to its subscription. */
  claim(options: ClaimOptions): Promise<readonly Claimed[]>;
  /** Keeps what became of deliveries. */
  settle(settled: readonly Settled[], now: number): Promise<void>;
  /**
   * Notes that subscriptions get events, before they do: by a check or by notifications, whichever was
   * first. Of notifications each counts; several may be about one event.
   * @returns for each whether it goes on: false where the other way was first
   */
  take(takings: readonly Taking[], now: number): Promise<readonly boolean[]>;
  /**
   * A subscription that is due to be checked, which nobody else checks until `until`.
   * @param without workspaces of which none is
   */
  claimCheck(now: number, until: number, without: readonly string[]): Promise<Check | undefined>;
  /**
   * Keeps what a check found of what the subscription does not have, and where it left off, at once.
   * @returns how much of it is new
   */
  checked(
    subscription: string,
    check: { readonly state: string; readonly found: readonly Found[]; readonly next: number },
    now: number,
  ): Promise<number>;
  /** A check failed: it is made again at `next`, from where the one before left off. */
  checkFailed(subscription: string, next: number, reason: string): Promise<void>;
  /** Those that fail first, then those that were checked longest ago. */
  checks(most: number): Promise<readonly Checked[]>;
  counts(): Promise<Counts>;
  /** The newest first. */
  parked(most: number): Promise<readonly Parked[]>;
  /** Puts what was parked back among what waits; gives how many. */
  retryParked(now: number): Promise<number>;
  failing(most: number): Promise<readonly Failing[]>;
  /**
   * Forgets the ids of notifications that came before `before` and wait for nobody, what was parked
   * before `parkedBefore`, and the events that subscriptions had before `before` and before their last
   * check, unless something of theirs is parked, which may be of such an event.
   */
  tidy(before: number, parkedBefore: number): Promise<void>;
  /** @throws where the store does not answer */
  check(): Promise<void>;
  close(): Promise<void>;
}
