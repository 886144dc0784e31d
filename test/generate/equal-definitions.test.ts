import { describe, expect, it } from "vitest";
import { withoutEqual } from "../../scripts/generate/equal-definitions.ts";

const text = { type: "string" };
const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
const paths = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [`/${name}`, { schema: ref(name) }]));

describe("definitions of operations' own", () => {
  it("are one where they are the same, under the first name", () => {
    const definitions = { A_Response: text, B_Response: text, C_Response: { type: "object" } };
    expect(withoutEqual(paths("A_Response", "B_Response", "C_Response"), definitions)).toEqual({
      paths: {
        "/A_Response": { schema: ref("A_Response") },
        "/B_Response": { schema: ref("A_Response") },
        "/C_Response": { schema: ref("C_Response") },
      },
      definitions: { A_Response: text, C_Response: { type: "object" } },
    });
  });

  it("are one where what they refer to has become one", () => {
    const definitions = {
      A_Item: text,
      A_Response: { type: "array", items: ref("A_Item") },
      B_Item: text,
      B_Response: { type: "array", items: ref("B_Item") },
    };
    const { definitions: left } = withoutEqual(paths("A_Response", "B_Response"), definitions);
    expect(Object.keys(left)).toEqual(["A_Item", "A_Response"]);
  });

  it("leave those of shapes and of the contract alone", () => {
    const definitions = { tag: text, team: text };
    expect(withoutEqual(paths("tag", "team"), definitions).definitions).toEqual(definitions);
  });
});
