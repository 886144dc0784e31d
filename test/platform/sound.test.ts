import { expect, test } from "vitest";
import { surveyConnector } from "../../scripts/platform/survey/survey.ts";
import { connectorOf } from "./connector-of.ts";

const WRONG = [null, 5, "x", [null], [5], {}, { a: null }];
const PLACES = ["allOf", "properties", "additionalProperties", "items", "$ref", "enum", "required"];

test.each(PLACES)(
  "%s of a wrong type, in a parameter as in a schema, is no fault here",
  async (place) => {
    const operations = Object.fromEntries(
      WRONG.map((value, index) => {
        const odd = { [place]: value };
        const body = { type: "object", ...odd, properties: { a: { type: "object", ...odd } } };
        const parameters = [
          { name: "q", in: "query", type: "object", ...odd },
          { name: "body", in: "body", schema: body },
        ];
        const responses = { 200: { description: "d", schema: body } };
        return [`POST /x${index}`, { operationId: `Op${index}`, parameters, responses }];
      }),
    );
    const row = await surveyConnector("it", connectorOf({ operations }));
    expect(row.reported.filter(({ cause }) => cause === "platform")).toEqual([]);
    expect(row.operations).toBe(WRONG.length);
  },
);

test("what a body lacks is named so that a person can read it, however much it is", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`p${index}`, { type: "string", enum: [] }]),
  );
  const schema = { type: "object", required: Object.keys(many), properties: many };
  const parameters = [{ name: "body", in: "body", required: true, schema }];
  const { connect } = await import("../../scripts/platform/connection.ts");
  const connector = connectorOf({ operations: { "POST /x": { operationId: "Post", parameters } } });
  const connection = connect({
    connector,
    parameters: {},
    send: () => Promise.reject(new Error("it sends nothing")),
  });
  await expect(connection.call("Post", { p0: "given" })).rejects.toThrow(
    /^Post: "p1" and .*"p10" and 19 more must have a value: .*p10=\S+\.$/,
  );
});
