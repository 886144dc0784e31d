import { describe, expect, it } from "vitest";
import type { Schema } from "../../../scripts/common/contract.ts";
import { lowerSteps } from "../../../scripts/generate/lower/steps.ts";
import type { ReadAll, Step } from "../../../scripts/language/steps.ts";
import { contextOf, contractOf, parameter, takes } from "../small.ts";

const whole: Schema = { type: "integer" };
const inQuery = (...names: string[]) => ({
  parameters: names.map((name) => parameter("query", name, whole)),
});
const sized = (maximum: number) => ({
  parameters: [parameter("query", "per_page", { ...whole, maximum }), parameter("query", "page")],
});
const pagination: Schema = {
  type: "object",
  properties: { per_page: { ...whole, maximum: 150 }, starting_after: { type: "string" } },
};
const contract = contractOf({
  "GET /calls": sized(25),
  "GET /articles": inQuery("page", "per_page"),
  "GET /macros": {
    parameters: [
      parameter("query", "per_page", { ...whole, maximum: 150 }),
      parameter("query", "starting_after"),
    ],
  },
  "POST /contacts/search": takes({ query: {}, pagination }),
  "GET /companies/scroll": inQuery("scroll_param"),
  "GET /events": inQuery("per_page"),
  "GET /tags": {},
});
const owner = { operation: "Do", place: "plan" };

function lowered(call: string, rest: Partial<ReadAll["readAll"]> = {}) {
  const context = contextOf(contract);
  const [method = "", path = ""] = call.split(" ");
  const readAll = { method, path, items: "data", upTo: 100, ...rest };
  return { steps: lowerSteps([{ readAll, as: "all" }], owner, context), ...context };
}

const page = { $get: "page" };

describe("a list that is read whole", () => {
  it.each<[string, string, Partial<ReadAll["readAll"]>, object]>([
    [
      "by number, in pages as large as the contract allows",
      "GET /calls",
      {},
      { query: { per_page: 25, page }, max: 4, by: "number" },
    ],
    [
      "in pages as large as the query says",
      "GET /articles",
      { query: { per_page: 50, order: "asc" } },
      { query: { per_page: 50, order: "asc", page }, max: 2, by: "number" },
    ],
    [
      "by a cursor in the query",
      "GET /macros",
      { upTo: 300 },
      { query: { per_page: 150, starting_after: page }, max: 2, by: "cursor" },
    ],
    [
      "by a cursor in the body of a search",
      "POST /contacts/search",
      { upTo: 1200, body: { query: 1 } },
      {
        body: { query: 1, pagination: { per_page: 150, starting_after: page } },
        max: 8,
        by: "cursor",
      },
    ],
    [
      "by a cursor laid over a body that is known later",
      "POST /contacts/search",
      { body: { $get: "in.body" } },
      {
        body: {
          $merge: [{ $get: "in.body" }, { pagination: { per_page: 100, starting_after: page } }],
        },
        max: 1,
        by: "cursor",
      },
    ],
    [
      "in pages of one size that come to the number wanted",
      "POST /contacts/search",
      { upTo: 200, body: {} },
      {
        body: { pagination: { per_page: 100, starting_after: page } },
        max: 2,
        by: "cursor",
      },
    ],
  ])("is read %s", (_, call, rest, wanted) => {
    const [method, path] = call.split(" ");
    const { steps, problems } = lowered(call, rest);
    expect(problems).toEqual([]);
    expect(steps).toEqual([{ readAll: { method, path, items: "data", ...wanted }, as: "all" }]);
  });

  it.each<[string, string, Partial<ReadAll["readAll"]>, string]>([
    ["of a call that is not there", "GET /no", {}, "The contract has no GET /no."],
    [
      "of a call without pages",
      "GET /tags",
      {},
      "GET /tags is not paged: it has none of page, per_page, starting_after, scroll_param.",
    ],
    [
      "that is scrolled",
      "GET /companies/scroll",
      {},
      "GET /companies/scroll is paged by scroll, which readAll does not follow.",
    ],
    [
      "that is paged by links",
      "GET /events",
      {},
      "GET /events is paged by link, which readAll does not follow.",
    ],
    [
      "of whose pages nobody says how large they are",
      "GET /articles",
      {},
      "The contract does not say how many items a page of GET /articles can hold.",
    ],
    [
      "with more items than fit in the pages that there is time for",
      "GET /calls",
      { upTo: 201 },
      "readAll is to read 201 items of GET /calls, and reads from 1 to 200: 8 pages of 25.",
    ],
    [
      "with no items",
      "GET /calls",
      { upTo: 0 },
      "readAll is to read 0 items of GET /calls, and reads from 1 to 200: 8 pages of 25.",
    ],
  ])("is reported as one %s", (_, call, rest, message) => {
    const { steps, problems } = lowered(call, rest);
    expect(steps).toEqual([]);
    expect(problems).toMatchObject([{ ...owner, message }]);
  });

  it("may be read in steps of any other", () => {
    const read: Step = {
      readAll: { method: "GET", path: "/calls", items: "data", upTo: 25 },
      as: "calls",
    };
    const wanted = {
      readAll: {
        method: "GET",
        path: "/calls",
        query: { per_page: 25, page },
        items: "data",
        max: 1,
        by: "number",
      },
      as: "calls",
    };
    const call = { method: "GET", path: "/tags" };
    const steps = lowerSteps(
      [
        { when: true, do: [read] },
        { call, as: "answer", on: { 404: [read] }, undo: [read] },
      ],
      owner,
      contextOf(contract),
    );
    expect(steps).toEqual([
      { when: true, do: [wanted] },
      { call, as: "answer", on: { 404: [wanted] }, undo: [wanted] },
    ]);
  });
});
