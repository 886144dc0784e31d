/** Inputs of every type, from path, query and body, and bodies taken as a whole. */
import type { Json } from "../../../../scripts/common/json.ts";
import { inTurn, reply } from "../interpreters.ts";
import { callOf, postOf, type Vector } from "./vector.ts";

const fine = reply(200, { id: "1" });

const TYPED = {
  id: 7,
  whole: null,
  number: null,
  yes: null,
  since: null,
  ids: null,
  texts: null,
  word: null,
  object: null,
  any: null,
};

/** Values of every type in path and query, where all come as texts. */
const typed: readonly Vector[] = [
  ...(
    [
      ["nothing but the path", "7", {}],
      ["a path with a whole number written otherwise", "7.0", {}],
      [
        "all of it",
        "7?whole=-5&number=1.5&yes=True&since=2026-03-01T09:30:00%2B00:00&ids=1&ids=2&texts=a&texts=b&word=open&any=%5B1%5D",
        {
          whole: -5,
          number: 1.5,
          yes: true,
          since: 1_772_357_400,
          ids: [1, 2],
          texts: ["a", "b"],
          word: "open",
          any: "[1]",
        },
      ],
      ["numbers in every notation", "7?whole=1e3&number=-1.25E%2B2", { whole: 1000, number: -125 }],
      ["numbers with blanks around", "7?whole=%205%20&number=%091%0A", { whole: 5, number: 1 }],
      ["zeros", "7?whole=-0&number=-0.0", { whole: 0, number: 0 }],
      ["the largest whole number", "7?whole=9007199254740991", { whole: 9007199254740991 }],
      ["a large number", "7?number=123456789012345678901", { number: 123456789012345680000 }],
      ["booleans", "7?yes=FALSE", { yes: false }],
      ["a date", "7?since=2026-03-01", { since: 1_772_323_200 }],
      ["blank ones", "7?whole=&number=%20&yes&since=+&ids=&ids=%20&word=", {}],
      ["a list with blanks in it", "7?ids=&ids=1&ids=+", { ids: [1] }],
      ["a list of one", "7?texts=a,b", { texts: ["a,b"] }],
      ["a list without items of a type", "7?texts=&texts=b", { texts: ["", "b"] }],
      [
        "a value that comes twice",
        "7?word=open&word=closed&whole=1&whole=x",
        { word: "open", whole: 1 },
      ],
      ["a word that is a number", "7?word=7", { word: "7" }],
      ["a plus that is a blank", "7?texts=a+b%2Bc", { texts: ["a b+c"] }],
      [
        "what is not encoded properly",
        "7?texts=100%&texts=%zz+&texts=%C3%28",
        { texts: ["100%", "%zz ", "%C3%28"] },
      ],
      ["names that are encoded", "7?w%6Frd=open&%zz=1", { word: "open" }],
      ["names that only look alike", "7?Word=open&word%20=open&words=open", {}],
      ["empty parts", "7?&&=&=a&word=open&", { word: "open" }],
      ["a value with an equals sign", "7?texts=a=b=", { texts: ["a=b="] }],
      ["before a fragment", "7?word=open#&whole=5", { word: "open" }],
      ["after a fragment", "7#?word=open", {}],
      ["a second question mark", "7?texts=a?word=open", { texts: ["a?word=open"] }],
      ["names that every object has", "7?toString=1&__proto__=2&constructor=3", {}],
    ] as readonly [string, string, Json][]
  ).map(
    ([name, path, values]): Vector => ({
      name: `typed: ${name}`,
      call: callOf("Typed", `/typed/${path}`),
      replies: inTurn(fine),
      status: 200,
      body: Object.assign({}, TYPED, values),
    }),
  ),
  ...(
    [
      ["no whole number in the path", "seven", "Id (id) must be a whole number, such as 5."],
      ["a fraction", "7?whole=1.5", "Whole Number (whole) must be a whole number"],
      ["a leading zero", "7?whole=007", "Whole Number (whole) must be a whole number"],
      ["a plus sign", "7?whole=%2B5", "Whole Number (whole) must be a whole number"],
      ["a whole number too large", "7?whole=9007199254740992", "must be a whole number"],
      ["a hexadecimal number", "7?number=0x10", "Number (number) must be a number, such as 1.5."],
      ["a number too large", "7?number=1e400", "Number (number) must be a number, such as 1.5."],
      ["a number too small", "7?number=-1e400", "Number (number) must be a number, such as 1.5."],
      ["no number", "7?number=NaN", "Number (number) must be a number, such as 1.5."],
      ["a quoted number", "7?number=%221%22", "Number (number) must be a number, such as 1.5."],
      ["a decimal comma", "7?number=1,5", "Number (number) must be a number, such as 1.5."],
      ["another script's digits", "7?number=%D9%A5", "Number (number) must be a number"],
      ["null in words", "7?number=null", "Number (number) must be a number, such as 1.5."],
      ["a yes", "7?yes=yes", "Yes (yes) must be true or false."],
      ["a boolean in mixed case", "7?yes=tRue", "Yes (yes) must be true or false."],
      ["a boolean with a blank", "7?yes=true%20", "Yes (yes) must be true or false."],
      [
        "no time",
        "7?since=tomorrow",
        "Since (since) must be a date and time with its zone, such as 2026-03-01T09:30:00Z, or a date.",
      ],
      ["an impossible date", "7?since=2026-02-29", "Since (since) must be a date and time"],
      ["seconds in words", "7?since=1772357400", "Since (since) must be a date and time"],
      ["an offset not encoded", "7?since=2026-03-01T09:30:00+02:00", "Since (since) must be"],
      ["an item of a list", "7?ids=1&ids=b", "Ids (ids.1) must be a whole number, such as 5."],
      ["an unknown word", "7?word=opened", "Word (word) must be one of these: open, closed, 7."],
      [
        "a word in another case",
        "7?word=Open",
        "Word (word) must be one of these: open, closed, 7.",
      ],
      [
        "an object in words",
        "7?object=%7B%7D",
        'Object (object) must be an object, such as {"key": "value"}.',
      ],
      ["the first of several", "x?whole=y", "Id (id) must be"],
    ] as readonly [string, string, string][]
  ).map(
    ([name, path, says]): Vector => ({
      name: `typed: ${name}`,
      call: callOf("Typed", `/typed/${path}`),
      replies: inTurn(fine),
      status: 400,
      requests: 0,
      says,
    }),
  ),
];

const TYPED_BODY = {
  count: null,
  number: null,
  yes: null,
  at: null,
  any: null,
  word: null,
  group: null,
  list: null,
  open: null,
  times: null,
};

/** Ids and emails lose their blanks; everything else is as it was. */
const pasted: readonly Vector[] = (
  [
    [
      "texts, in lists and in their entries, too",
      "%C2%A07%E2%80%8B?ids=+1&ids=2%0A",
      '{"email":"\\t a b@example.com ","name":" Ada ","to":[{"id":" 5 ","name":" x"},{"id":5}]}',
      {
        id: "7",
        ids: ["1", "2"],
        body: { email: "a b@example.com", name: " Ada ", to: [{ id: "5", name: " x" }, { id: 5 }] },
      },
    ],
    [
      "what is no text, or blank",
      "7",
      '{"email":" ","to":{"id":" 5 "}}',
      { id: "7", ids: null, body: { email: "", to: { id: " 5 " } } },
    ],
    [
      "nulls",
      "+",
      '{"email":null,"to":[null]}',
      { id: "+", ids: null, body: { email: null, to: [null] } },
    ],
  ] as readonly [string, string, string, Json][]
).map(
  ([name, path, body, values]): Vector => ({
    name: `pasted: ${name}`,
    call: postOf("Pasted", `/pasted/${path}`, body),
    replies: inTurn(fine),
    status: 200,
    body: values,
  }),
);

/** Values of every type in a body. Bodies are texts, as JSON.stringify writes numbers in one way only. */
const typedBody: readonly Vector[] = [
  ...(
    [
      ["nothing", "{}", {}],
      ["nulls", '{"count":null,"any":null,"group":null,"list":null,"word":null}', {}],
      [
        "blanks",
        '{"count":"","number":" ","yes":"\\n","at":"","any":" ","group":"","list":" ","times":""}',
        {},
      ],
      [
        "values",
        '{"count":5,"number":1.5,"yes":false,"at":1772357400,"any":{"a":[null]},"word":2}',
        { count: 5, number: 1.5, yes: false, at: 1_772_357_400, any: { a: [null] }, word: 2 },
      ],
      [
        "texts",
        '{"count":"5","number":"1.50","yes":"True","at":"2026-03-01T09:30:00.5+00:00","any":"5","word":"2"}',
        { count: 5, number: 1.5, yes: true, at: 1_772_357_400, any: "5", word: 2 },
      ],
      [
        "numbers written otherwise",
        '{"count":1.0,"number":1E2,"at":1e9}',
        { count: 1, number: 100, at: 1e9 },
      ],
      ["zeros", '{"count":-0,"number":-0.0}', { count: 0, number: 0 }],
      [
        "a group",
        '{"group":{"name":"a","at":"2026-03-01","inner":{"yes":"false","z":null},"more":[1],"":" "}}',
        {
          group: {
            name: "a",
            at: 1_772_323_200,
            inner: { yes: false, z: null },
            more: [1],
            "": " ",
          },
        },
      ],
      [
        "a group with blanks and nulls",
        '{"group":{"at":" ","name":5,"inner":null}}',
        { group: { name: "5", inner: null } },
      ],
      [
        "a list of groups",
        '{"list":[{"id":"1"}," ",null,{"id":2,"z":1}]}',
        { list: [{ id: 1 }, { id: 2, z: 1 }] },
      ],
      ["an empty list", '{"list":[],"times":[]}', { list: [], times: [] }],
      [
        "times in an open object",
        '{"open":{"a":"2026-03-01","b":" ","c":5,"d":null,"e":1.5,"f":true,"sub":{"x":{"at":"2026-03-01","z":"tomorrow"}}}}',
        {
          open: {
            a: 1_772_323_200,
            c: 5,
            d: null,
            e: 1.5,
            f: true,
            sub: { x: { at: 1_772_323_200, z: "tomorrow" } },
          },
        },
      ],
      [
        "times in a list",
        '{"times":["2026-03-01T09:30Z",""," ",null,5,["2026-03-01"]]}',
        { times: [1_772_357_400, null, 5, ["2026-03-01"]] },
      ],
      ["of equal keys the last", '{"count":"x","count":"1"}', { count: 1 }],
      [
        "what every object has",
        '{"constructor":1,"group":{"name":"a","__proto__":{"at":"x"},"toString":" "}}',
        undefined,
      ],
    ] as readonly [string, string, Json | undefined][]
  ).map(
    ([name, body, values]): Vector => ({
      name: `typed body: ${name}`,
      call: postOf("Typed body", "/typed", body),
      replies: inTurn(fine),
      status: 200,
      ...(values === undefined ? {} : { body: Object.assign({}, TYPED_BODY, values) }),
    }),
  ),
  ...(
    [
      ["a list for a number", '{"count":[5]}', "Count (count) must be a whole number, such as 5."],
      [
        "a boolean for a number",
        '{"number":true}',
        "Number (number) must be a number, such as 1.5.",
      ],
      ["infinity", '{"number":1e400}', "Number (number) must be a number, such as 1.5."],
      ["a number for a boolean", '{"yes":1}', "Yes (yes) must be true or false."],
      ["a fraction for a time", '{"at":1.5}', "At (at) must be a date and time"],
      ["an unknown word", '{"word":3}', "Word (word) must be one of these: 1, 2."],
      ["a text for an object", '{"group":"{}"}', "Group (group) must be an object"],
      ["a list for an object", '{"group":[]}', "Group (group) must be an object"],
      [
        "an object for a list",
        '{"list":{"0":{}}}',
        'List (list) must be a list, such as ["a", "b"].',
      ],
      ["a text for a list", '{"list":"[]"}', 'List (list) must be a list, such as ["a", "b"].'],
      [
        "a field",
        '{"group":{"name":"a","at":"soon"}}',
        "Group's Time (group.at) must be a date and time",
      ],
      [
        "a field's field",
        '{"group":{"name":"a","inner":{"yes":2}}}',
        "Inner Yes (group.inner.yes) must be true or false.",
      ],
      ["an item", '{"list":[{"id":1},5]}', "List (list.1) must be an object"],
      [
        "an item's field",
        '{"list":[{"id":1},{"id":"x"}]}',
        "Item's Id (list.1.id) must be a whole number",
      ],
      [
        "an entry of an open object",
        '{"open":{"b":"soon","a":"then","1":"5"}}',
        "Open (open.1) must be a date and time",
      ],
      [
        "a nested entry of an open object",
        '{"open":{"sub":{"x":{"at":"soon"}}}}',
        "Open (open.sub.x.at) must be a date and time",
      ],
      ["a time in a list", '{"times":[5,"soon"]}', "Times (times.1) must be a date and time"],
    ] as readonly [string, string, string][]
  ).map(
    ([name, body, says]): Vector => ({
      name: `typed body: ${name}`,
      call: postOf("Typed body", "/typed", body),
      replies: inTurn(fine),
      status: 400,
      says,
    }),
  ),
  ...(
    [
      ["a group's field", '{"group":{}}', "Name (group.name) is empty."],
      ["a group's blank field", '{"group":{"name":" "}}', "Name (group.name) is empty."],
      ["an item's field", '{"list":[{"id":null}]}', "Item's Id (list.0.id) is empty."],
    ] as const
  ).map(
    ([name, body, says]): Vector => ({
      name: `typed body: required, ${name}`,
      call: postOf("Typed body", "/typed", body),
      replies: inTurn(fine),
      status: 400,
      says,
    }),
  ),
];

/** The body as a whole. */
const whole: readonly Vector[] = [
  ...(
    [
      ["an object", '{"b":null,"a":[1.0,""]}', { b: null, a: [1, ""] }],
      ["a list", "[1]", [1]],
      ["a text", '"a"', "a"],
      ["false", "false", false],
      ["zero", "0", 0],
      ["200 levels", `${"[".repeat(200)}${"]".repeat(200)}`, undefined],
      ["500 levels", `${"[".repeat(500)}${"]".repeat(500)}`, undefined],
    ] as readonly [string, string, Json | undefined][]
  ).map(
    ([name, body, value]): Vector => ({
      name: `whole body: ${name}`,
      call: postOf("Any body", "/any", body),
      replies: inTurn(fine),
      status: 200,
      ...(value === undefined ? {} : { body: value }),
    }),
  ),
  ...(
    [
      ["no JSON", "a=1", "not a JSON object"],
      ["cut off", '{"a":', "not a JSON object"],
      ["502 levels", `${"[".repeat(502)}${"]".repeat(502)}`, "not a JSON object"],
      ["empty", "", "Body (body) is empty."],
      ["blank", " \n", "Body (body) is empty."],
      ["null", "null", "Body (body) is empty."],
      ["a blank text", '" "', "Body (body) is empty."],
    ] as const
  ).map(
    ([name, body, says]): Vector => ({
      name: `whole body: ${name}`,
      call: postOf("Any body", "/any", body),
      replies: inTurn(fine),
      status: 400,
      says,
    }),
  ),
  {
    name: "whole body: none, and none is needed",
    call: callOf("Plain action", "/x/1"),
    replies: inTurn(fine),
    status: 200,
  },
  {
    name: "whole body: with fields that are checked",
    call: postOf("Checked body", "/checked", { z: null, count: "5", name: "a" }),
    replies: inTurn(fine),
    status: 200,
    body: { z: null, count: 5, name: "a" },
  },
  {
    name: "whole body: with a field that is missing",
    call: postOf("Checked body", "/checked", { count: "5" }),
    replies: inTurn(fine),
    status: 400,
    says: "Name (body.name) is empty.",
  },
  {
    name: "whole body: a list where an object is wanted",
    call: postOf("Plain action", "/x/1", []),
    replies: inTurn(fine),
    status: 400,
    says: "Body (body) must be an object",
  },
];

export const typedInputVectors: readonly Vector[] = [...typed, ...pasted, ...typedBody, ...whole];
