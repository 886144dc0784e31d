import { expect, it } from "vitest";
import { shapeField } from "../../../scripts/generate/lower/shape.ts";
import { field, shape } from "../../../scripts/language/shape.ts";

interface Source {
  id: string;
  seen: string;
  names: string[];
  rest: unknown;
  labels: Record<string, unknown>;
}

const person = shape<Source>()("Person_Response", "Person", "A person.", (source) => ({
  id: field.always("string", "Id", "The id.", source.id),
  seen: field.optional("date-time", "Seen", "When seen.", source.seen),
  age: field.gone("integer", "Age", "The age."),
  rest: field.optional("any", "Rest", "The rest.", source.rest),
  labels: field.always("object", "Labels", "The labels.", source.labels),
  home: field.group("Home", "The home.", {
    city: field.gone("string", "City", "The city."),
  }),
  names: field.list("Names", "The names.", source.names, (name) => ({
    name: field.always("string", "Name", "The name.", name),
  })),
}));

it("a shape is a definition with the fields that it declares", () => {
  expect(shapeField(person)).toEqual({
    type: "object",
    title: "Person",
    ownTitles: true,
    description: "A person.",
    definition: "Person_Response",
    fields: {
      id: { type: "string", title: "Id", description: "The id." },
      seen: { type: "date-time", title: "Seen", description: "When seen.", nullable: true },
      age: {
        type: "integer",
        title: "Age",
        description: "The age. Always empty: Intercom no longer has it.",
        nullable: true,
      },
      rest: { type: "any", title: "Rest", description: "The rest.", nullable: true },
      labels: { type: "object", title: "Labels", description: "The labels.", open: true },
      home: {
        type: "object",
        title: "Home",
        description: "The home.",
        fields: {
          city: {
            type: "string",
            title: "City",
            description: "The city. Always empty: Intercom no longer has it.",
            nullable: true,
          },
        },
      },
      names: {
        type: "list",
        title: "Names",
        description: "The names.",
        items: {
          type: "object",
          fields: { name: { type: "string", title: "Name", description: "The name." } },
        },
      },
    },
  });
});
