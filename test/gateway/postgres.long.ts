import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "../../scripts/bench/gateway/postgres.ts";
import { postgresStore } from "../../scripts/gateway/store/postgres.ts";
import { needs, POSTGRES } from "../common/needs.ts";
import {
  claimAll,
  idsOf,
  NOW,
  notification,
  storePromises,
  subscription,
} from "./store-promises.ts";

describe("the store in a database", needs(POSTGRES), () => {
  let server: PostgresServer;
  let schemas = 0;
  const newSchema = () => `test_${++schemas}`;
  beforeAll(async () => {
    server = await startPostgres(["fsync=off", "shared_buffers=16MB", "autovacuum=off"]);
  });
  afterAll(async () => {
    await server?.stop();
  });

  storePromises(async () => {
    const schema = newSchema();
    const store = await postgresStore(server.url, schema);
    return { store, again: () => postgresStore(server.url, schema) };
  });

  it("is shared by several gateways: what one has claimed no other gets, until it died", async () => {
    const schema = newSchema();
    const [one, two] = await Promise.all([
      postgresStore(server.url, schema),
      postgresStore(server.url, schema),
    ]);
    await one.subscribe(subscription("a"), 10);
    const same = { subject: "ticket 5" };
    await two.accept([notification("1", same), notification("2", same)]);
    await two.accept(Array.from({ length: 20 }, (_, index) => notification(`n${index}`)));
    const claims = await Promise.all(
      [one, two, one, two].map((store) => claimAll(store, NOW, { each: 8 })),
    );
    const claimed = claims.flatMap(idsOf);
    expect(new Set(claimed).size).toBe(claimed.length);
    expect(claimed).not.toContain("a 2");
    const rest = await claimAll(two, NOW, { each: 100 });
    expect(claimed.length + rest.length).toBe(21);
    expect(await claimAll(two, NOW + 120_000, { each: 100 })).toHaveLength(21);
    await one.close();
    await two.close();
  });

  it("keeps a notification once that comes to several gateways at the same time", async () => {
    const schema = newSchema();
    const stores = await Promise.all([1, 2, 3].map(() => postgresStore(server.url, schema)));
    await stores[0]?.subscribe(subscription("a"), 10);
    const many = Array.from({ length: 50 }, (_, index) => notification(`n${index}`));
    const taken = await Promise.all(
      stores.map((store, index) => store.accept(index === 1 ? [...many].reverse() : many)),
    );
    expect(taken.flat().filter(Boolean)).toHaveLength(50);
    expect(await stores[1]?.counts()).toMatchObject({ waiting: 50 });
    for (const store of stores) await store.close();
  });

  it("takes notifications while subscriptions come and go", async () => {
    const store = await postgresStore(server.url, newSchema());
    const accepted = Array.from({ length: 30 }, async (_, index) => {
      await store.subscribe(subscription(`s${index}`), 100);
      const [isNew] = await store.accept([notification(`n${index}`)]);
      await store.unsubscribe(`s${index}`);
      return isNew;
    });
    expect(new Set(await Promise.all(accepted))).toEqual(new Set([true]));
    expect(await store.counts()).toMatchObject({ subscriptions: 0, waiting: 0 });
    await store.close();
  });

  it("goes on once the database was away", async () => {
    const store = await postgresStore(server.url, newSchema());
    await store.accept([notification("1")]);
    await server.killAndStart();
    // The connections of before are dead; each tells it once.
    for (let tries = 0; tries < 10; tries++) {
      if (
        await store.check().then(
          () => true,
          () => false,
        )
      )
        break;
    }
    expect(await store.accept([notification("2")])).toEqual([true]);
    await store.close();
  });

  it("gives each check to one of several gateways, and what two of them find is there once", async () => {
    const schema = newSchema();
    const stores = await Promise.all([1, 2, 3].map(() => postgresStore(server.url, schema)));
    const [one, two] = stores;
    const ids = Array.from({ length: 12 }, (_, index) => `s${index}`);
    for (const id of ids) await one?.subscribe(subscription(id, { catchUp: true }), 100);
    const claims = await Promise.all(
      ids.map((_, index) => stores[index % 3]?.claimCheck(NOW, NOW + 60_000, [])),
    );
    const claimed = claims.flatMap((check) => (check === undefined ? [] : [check.subscription.id]));
    expect(new Set(claimed).size).toBe(claimed.length);
    const found = [{ event: "1.x", notification: notification("check.1.x") }];
    const fresh = await Promise.all(
      [one, two].map((store) => store?.checked("s0", { state: "s", found, next: NOW }, NOW)),
    );
    expect(fresh.sort()).toEqual([0, 1]);
    expect(await one?.counts()).toMatchObject({ waiting: 1 });
    for (const store of stores) await store.close();
  });

  it("lets one of several gateways bring an event that a check and a notification are about", async () => {
    const schema = newSchema();
    const stores = await Promise.all([1, 2].map(() => postgresStore(server.url, schema)));
    await stores[0]?.subscribe(subscription("a", { catchUp: true }), 10);
    for (let round = 0; round < 50; round++) {
      const taken = await Promise.all(
        stores.map((store, index) =>
          store.take([{ subscription: "a", event: `${round}`, found: index === round % 2 }], NOW),
        ),
      );
      expect(taken.flat().sort()).toEqual([false, true]);
    }
    for (const store of stores) await store.close();
  });

  it("brings a database of the version before checks up to date, with all that is in it", async () => {
    const schema = newSchema();
    const before = await postgresStore(server.url, schema);
    await before.subscribe(subscription("a"), 10);
    await before.accept([notification("1")]);
    await before.close();
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(`SET search_path = ${schema}; DROP TABLE had;
      ALTER TABLE subscriptions DROP COLUMN check_at, DROP COLUMN check_state,
        DROP COLUMN check_failures, DROP COLUMN checked_at, DROP COLUMN check_reason;
      UPDATE version SET version = 1`);
    await client.end();
    const store = await postgresStore(server.url, schema);
    expect(idsOf(await claimAll(store))).toEqual(["a 1"]);
    expect(await store.claimCheck(NOW, NOW, [])).toBeUndefined();
    await store.close();
  });

  it("refuses a database of a later version", async () => {
    const schema = newSchema();
    await (await postgresStore(server.url, schema)).close();
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(`UPDATE ${schema}.version SET version = 99`);
    await client.end();
    await expect(postgresStore(server.url, schema)).rejects.toThrow("a later version");
  });
});
