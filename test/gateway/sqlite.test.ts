import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterAll, describe, expect, it } from "vitest";
import { sqliteStore } from "../../scripts/gateway/store/sqlite.ts";
import { claimAll, NOW, notification, storePromises, subscription } from "./store-promises.ts";

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
