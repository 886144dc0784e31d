import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { operations } from "../../scripts/common/contract.ts";
import { readContract } from "../../scripts/common/read-contract.ts";
import { createContractCheck } from "../../scripts/mock-intercom/contract-check.ts";
import { coverage, coverageText } from "../../scripts/mock-intercom/coverage.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { OPERATIONS, PAST_OPERATIONS } from "../../scripts/mock-intercom/operations.ts";
import { routes } from "../../scripts/mock-intercom/resources/resources.ts";
import { standInAnswer } from "../../scripts/mock-intercom/stand-in/stand-in.ts";
import { client } from "./client.ts";

const contract = readContract(fileURLToPath(new URL("../../connector/intercom", import.meta.url)));
const declared = operations(contract);
const NOW = 1_750_000_000;

test("the operations that are routed are those of the contract", () => {
  expect(OPERATIONS.map(({ call }) => call).sort()).toEqual(
    declared.map(({ call }) => call).sort(),
  );
});

test("each handler is for an operation of the contract, and no operation has two", () => {
  const calls = routes.map(({ call }) => call);
  const known = [...OPERATIONS, ...PAST_OPERATIONS].map(({ call }) => call);
  expect(calls.filter((call) => !known.includes(call))).toEqual([]);
  expect(new Set(calls).size).toBe(calls.length);
});

test("coverage counts each operation once, and names those without behaviour", () => {
  const found = coverage();
  expect(found.withBehaviour.length + found.withoutBehaviour.length).toBe(found.operations);
  expect(found.withBehaviour).toContain("GET /contacts/{contact_id}");
  const text = coverageText(found);
  expect(text).toMatch(/^231 of 231 operations have behaviour/);
  for (const call of found.withoutBehaviour) expect(text).toContain(call);
});

describe("without behaviour", () => {
  const check = createContractCheck(() => contract);

  test.each(declared.map(({ call, operation }) => [call, operation] as const))(
    "%s would answer what the contract allows, always the same",
    (call, operation) => {
      const params = Object.fromEntries(
        [...call.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, "4711"]),
      );
      const options = { call, now: NOW, params };
      const answer = standInAnswer(operation, contract, options);
      check.answer(call, answer);
      expect(standInAnswer(operation, contract, options)).toEqual(answer);
    },
  );

  test("an answer carries the id that was asked for, times near the clock and one entry a list", () => {
    const operation = declared.find(({ call }) => call === "GET /articles/{article_id}");
    const options = {
      call: "GET /articles/{article_id}",
      now: NOW,
      params: { article_id: "4711" },
    };
    if (operation === undefined) throw new Error("no such operation");
    const answer = JSON.parse(String(standInAnswer(operation.operation, contract, options).body));
    expect(String(answer.id)).toBe("4711");
    expect(answer.created_at).toBeGreaterThan(NOW - 3601);
    expect(answer.created_at).toBeLessThanOrEqual(NOW);
  });

  const mock = createMock({ now: NOW, validate: false });
  test.each(coverage().withoutBehaviour)("%s is routed to itself", async (call) => {
    const operation = declared.find((one) => one.call === call)?.operation;
    if (operation === undefined) throw new Error("no such operation");
    const params = Object.fromEntries(
      [...call.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, "4711"]),
    );
    // `deleted`, `search` and the like must win over the parameter that other paths have there.
    const reply = await client(mock)(call.replace(/\{\w+\}/g, "4711"));
    const wanted = standInAnswer(operation, contract, { call, now: NOW, params });
    expect(reply.status).toBe(wanted.status);
    expect(reply.body).toBe(String(wanted.body));
    expect(reply.headers.location).toBe(wanted.headers?.location);
    const type = wanted.body.length === 0 ? undefined : (wanted.type ?? "application/json");
    expect(reply.headers["content-type"]?.split(";")[0]).toBe(type);
  });
});
