/** Joins the gateway's parts with the real network, clock and files, and takes them apart again. */
import { lookup } from "node:dns";
import { defined } from "../common/defined.ts";
import { fetchSend } from "../common/fetch-send.ts";
import type { Send } from "../common/http.ts";
import { networkPost } from "./delivery/post.ts";
import { createGateway } from "./gateway.ts";
import { type Log, messageOf } from "./log.ts";
import { readRoutes } from "./operations/routes.ts";
import { serve } from "./serve.ts";
import type { Settings } from "./settings.ts";
import { postgresStore } from "./store/postgres.ts";
import { sqliteStore } from "./store/sqlite.ts";
import type { AddressRules } from "./subscriptions/address.ts";
import { readInstantTriggers } from "./triggers.ts";

export interface StartOptions {
  readonly settings: Settings;
  /** The folder of the connectors: `generated/`. */
  readonly folder: string;
  readonly log: Log;
  /** Calls Intercom; over the network unless told. */
  readonly send?: Send;
  /** Milliseconds between two checks of a subscription; an hour unless told. */
  readonly checkEvery?: number;
  /** Serves this machine only, and notifies it without https: for a try. */
  readonly local?: true;
}

export interface Started {
  readonly port: number;
  /** Takes nothing more, waits for what is under way, and closes the store. */
  stop(): Promise<void>;
}

/** Milliseconds that Intercom has for a call of the gateway's own: a delivery or check waits for it. */
const OWN_CALL = 10_000;

/** Milliseconds between looks for what is due by then, and between tidyings. */
const LOOK = 1000;
const TIDY = 3_600_000;

/** @throws where the store cannot be opened or the port is taken */
export async function start({
  settings,
  folder,
  log,
  send,
  checkEvery,
  local,
}: StartOptions): Promise<Started> {
  const rules: AddressRules = {
    otherHosts: local === true ? [...settings.otherHosts, "127.0.0.1"] : settings.otherHosts,
    ...(local === undefined ? {} : { local }),
  };
  const triggers = readInstantTriggers(folder);
  const find = readRoutes(folder);
  const store = await (settings.databaseUrl === undefined
    ? sqliteStore(settings.file)
    : postgresStore(settings.databaseUrl, undefined, (why) =>
        log.warn("the database does not answer yet", { why }),
      ));
  const post = networkPost(rules);
  const gateway = createGateway({
    ...{ settings, store, triggers, find, post, rules, log, ...defined({ checkEvery }) },
    send: send ?? fetchSend(),
    sendOwn: send ?? fetchSend(undefined, OWN_CALL),
    resolve: (host, done) => lookup(host, { all: true }, done),
    now: Date.now,
  });
  const { handle, mostBytes, deliverer, checker } = gateway;
  const served = await serve({
    ...{ port: settings.port, handle, mostBytes, log },
    ...(local === true ? { host: "127.0.0.1" } : {}),
  }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const wake = () => {
    deliverer.wake();
    checker.wake();
  };
  const look = setInterval(wake, LOOK);
  const tidying = setInterval(
    () =>
      void gateway
        .tidy()
        .catch((error: unknown) => log.error("not tidied", { why: messageOf(error) })),
    TIDY,
  );
  wake();
  return {
    port: served.port,
    async stop() {
      clearInterval(look);
      clearInterval(tidying);
      await served.close();
      await checker.stop();
      await deliverer.stop();
      post.close();
      await store.close();
    },
  };
}
