import { describe, expect, test } from "vitest";
import { apiOf, connectionTo } from "./connector-of.ts";

const definitions = {
  User: {
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "string" },
      created_at: { type: "string", format: "date-time" },
      age: { type: "integer", "x-nullable": true, minimum: 0, exclusiveMinimum: true },
      role: { type: "string", enum: ["user", "lead"], "x-nullable": true },
      size: { type: "integer", format: "int32" },
      friends: { type: "array", items: { $ref: "#/definitions/User" } },
    },
  },
  "Odd «name»": { type: "object", properties: { n: { type: "integer" } } },
};

async function findings(schema: object, body: unknown, status = 200) {
  const operations = {
    "GET /x": {
      operationId: "X",
      responses: { 200: { description: "Fine.", schema }, 204: { description: "None." } },
    },
  };
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const api = apiOf(() => ({ status, body: text }));
  const result = await connectionTo({ definition: { definitions }, operations }, api).call("X");
  return result.findings.map((finding) => `${finding.pointer} ${finding.rule}`);
}

const User = { $ref: "#/definitions/User" };

describe("answers are checked against the declared schema", () => {
  test.each<[string, object, unknown, string[]]>([
    ["one that fits", User, { id: "1", created_at: "2024-01-02T03:04:05.678Z", age: 3 }, []],
    ["undeclared properties are no difference", User, { id: "1", extra: 1 }, []],
    ["a wrong type, by JSON pointer", User, { id: 1 }, ["/id type"]],
    ["deep inside", User, { id: "1", friends: [{ id: "2" }, {}] }, ["/friends/1 required"]],
    ["a malformed time", User, { id: "1", created_at: "yesterday" }, ["/created_at format"]],
    ["null where x-nullable allows it", User, { id: "1", age: null, role: null }, []],
    ["null where nothing allows it", User, { id: null }, ["/id type"]],
    ["x-nullable keeps the rest of the schema", User, { id: "1", role: "admin" }, ["/role enum"]],
    ["exclusive limits", User, { id: "1", age: 0 }, ["/age exclusiveMinimum"]],
    ["formats that say how to show a value pass", User, { id: "1", size: 5 }, []],
    ["a nullable reference", { ...User, "x-nullable": true }, null, []],
    ["definitions with odd names", { $ref: "#/definitions/Odd «name»" }, { n: "x" }, ["/n type"]],
    ["allOf", { allOf: [User, { required: ["role"] }] }, { id: "1" }, [" required"]],
    ["text where JSON is declared", User, "<html>", [" json"]],
    ["no body where one is declared", User, undefined, [" json"]],
    ["a schema that refers to nothing", { $ref: "#/definitions/None" }, {}, [" schema"]],
  ])("%s", async (_, schema, body, want) => {
    expect(await findings(schema, body)).toEqual(want);
  });

  test("a success that is not declared is a difference; an error needs no declaration", async () => {
    expect(await findings(User, { id: "1" }, 201)).toEqual([" status"]);
    expect(await findings(User, undefined, 204)).toEqual([]);
    expect(await findings(User, { errors: [] }, 404)).toEqual([]);
  });
});
