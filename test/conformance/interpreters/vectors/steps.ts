/** The kinds of steps. */
import { defined } from "../../../../scripts/common/defined.ts";
import type { Json } from "../../../../scripts/common/json.ts";
import { inTurn, NOW, type Reply, reply, textReply } from "../interpreters.ts";
import { callOf, errorList, postOf, type Vector } from "./vector.ts";

const notFound = reply(404, errorList("not_found", "No such thing", { request_id: "r1" }));
const broken = reply(500, errorList("server_error", "Oops"));
const fine = reply(200, { id: "1", name: "one" });

export const stepVectors: readonly Vector[] = [
  ...(
    [
      ["answers", [fine], 200, 1],
      ["recovers", [notFound, fine], 200, 2],
      ["fails while it recovers", [notFound, broken], 500, 2],
      ["recovers while it recovers", [reply(409, null), notFound], 200, 2],
      ["recovers from no answer", ["lost"], 200, 1],
      ["recovers from an answer that is no JSON", [textReply(200, "ok")], 200, 1],
      ["does not recover from everything", [broken], 500, 1],
    ] as readonly [string, Reply[], number, number][]
  ).map(
    ([name, replies, status, requests]): Vector => ({
      name: `on: ${name}`,
      call: callOf("Recover", "/x"),
      replies: inTurn(...replies),
      status,
      requests,
    }),
  ),
  {
    name: "explain: by the step",
    call: callOf("Explain", "/x"),
    replies: inTurn(notFound),
    status: 404,
    says: "There is no such thing. Intercom says: No such thing",
  },
  {
    name: "explain: by nothing that is there",
    call: callOf("Explain", "/x"),
    replies: inTurn(reply(410, errorList("x", "Gone"))),
    status: 410,
    says: "Intercom says: Gone",
  },
  {
    name: "explain: by the connector",
    call: callOf("Explain", "/x"),
    replies: inTurn(reply(401, errorList("x", "Who?"))),
    status: 401,
    says: "Check the token. Intercom says: Who?",
  },
  {
    name: "explain: by the connector where the step says null",
    call: callOf("Explain", "/x"),
    replies: inTurn(broken),
    status: 500,
    says: "Intercom has a problem. Intercom says: Oops",
  },
  {
    name: "explain: by nobody",
    call: callOf("Explain", "/x"),
    replies: inTurn(reply(418, errorList("x", "Tea"))),
    status: 418,
    says: "Intercom says: Tea",
  },
  ...(
    [
      ["is not needed", [fine, fine], 200, 2, undefined],
      ["works", [fine, broken, fine], 500, 3, "Intercom says: Oops"],
      [
        "fails as well",
        [fine, reply(429, null, { "x-ratelimit-reset": String(NOW + 5) }), notFound],
        429,
        3,
        "could not be undone: Nothing there. Intercom says: No such thing",
      ],
      [
        "loses its connection",
        [fine, "lost", "lost"],
        502,
        3,
        "could not be undone: Intercom did not answer DELETE /x/1.",
      ],
      ["finds nothing to undo", [reply(200, {}), broken], 500, 2, "Intercom says: Oops"],
      ["is for an id of dots", [reply(200, { id: ".." })], 400, 1, "could not be undone"],
    ] as readonly [string, Reply[], number, number, string | undefined][]
  ).map(
    ([name, replies, status, requests, says]): Vector => ({
      name: `undo: ${name}`,
      call: callOf("Undo", "/x"),
      replies: inTurn(...replies),
      status,
      requests,
      ...defined({ says }),
    }),
  ),
  ...[
    { a: true },
    { a: false },
    { a: "true" },
    { a: 1 },
    null,
    { fail: true, message: "No." },
    { fail: true },
    { fail: true, message: [] },
    { fail: true, message: 7 },
  ].map(
    (x): Vector => ({
      name: `when: ${JSON.stringify(x)}`,
      call: callOf("When", "/x"),
      replies: inTurn(reply(200, x), fine),
      status: x !== null && "fail" in x ? 409 : 200,
      requests: 2,
    }),
  ),
  ...(
    [
      [
        "cursors to the end",
        "By cursor",
        [cursored([1, 2], "a"), cursored([3], "b"), cursored([4], null)],
        3,
      ],
      [
        "cursors to the limit",
        "By cursor",
        [cursored([1], "a"), cursored([2], "b"), cursored([3], "c"), cursored([4], "d")],
        3,
      ],
      ["an empty page", "By cursor", [cursored([1], "a"), cursored([], "b")], 2],
      ["no list", "By cursor", [reply(200, { data: { list: {} } })], 1],
      ["no answer's body", "By cursor", [textReply(200, "")], 1],
      [
        "odd cursors",
        "By cursor",
        [cursored([1], 7), cursored([2], { a: null, b: [null] }), cursored([3], null)],
        3,
      ],
      ["numbers to the end", "By number", [numbered([1, 2], "next"), numbered([3], null)], 2],
      [
        "numbers to the limit",
        "By number",
        [numbered([1], {}), numbered([2], true), numbered([3], 4)],
        3,
      ],
    ] as readonly [string, string, Reply[], number][]
  ).map(
    ([name, operationId, replies, requests]): Vector => ({
      name: `pages: ${name}`,
      call: callOf(operationId, "/x"),
      replies: inTurn(...replies),
      status: 200,
      requests,
    }),
  ),
  {
    name: "pages: one of them fails",
    call: callOf("By cursor", "/x"),
    replies: inTurn(cursored([1], "a"), broken),
    status: 500,
    requests: 2,
  },
  ...["GET", "POST", "PUT", "PATCH", "DELETE"].map(
    (method): Vector => ({
      name: `method: ${method}`,
      call: callOf(`Method ${method}`, "/x"),
      replies: inTurn(textReply(204, "")),
      status: 200,
      requests: 1,
      body: { x: null },
    }),
  ),
  {
    name: "plain action: nulls, times, unknown keys, a fixed part, times in the answer",
    call: postOf("Plain action", "/x/1", {
      name: null,
      created_at: "2026-03-01",
      none: " ",
      kind: "mine",
      parts: [{ created_at: "2026-03-01T09:30:00Z", parts: [] }],
      open: { a: "2026-03-01", b: null },
      more: ["2026-03-01", null],
    }),
    replies: inTurn(
      reply(200, { id: 7, created_at: NOW, open: { a: NOW }, none: 0, updated_at: NOW }),
    ),
    status: 200,
    body: {
      id: 7,
      created_at: "2026-03-01T09:30:00.000Z",
      open: { a: "2026-03-01T09:30:00.000Z" },
      none: null,
      updated_at: NOW,
    },
  },
  {
    name: "plain action: a time that is none",
    call: postOf("Plain action", "/x/1", { parts: [{}, { created_at: "soon" }] }),
    replies: inTurn(fine),
    status: 400,
    requests: 0,
    says: "Body (body.parts.1.created_at) must be a date and time",
  },
  {
    name: "plain action: refused",
    call: postOf("Plain action", "/x/1", {}),
    replies: inTurn(reply(403, errorList("forbidden", "No"))),
    status: 403,
    says: "Not allowed. Intercom says: No",
  },
  {
    name: "plain action: the connection is lost",
    call: postOf("Plain action", "/x/1", {}),
    replies: inTurn("lost"),
    status: 502,
    says: "Intercom did not answer PUT /x/1.",
  },
];

function cursored(items: Json[], next: Json): Reply {
  return reply(200, {
    data: { list: items },
    pages: { next: next === null ? null : { starting_after: next } },
  });
}

function numbered(ids: number[], next: Json): Reply {
  return reply(200, { data: ids.map((id) => ({ id })), pages: { next } });
}
