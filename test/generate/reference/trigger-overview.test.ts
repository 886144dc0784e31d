import { describe, expect, it } from "vitest";
import {
  triggerFacts,
  triggerOverview,
} from "../../../scripts/generate/reference/trigger-overview.ts";
import type { PollSpec } from "../../../scripts/plan/plan.ts";
import { operation } from "../small.ts";

const SEARCH: PollSpec = {
  kind: "search",
  call: "/tickets/search",
  items: "tickets",
  time: "created_at",
  where: [],
  pad: 0,
  lookBack: 300,
  to: null,
};
const polls = (poll: object, rest = {}) =>
  operation("When", {
    kind: "trigger",
    plan: { path: "/when", poll: { ...SEARCH, ...poll } },
    ...rest,
  });

describe("the table of triggers", () => {
  it("tells each trigger, with a link, and is not there where there is none", () => {
    expect(triggerOverview([operation("Get")])).toEqual([]);
    expect(triggerOverview([polls({})]).at(-1)).toContain(
      "| [Do When](things.md#do-when) | Exact | 1 | 1 for each page | Next check; up to 5 minutes more where Intercom's search is late | Starts nothing |",
    );
  });

  it("tells what changes, what costs a call each, and what a descriptor says of its accuracy", () => {
    expect(triggerFacts(polls({ changes: true })).accuracy).toMatch(/several changes .* are one/);
    expect(triggerFacts(polls({}, { accuracy: "Now and then." })).accuracy).toBe("Now and then.");
    const parts = { call: "/tickets/{id}", items: "parts", time: "created_at" };
    expect(triggerFacts(polls({ parts })).calls).toBe(
      "1 for each page, 1 for each of the tickets that changed",
    );
    expect(triggerFacts(polls({ parts, pad: 86400 })).idle).toBe(
      "1 for each page of the tickets that changed since yesterday",
    );
    const names = [
      { list: "tags", all: "/tags", own: "/contacts/{id}/tags" },
      { list: "companies", each: "/companies/{id}", own: "/contacts/{id}/companies" },
    ];
    expect(triggerFacts(polls({ names })).calls).toBe(
      "1 for each page, 1 for all tags, 1 for each of their companies",
    );
  });

  it("tells of one by webhooks that it costs nothing and starts at once", () => {
    expect(triggerFacts(operation("When", { kind: "trigger" }))).toMatchObject({
      idle: "0",
      calls: "0",
      delay: "At once",
    });
  });
});
