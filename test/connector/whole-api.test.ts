import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import connector from "../../connector/connector.ts";
import { operations } from "../../scripts/common/contract.ts";
import { readContract } from "../../scripts/common/read-contract.ts";
import { callsOf } from "../../scripts/coverage/calls.ts";
import { buildModels } from "../../scripts/generate/model.ts";

const contract = readContract(fileURLToPath(new URL("../../connector/intercom", import.meta.url)));

test("every operation of Intercom's is made by an action that makers see", () => {
  const known = operations(contract).map(({ call }) => call);
  const made = new Set<string>(
    buildModels(connector, contract)
      .models.flatMap((model) => model.operations)
      .filter(({ kind, visibility }) => kind === "action" && visibility !== "internal")
      .flatMap((operation) => callsOf(operation, known)),
  );
  expect(known.filter((call) => !made.has(call))).toEqual([]);
});
