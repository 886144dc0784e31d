/** Everything that is there runs the same through a gateway, without policies and script. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import connector from "../../connector/connector.ts";
import type { Send } from "../../scripts/common/http.ts";
import { isObject, parseJson } from "../../scripts/common/json.ts";
import { readContract } from "../../scripts/common/read-contract.ts";
import { createGateway } from "../../scripts/gateway/gateway.ts";
import { silentLog } from "../../scripts/gateway/log.ts";
import { routesOf } from "../../scripts/gateway/operations/routes.ts";
import { sqliteStore } from "../../scripts/gateway/store/sqlite.ts";
import { throughGateway } from "../../scripts/generate/gateway-form.ts";
import { buildModels } from "../../scripts/generate/model.ts";
import type { Stage } from "../../scripts/pipeline/trials/stage.ts";
import { type Open, runTrials } from "../../scripts/pipeline/trials/trials.ts";
import { planRunner } from "../../scripts/plan/runner.ts";
import { type CallResult, type Connection, connect } from "../../scripts/platform/connection.ts";
import { type Connector, parseConnector, readConnector } from "../../scripts/platform/connector.ts";
import { askOf } from "./workbench.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NAMES = ["intercom", "intercom-workspace", "intercom-mcp"];

/** What a flow sees of an answer; links without what comes before their query. */
function seen(operationId: string, { response, body }: CallResult) {
  const { location, "retry-after": retryAfter, "content-type": type } = response.headers;
  const cut = (link: unknown) => (typeof link === "string" ? link.replace(/^[^?]*\?/, "?") : link);
  const shown =
    isObject(parseJson(response.body)) &&
    typeof body === "object" &&
    body !== null &&
    "nextLink" in body
      ? { ...body, nextLink: cut(body.nextLink) }
      : body;
  return { operationId, status: response.status, location: cut(location), retryAfter, type, shown };
}

/** A connection that notes what comes of each call. */
function noting(connection: Connection, notes: unknown[]): Connection {
  return {
    ...connection,
    async call(operationId, ...rest) {
      const result = await connection.call(operationId, ...rest);
      notes.push(seen(operationId, result));
      return result;
    },
    async pages(operationId, ...rest) {
      const read = await connection.pages(operationId, ...rest);
      for (const page of read.pages) notes.push(seen(operationId, page));
      return read;
    },
    async relay(operationId, message) {
      const result = await connection.relay(operationId, message);
      notes.push(seen(operationId, result));
      return result;
    },
    trigger(operationId, parameters) {
      const trigger = connection.trigger(operationId, parameters);
      return {
        get state() {
          return trigger.state;
        },
        async poll() {
          const polled = await trigger.poll();
          notes.push(seen(operationId, polled.result));
          return polled;
        },
      };
    },
  };
}

it("every operation and trigger of every package answers through a gateway as it does directly", async () => {
  const contract = readContract(`${ROOT}/connector/intercom`);
  const models = buildModels(connector, contract).models.filter(({ name }) => NAMES.includes(name));
  const artifacts = new Map(
    NAMES.flatMap((name) =>
      readdirSync(`${ROOT}/generated/${name}`, { withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== "icon.png")
        .map(
          ({ name: file }) =>
            [`${name}/${file}`, readFileSync(`${ROOT}/generated/${name}/${file}`, "utf8")] as const,
        ),
    ),
  );
  const connectors = NAMES.map((name) => readConnector(`${ROOT}/generated/${name}`));

  const direct: unknown[] = [];
  const openDirect: Open = (one, stage) =>
    noting(
      connect({
        ...{ connector: one, parameters: { access_token: stage.token }, send: stage.send },
        ...(one.script === undefined
          ? {}
          : { runScript: planRunner(one.script, { now: stage.now, elapsed: () => 0 }) }),
      }),
      direct,
    );
  const straight = await runTrials(models, contract, artifacts, undefined, openDirect);

  const through: unknown[] = [];
  const gateways = new Map<Stage, Send>();
  const store = sqliteStore(":memory:");
  const gatewayBefore = (stage: Stage): Send => {
    const known = gateways.get(stage);
    if (known !== undefined) return known;
    const ask = askOf(
      createGateway({
        settings: {
          ...{ url: "https://gateway.example.com", mostSubscriptions: 1, otherHosts: [] },
          ...{ links: "relative", workspaces: { d5b94d53: { region: "us", secrets: ["x"] } } },
        },
        ...{ store, triggers: new Map(), send: stage.send, log: silentLog },
        find: routesOf(connectors, { now: stage.now, elapsed: () => 0 }),
        post: async () => ({ status: 202, body: "" }),
        rules: { otherHosts: [] },
        resolve: (_host, done) => done(null, []),
        now: () => 0,
      }),
    );
    gateways.set(stage, ask);
    return ask;
  };
  const openThrough: Open = (one, stage) =>
    noting(
      connect({
        connector: behindGateway(one),
        parameters: { api_key: stage.token },
        send: gatewayBefore(stage),
      }),
      through,
    );
  const behind = await runTrials(models, contract, artifacts, undefined, openThrough);
  await store.close();

  expect(behind.problems).toEqual(straight.problems);
  expect(behind).toEqual(straight);
  expect(through).toEqual(direct);
  expect(direct.length).toBeGreaterThan(400);
});

function behindGateway({ definition, properties }: Connector): Connector {
  const copy = (value: object) => {
    const json = parseJson(JSON.stringify(value));
    if (!isObject(json)) throw new Error("no object");
    return json;
  };
  const form = throughGateway(
    { definition: copy(definition), properties: copy(properties.properties) },
    "gateway.example.com",
    "us",
  );
  return parseConnector({
    definition: JSON.stringify(form.definition),
    properties: JSON.stringify({ properties: form.properties }),
  });
}
