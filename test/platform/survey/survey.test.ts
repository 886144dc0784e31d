import { describe, expect, test } from "vitest";
import { formatSurvey } from "../../../scripts/platform/survey/format-survey.ts";
import { surveyConnector } from "../../../scripts/platform/survey/survey.ts";
import { connectorOf, type Pieces } from "../connector-of.ts";
import { policyOf } from "../policies/policy-on-body.ts";

const survey = (pieces: Pieces) => surveyConnector("it", connectorOf(pieces));
const policies = (...list: Parameters<typeof policyOf>[0][]) => ({
  policyTemplateInstances: list.map(policyOf),
});

describe("a survey", () => {
  test("runs actions, polling triggers and webhook subscriptions", async () => {
    const list = { type: "object", properties: { data: { type: "array" } } };
    const url = { type: "string", "x-ms-notification-url": true };
    const polling = {
      triggerConfig: { after: "@{triggerBody().data[0]}" },
      triggerDataPath: "@triggerBody().data",
      operationName: ["Poll"],
    };
    const row = await survey({
      operations: {
        "GET /action/{id}": {
          operationId: "Action",
          parameters: [{ name: "id", in: "path", type: "string", required: true }],
        },
        "GET /poll": {
          operationId: "Poll",
          "x-ms-trigger": "batch",
          responses: { 200: { description: "Items.", schema: list } },
        },
        "POST /hook": {
          operationId: "Hook",
          "x-ms-trigger": "single",
          parameters: [
            { name: "body", in: "body", schema: { type: "object", properties: { url } } },
          ],
        },
      },
      properties: policies(["pollingtrigger", polling]),
    });
    expect(row).toEqual({
      connector: "it",
      operations: 3,
      run: 3,
      reported: [],
      policies: 1,
      idle: [],
    });
  });

  test("reports what does not run, with its reason, and drops nothing", async () => {
    const row = await survey({
      operations: {
        "GET /nameless": {},
        "GET /one": { operationId: "One" },
        "GET /two": { operationId: "One" },
        "GET /three": { operationId: "Three" },
      },
      properties: policies(
        ["nosuch", { operationName: ["Three"] }],
        ["setheader", { name: "a", value: "b", operationName: ["Gone"] }],
      ),
    });
    expect(row).toMatchObject({ operations: 4, run: 1 });
    expect(row.reported).toEqual([
      { what: "GET /nameless", reason: "it has no operationId, so nothing can call it" },
      { what: "One", reason: "another operation has the same id, and is the one that runs" },
      {
        what: "Three",
        reason: expect.stringMatching(/^Three: the policy "Policy 1" \(nosuch\) cannot run/),
      },
    ]);
    expect(row.idle).toEqual([
      { what: "Policy 1 (nosuch)", reason: "none of its operations ran" },
      { what: "Policy 2 (setheader)", reason: "none of its operations ran" },
    ]);
  });

  test("takes a script that refuses made-up data for one that ran, and one that fails for none", async () => {
    const pieces = {
      operations: {
        "GET /one": { operationId: "One" },
        "GET /two": { operationId: "Two" },
        "GET /three": { operationId: "Three" },
      },
    };
    const connector = { ...connectorOf(pieces), script: "a script" };
    const row = await surveyConnector("it", connector, async ({ operationId, request }, send) => {
      if (operationId !== "Three") await send(request);
      return { status: operationId === "Two" ? 500 : 404, headers: {}, body: "no" };
    });
    expect(row).toMatchObject({ operations: 3, run: 1 });
    expect(row.reported).toEqual([
      { what: "Two", reason: "answered 500: no" },
      { what: "Three", reason: "answered 404: no" },
    ]);
  });

  test("evaluates policies of all three sections", async () => {
    const wrong = (policySection: string) =>
      policies(["setheader", { name: "a", value: "@nosuch()", policySection }]);
    for (const section of ["Request", "Response", "Failure"]) {
      const operations = { "GET /one": { operationId: "One" } };
      const { reported } = await survey({ operations, properties: wrong(section) });
      expect(reported).toMatchObject([{ reason: expect.stringContaining("@nosuch()") }]);
    }
  });

  test("runs a script where it can, and else says so", async () => {
    const connector = connectorOf({
      operations: { "GET /one": { operationId: "One" } },
      script: "class Script {}",
    });
    expect((await surveyConnector("it", connector)).reported).toMatchObject([
      { reason: expect.stringContaining("runs through the connector's script") },
    ]);
    const ran = await surveyConnector("it", connector, (call, send) => send(call.request));
    expect(ran).toMatchObject({ run: 1, reported: [] });
  });

  test("prints a table with totals and the reasons", async () => {
    const row = await survey({ operations: { "GET /x": {}, "GET /y": { operationId: "Y" } } });
    expect(formatSurvey([row, { ...row, connector: "longer", reported: [] }])).toBe(
      [
        "connector     operations  run  reported  policies  evaluated",
        "it                     2    1         1         0          0",
        "longer                 2    1         0         0          0",
        "2 connectors           4    2         1         0          0",
        "",
        "it",
        "  GET /x: it has no operationId, so nothing can call it",
      ].join("\n"),
    );
  });
});
