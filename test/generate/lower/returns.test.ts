import { describe, expect, it } from "vitest";
import type { Schema } from "../../../scripts/common/contract.ts";
import { lowerReturns } from "../../../scripts/generate/lower/returns.ts";
import type { Field, Parameter } from "../../../scripts/generate/operation.ts";
import { type Returns, returns } from "../../../scripts/language/returns.ts";
import type { Expr } from "../../../scripts/plan/plan.ts";
import { answers, contextOf, contractOf, text } from "../small.ts";

const tag: Schema = {
  title: "Tag",
  description: "A tag.",
  type: "object",
  properties: {
    id: { type: "string" },
    note: { type: "string" },
    created_at: { type: "integer", format: "unix-time" },
  },
};
const contract = contractOf(
  {
    "GET /tags/{tag_id}": { responses: answers({ $ref: "#/components/schemas/tag" }) },
    "GET /calls/{call_id}/transcript": {
      responses: { "200": { description: "A text.", content: { "text/plain": { schema: {} } } } },
    },
  },
  { tag },
);
const got: Expr = { $get: "tag" };

function lowered(given: Returns, inPath: readonly Parameter[] = []) {
  const context = contextOf(contract);
  const made = lowerReturns(
    { returns: given, answer: got },
    { operation: "Do", inPath, keys: [] },
    context,
  );
  return { ...context, ...made, tagField: context.fieldOf({ $ref: "#/components/schemas/tag" }) };
}

const time: Field = { type: "date-time", unix: true };

describe("what a planned action returns", () => {
  it("is the contract's answer, its definition shared and its times converted", () => {
    const { answer, expr, times, tagField } = lowered(returns.answerOf("GET /tags/{tag_id}"));
    expect(answer.description).toBe("It is done.");
    expect(answer.field).toBe(tagField);
    expect(expr).toEqual({ $times: got, in: "@tag" });
    expect(times).toEqual({ tag: { created_at: 1 } });
  });

  it("is that answer without some places, in a definition of its own", () => {
    const { answer, expr } = lowered({
      kind: "answer",
      call: "GET /tags/{tag_id}",
      omit: ["note"],
    });
    expect(answer.field).toEqual({
      type: "object",
      title: "Tag",
      description: "A tag.",
      definition: "Do_Response",
      fields: { id: text, created_at: time },
    });
    expect(expr).toEqual({ $times: got, in: "@tag" });
  });

  it("is a schema of the contract", () => {
    const { answer, tagField } = lowered(returns.schema("tag"));
    expect(answer).toEqual({ description: "A tag.", field: tagField });
    expect(answer.field).toBe(tagField);
  });

  it("is a list of a schema", () => {
    const { answer, expr, tagField } = lowered(returns.listOfSchema("tag"));
    expect(answer).toEqual({
      description: "A tag.",
      field: { type: "list", items: tagField, definition: "Do_Response" },
    });
    expect(expr).toEqual({ $times: got, in: { "*": "@tag" } });
  });

  it("is several things side by side, each of which may be null", () => {
    const texts = { title: "It", description: "About it." };
    const { answer, expr } = lowered(
      returns.fields({
        one: { ...texts, is: returns.schema("tag") },
        all: { ...texts, is: returns.listOfSchema("tag") },
        rest: { ...texts, is: returns.any({ title: "Any", description: "Anything." }) },
      }),
    );
    const { definition: _, ...field } = answer.field;
    expect(answer.field.definition).toBe("Do_Response");
    expect(field).toMatchObject({
      type: "object",
      fields: {
        one: { ...texts, type: "object", nullable: true },
        all: { ...texts, type: "list", nullable: true, items: { definition: "tag" } },
        rest: { ...texts, type: "any", nullable: true },
      },
    });
    for (const one of Object.values(field.fields ?? {}))
      expect(one).not.toHaveProperty("definition");
    expect(expr).toEqual({ $times: got, in: { one: "@tag", all: { "*": "@tag" } } });
  });

  it("is any JSON", () => {
    const texts = { title: "Any", description: "Anything." };
    expect(lowered(returns.any(texts))).toMatchObject({
      answer: { description: "Anything.", field: { type: "any", ...texts } },
      expr: got,
    });
  });

  const id = { ...text, title: "Id", description: "The id." };
  it("is the parameters of the path where it is nothing else", () => {
    const field: Field = { ...id, visibility: "advanced", example: "1" };
    const { answer, expr } = lowered(returns.nothing, [
      { key: "id", in: "path", required: true, field },
    ]);
    expect(answer).toEqual({
      description: "It is done.",
      field: { type: "object", fields: { id } },
    });
    expect(expr).toEqual({ id: { $get: "in.id" } });
  });

  it("is that it is done where there are none", () => {
    expect(lowered(returns.nothing).expr).toEqual({ done: true });
  });

  it.each<[string, Returns, object]>([
    [
      "a call that is not there",
      { kind: "answer", call: "GET /tags", omit: [] },
      { place: "GET /tags", message: "The contract has no GET /tags." },
    ],
    [
      "a call that answers no JSON",
      { kind: "answer", call: "GET /calls/{call_id}/transcript", omit: [] },
      { message: "GET /calls/{call_id}/transcript answers no JSON." },
    ],
    [
      "a schema that is not there",
      { kind: "schema", schema: "tags", list: false },
      {
        place: "returns",
        message: "The contract has no schema tags.",
        unknown: { name: "tags", among: ["tag"] },
      },
    ],
    [
      "the lack of a place that is not there",
      { kind: "answer", call: "GET /tags/{tag_id}", omit: ["notes"] },
      { place: "omit", message: "The answer has nothing at notes." },
    ],
  ])("is reported as %s", (_, given, problem) => {
    expect(lowered(given).problems).toMatchObject([{ operation: "Do", ...problem }]);
  });
});
