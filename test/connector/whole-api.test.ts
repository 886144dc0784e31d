import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import connector from "../../connector/connector.ts";
import { operations } from "../../scripts/common/contract.ts";
import { readContract } from "../../scripts/common/read-contract.ts";

const contract = readContract(fileURLToPath(new URL("../../connector/intercom", import.meta.url)));

const descriptors = Object.values(connector.packages).flatMap(({ resources }) =>
  resources.flatMap(({ from }) => from.flatMap((module) => Object.values(module))),
);

test("every operation of Intercom's is an action or a list of one of the connectors", () => {
  const offered = new Set(
    descriptors.flatMap((one) => (one.kind === "plain" || one.kind === "list" ? [one.call] : [])),
  );
  const missing = operations(contract).flatMap(({ call }) =>
    [...offered].some((one) => one === call) ? [] : [call],
  );
  expect(missing).toEqual([]);
});
