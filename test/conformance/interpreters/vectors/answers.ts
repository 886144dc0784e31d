/** What Intercom may answer. */
import { defined } from "../../../../scripts/common/defined.ts";
import type { Json } from "../../../../scripts/common/json.ts";
import { fileReply, inTurn, NOW, type Reply, reply, textReply } from "../interpreters.ts";
import { callOf, errorList, type Vector } from "./vector.ts";

export const answerVectors: readonly Vector[] = [
  ...[
    300, 302, 304, 400, 401, 402, 403, 404, 405, 406, 409, 410, 415, 418, 422, 429, 500, 501, 502,
    503, 504, 599,
  ].map(
    (status): Vector => ({
      name: `answer: status ${status}`,
      call: callOf("No body", "/x?a=1"),
      replies: inTurn(reply(status, errorList("some_code", "Some words.", { request_id: "r1" }))),
      status,
      says: "Intercom says: Some words.",
    }),
  ),
  ...(
    [
      [
        "without a message",
        errorList("code", null),
        "Intercom answered GET /x with status 422 and no explanation.",
      ],
      [
        "with several errors",
        { errors: [{ message: "a", code: 7 }, { message: "" }, null, "c", { message: "b" }] },
        "Intercom says: a; b",
      ],
      ["with an empty list", { errors: [], request_id: 5 }, "no explanation"],
      ["with something else", { errors: { message: "a" }, message: "b" }, "no explanation"],
      [
        "with a message that is no text",
        { errors: [{ code: null, message: { a: 1 } }] },
        "no explanation",
      ],
      ["with a text", "no", "no explanation"],
      ["with a list", [{ message: "a" }], "no explanation"],
      ["with null", null, "no explanation"],
    ] as readonly [string, Json, string][]
  ).map(
    ([name, body, says]): Vector => ({
      name: `answer: failure ${name}`,
      call: callOf("No body", "/x"),
      replies: inTurn(reply(422, body)),
      status: 422,
      says,
    }),
  ),
  {
    name: "answer: failure with a page",
    call: callOf("No body", "/x"),
    replies: inTurn(textReply(503, "<html>", { "content-type": "text/html" })),
    status: 503,
    says: "Intercom has a problem. Intercom answered GET /x with status 503",
  },
  {
    name: "answer: failure without a body",
    call: callOf("No body", "/x"),
    replies: inTurn(textReply(500, "")),
    status: 500,
    says: "no explanation",
  },
  {
    name: "answer: success with a page",
    call: callOf("No body", "/x"),
    replies: inTurn(textReply(200, "<html>", { "content-type": "text/html; charset=utf-8" })),
    status: 502,
    says: "something other than JSON (text/html; charset=utf-8)",
  },
  {
    name: "answer: success without a type",
    call: callOf("No body", "/x"),
    replies: inTurn(textReply(200, "ok")),
    status: 502,
    says: "(no content type)",
  },
  {
    name: "answer: a charset that does not exist",
    call: callOf("No body", "/x"),
    replies: inTurn(
      textReply(200, '{"a":"é"}', { "content-type": "application/json; charset=nonsense" }),
    ),
    status: 200,
    body: { a: "é" },
  },
  {
    name: "answer: another charset than it is",
    call: callOf("No body", "/x"),
    replies: inTurn(
      textReply(200, '{"a":"é"}', { "content-type": "application/json; charset=iso-8859-1" }),
    ),
    status: 200,
    body: { a: "é" },
  },
  ...[201, 202, 204, 299].map(
    (status): Vector => ({
      name: `answer: status ${status} without a body`,
      call: callOf("No body", "/x"),
      replies: inTurn(textReply(status, "")),
      status: 200,
      body: null,
    }),
  ),
  {
    name: "answer: the connection is lost",
    call: callOf("No body", "/x?a=1"),
    replies: inTurn("lost"),
    status: 502,
    says: "Intercom did not answer GET /x. Try again",
  },
  ...(
    [
      ["soon", String(NOW + 7)],
      ["now", String(NOW)],
      ["past", String(NOW - 100)],
      ["far", String(NOW + 4000)],
      ["missing", undefined],
      ["empty", ""],
      ["text", "soon"],
      ["a fraction", `${NOW}.5`],
      ["negative", "-5"],
      ["with a line's end in mind", `${NOW} `],
      ["fifteen digits", "9".repeat(15)],
      ["sixteen digits", "9".repeat(16)],
      ["another script's digits", "١٢"],
    ] as const
  ).map(
    ([name, reset]): Vector => ({
      name: `answer: rate limit, reset ${name}`,
      call: callOf("No body", "/x"),
      replies: inTurn(
        reply(
          429,
          errorList("rate_limit_exceeded", "Slow down"),
          defined({ "x-ratelimit-reset": reset }),
        ),
      ),
      status: 429,
      says: "Wait. Intercom says: Slow down",
    }),
  ),
  ...[
    "",
    "2090-03-01T09:30:00Z",
    "Thu, 01 Mar 2090 09:30:00 GMT",
    "Wed, 31 Feb 2090 09:30:00 GMT",
    "soon 5",
  ].map(
    (date): Vector => ({
      // Read as a date, it would be long after the reset; by the clock the reset is long ahead.
      name: `answer: dated "${date}"`,
      call: callOf("No body", "/x"),
      replies: inTurn(reply(429, null, { date, "x-ratelimit-reset": "3000000000" })),
      status: 429,
    }),
  ),
  ...(
    [
      [
        "text: plain",
        "text",
        textReply(200, "a\nb é😀", { "content-type": "text/plain" }),
        "a\nb é😀",
      ],
      ["text: JSON", "text", reply(200, { a: 1 }), '{"a":1}'],
      ["text: none", "text", textReply(204, ""), ""],
      ["text: of another media type", "text", fileReply([0xc3, 0xa9]), "é"],
      ["text: with a byte order mark", "text", fileReply([0xef, 0xbb, 0xbf, 0x61]), "\ufeffa"],
      ["text: no UTF-8", "text", fileReply([0x61, 0xed, 0xa0, 0xe9]), "a\u00ed\u00a0\u00e9"],
      ["json: no UTF-8", "json", fileReply([0x22, 0xe9, 0x22]), "\u00e9"],
      ["json: of another media type", "json", fileReply([0x5b, 0x31, 0x5d]), [1]],
      ["nothing: no body", "nothing", textReply(204, ""), null],
      ["nothing: a body", "nothing", textReply(202, "<html>"), null],
      ["nothing: a file", "nothing", fileReply([0, 255]), null],
      [
        "lines: some",
        "json lines",
        textReply(200, '{"a":1}\n\n 2 \r\n"\u2028"\n[null]'),
        [{ a: 1 }, 2, "\u2028", [null]],
      ],
      ["lines: none", "json lines", textReply(200, ""), []],
      ["lines: blank ones", "json lines", textReply(200, "\n \r\n"), []],
      ["lines: null", "json lines", textReply(200, "null\n"), [null]],
      ["file: not handed on", "file", fileReply([1]), null],
    ] as readonly [string, string, Reply, Json][]
  ).map(
    ([name, kind, given, body]): Vector => ({
      name: `answer as ${name}`,
      call: callOf(`Answer ${kind}`, "/x"),
      replies: inTurn(given),
      status: 200,
      requests: 1,
      body,
    }),
  ),
  ...["text", "json lines", "file", "nothing"].map(
    (kind): Vector => ({
      name: `answer as ${kind}: refused`,
      call: callOf(`Answer ${kind}`, "/x"),
      replies: inTurn(reply(404, errorList("not_found", "No such thing"))),
      status: 404,
      says: "Nothing there. Intercom says: No such thing",
    }),
  ),
  ...["text", "json lines", "nothing"].map(
    (kind): Vector => ({
      name: `answer as ${kind}: a redirect is no answer`,
      call: callOf(`Answer ${kind}`, "/x"),
      replies: inTurn(textReply(302, "", { location: "https://files.example.com/a" })),
      status: 302,
      requests: 1,
    }),
  ),
  ...['{"a":1}\n{"b"', "1 2", "[1,\n2]", "1\u20282"].map(
    (text): Vector => ({
      name: `answer as json lines: ${JSON.stringify(text)}`,
      call: callOf("Answer json lines", "/x"),
      replies: inTurn(textReply(200, text, { "content-type": "text/plain" })),
      status: 502,
      says: "something other than JSON (text/plain)",
    }),
  ),
];
