import { describe, expect, it } from "vitest";
import { action } from "../../scripts/language/action.ts";
import { choices } from "../../scripts/language/choices.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { named } from "../../scripts/language/steps.ts";

const ListTags = action("GET /tags");

describe("choices", () => {
  it("say which action fills them, and what of its answer", () => {
    expect(choices(ListTags, { items: "data", value: "id", title: "name" })).toEqual({
      kind: "choices",
      from: ListTags,
      items: "data",
      value: "id",
      title: "name",
      with: {},
    });
  });

  it("name no list where the answer is the list", () => {
    const thing = shape<{ id: string }>()("Thing", "Thing", "A thing.", ({ id }) => ({
      id: field.always("string", "Id", "The id.", id),
    }));
    const ListThings = plannedAction({
      method: "GET",
      path: "/things",
      summary: "List things",
      description: "Lists things.",
      returns: returns.listOf(thing),
      plan: () => ({ steps: [], answer: thing.listFrom(named<{ id: string }[]>("things")) }),
    });
    expect(choices(ListThings, { value: "id", title: "id" })).not.toHaveProperty("items");
  });

  it("give constants and other parameters to the action that fills them", () => {
    const ListAttributes = action("GET /data_attributes");
    const GetTicketType = action("GET /ticket_types/{ticket_type_id}");
    const constant = choices(ListAttributes, {
      items: "data",
      value: "full_name",
      title: "label",
      with: { model: "contact" },
    });
    const dependent = choices(GetTicketType, {
      items: "ticket_states.data",
      value: "id",
      title: "internal_label",
      with: { ticket_type_id: { parameter: "type_id" } },
    });
    expect([constant.with, dependent.with]).toEqual([
      { model: "contact" },
      { ticket_type_id: { parameter: "type_id" } },
    ]);
  });
});
