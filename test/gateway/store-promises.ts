/** What any store promises: the same tests for each. */
import { afterEach, describe, expect, it } from "vitest";
import type {
  Claimed,
  Notification,
  Outcome,
  Store,
  Subscription,
} from "../../scripts/gateway/store/store.ts";

export const NOW = Date.UTC(2026, 0, 5, 12);
const MINUTE = 60_000;

export function notification(id: string, more: Partial<Notification> = {}): Notification {
  return {
    workspace: "w1",
    id,
    topic: "conversation.admin.closed",
    subject: `conversation ${id}`,
    receivedAt: NOW,
    body: `{"id":"${id}"}`,
    ...more,
  };
}

export function subscription(id: string, more: Partial<Subscription> = {}): Subscription {
  return {
    id,
    workspace: "w1",
    region: "us",
    trigger: "WhenClosed",
    topics: ["conversation.admin.closed"],
    address: `https://flow.example/${id}`,
    inputs: { team: "7" },
    catchUp: false,
    createdAt: NOW,
    ...more,
  };
}

export function claimAll(
  store: Store,
  now = NOW,
  more: Partial<Parameters<Store["claim"]>[0]> = {},
) {
  return store.claim({
    now,
    most: 100,
    mostFailing: 10,
    each: 16,
    without: [],
    busy: [],
    until: now + MINUTE,
    ...more,
  });
}

export const idsOf = (claimed: readonly Claimed[]) =>
  claimed.map((one) => `${one.subscription.id} ${one.notification.id}`);

/** @param open makes an empty store, or opens it again */
export function storePromises(
  open: () => Promise<{ store: Store; again(): Promise<Store> }>,
): void {
  const opened: Store[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  async function fresh() {
    const { store, again } = await open();
    opened.push(store);
    return {
      store,
      /** As after the death of the process. */
      async reopened() {
        await store.close();
        opened.splice(opened.indexOf(store), 1);
        const other = await again();
        opened.push(other);
        return other;
      },
    };
  }
  const settle = (store: Store, one: Claimed | undefined, outcome: Outcome, now = NOW) => {
    if (one === undefined) throw new Error("nothing was claimed");
    return store.settle([{ claimed: one, outcome }], now);
  };

  describe("what is accepted", () => {
    it("is for each subscription of its workspace and topic, and for no other", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a"), 10);
      await store.subscribe(subscription("b", { trigger: "Other" }), 10);
      await store.subscribe(subscription("other workspace", { workspace: "w2" }), 10);
      await store.subscribe(subscription("other topic", { topics: ["ticket.created"] }), 10);
      expect(await store.accept([notification("1")])).toEqual([true]);
      const claimed = await claimAll(store);
      expect(idsOf(claimed)).toEqual(["a 1", "b 1"]);
      expect(claimed[0]).toMatchObject({
        attempts: 0,
        failures: 0,
        notification: notification("1"),
        subscription: subscription("a"),
      });
    });

    it("is kept once, however often it comes, also within one batch", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a"), 10);
      expect(await store.accept([notification("1"), notification("1")])).toEqual([true, false]);
      expect(await store.accept([notification("1")])).toEqual([false]);
      expect(await store.accept([notification("1", { workspace: "w2" })])).toEqual([true]);
      expect(idsOf(await claimAll(store))).toEqual(["a 1"]);
    });

    it("is not for subscriptions that come later", async () => {
      const { store } = await fresh();
      await store.accept([notification("1")]);
      await store.subscribe(subscription("a"), 10);
      expect(await claimAll(store)).toEqual([]);
    });

    it("is there after the process died, and so is what was claimed and not settled", async () => {
      const { store, reopened } = await fresh();
      await store.subscribe(subscription("a"), 10);
      await store.accept([notification("1"), notification("2")]);
      const [first] = await claimAll(store);
      await settle(store, first, { kind: "done" });
      const other = await reopened();
      expect(idsOf(await claimAll(other, NOW + 2 * MINUTE))).toEqual(["a 2"]);
      expect(await other.accept([notification("1")])).toEqual([false]);
    });
  });

  describe("what is claimed", () => {
    it("is claimed by nobody else until it is settled", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a"), 10);
      await store.accept([notification("1")]);
      const [first] = await claimAll(store);
      expect(await claimAll(store)).toEqual([]);
      await settle(store, first, { kind: "done" });
      expect(await claimAll(store, NOW + 2 * MINUTE)).toEqual([]);
      expect(await store.counts()).toMatchObject({ waiting: 0 });
    });

    it("comes back once the claim has run out, where it was never settled", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a"), 10);
      await store.accept([notification("1")]);
      expect(await claimAll(store)).toHaveLength(1);
      expect(await claimAll(store, NOW + MINUTE - 1)).toEqual([]);
      expect(await claimAll(store, NOW + MINUTE)).toHaveLength(1);
    });

    it("is the first about its subject; the next follows once that is done", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a"), 10);
      await store.subscribe(subscription("b", { trigger: "Other" }), 10);
      const same = { subject: "ticket 5" };
      await store.accept([notification("1", same), notification("2", same), notification("3")]);
      const claimed = await claimAll(store);
      expect(idsOf(claimed)).toEqual(["a 1", "b 1", "a 3", "b 3"]);
      await settle(store, claimed[0], { kind: "done" });
      expect(idsOf(await claimAll(store))).toEqual(["a 2"]);
    });

    it("is no more than asked for, of one subscription and in all, and none of those that are left out", async () => {
      const { store } = await fresh();
      for (const id of ["a", "b", "c"]) {
        await store.subscribe(subscription(id, { trigger: id }), 10);
      }
      await store.accept(["1", "2", "3", "4"].map((id) => notification(id)));
      expect(idsOf(await claimAll(store, NOW, { each: 1, without: ["b"] }))).toEqual([
        "a 1",
        "c 1",
      ]);
      expect(await claimAll(store, NOW, { most: 3 })).toHaveLength(3);
    });
  });

  describe("what was not delivered", () => {
    it("waits until its time, and what follows about the same subject waits for it", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a"), 10);
      const same = { subject: "ticket 5" };
      await store.accept([notification("1", same), notification("2", same)]);
      const [first] = await claimAll(store);
      await settle(store, first, { kind: "later", at: NOW + MINUTE, reason: "status 400" });
      expect(await claimAll(store)).toEqual([]);
      const [again, ...others] = await claimAll(store, NOW + MINUTE);
      expect(others).toEqual([]);
      expect(again).toMatchObject({ attempts: 1, notification: { id: "1" } });
    });

    it("of an address that fails, rests with all that is for it; then one tries", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a"), 10);
      await store.accept([notification("1"), notification("2"), notification("3")]);
      const until = NOW + MINUTE;
      const failing: Outcome = { kind: "failing", until, parkBefore: 0, reason: "status 500" };
      const claimed = await claimAll(store, NOW, { each: 2 });
      // Two that were under way together are one failure.
      for (const one of claimed) await settle(store, one, failing);
      expect(await claimAll(store)).toEqual([]);
      expect(await store.failing(10)).toEqual([
        {
          subscription: "a",
          trigger: "WhenClosed",
          workspace: "w1",
          failures: 1,
          since: NOW,
          until,
          reason: "status 500",
        },
      ]);
      expect(await claimAll(store, until, { busy: ["a"] })).toEqual([]);
      const tried = await claimAll(store, until);
      expect(idsOf(tried)).toEqual(["a 1"]);
      expect(tried[0]).toMatchObject({ attempts: 1, failures: 1, failingSince: NOW });
      await settle(store, tried[0], { kind: "done" }, until);
      expect(idsOf(await claimAll(store, until))).toEqual(["a 2", "a 3"]);
      expect(await store.failing(10)).toEqual([]);
    });

    it("of addresses that fail, takes no place of others, however many they are", async () => {
      const { store } = await fresh();
      const names = ["a", "b", "c", "d"];
      for (const id of names) await store.subscribe(subscription(id, { trigger: id }), 10);
      await store.accept([notification("1"), notification("2")]);
      const claimed = await claimAll(store, NOW, { each: 1 });
      for (const one of claimed.slice(0, 3)) {
        await settle(store, one, {
          kind: "failing",
          until: NOW,
          parkBefore: 0,
          reason: "no answer",
        });
      }
      await settle(store, claimed[3], { kind: "done" });
      expect(idsOf(await claimAll(store, NOW, { most: 1, mostFailing: 2 }))).toEqual([
        "a 1",
        "b 1",
        "d 2",
      ]);
      expect(idsOf(await claimAll(store, NOW, { most: 0, mostFailing: 1 }))).toEqual(["c 1"]);
    });

    it("is due where it waits for a time that only a wrong clock can have named", async () => {
      const { store } = await fresh();
      const year = 365 * 24 * 60 * MINUTE;
      await store.subscribe(subscription("a", { catchUp: true }), 10);
      await store.subscribe(subscription("b"), 10);
      await store.accept([notification("1")]);
      const [first, second] = await claimAll(store, NOW + year);
      await settle(store, first, { kind: "later", at: NOW + year, reason: "status 400" });
      const until = NOW + year;
      await settle(store, second, { kind: "failing", until, parkBefore: 0, reason: "no answer" });
      await store.checked("a", { state: "s", found: [], next: NOW + year }, NOW + year);
      expect(idsOf(await claimAll(store))).toEqual(["a 1", "b 1"]);
      expect(await store.claimCheck(NOW, NOW + MINUTE, [])).toBeDefined();
    });

    it("of an address that fails, is parked once it is old", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a"), 10);
      await store.accept([notification("1"), notification("2", { receivedAt: NOW + MINUTE })]);
      const [first] = await claimAll(store);
      const parkBefore = NOW + 1;
      await settle(store, first, { kind: "failing", until: NOW, parkBefore, reason: "no answer" });
      expect(await store.counts()).toMatchObject({ waiting: 1, parked: 1 });
    });

    it("is listed where it is parked, lets the next one pass, and can be put back", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a"), 10);
      const same = { subject: "ticket 5" };
      await store.accept([notification("1", same), notification("2", same)]);
      const [first] = await claimAll(store);
      await settle(store, first, { kind: "parked", reason: "status 413" });
      expect(await store.parked(10)).toEqual([
        {
          delivery: first?.delivery,
          ...{ subscription: "a", trigger: "WhenClosed", workspace: "w1", notification: "1" },
          ...{ topic: "conversation.admin.closed", receivedAt: NOW, parkedAt: NOW },
          ...{ attempts: 1, reason: "status 413" },
        },
      ]);
      const [second] = await claimAll(store);
      expect(second?.notification.id).toBe("2");
      await settle(store, second, { kind: "done" });
      expect(await store.retryParked(NOW + MINUTE)).toBe(1);
      expect(await store.parked(10)).toEqual([]);
      const [back] = await claimAll(store, NOW + MINUTE);
      expect(back).toMatchObject({ attempts: 0, notification: { id: "1", body: '{"id":"1"}' } });
    });
  });

  describe("a subscription", () => {
    it("takes with it what was for it when it ends; ending it twice says so", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a"), 10);
      await store.accept([notification("1"), notification("2")]);
      const [first] = await claimAll(store, NOW, { most: 1 });
      expect(await store.unsubscribe("a")).toBe(true);
      expect(await store.unsubscribe("a")).toBe(false);
      await settle(store, first, { kind: "done" });
      expect(await store.counts()).toEqual({
        ...{ subscriptions: 0, failing: 0, checked: 0, checksFailing: 0, unchecked: undefined },
        ...{ waiting: 0, parked: 0, oldest: undefined },
      });
    });

    it("goes when its flow is gone", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a"), 10);
      await store.accept([notification("1"), notification("2")]);
      const [first] = await claimAll(store);
      await settle(store, first, { kind: "gone", reason: "status 410" });
      expect(await store.counts()).toMatchObject({ subscriptions: 0, waiting: 0 });
    });

    it("takes the place of the same flow's of before, with nothing that was for that", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("before"), 1);
      await store.accept([notification("1")]);
      const { address } = subscription("before");
      expect(await store.subscribe(subscription("after", { address }), 1)).toBe(true);
      await store.accept([notification("2")]);
      expect(idsOf(await claimAll(store))).toEqual(["after 2"]);
    });

    it("is refused where the workspace has as many as it may", async () => {
      const { store } = await fresh();
      expect(await store.subscribe(subscription("a"), 1)).toBe(true);
      expect(await store.subscribe(subscription("b"), 1)).toBe(false);
      expect(await store.subscribe(subscription("c", { workspace: "w2" }), 1)).toBe(true);
      expect(await store.counts()).toMatchObject({ subscriptions: 2 });
    });
  });

  describe("a subscription that is checked", () => {
    const byNotification = (event: string) => ({ subscription: "a", event, found: false });
    const byCheck = (event: string) => ({ subscription: "a", event, found: true });
    const found = (event: string, more: Partial<Notification> = {}) => ({
      event,
      notification: notification(`check.${event}`, more),
    });
    const HOUR = 60 * MINUTE;

    it("is due at once, then when the check says, and goes on from where that left off", async () => {
      const { store, reopened } = await fresh();
      await store.subscribe(subscription("a", { catchUp: true }), 10);
      await store.subscribe(subscription("b"), 10);
      expect(await store.claimCheck(NOW, NOW + MINUTE, [])).toEqual({
        ...{ subscription: subscription("a", { catchUp: true }), state: undefined, failures: 0 },
        checkedAt: undefined,
      });
      expect(await store.claimCheck(NOW, NOW + MINUTE, [])).toBeUndefined();
      await store.checked("a", { state: "here", found: [], next: NOW + HOUR }, NOW);
      const later = await reopened();
      expect(await later.claimCheck(NOW + MINUTE, NOW + HOUR, [])).toBeUndefined();
      expect(await later.claimCheck(NOW + HOUR, NOW + 2 * HOUR, [])).toMatchObject({
        state: "here",
      });
    });

    it("is checked by another process once a claim has run out", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a", { catchUp: true }), 10);
      await store.claimCheck(NOW, NOW + MINUTE, []);
      expect(await store.claimCheck(NOW + MINUTE, NOW + HOUR, [])).toMatchObject({
        subscription: { id: "a" },
      });
    });

    it("counts the checks in a row that fail, and keeps its place", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a", { catchUp: true }), 10);
      await store.checked("a", { state: "here", found: [], next: NOW }, NOW);
      await store.checkFailed("a", NOW, "status 500");
      await store.checkFailed("a", NOW, "status 500");
      const failed = await store.claimCheck(NOW, NOW, []);
      expect(failed).toMatchObject({ state: "here", failures: 2, checkedAt: NOW });
      await store.checked("a", { state: "there", found: [], next: NOW }, NOW);
      const done = await store.claimCheck(NOW, NOW, []);
      expect(done).toMatchObject({ state: "there", failures: 0 });
    });

    it("is none of a workspace that is left out", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a", { catchUp: true }), 10);
      await store.subscribe(subscription("b", { catchUp: true, workspace: "w2" }), 10);
      expect(await store.claimCheck(NOW, NOW + MINUTE, ["w1"])).toMatchObject({
        subscription: { id: "b" },
      });
      expect(await store.claimCheck(NOW, NOW + MINUTE, ["w1"])).toBeUndefined();
    });

    it("is listed with how its checks fare, and counted; those that fail come first", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a", { catchUp: true }), 10);
      await store.subscribe(subscription("b", { catchUp: true }), 10);
      await store.subscribe(subscription("c"), 10);
      const later = NOW + MINUTE;
      await store.checked("a", { state: "here", found: [], next: later }, NOW);
      await store.checkFailed("b", later, "status 500");
      const of = { trigger: "WhenClosed", workspace: "w1", nextAt: later };
      expect(await store.checks(10)).toEqual([
        { subscription: "b", ...of, checkedAt: null, failures: 1, reason: "status 500" },
        { subscription: "a", ...of, checkedAt: NOW, failures: 0, reason: null },
      ]);
      expect(await store.counts()).toMatchObject({ checked: 2, checksFailing: 1, unchecked: NOW });
      await store.checked("b", { state: "here", found: [], next: later }, later);
      expect(await store.checks(10)).toMatchObject([
        { subscription: "a", failures: 0 },
        { subscription: "b", failures: 0, reason: null },
      ]);
    });

    it("gets what one check finds twice once", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a", { catchUp: true }), 10);
      const check = { state: "s", found: [found("2.x"), found("2.x")], next: NOW };
      expect(await store.checked("a", check, NOW)).toBe(1);
      expect(idsOf(await claimAll(store))).toEqual(["a check.2.x"]);
    });

    it("alone gets what its check finds, but for what it has", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a", { catchUp: true }), 10);
      await store.subscribe(subscription("b", { catchUp: true }), 10);
      await store.accept([notification("1")]);
      await store.take([byNotification("1.x")], NOW);
      for (const one of await claimAll(store)) await settle(store, one, { kind: "done" });
      const check = { state: "s", found: [found("1.x"), found("2.x"), found("3.x")], next: NOW };
      expect(await store.checked("a", check, NOW)).toBe(2);
      expect(idsOf(await claimAll(store))).toEqual(["a check.2.x", "a check.3.x"]);
    });

    it("gets an event by a check or by notifications, whichever asks first, as often as that asks", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a", { catchUp: true }), 10);
      const asked = [byNotification("1.x"), byCheck("1.x"), byCheck("2.x"), byNotification("2.x")];
      for (let times = 0; times < 2; times++) {
        expect(await store.take(asked, NOW)).toEqual([true, false, true, false]);
      }
      expect(await store.take([byNotification("1.x"), byCheck("2.x")], NOW)).toEqual([true, true]);
    });

    it("gets what is found twice once, and what it did not want not again", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a", { catchUp: true }), 10);
      const check = { state: "s", found: [found("2.x")], next: NOW };
      expect(await store.checked("a", check, NOW)).toBe(1);
      expect(await store.checked("a", check, NOW)).toBe(0);
      const [first] = await claimAll(store);
      await store.take([byCheck("2.x")], NOW);
      await settle(store, first, { kind: "unwanted" });
      expect(await store.checked("a", check, NOW)).toBe(0);
      expect(await store.counts()).toMatchObject({ waiting: 0 });
    });

    it("takes its checks with it when it ends, also from under one that is under way", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a", { catchUp: true }), 10);
      await store.accept([notification("1")]);
      const [first] = await claimAll(store);
      await store.unsubscribe("a");
      expect(await store.take([byNotification("1.x")], NOW)).toEqual([false]);
      await settle(store, first, { kind: "done" });
      const check = { state: "s", found: [found("2.x")], next: NOW };
      expect(await store.checked("a", check, NOW)).toBe(0);
      expect(await store.claimCheck(NOW + HOUR, NOW + 2 * HOUR, [])).toBeUndefined();
      expect(await store.counts()).toMatchObject({ waiting: 0 });
    });

    it("forgets what it has once that is old and a later check went well, not before", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a", { catchUp: true }), 10);
      await store.take([byNotification("1.x")], NOW);
      await store.tidy(NOW + 1, NOW);
      expect(await store.take([byCheck("1.x")], NOW)).toEqual([false]);
      await store.checked("a", { state: "s", found: [], next: NOW }, NOW + MINUTE);
      await store.tidy(NOW, NOW);
      expect(await store.take([byCheck("1.x")], NOW)).toEqual([false]);
      await store.tidy(NOW + 1, NOW);
      expect(await store.take([byCheck("1.x")], NOW)).toEqual([true]);
    });

    it("knows what it has for as long as something of its is parked, which may be the same", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a", { catchUp: true }), 10);
      await store.take([byNotification("1.x")], NOW);
      await store.accept([notification("2")]);
      const [first] = await claimAll(store);
      await settle(store, first, { kind: "parked", reason: "status 413" });
      await store.checked("a", { state: "s", found: [], next: NOW }, NOW + MINUTE);
      await store.tidy(NOW + 1, NOW);
      expect(await store.take([byCheck("1.x")], NOW)).toEqual([false]);
      await store.tidy(NOW + 1, NOW + 1);
      expect(await store.take([byCheck("1.x")], NOW)).toEqual([true]);
    });
  });

  describe("tidying", () => {
    it("forgets what is old and waits for nobody, and what was parked long ago", async () => {
      const { store } = await fresh();
      await store.subscribe(subscription("a"), 10);
      await store.accept([notification("1"), notification("2"), notification("3")]);
      const [first, second] = await claimAll(store, NOW, { most: 2 });
      await settle(store, first, { kind: "done" });
      await settle(store, second, { kind: "parked", reason: "status 413" });
      await store.tidy(NOW + 1, NOW);
      expect(await store.counts()).toMatchObject({ waiting: 1, parked: 1 });
      // What was forgotten would be taken again; what waits or is parked would not.
      expect(await store.accept([notification("1"), notification("2"), notification("3")])).toEqual(
        [true, false, false],
      );
      await store.tidy(NOW + 1, NOW + 1);
      expect(await store.counts()).toMatchObject({ parked: 0 });
    });
  });
}
