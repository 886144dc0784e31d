import { describe, expect, it } from "vitest";
import { problemsOf } from "../../../scripts/pipeline/trials/problems.ts";

type Result = Parameters<typeof problemsOf>[0];

function result(rest: {
  status?: number;
  body?: string;
  findings?: Result["findings"];
  sent?: { method: string; url: string; body?: string }[];
}): Result {
  const { status = 200, body = "{}", findings = [], sent = [] } = rest;
  return {
    response: { status, headers: {}, body },
    findings,
    trace: {
      operationId: "Do",
      steps: sent.map((request) => ({
        step: "send",
        by: "script",
        request: { headers: {}, ...request },
      })),
    },
  };
}

const GET_TAG = { method: "GET", url: "https://api.intercom.io/tags/1" };
const POST_TAG = { method: "POST", url: "https://api.intercom.io/tags", body: '{"name":"A"}' };

describe("a call of a trial", () => {
  it.each<[string, Result, string[]]>([
    ["has no problem where it is answered as its schema says", result({}), []],
    [
      "is told with request and answer where it fails",
      result({ status: 404, body: "Nothing.", sent: [GET_TAG] }),
      ["It answered 404: Nothing. (sent GET https://api.intercom.io/tags/1)"],
    ],
    [
      "is told with message and code of the error, where the plan has written it",
      result({
        status: 404,
        body: '{"error":{"code":"not_found","message":"There is none."}}',
        sent: [GET_TAG],
      }),
      ["It answered 404: There is none [not_found]. (sent GET https://api.intercom.io/tags/1)"],
    ],
    [
      "is told with the last of its requests, and what that sent",
      result({ status: 422, body: "No.", sent: [GET_TAG, POST_TAG] }),
      ['It answered 422: No. (sent POST https://api.intercom.io/tags {"name":"A"})'],
    ],
    [
      "is told that nothing was sent where it fails before",
      result({ status: 400, body: "No." }),
      ["It answered 400: No. (nothing was sent to Intercom)"],
    ],
    [
      "is told with the places where its answer differs from its schema",
      result({
        findings: [
          { pointer: "/id", rule: "type", message: "is no text" },
          { pointer: "/name", rule: "required", message: "is missing" },
        ],
        sent: [GET_TAG],
      }),
      [
        "The answer differs from its schema at /id: is no text (sent GET https://api.intercom.io/tags/1)",
        "The answer differs from its schema at /name: is missing (sent GET https://api.intercom.io/tags/1)",
      ],
    ],
  ])("%s", (_, given, wanted) => {
    expect(problemsOf(given).map(({ message }) => message)).toEqual(wanted);
  });

  it("is told with an answer of 600 characters at most", () => {
    const [problem] = problemsOf(result({ status: 500, body: "x".repeat(601) }));
    expect(problem?.message).toContain(`500: ${"x".repeat(600)}… (`);
  });

  it("comes with advice", () => {
    const [problem] = problemsOf(result({ status: 500 }));
    expect(problem?.advice).toContain("trial");
  });
});
