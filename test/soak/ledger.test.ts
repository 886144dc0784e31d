import { describe, expect, it } from "vitest";
import { createLedger, type Delivery, type Happening } from "../../scripts/soak/ledger.ts";

const LOOK_BACK = 300;

function ledgerWith(...happened: [at: number, happening: Partial<Happening>][]) {
  const ledger = createLedger(LOOK_BACK);
  for (const [at, happening] of happened) ledger.note(changeOf(at, happening), at);
  return ledger;
}

const changeOf = (at: number, happening: Partial<Happening> = {}): Happening => ({
  id: "1",
  second: at,
  kept: true,
  optional: false,
  state: `state at ${at}`,
  ...happening,
});

const deliveryAt = (second: number, delivery: Partial<Delivery> = {}): Delivery => ({
  id: "1",
  second,
  state: `state at ${second}`,
  ...delivery,
});

/** A poll that takes no time. */
const pollAt = (time: number) => ({ began: time, ended: time });

const fine = { lost: 0, repeated: 0, wrong: 0, outdated: 0, unordered: 0 };

describe("the ledger of a soak", () => {
  it("a change that no poll delivers is lost", () => {
    const ledger = ledgerWith([1000, {}]);
    ledger.finish(pollAt(2000));
    expect(ledger.count()).toMatchObject({ ...fine, happened: 1, delivered: 0, lost: 1 });
  });

  it("a change that is followed by another before it is settled need not be delivered", () => {
    const ledger = ledgerWith([1000, {}], [1100, {}]);
    ledger.deliver([deliveryAt(1100)], pollAt(1200));
    ledger.finish(pollAt(2000));
    expect(ledger.count()).toMatchObject({ ...fine, happened: 2, delivered: 1, joined: 1 });
  });

  it("a change that a poll had to deliver is lost, whatever follows it", () => {
    const ledger = ledgerWith([1000, {}]);
    ledger.finish(pollAt(1400));
    ledger.note(changeOf(1500), 1500);
    ledger.deliver([deliveryAt(1500)], pollAt(1600));
    expect(ledger.count()).toMatchObject({ ...fine, delivered: 1, lost: 1 });
  });

  it("what goes on changing while a walk goes on is not due in that walk", () => {
    const ledger = ledgerWith([1000, {}], [1450, {}]);
    ledger.finish({ began: 1400, ended: 1500 });
    ledger.deliver([deliveryAt(1450)], pollAt(1600));
    expect(ledger.count()).toMatchObject({ ...fine, joined: 1 });
  });

  it("what is gone need not be delivered, nor a part that is", () => {
    const ledger = ledgerWith([1000, {}], [1000, { id: "2", part: "a" }]);
    ledger.note(changeOf(1000, { id: "2", part: "b" }), 1000);
    ledger.gone("1", 1100);
    ledger.gone("2", 1100, "a");
    ledger.finish(pollAt(2000));
    expect(ledger.count()).toMatchObject({ ...fine, joined: 2, lost: 1 });
  });

  it("each part is delivered once, in order", () => {
    const parts = ["a", "b", "c"].map((part) => ({ part, state: part }));
    const ledger = ledgerWith(
      ...parts.map((part, i): [number, Partial<Happening>] => [1000 + i, part]),
    );
    const [a, b, c] = parts.map((part, i) => deliveryAt(1000 + i, part));
    if (a === undefined || b === undefined || c === undefined) throw new Error("three parts");
    ledger.deliver([a, c], pollAt(1100));
    ledger.deliver([b, c], pollAt(1200));
    expect(ledger.count()).toMatchObject({ ...fine, delivered: 3, repeated: 1, unordered: 1 });
  });

  it("tells what was never to be delivered, and what is not as it was", () => {
    const ledger = ledgerWith([1000, {}], [1000, { id: "2" }]);
    ledger.deliver([deliveryAt(1000, { id: "3", state: "of another" })], pollAt(1100));
    ledger.deliver([deliveryAt(1000, { state: "something else" })], pollAt(1100));
    ledger.deliver([deliveryAt(900, { id: "2" })], pollAt(1100));
    expect(ledger.count()).toMatchObject({ ...fine, wrong: 3, lost: 1 });
  });

  it("tells what had long changed when it was delivered as it had been", () => {
    const ledger = ledgerWith([1000, {}], [1100, {}]);
    ledger.deliver([deliveryAt(1000)], pollAt(1200));
    expect(ledger.count()).toMatchObject({ ...fine, lost: 1 });
    ledger.note(changeOf(1000, { id: "2" }), 1000);
    ledger.note(changeOf(1100, { id: "2" }), 1100);
    ledger.deliver([deliveryAt(1000, { id: "2" })], pollAt(1500));
    expect(ledger.count()).toMatchObject({ outdated: 1 });
  });

  it("what changes without a change of the time that counts is delivered as it was at either time", () => {
    const ledger = ledgerWith([1000, {}], [1050, { second: 1000, state: "read since" }]);
    ledger.deliver([deliveryAt(1000, { state: "read since" })], pollAt(1100));
    expect(ledger.count()).toMatchObject({ ...fine, happened: 1, delivered: 1, longestWait: 100 });
  });

  it("what may be new or a change may be delivered or not", () => {
    const ledger = ledgerWith([1000, { optional: true }], [1000, { id: "2", optional: true }]);
    ledger.deliver([deliveryAt(1000)], pollAt(1100));
    ledger.finish(pollAt(2000));
    expect(ledger.count()).toMatchObject({ ...fine, happened: 1, delivered: 1, joined: 0 });
  });

  it("what a trigger is no longer about need not be delivered", () => {
    const ledger = ledgerWith(
      [1000, {}],
      [1100, { kept: false }],
      [1000, { id: "2", kept: false }],
    );
    ledger.finish(pollAt(2000));
    expect(ledger.count()).toMatchObject({ ...fine, happened: 1, joined: 1 });
  });
});
