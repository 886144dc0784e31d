import { describe, expect, test } from "vitest";
import { ConnectionError } from "../../scripts/common/http.ts";
import { formatTrace } from "../../scripts/platform/trace/format-trace.ts";
import { apiOf, connectionTo } from "./connector-of.ts";

const SECRET = 's3cr&t "quoted"';

const pieces = {
  operations: {
    "POST /users": {
      operationId: "CreateUser",
      parameters: [
        {
          name: "body",
          in: "body",
          schema: { type: "object", properties: { email: { type: "string" } } },
        },
      ],
    },
  },
  properties: {
    connectionParameters: { token: { type: "securestring" } },
    policyTemplateInstances: [
      ["setheader", "Sign in", "Authorization", "Bearer @connectionParameters('token')"],
      ["setheader", "Other", "X-Token", "@connectionParameters('token')"],
      ["setqueryparameter", "Query", "key", "@connectionParameters('token')"],
    ].map(([templateId, title, name, value]) => ({
      templateId,
      title,
      parameters: {
        "x-ms-apimTemplateParameter.name": name,
        "x-ms-apimTemplateParameter.value": value,
      },
    })),
  },
};

const echo = apiOf((request) => ({
  status: 201,
  headers: { location: request.url, "set-cookie": "session=1" },
  body: JSON.stringify({ token: SECRET, long: "x".repeat(300) }),
}));

describe("a trace", () => {
  test("is readable and shortens bodies unless asked", async () => {
    const connection = connectionTo(pieces, echo, { token: SECRET });
    const { trace } = await connection.call("CreateUser", { email: "a@b" });
    const text = formatTrace(trace);
    expect(text.split("\n").slice(0, 7)).toEqual([
      "CreateUser",
      "  asked    https://gateway.test/c/users",
      "  built    POST https://api.example/v1/users (15 bytes)",
      '           {"email":"a@b"}',
      "  policy   Sign in (Request): header authorization: Bearer ***",
      "  policy   Other (Request): header x-token: ***",
      "  policy   Query (Request): query key: ***",
    ]);
    expect(text).toContain("sent     POST https://api.example/v1/users?key=*** (15 bytes) -> 201");
    expect(text).toContain("…");
    expect(formatTrace(trace, { bodies: true })).toContain("x".repeat(300));
  });

  test("never holds a secret, however it is written, nor credentials made from one", async () => {
    const connection = connectionTo(pieces, echo, { token: SECRET });
    const { trace } = await connection.call("CreateUser", { email: SECRET });
    const all = JSON.stringify(trace) + formatTrace(trace, { bodies: true });
    for (const form of [SECRET, "s3cr", "quoted", "session=1"]) expect(all).not.toContain(form);
  });

  test("of a failed connection keeps the reason without the secret", async () => {
    const refused = apiOf((request) => {
      throw new ConnectionError(`refused: ${request.url}`);
    });
    const { response, trace } = await connectionTo(pieces, refused, { token: SECRET }).call(
      "CreateUser",
    );
    const all = response.body + JSON.stringify(trace) + formatTrace(trace);
    expect(all).toContain("refused: https://api.example/v1/users?key=***");
    expect(all).not.toContain("s3cr");
  });

  test("an error's message does not hold a secret", async () => {
    const connection = connectionTo(
      { ...pieces, script: "x" },
      echo,
      { token: SECRET },
      async () => {
        throw new Error(`broken by ${SECRET}`);
      },
    );
    await expect(connection.call("CreateUser")).rejects.toThrow("broken by ***");
  });
});
