import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import connector from "../../connector/connector.ts";
import { operations } from "../../scripts/common/contract.ts";
import { readContract } from "../../scripts/common/read-contract.ts";
import { coverage } from "../../scripts/coverage/coverage.ts";
import { buildModels } from "../../scripts/generate/model.ts";

const contract = readContract(fileURLToPath(new URL("../../connector/intercom", import.meta.url)));

test("every operation of Intercom's is made by an action that makers see, of one of the connectors", () => {
  const known = operations(contract).map(({ call }) => call);
  const { calls } = coverage(buildModels(connector, contract).models, known, [], []);
  const missing = calls.flatMap(({ call, by }) => (by.length === 0 ? [call] : []));
  expect([calls.length, missing]).toEqual([231, []]);
});
