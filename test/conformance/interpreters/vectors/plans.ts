/** The plans of the vectors: every kind of step, in small. */
import type { AnswerKind, Plan, PlanSet, Step } from "../../../../scripts/plan/plan.ts";

const get = (path: string, as = "x"): Step => ({ call: { method: "GET", path }, as });
const ANSWERS: readonly AnswerKind[] = ["json", "text", "json lines", "file", "nothing"];
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
      { name: "image", from: "body", title: "Image" },
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
        readAll: {
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
        readAll: {
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
  Typed: {
    path: "/typed/{id}",
    inputs: [
      { name: "id", from: "path", title: "Id", type: "integer", required: true },
      { name: "whole", from: "query", title: "Whole Number", type: "integer" },
      { name: "number", from: "query", title: "Number", type: "number" },
      { name: "yes", from: "query", title: "Yes", type: "boolean" },
      { name: "since", from: "query", title: "Since", type: "date-time" },
      { name: "ids", from: "query", title: "Ids", type: "list", items: { type: "integer" } },
      { name: "texts", from: "query", title: "Texts", type: "list" },
      { name: "word", from: "query", title: "Word", words: ["open", "closed", "7"] },
      { name: "object", from: "query", title: "Object", type: "object" },
      { name: "any", from: "query", title: "Anything", type: "any" },
    ],
    steps: [
      {
        call: {
          method: "GET",
          path: "/typed/{id}",
          values: { id: { $get: "in.id" } },
          query: { ids: { $get: "in.ids" }, mixed: ["a", null, 1.5, "b", ["c"]], none: [] },
        },
        as: "answer",
      },
    ],
    answer: { $get: "in" },
  },
  Pasted: {
    path: "/pasted/{id}",
    inputs: [
      { name: "id", from: "path", title: "Id", trim: 1 },
      { name: "ids", from: "query", title: "Ids", type: "list", trim: { "*": 1 } },
      {
        name: "body",
        from: "body",
        title: "Body",
        whole: true,
        trim: { email: 1, to: { "*": { id: 1 } } },
      },
    ],
    answer: { $get: "in" },
  },
  "Typed body": {
    path: "/typed",
    inputs: [
      { name: "count", from: "body", title: "Count", type: "integer" },
      { name: "number", from: "body", title: "Number", type: "number" },
      { name: "yes", from: "body", title: "Yes", type: "boolean" },
      { name: "at", from: "body", title: "At", type: "date-time" },
      { name: "any", from: "body", title: "Anything", type: "any" },
      {
        name: "word",
        from: "body",
        title: "Word",
        type: "integer",
        words: ["1", "2"],
      },
      {
        name: "group",
        from: "body",
        title: "Group",
        type: "object",
        fields: [
          { key: "name", title: "Name", required: true },
          { key: "at", title: "Group's Time", type: "date-time" },
          {
            key: "inner",
            title: "Inner",
            type: "object",
            fields: [{ key: "yes", title: "Inner Yes", type: "boolean" }],
          },
        ],
      },
      {
        name: "list",
        from: "body",
        title: "List",
        type: "list",
        items: {
          type: "object",
          fields: [{ key: "id", title: "Item's Id", type: "integer", required: true }],
        },
      },
      {
        name: "open",
        from: "body",
        title: "Open",
        type: "object",
        times: { "*": 1, sub: { "*": { at: 1 } } },
      },
      { name: "times", from: "body", title: "Times", type: "list", times: { "*": 1 } },
    ],
    answer: { $get: "in" },
  },
  "Any body": {
    path: "/any",
    inputs: [
      { name: "body", from: "body", whole: true, type: "any", title: "Body", required: true },
    ],
    answer: { $get: "in.body" },
  },
  "Checked body": {
    path: "/checked",
    inputs: [
      {
        name: "body",
        from: "body",
        whole: true,
        title: "Body",
        fields: [
          { key: "count", title: "Count", type: "integer" },
          { key: "name", title: "Name", required: true },
        ],
      },
    ],
    answer: { $get: "in.body" },
  },
  ...Object.fromEntries(
    ANSWERS.map((answer): [string, Plan] => [
      `Answer ${answer}`,
      {
        path: "/x",
        steps: [{ call: { method: "GET", path: "/x", answer }, as: "x" }],
        answer: { $get: "x" },
      },
    ]),
  ),
  File: {
    path: "/x",
    steps: [{ call: { method: "GET", path: "/x", answer: "file" }, as: "x" }],
    answers: "file",
  },
  "File, perhaps": {
    path: "/x",
    steps: [
      get("/x"),
      {
        when: { $get: "x.file" },
        do: [
          {
            call: { method: "GET", path: "/file", answer: "file" },
            as: "file",
            on: {
              "404": [{ call: { method: "GET", path: "/other", answer: "file" }, as: "file" }],
            },
          },
        ],
      },
    ],
    answers: "file",
  },
  Text: { path: "/x", steps: [get("/x")], answers: "text", answer: { $get: "x" } },
  ...Object.fromEntries(
    ["GET", "POST", "PUT", "PATCH", "DELETE"].map((method): [string, Plan] => [
      `Method ${method}`,
      {
        path: "/x",
        steps: [
          {
            call: {
              method,
              path: "/x",
              ...(method === "GET" ? {} : { body: { a: null, b: [{ c: null }] } }),
              nulls: "keep",
              answer: "nothing",
            },
            as: "x",
          },
        ],
        answer: { x: { $get: "x" } },
      },
    ]),
  ),
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
