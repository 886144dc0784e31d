/** Requests that the maker makes up, and dates among open objects' entries. */
import type { Json, JsonObject } from "../../../../scripts/common/json.ts";
import type { Plan } from "../../../../scripts/plan/plan.ts";
import { fileReply, inTurn, NOW, type Reply, reply, textReply } from "../interpreters.ts";
import { errorList, postOf, type Vector } from "./vector.ts";

export const sendPlans: Readonly<Record<string, Plan>> = {
  Send: {
    path: "/send",
    inputs: [{ name: "body", from: "body", whole: true, title: "Request" }],
    steps: [
      {
        send: {
          method: { $get: "in.body.method" },
          path: { $get: "in.body.path" },
          query: { $get: "in.body.query" },
          body: { $get: "in.body.body" },
          version: { $get: "in.body.version" },
        },
        as: "answer",
      },
    ],
    answer: { $get: "answer" },
  },
  "Seconds at": {
    path: "/dates",
    inputs: [{ name: "body", from: "body", whole: true, title: "Body" }],
    steps: [
      {
        call: {
          method: "PUT",
          path: "/dates",
          body: { $get: "in.body" },
          secondsAt: {
            field: "a.custom_attributes",
            title: "Custom Attributes",
            names: { $get: "in.body.names" },
          },
        },
        as: "answer",
      },
    ],
    answer: { $get: "answer" },
  },
};

function send(name: string, request: JsonObject, replies: Reply[], rest: Partial<Vector>): Vector {
  return {
    name: `send: ${name}`,
    call: postOf("Send", "/send", { method: "GET", path: "/x", ...request }),
    replies: inTurn(...replies),
    status: 200,
    ...rest,
  };
}

const fine = reply(200, { id: "1" });

const PATHS: readonly string[] = [
  "/",
  "/contacts/1",
  "/contacts/1/",
  "/a.b/c.d",
  "/ä/😀/%C3%A4/%F0%9F%98%80",
  "/a:b@c$d&e+f,g;h=i*(j)!'~",
  "/%61%2Fb%3Fc",
  "/a b/%20",
  "/%E2%80%AEa",
  "/a%25b/%2525",
  "/.a/.b",
  `/${"a".repeat(1999)}`,
];

const BAD_PATHS: readonly Json[] = [
  "",
  null,
  {},
  "contacts",
  " /contacts",
  "//evil.example.com/x",
  "/\\evil.example.com/x",
  "\\x",
  "https://evil.example.com/x",
  "/https://evil.example.com",
  "/a//b",
  "/a/../b",
  "/..",
  "/a/..",
  "/a..b",
  "/./a",
  "/a/.",
  "/a?b=c",
  "/a#b",
  "/a%23b",
  "/a\nb",
  "/a%0d%0aX: y",
  "/a\u007fb",
  "/a\u0085b",
  "/a%00",
  "/%2e%2e/a",
  "/%2E./a",
  "/.%2e/a",
  "/%252e%252e/a",
  "/%25252e%2525252e/a",
  "/%25%32%65%252e/a",
  "/a%5cb",
  "/a%255Cb",
  "/a%2f%2fb",
  "/a%2F/b",
  "/%2fevil.example.com",
  "%2fa",
  "/a%252f%252Fb",
  "/a%",
  "/a%zz",
  "/a%C3%28",
  "/.\u200e.",
  "/\u202e/a",
  `/${"a".repeat(2000)}`,
];

export const sendVectors: readonly Vector[] = [
  ...["GET", "POST", "PUT", "PATCH", "DELETE"].map((method) =>
    send(method, { method }, [fine], { requests: 1 }),
  ),
  ...["get", "HEAD", "", null, "GET\r\nX: y"].map((method) =>
    send(`method ${JSON.stringify(method)}`, { method }, [fine], {
      status: 400,
      requests: 0,
      says: "The method must be one of these",
    }),
  ),
  ...PATHS.map((path) => send(`path ${path.slice(0, 40)}`, { path }, [fine], { requests: 1 })),
  ...BAD_PATHS.map((path) =>
    send(`no path: ${String(JSON.stringify(path)).slice(0, 40)}`, { path }, [fine], {
      status: 400,
      requests: 0,
      says: "The path must begin with one slash",
    }),
  ),
  send(
    "query, body and version",
    {
      method: "POST",
      query: { "b c": "d&e", a: [1, null, "2"], none: null, object: {}, "10": true, "9": "é" },
      body: { a: null, b: [{ c: null }] },
      version: "Preview",
    },
    [fine],
    { requests: 1 },
  ),
  send("a body that is a text", { method: "POST", body: "text" }, [fine], { requests: 1 }),
  send("a GET with a body", { body: {} }, [fine], { status: 400, says: "A GET has no body." }),
  send("a query that is a text", { query: "a=b" }, [fine], { status: 400, says: "The query must" }),
  ...["2.16\r\nX: y", "2 16", "é", "1".repeat(21)].map((version) =>
    send(`version ${JSON.stringify(version)}`, { version }, [fine], {
      status: 400,
      requests: 0,
      says: "The version must be",
    }),
  ),
  send("version, a number", { version: 2 }, [fine], { requests: 1 }),
  send("version, blank", { version: "" }, [fine], { requests: 1 }),
  send(
    "headers",
    {},
    [
      textReply(200, "[1]", {
        "x-request-id": "r",
        "x-ratelimit-limit": "83",
        "intercom-version": "2.16",
        link: '<https://api.intercom.io/x>; rel="canonical"',
        "content-type": "application/json; charset=utf-8",
        "cache-control": "max-age=0, private, must-revalidate",
        server: "nginx/1.2 (a b)",
        "set-cookie": "a=b",
      }),
    ],
    {
      body: {
        status: 200,
        headers: {
          "content-type": "application/json; charset=utf-8",
          "intercom-version": "2.16",
          link: '<https://api.intercom.io/x>; rel="canonical"',
          "x-ratelimit-limit": "83",
          "x-request-id": "r",
        },
        body: [1],
      },
    },
  ),
  send(
    "headers written in unusual ways",
    {},
    [
      textReply(200, "a", {
        "content-type": "text/html;charset=UTF-8",
        "retry-after": " soon",
        "x-list": "a,b , c",
        "x-empty": "",
        link: "<a>,<b>",
        date: "Sunday, 01-Mar-26 09:30:00 GMT",
      }),
    ],
    {},
  ),
  send("no body", {}, [textReply(204, "")], {}),
  send("a text", {}, [textReply(200, "<p>", { "content-type": "text/html" })], {}),
  send("bytes", {}, [fileReply([0, 255, 10], { "content-type": "image/png" })], {}),
  send("a redirect", {}, [textReply(302, "", { location: "https://x.example.com/a" })], {}),
  send(
    "a failure",
    {},
    [
      reply(
        404,
        { type: "error.list", request_id: "r1", errors: [{ code: "gone", message: "No" }] },
        { "x-request-id": "r1" },
      ),
    ],
    {
      status: 404,
      body: {
        error: { code: "gone", message: "Nothing there. Intercom says: No", request_id: "r1" },
        status: 404,
        headers: {
          "content-type": "application/json; charset=utf-8",
          "x-request-id": "r1",
        },
        body: { type: "error.list", request_id: "r1", errors: [{ code: "gone", message: "No" }] },
      },
    },
  ),
  send(
    "429",
    {},
    [reply(429, errorList("rate_limit_exceeded", "Slow"), { "x-ratelimit-reset": `${NOW + 5}` })],
    { status: 429, says: "Wait." },
  ),
  send("500 with a page", {}, [textReply(500, "<html>", { "content-type": "text/html" })], {
    status: 500,
  }),
  send("no answer", {}, ["lost"], { status: 502 }),

  ...(
    [
      ["names", { a: "2026-03-01", b: "2026-03-01", c: 5, d: " ", e: null }, ["a", "c", "d", "e"]],
      ["no list", { a: "soon" }, null],
      ["names that are no texts", { "7": "2026-03-01", a: "x" }, [7, null, {}, "*"]],
      ["no object", "2026-03-01", ["a"]],
      ["a list", ["2026-03-01"], ["0", "a"]],
      ["unusual names", { constructor: "2026-03-01", "a.b": "2026-03-01" }, ["constructor", "a.b"]],
    ] as readonly [string, Json, Json][]
  ).map(
    ([name, attributes, names]): Vector => ({
      name: `secondsAt: ${name}`,
      call: postOf("Seconds at", "/dates", { names, a: { custom_attributes: attributes } }),
      replies: inTurn(fine),
      status: 200,
      requests: 1,
    }),
  ),
  {
    name: "secondsAt: a text that is no time",
    call: postOf("Seconds at", "/dates", {
      names: ["b", "a"],
      a: { custom_attributes: { b: "soon", a: "later" } },
    }),
    replies: inTurn(fine),
    status: 400,
    requests: 0,
    says: "Custom Attributes (a.custom_attributes.a) must be a date and time",
  },
];
