import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterAll, describe, expect, it } from "vitest";
import { sqliteStore } from "../../scripts/gateway/store/sqlite.ts";
import {
  claimAll,
  idsOf,
  NOW,
  notification,
  storePromises,
  subscription,
} from "./store-promises.ts";

const folder = mkdtempSync(join(tmpdir(), "gateway-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = () => join(folder, `${++files}`, "gateway.db");

describe("the store in a file", () => {
  storePromises(async () => {
    const file = newFile();
    return { store: sqliteStore(file), again: async () => sqliteStore(file) };
  });

  it("is open in one gateway at a time", async () => {
    const file = newFile();
    const store = sqliteStore(file);
    expect(() => sqliteStore(file)).toThrow("is open in another gateway");
    await store.close();
    await sqliteStore(file).close();
  });

  it("refuses a file of a later version", async () => {
    const file = newFile();
    await sqliteStore(file).close();
    const db = new Database(file);
    db.exec("PRAGMA user_version = 99");
    db.close();
    expect(() => sqliteStore(file)).toThrow("written by a later version");
  });

  it("brings a file of the version before checks up to date, with all that is in it", async () => {
    const file = newFile();
    const before = sqliteStore(file);
    await before.subscribe(subscription("a"), 10);
    await before.accept([notification("1")]);
    await before.close();
    const db = new Database(file);
    db.exec(`DROP TABLE had; DROP INDEX subscriptions_check;
      ALTER TABLE subscriptions DROP COLUMN check_at; ALTER TABLE subscriptions DROP COLUMN check_state;
      ALTER TABLE subscriptions DROP COLUMN check_failures; ALTER TABLE subscriptions DROP COLUMN checked_at;
      ALTER TABLE subscriptions DROP COLUMN check_reason;
      PRAGMA user_version = 1`);
    db.close();
    const store = sqliteStore(file);
    expect(idsOf(await claimAll(store))).toEqual(["a 1"]);
    expect(await store.claimCheck(NOW, NOW, [])).toBeUndefined();
    await store.subscribe(subscription("b", { catchUp: true }), 10);
    expect(await store.claimCheck(NOW, NOW, [])).toMatchObject({ subscription: { id: "b" } });
    await store.close();
  });

  it("is its owner's alone; where it cannot be made, the words say what to do", async () => {
    const file = newFile();
    await sqliteStore(file).close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(() => sqliteStore(join(file, "inside.db"))).toThrow(/cannot be opened.*GATEWAY_FILE/);
  });

  it("holds nothing of what was delivered, and nothing that nobody wants", async () => {
    const file = newFile();
    const store = sqliteStore(file);
    await store.subscribe(subscription("a"), 10);
    await store.accept([
      notification("1", { body: '"secret of one"' }),
      notification("2", { body: '"secret of two"', topic: "ticket.created" }),
    ]);
    const [claimed] = await claimAll(store);
    if (claimed === undefined) throw new Error("nothing was claimed");
    await store.settle([{ claimed, outcome: { kind: "done" } }], NOW);
    await store.close();
    expect(readFileSync(file, "latin1")).not.toContain("secret of");
  });
});
