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
      changed: 0,
      reported: [],
      policies: 1,
      idle: [],
      warnings: [],
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
      {
        what: "GET /nameless",
        cause: "definition",
        reason: "it has no operationId, so nothing can call it",
      },
      {
        what: "One",
        cause: "definition",
        reason: "another operation has the same id, and is the one that runs",
      },
      {
        what: "Three",
        cause: "policy",
        reason: expect.stringMatching(/^Three: the policy "Policy 1" \(nosuch\) cannot run/),
      },
    ]);
    expect(row.idle).toEqual([
      { what: "Policy 1 (nosuch)", cause: "policy", reason: "none of its operations ran" },
      { what: "Policy 2 (setheader)", cause: "policy", reason: "none of its operations ran" },
    ]);
  });

  test("counts apart what a script made of made-up data; one that fails before it asks is at fault", async () => {
    const pieces = {
      operations: {
        "GET /one": { operationId: "One" },
        "GET /two": { operationId: "Two" },
        "GET /three": { operationId: "Three" },
        "GET /four": { operationId: "Four" },
      },
    };
    const connector = { ...connectorOf(pieces), script: "a script" };
    const row = await surveyConnector("it", connector, async ({ operationId, request }, send) => {
      if (operationId === "Four") return send(request);
      if (operationId !== "Three") await send(request);
      return { status: operationId === "Two" ? 500 : 404, headers: {}, body: "no" };
    });
    expect(row).toMatchObject({ operations: 4, run: 3, changed: 2 });
    expect(row.reported).toEqual([{ what: "Three", cause: "script", reason: "answered 404: no" }]);
  });

  test("answers a script with what the operation that it asks for declares", async () => {
    const answers = (properties: object) => ({
      200: { description: "Fine.", schema: { type: "object", properties } },
    });
    const connector = connectorOf({
      script: "a script",
      operations: {
        "GET /list": { operationId: "List", responses: answers({ list: { type: "string" } }) },
        "GET /items/{id}": {
          operationId: "Item",
          parameters: [{ name: "id", in: "path", type: "string", required: true }],
          responses: answers({ item: { type: "string" } }),
        },
      },
    });
    const bodies: string[] = [];
    await surveyConnector("it", connector, async ({ request }, send) => {
      for (const path of ["/items/7", "/list", "/elsewhere"]) {
        bodies.push((await send({ ...request, url: `https://api.example/v1${path}` })).body);
      }
      return send(request);
    });
    expect(bodies.slice(0, 3)).toEqual(['{"item":"x"}', '{"list":"x"}', '{"list":"x"}']);
  });

  test("warns of what took too long without keeping the operation from running", async () => {
    const slow = { type: "string", default: `${"a".repeat(60)}b`, pattern: "^(a+)+$" };
    const row = await survey({
      operations: {
        "GET /slow": {
          operationId: "Slow",
          responses: { 200: { description: "X", schema: slow } },
        },
      },
    });
    expect(row).toMatchObject({ run: 1, warnings: [{ what: "Slow", cause: "limit" }] });
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

  test("prints what a reader wants to know first, and then the reasons", async () => {
    const row = await survey({ operations: { "GET /x": {}, "GET /y": { operationId: "Y" } } });
    const other = { ...row, connector: "fine", reported: [], changed: 1, policies: 3 };
    expect(formatSurvey([row, other])).toBe(
      [
        "connectors                                     2",
        "operations                                     4",
        "run                                            2",
        "  of which the script changed the answer       1",
        "not run: the definition                        1",
        "policies evaluated                        3 of 3",
        "",
        "it: 1 of 2 run",
        "  GET /x: it has no operationId, so nothing can call it",
      ].join("\n"),
    );
  });
});
