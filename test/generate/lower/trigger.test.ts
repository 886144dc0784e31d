import { describe, expect, it } from "vitest";
import { lowerTrigger } from "../../../scripts/generate/lower/trigger.ts";
import type { Trigger } from "../../../scripts/language/trigger.ts";
import { contextOf, contractOf, listed, object } from "../small.ts";

const descriptor: Trigger = {
  kind: "trigger",
  path: "/new_things",
  summary: "When a thing is created",
  description: "Starts the flow for each thing.",
  hint: "Create a thing.",
  returns: { name: "Thing_Response", title: "Thing", description: "A thing.", fields: {} },
  listName: "Things_Response",
  poll: {
    kind: "search",
    call: "/things/search",
    items: "data",
    where: [],
    time: "created_at",
    pad: 0,
    lookBack: 300,
    to: { $get: "item" },
  },
  fires: [{ let: 1, as: "made" }],
};
const trigger = lowerTrigger(
  listed("TrigNewThing", descriptor, { read: "Read tags" }),
  contextOf(contractOf({})),
);

describe("a polling trigger", () => {
  it("is a GET that reads, without parameters", () => {
    expect(trigger).toMatchObject({
      id: "TrigNewThing",
      kind: "trigger",
      method: "GET",
      path: "/new_things",
      effect: "read",
      permission: "Read tags",
      parameters: [],
    });
  });

  it("has the texts of its descriptor", () => {
    const { summary, description, hint } = descriptor;
    expect(trigger).toMatchObject({ summary, description, hint });
  });

  it("answers a list under a name of its own, one run of the flow an entry", () => {
    expect(trigger.answer).toEqual({
      description: "A thing.",
      field: {
        type: "list",
        definition: "Things_Response",
        items: object(
          {},
          {
            title: "Thing",
            ownTitles: true,
            description: "A thing.",
            definition: "Thing_Response",
          },
        ),
      },
    });
  });

  it("has a plan that polls, at its own path", () => {
    expect(trigger.plan).toEqual({ path: "/new_things", poll: descriptor.poll });
  });

  it("is tried by the calls that make it fire", () => {
    expect(trigger.trial).toEqual({
      before: [],
      wait: 0,
      values: {},
      without: [],
      fires: descriptor.fires,
    });
  });
});
