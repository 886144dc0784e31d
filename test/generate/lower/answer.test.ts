import { describe, expect, it } from "vitest";
import type { Content, Operation, Schema } from "../../../scripts/common/contract.ts";
import { lowerAnswer } from "../../../scripts/generate/lower/answer.ts";
import type { Field } from "../../../scripts/generate/operation.ts";
import type { PlainAction } from "../../../scripts/language/action.ts";
import { contextOf, contractOf, listed, object, parameter, plain, text } from "../small.ts";

const schemas: Record<string, Schema> = {
  tag: {
    type: "object",
    properties: { id: { type: "string" }, name: { type: "string" }, note: { type: "string" } },
  },
};
const call = "DELETE /contacts/{contact_id}/tags/{tag_id}";

/** Lowers the answer of a call that answers this content. */
function lowered(
  content: Content | undefined,
  options: Partial<PlainAction> = {},
  { status = "200", parameters = [] }: { status?: string } & Pick<Operation, "parameters"> = {},
) {
  const contract = contractOf(
    {
      [call]: {
        parameters,
        responses: {
          [status]: { description: "The answer.", ...(content === undefined ? {} : { content }) },
        },
      },
    },
    schemas,
  );
  const context = contextOf(contract);
  const found = context.calls.get(call);
  if (found === undefined) throw new Error("the contract has lost the call");
  return { ...lowerAnswer(listed("Do", plain(call, options)), found, context), ...context };
}

const json: Content = { "application/json": { schema: { $ref: "#/components/schemas/tag" } } };
const file: Content = {
  "application/octet-stream": { schema: { type: "string", format: "binary" } },
};
const lines: Field = {
  type: "list",
  title: "Lines",
  description: "The answer.",
  items: { type: "object", title: "Line", description: "One line of the file.", open: true },
};

describe("an answer", () => {
  it.each<[string, Content | undefined, Partial<PlainAction>, string, Field]>([
    [
      "in JSON is what the contract says, as the definition that is shared",
      json,
      {},
      "json",
      object({ id: text, name: text, note: text }, { definition: "tag" }),
    ],
    [
      "without what is left out of it is a definition of its own",
      json,
      { omit: ["note"] },
      "json",
      object({ id: text, name: text }, { definition: "Do_Response" }),
    ],
    [
      "that is a text is one",
      { "text/plain": { schema: { type: "string" } } },
      {},
      "text",
      { type: "string", title: "Text", description: "The answer." },
    ],
    [
      "that is bytes is a file",
      file,
      {},
      "file",
      { type: "file", title: "File", description: "The answer." },
    ],
    [
      "that is bytes can be read as a text",
      file,
      { content: "text" },
      "text",
      { type: "string", title: "Text", description: "The answer." },
    ],
    [
      "that is bytes can be read as lines of JSON",
      file,
      { content: "json lines" },
      "json lines",
      lines,
    ],
  ])("%s", (_, content, options, kind, field) => {
    const { answer, ...rest } = lowered(content, options);
    expect([rest.kind, answer]).toEqual([kind, { description: "The answer.", field }]);
  });

  it("that redirects is a file", () => {
    expect(lowered(undefined, {}, { status: "302" }).kind).toBe("file");
  });

  it("knows all that Intercom answers, for its times, whatever is left out", () => {
    expect(lowered(json, { omit: ["note"] }).whole.fields).toHaveProperty("note");
  });

  it("is reported where it has nothing of what is to be left out", () => {
    expect(lowered(json, { omit: ["nothing"] }).problems).toEqual([
      {
        operation: "Do",
        place: "omit",
        message: "The answer has nothing at nothing.",
        advice: "Take it out of omit.",
      },
    ]);
  });
});

describe("an empty answer", () => {
  const parameters = [parameter("path", "contact_id"), parameter("path", "tag_id")];
  const given = (name: string): Field => ({
    type: "string",
    title: name,
    description: `The ${name}.`,
  });

  it.each<[string, Operation["parameters"], Partial<PlainAction>, string[]]>([
    ["gives the path parameters back", parameters, {}, ["contact_id", "tag_id"]],
    [
      "gives no path parameter that is fixed",
      parameters,
      { fixed: { tag_id: "1" } },
      ["contact_id"],
    ],
    ["says that it is done where there are none", [], {}, ["done"]],
    ["gives no query parameters", [parameter("query", "force")], {}, ["done"]],
  ])("%s", (_, some = [], options, wanted) => {
    const { kind, answer } = lowered(undefined, options, { parameters: some });
    expect([kind, Object.keys(answer.field.fields ?? {})]).toEqual(["nothing", wanted]);
  });

  it("has the parameters' own texts", () => {
    const { answer } = lowered(undefined, {}, { parameters });
    expect(answer.field.fields?.tag_id).toEqual(given("tag_id"));
  });
});
