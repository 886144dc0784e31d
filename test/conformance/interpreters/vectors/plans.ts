/** The plans of the vectors: every kind of step, in small. */
import type { Plan, PlanSet, Step } from "../../../../scripts/plan/plan.ts";

const get = (path: string, as = "x"): Step => ({ call: { method: "GET", path }, as });
/** Advice for any call, as a connector has it. */
export const advice = {
  "401": "Check the token.",
  "404": "Nothing there.",
  "429": "Wait.",
  "5xx": "Intercom has a problem.",
};

/** Trees that the plans share. */
export const times: NonNullable<PlanSet["times"]> = {
  x: { created_at: 1, none: 1, parts: { "*": "@x" }, open: { "*": 1 }, other: "@named" },
  named: "@again",
  again: { created_at: 1 },
  time: "@one",
  one: 1,
};

export const callPlans: Readonly<Record<string, Plan>> = {
  Everything: {
    path: "/things/{id}/parts/{part}",
    inputs: [
      { name: "id", from: "path", title: "Thing", required: true },
      { name: "part", from: "path", title: "Part" },
      { name: "name", from: "body", title: "Name", required: true },
      { name: "image", from: "body", at: "avatar.image.url", title: "Image" },
    ],
    steps: [
      {
        call: {
          method: "PUT",
          path: "/others/{id}/of/{none}/{part}",
          values: { id: { $get: "in.id" }, part: { $get: "in.part" } },
          query: {
            "q 1": { $get: "in.name" },
            none: { $get: "in.none" },
            list: { $get: "in" },
            "in (part)": { $get: "in.part" },
            yes: true,
            two: 2,
          },
          body: {
            name: { $get: "in.name" },
            image: { url: { $get: "in.image" }, none: null },
            list: [null, { a: null, b: 1 }],
          },
        },
        as: "answer",
      },
    ],
    answer: { in: { $get: "in" }, answer: { $get: "answer" } },
  },
  "No body": { path: "/x", steps: [get("/x")], answer: { $get: "x" } },
  "Null body": {
    path: "/x",
    steps: [{ call: { method: "POST", path: "/x", body: null }, as: "x" }],
    answer: { $get: "x" },
  },
  "No steps": { path: "/x" },
  Recover: {
    path: "/x",
    steps: [
      {
        call: { method: "GET", path: "/x" },
        as: "x",
        on: {
          "404": [
            {
              let: { $join: [{ $get: "error.code" }, ": ", { $get: "error.message" }] },
              as: "why",
            },
            { call: { method: "POST", path: "/x", body: { error: { $get: "error" } } }, as: "x" },
          ],
          "409": [
            {
              call: { method: "PUT", path: "/x", body: {} },
              as: "x",
              on: { "404": [{ let: "gone", as: "x" }] },
            },
          ],
          "502": [{ let: "not reached", as: "x" }],
        },
      },
    ],
    answer: { x: { $get: "x" }, why: { $get: "why" }, error: { $get: "error" } },
  },
  Explain: {
    path: "/x",
    steps: [
      { let: "thing", as: "what" },
      {
        call: { method: "GET", path: "/x" },
        as: "x",
        explain: {
          "404": { $join: ["There is no such ", { $get: "what" }, "."] },
          "410": { $get: "none" },
          "500": null,
        },
      },
    ],
  },
  Undo: {
    path: "/x",
    steps: [
      { call: { method: "POST", path: "/x", body: {} }, as: "x" },
      {
        call: { method: "POST", path: "/x/{id}", values: { id: { $get: "x.id" } }, body: { a: 1 } },
        as: "y",
        undo: [
          {
            when: { $given: { $get: "x.id" } },
            do: [
              {
                call: { method: "DELETE", path: "/x/{id}", values: { id: { $get: "x.id" } } },
                as: "z",
              },
            ],
          },
        ],
      },
    ],
    answer: { $get: "y" },
  },
  When: {
    path: "/x",
    steps: [
      get("/x"),
      { when: { $get: "x.a" }, do: [get("/a", "y")] },
      { when: { $not: { $get: "x.a" } }, do: [get("/b", "y")] },
      {
        when: { $get: "x.fail" },
        do: [{ fail: { status: 409, code: "conflict", message: { $get: "x.message" } } }],
      },
    ],
    answer: { $get: "y" },
  },
  "By cursor": {
    path: "/x",
    steps: [
      {
        pages: {
          method: "POST",
          path: "/x/search",
          body: {
            query: { field: "role" },
            pagination: { per_page: 150, starting_after: { $get: "page" } },
          },
          items: "data.list",
          max: 3,
          by: "cursor",
        },
        as: "all",
      },
    ],
    answer: { all: { $get: "all" }, page: { $get: "page" } },
  },
  "By number": {
    path: "/x",
    steps: [
      {
        pages: {
          method: "POST",
          path: "/x/list",
          query: { per_page: 60, page: { $get: "page" } },
          items: "data",
          max: 3,
          by: "number",
        },
        as: "all",
      },
    ],
    answer: { $each: { $get: "all" }, as: "one", to: { $get: "one.id" } },
  },
  "Plain action": {
    path: "/x/{id}",
    inputs: [
      { name: "id", from: "path", title: "Id", required: true },
      { name: "body", from: "body", whole: true, title: "Body", times: "@x" },
    ],
    steps: [
      {
        call: {
          method: "PUT",
          path: "/x/{id}",
          values: { id: { $get: "in.id" } },
          body: { $merge: [{ $get: "in.body" }, { kind: "fixed" }] },
          nulls: "keep",
        },
        as: "answer",
        explain: { "403": "Not allowed." },
      },
    ],
    answer: { $times: { $get: "answer" }, in: "@x" },
  },
};
