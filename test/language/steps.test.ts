import { describe, expect, it } from "vitest";
import type { Schemas } from "../../scripts/language/calls.ts";
import type { Step } from "../../scripts/language/steps.ts";
import { named, readAll, type SentAnswer, send, set } from "../../scripts/language/steps.ts";
import { first } from "../../scripts/language/values.ts";

const companies = named<Schemas["company"][]>("companies");
const found = named<Schemas["company"]>("found");
const answer = named<SentAnswer>("answer");
const path = named<string>("path");

describe("a step", () => {
  it.each<[string, Step, Step]>([
    [
      "gives a computed value a name",
      set(found, first(companies.first)),
      { let: { $first: [{ $get: "companies.0" }] }, as: "found" },
    ],
    [
      "reads a list, and leaves open how it is paged",
      readAll("POST /companies/list", {
        items: "data",
        upTo: 480,
        as: companies,
        query: { per_page: 60 },
      }),
      {
        readAll: {
          method: "POST",
          path: "/companies/list",
          query: { per_page: 60 },
          items: "data",
          upTo: 480,
        },
        as: "companies",
      },
    ],
    [
      "sends a request that the maker wrote",
      send({ method: "GET", path, version: "2.16", as: answer }),
      { send: { method: "GET", path: { $get: "path" }, version: "2.16" }, as: "answer" },
    ],
  ])("%s", (_, step, wanted) => {
    expect(step).toEqual(wanted);
  });
});
