import type { Json } from "../../../../scripts/common/json.ts";
import type { Expr, Operator, Plan } from "../../../../scripts/plan/plan.ts";
import { inTurn, reply, textReply } from "../interpreters.ts";
import { callOf, type Vector } from "./vector.ts";

const x = { $get: "x" };

/** Expressions on `x`, and what they come to; one plan each, in which a call answers `x`. */
const TABLE: readonly [name: string, expr: Expr | Operator, x: Json, result: Json][] = [
  [
    "constants",
    [null, true, 1.5, "text", { a: { b: [] } }],
    null,
    [null, true, 1.5, "text", { a: { b: [] } }],
  ],
  ["an object of operators", { a: x, b: { $text: x } }, 7, { a: 7, b: "7" }],
  ["an empty object", {}, null, {}],

  ["$get of a value", x, { a: [1, null] }, { a: [1, null] }],
  ["$get along a path", { $get: "x.a.b" }, { a: { b: "c" } }, "c"],
  ["$get in a list", { $get: "x.1.id" }, [{ id: 1 }, { id: 2 }], 2],
  ["$get in a list, leading zeros", { $get: "x.01" }, ["a", "b"], "b"],
  ["$get beyond a list", { $get: "x.99999999999999999999" }, ["a"], null],
  ["$get in a list by no number", { $get: "x.length" }, ["a"], null],
  ["$get in a list by another script's digit", { $get: "x.١" }, ["a", "b"], null],
  ["$get in an object by a number", { $get: "x.0" }, { "0": "a" }, "a"],
  ["$get through a text", { $get: "x.length" }, "abc", null],
  ["$get through null", { $get: "x.a.b" }, { a: null }, null],
  ["$get of what every object has", { $get: "x.toString" }, {}, null],
  ["$get of an empty key", { $get: "x." }, { "": 5 }, 5],
  ["$get of an unknown name", { $get: "y" }, 1, null],
  ["$get of nothing", { $get: "" }, 1, null],

  ["$time", { $time: x }, 1_772_357_400, "2026-03-01T09:30:00.000Z"],
  [
    "$time of a whole number written otherwise",
    { $time: { $get: "x.0" } },
    [1e9],
    "2001-09-09T01:46:40.000Z",
  ],
  ["$time of the first second", { $time: x }, 1, "1970-01-01T00:00:01.000Z"],
  ["$time of the last second", { $time: x }, 253402300799, "9999-12-31T23:59:59.000Z"],
  ["$time beyond the last second", { $time: x }, 253402300800, null],
  ["$time of zero", { $time: x }, 0, null],
  ["$time of a time before 1970", { $time: x }, -1, null],
  ["$time of a fraction", { $time: x }, 1.5, null],
  ["$time of milliseconds", { $time: x }, 1_772_357_400_000, null],
  ["$time of a text", { $time: x }, "1772357400", null],
  ["$time of a boolean", { $time: x }, true, null],

  [
    "$times",
    { $times: x, in: { at: 1, data: { "*": { at: 1 } }, none: { at: 1 } } },
    { at: 60, data: [{ at: 0 }, { at: "60" }, { at: null }, {}, 60] },
    { at: "1970-01-01T00:01:00.000Z", data: [{ at: null }, { at: "60" }, { at: null }, {}, 60] },
  ],
  [
    "$times of a list",
    { $times: x, in: { "*": 1 } },
    [60, true, [60]],
    ["1970-01-01T00:01:00.000Z", true, [60]],
  ],
  ["$times of a number", { $times: x, in: { a: 1 } }, 60, 60],
  [
    "$times keeps the order of keys",
    { $times: x, in: { b: 1 } },
    { c: 1, b: 60, a: 2 },
    { c: 1, b: "1970-01-01T00:01:00.000Z", a: 2 },
  ],

  [
    "$text",
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => ({ $text: { $get: `x.${i}` } })),
    ["a", "", true, false, 7, -7, 9007199254740991, 9007199254740992, 1.5, null],
    ["a", "", "true", "false", "7", "-7", "9007199254740991", null, null, null],
  ],
  ["$text of a list", { $text: x }, ["a"], null],
  ["$text of an object", { $text: x }, { a: 1 }, null],

  [
    "$first",
    { $first: [{ $get: "x.a" }, { $get: "x.b" }, { $get: "x.c" }] },
    { a: null, b: "", c: "c" },
    "c",
  ],
  [
    "$first of what is false or zero",
    [{ $first: [{ $get: "x.0" }, 1] }, { $first: [{ $get: "x.1" }, 1] }],
    [false, 0],
    [false, 0],
  ],
  ["$first of a blank", { $first: [x, 1] }, " ", " "],
  ["$first of nothing", { $first: [{ $get: "y" }] }, null, null],

  ["$join", { $join: ["a", x, null, 1.5, true, { $get: "x" }] }, 5, "a5true5"],
  ["$join of nothing", { $join: [] }, null, ""],

  [
    "$each",
    { $each: x, as: "item", to: { a: { $get: "item.a" }, x: { $get: "x.0.a" } } },
    [{ a: 1 }, null, "a"],
    [
      { a: 1, x: 1 },
      { a: null, x: 1 },
      { a: null, x: 1 },
    ],
  ],
  [
    "$each in $each",
    { $each: x, as: "a", to: { $each: { $get: "a" }, as: "a", to: { $get: "a" } } },
    [[1, 2], 3, []],
    [[1, 2], [], []],
  ],
  ["$each of no list", { $each: x, as: "item", to: 1 }, { length: 2 }, []],

  [
    "$given",
    [0, 1, 2, 3, 4].map((i) => ({ $given: { $get: `x.${i}` } })),
    [null, "", " ", false, []],
    [false, false, true, true, true],
  ],
  [
    "$not",
    [0, 1, 2, 3, 4].map((i) => ({ $not: { $get: `x.${i}` } })),
    [true, false, null, "true", 1],
    [false, true, true, true, true],
  ],
  [
    "$in",
    [0, 1, 2, 3].map((i) => ({ $in: { $get: `x.${i}` }, of: ["user", "7", "true"] })),
    ["user", 7, true, "USER"],
    [true, true, true, false],
  ],
  ["$in of null", { $in: x, of: [""] }, null, false],

  [
    "$match",
    { $match: x, pattern: "id=([0-9A-Za-z_-]+)" },
    "a contact id=6f-A_1 exists, id=2",
    "6f-A_1",
  ],
  ["$match of a group that takes no part", { $match: x, pattern: "(a)|b" }, "b", null],
  ["$match of a pattern without a group", { $match: x, pattern: "b" }, "b", null],
  ["$match of nothing", { $match: x, pattern: "(a)" }, "b", null],
  ["$match of a number", { $match: { $text: x }, pattern: "^([1-9][0-9]*)$" }, 70, "70"],
  ["$match up to the very end", { $match: x, pattern: "^([0-9]+)$" }, "70\n", null],
  [
    "$match over line ends",
    ["\n", "\r", "\u2028", "\u2029", "\u0085", "\f"].map((_, i) => ({
      $match: { $get: `x.${i}` },
      pattern: "^(a.b)$",
    })),
    ["a\nb", "a\rb", "a\u2028b", "a\u2029b", "a\u0085b", "a\fb"],
    [null, null, null, null, "a\u0085b", "a\fb"],
  ],
  [
    "$match of dots and dollars in classes and escaped",
    { $match: x, pattern: "^([.$]\\.\\$[^.]\\]x)$" },
    "$.$\n]x",
    "$.$\n]x",
  ],
  ["$match of an astral character", { $match: x, pattern: "^(..)$" }, "😀", "😀"],
  ["$match with classes of digits and words", { $match: x, pattern: "(\\d+)" }, "١2", "2"],
  ["$match without regard to language", { $match: x, pattern: "([a-z]+)" }, "ıiİI", "i"],

  ["an operator that is unknown", { $unknown: 1 }, 1, null],
  ["an operator's key behind another one", { a: 1, $get: "x" }, 1, { a: 1, $get: "x" }],
];

export const expressionPlans: Readonly<Record<string, Plan>> = Object.fromEntries(
  TABLE.map(([name, expr]) => [
    `Expression ${name}`,
    {
      path: "/x",
      steps: [{ call: { method: "GET", path: "/x" }, as: "x" }],
      answer: expr as Expr, // an operator is plain JSON, and so an expression
    },
  ]),
);

export const expressionVectors: readonly Vector[] = TABLE.map(([name, , value, result]) => ({
  name: `expression: ${name}`,
  call: callOf(`Expression ${name}`, "/x"),
  replies: inTurn(reply(200, value)),
  status: 200,
  body: result,
}));

const VALUE = "Expression $get of a value";

/** Texts that are JSON, as written by others than JSON.stringify. */
const JSON_TEXTS: readonly [text: string, value: Json][] = [
  ["", null],
  [" \t\r\n", null],
  [" null ", null],
  ["1.0", 1],
  ["-0", 0],
  ["1e3", 1000],
  ["1E+2", 100],
  ["12e-1", 1.2],
  ["0.1", 0.1],
  ["4.35", 4.35],
  ["0.30000000000000004", 0.30000000000000004],
  ["0.84551240822557006", 0.84551240822557006],
  ["1e21", 1e21],
  ["1e-7", 1e-7],
  ["5e-324", 5e-324],
  ["1e-400", 0],
  ["1.7976931348623157e308", Number.MAX_VALUE],
  ["1e400", null],
  ["-1e400", null],
  ["9007199254740993", 9007199254740992],
  ["12345678901234567890", Number("12345678901234567890")],
  ["123456789012345678901234567890", Number("123456789012345678901234567890")],
  ['"\\u0041\\"\\\\\\/\\b\\f\\n\\r\\t"', 'A"\\/\b\f\n\r\t'],
  ['"\\ud83d\\ude00 😀 \u2028\u0085\u007f"', "😀 😀 \u2028\u0085\u007f"],
  ['"\\ud83d"', "\ud83d"],
  ['"\\ude00\\ud83d"', "\ude00\ud83d"],
  ['"\\u0000"', "\u0000"],
  ['"2026-03-01T09:30:00Z"', "2026-03-01T09:30:00Z"],
  ['"/Date(1772357400000)/"', "/Date(1772357400000)/"],
  ['{"a":1,"b":2,"a":3}', { a: 3, b: 2 }],
  ['{"constructor":1,"$ref":"#","":0}', { constructor: 1, $ref: "#", "": 0 }],
  [`${"[".repeat(200)}${"]".repeat(200)}`, JSON.parse(`${"[".repeat(200)}${"]".repeat(200)}`)],
];

const NOT_JSON: readonly string[] = [
  "upstream timed out",
  "<html><body>Bad gateway</body></html>",
  "\u00a0",
  "\ufeff{}",
  "{a:1}",
  "{'a':1}",
  '{"a":1,}',
  "[1,]",
  "[,1]",
  "[1 2]",
  '{"a" 1}',
  '{"a":1}}',
  '{"a":1',
  "[1",
  '"a',
  '"\\x41"',
  '"\\u00g0"',
  '"a\tb"',
  "'a'",
  "NaN",
  "Infinity",
  "undefined",
  "nul",
  "True",
  "01",
  "1.",
  ".5",
  "+1",
  "-",
  "1e",
  "0x10",
  "1_000",
  "١",
  "// comment\n1",
  "/* comment */ 1",
  "1 // comment",
  "new Date(1)",
  '{"a":1}{"b":2}',
];

export const jsonVectors: readonly Vector[] = [
  ...JSON_TEXTS.map(([text, value]) => ({
    name: `JSON: ${text.slice(0, 40)}`,
    call: callOf(VALUE, "/x"),
    replies: inTurn(textReply(200, text)),
    status: 200,
    body: value,
  })),
  ...NOT_JSON.map((text) => ({
    name: `not JSON: ${text.slice(0, 40)}`,
    call: callOf(VALUE, "/x"),
    replies: inTurn(textReply(200, text, { "content-type": "text/html" })),
    status: 502,
    says: "Intercom answered GET /x with something other than JSON (text/html). Try again in a moment.",
  })),
];
