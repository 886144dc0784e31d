import { describe, expect, it } from "vitest";
import { withFirstInputs } from "../../scripts/generate/first-inputs.ts";
import type { Field, Operation, Parameter } from "../../scripts/generate/operation.ts";
import { object, operation } from "./small.ts";

const text: Field = { type: "string" };
const parameter = (field: Field, required = false): Parameter => ({
  ...{ key: "name", in: "query", required, field },
});

/** The visibility of a parameter as its card has it. */
const ofParameter = (one: Parameter) =>
  withFirstInputs(operation("Do", { parameters: [one] })).parameters[0]?.field.visibility;

/** Visibilities within a body, by place. */
function inBody(body: Field): Record<string, string | undefined> {
  const seen: Record<string, string | undefined> = {};
  const visit = (field: Field, place: string) => {
    for (const [key, inner] of Object.entries(field.fields ?? {})) {
      seen[`${place}${key}`] = inner.visibility;
      visit(inner, `${place}${key}.`);
    }
  };
  visit(withFirstInputs(operation("Do", { body })).body ?? text, "");
  return seen;
}

describe("what a card shows from the start", () => {
  it.each<[string, Parameter, Operation["visibility"]]>([
    ["is what a descriptor says nothing of", parameter(text), "important"],
    ["is not what it calls advanced", parameter({ ...text, visibility: "advanced" }), "advanced"],
    ["is not what is internal", parameter({ ...text, visibility: "internal" }), "internal"],
    ["is what is required in any case", parameter(text, true), undefined],
  ])("%s", (_, one, visibility) => {
    expect(ofParameter(one)).toBe(visibility);
  });

  it("is the same in bodies, at any depth; a list is one field of it", () => {
    const row = object({ day: text });
    expect(
      inBody(
        object(
          {
            name: text,
            email: text,
            from: object({ id: text }),
            rows: { type: "list", items: row },
            more: object({ id: text }, { visibility: "advanced" }),
          },
          { required: ["name"] },
        ),
      ),
    ).toEqual({
      name: undefined,
      email: "important",
      from: undefined,
      "from.id": "important",
      rows: "important",
      more: "advanced",
      "more.id": undefined,
    });
  });

  it("is not all that only the service knows, unless the descriptor says so", () => {
    const open: Field = {
      type: "object",
      dynamic: { operationId: "GetFields", with: {} },
    };
    expect(inBody(object({ all: open, chosen: { ...open, visibility: "important" } }))).toEqual({
      all: undefined,
      chosen: "important",
    });
  });
});
