/** What the maker filled in, and the request that a call makes of it. */
import type { Json } from "../../../../scripts/common/json.ts";
import { inTurn, reply } from "../interpreters.ts";
import { callOf, postOf, type Vector } from "./vector.ts";

const fine = reply(200, { id: "1" });

const BODY = { name: "Zoë 😀", image: "https://example.com/?a=1&b=é" };

/** Inputs, as the maker fills them in. */
const inputs: readonly Vector[] = [
  ...(
    [
      ["plain", "/things/1/parts/2", BODY],
      [
        "with characters to encode",
        "/things/a%20b%2Fc%25%3F%23%26%2B/parts/%F0%9F%98%80%C3%A9%21%27%28%29%2A~-._",
        BODY,
      ],
      ["with characters not encoded", "/things/a+b!'()*/parts/:@&=$,;", BODY],
      ["with characters beyond ASCII not encoded", "/things/é😀/parts/ﬁ", BODY],
      ["not encoded properly", "/things/100%/parts/%zz", BODY],
      ["half encoded", "/things/%4/parts/a%2", BODY],
      ["no UTF-8: a lone byte", "/things/%C3%28/parts/%80", BODY],
      ["no UTF-8: overlong", "/things/%C0%AF/parts/%E0%80%AF", BODY],
      ["no UTF-8: a surrogate", "/things/%ED%A0%80/parts/%F4%90%80%80", BODY],
      ["no UTF-8: cut off", "/things/%F0%9F/parts/%E2%82", BODY],
      ["before a fragment", "/things/1/parts/2#/d/e", BODY],
      ["below a gateway's own path", "/apim/intercom/c0ffee/things/1/parts/2?a=/b/c#/d/e", BODY],
      ["optional and blank", "/things/1/parts/%20", { name: "a", image: " \t\r\n" }],
      ["optional and missing", "/things/1/parts/", { name: "a", image: null }],
      ["blank but not to JSON", "/things/%C2%A0/parts/%E2%80%89", { name: "\u2003" }],
      ["numbers and booleans", "/things/1/parts/2", { name: 7, image: false }],
      ["text like a date", "/things/1/parts/2", { name: "2026-03-01T09:30:00Z" }],
      ["long", `/things/${"a".repeat(500)}/parts/2`, { name: "é".repeat(2000) }],
      [
        "normalized Unicode of any kind",
        "/things/%C3%85%41%CC%8A/parts/%EE%80%80%EF%BF%BF%E2%80%AE",
        BODY,
      ],
    ] as readonly [string, string, Json][]
  ).map(
    ([name, path, body]): Vector => ({
      name: `inputs: ${name}`,
      call: postOf("Everything", path, body),
      replies: inTurn(fine),
      status: 200,
      requests: 1,
    }),
  ),
  ...(
    [
      ["a required one missing", "/things/1/parts/2", {}, "Name (name) is empty."],
      ["a required one null", "/things/1/parts/2", { name: null }, "Name (name) is empty."],
      ["a required one blank", "/things/1/parts/2", { name: " \n" }, "Name (name) is empty."],
      [
        "a required one blank in the path",
        "/things/%20/parts/2",
        { name: "a" },
        "Thing (id) is empty.",
      ],
      [
        "a required one missing from the path",
        "/things//parts/2",
        { name: "a" },
        "Thing (id) is empty.",
      ],
      ["a path that is too short", "", { name: "a" }, "Thing (id) is empty."],
      ["an object", "/things/1/parts/2", { name: {} }, "Name (name) must be a text."],
      ["a list", "/things/1/parts/2", { name: ["a"] }, "Name (name) must be a text."],
      ["a fraction", "/things/1/parts/2", { name: 1.5 }, "Name (name) must be a text."],
      ["a large number", "/things/1/parts/2", { name: 1e20 }, "Name (name) must be a text."],
      ["no body", "/things/1/parts/2", "", "not a JSON object"],
      ["a body that is null", "/things/1/parts/2", null, "not a JSON object"],
      ["a body that is a list", "/things/1/parts/2", [BODY], "not a JSON object"],
      ["a body that is no JSON", "/things/1/parts/2", "name=a", "not a JSON object"],
      ["an id of a dot", "/things/%2E/parts/2", { name: "a" }, "at most 500 characters"],
      [
        "an id that is too long",
        `/things/${"a".repeat(501)}/parts/2`,
        { name: "a" },
        "at most 500",
      ],
      ["an id of two dots", "/things/1/parts/%2e%2E", { name: "a" }, "not made of dots alone"],
    ] as readonly [string, string, Json, string][]
  ).map(
    ([name, path, body, says]): Vector => ({
      name: `inputs: ${name}`,
      call: postOf("Everything", path, body),
      replies: inTurn(fine),
      status: 400,
      requests: 0,
      says,
    }),
  ),
  {
    name: "inputs: no Content at all",
    call: callOf("Everything", "/things/1/parts/2"),
    replies: inTurn(fine),
    status: 400,
    says: "not a JSON object",
  },
  {
    name: "inputs: an id of three dots",
    call: postOf("Everything", "/things/.../parts/2", { name: "a" }),
    replies: inTurn(fine),
    status: 200,
  },
];

/** What a call sends besides. */
const requests: readonly Vector[] = [
  {
    name: "request: headers of the body and the connection are its own",
    call: callOf("No body", "/x", {
      method: "POST",
      headers: {
        authorization: "Bearer token",
        accept: "application/json",
        "content-type": "text/plain",
        "content-language": "en",
        "content-encoding": "identity",
        "content-disposition": "inline",
        host: "gateway.example.com",
        "transfer-encoding": "chunked",
        "x-one": "1",
        "x-two": "1, 2",
        "accept-language": "de, en",
        "user-agent": "flow/1.0 (test)",
        "x-ms-client-tracking-id": "abc",
      },
      body: "ignored",
    }),
    replies: inTurn(fine),
    status: 200,
  },
  {
    name: "request: a body that is null",
    call: callOf("Null body", "/x"),
    replies: inTurn(fine),
    status: 200,
  },
  {
    name: "request: a plan without steps",
    call: callOf("No steps", "/x"),
    replies: inTurn(fine),
    status: 200,
    requests: 0,
    body: null,
  },
  {
    name: "request: another host with a port",
    call: callOf("No body", "/x", { url: "http://127.0.0.1:8123/eu/x?a=1#b" }),
    replies: inTurn(fine),
    status: 200,
  },
  {
    name: "operation: in base64",
    call: callOf(Buffer.from("No body").toString("base64"), "/x"),
    replies: inTurn(fine),
    status: 200,
    requests: 1,
  },
  {
    name: "operation: unknown",
    call: callOf("Nobody", "/x"),
    replies: inTurn(fine),
    status: 404,
    says: "no operation Nobody",
  },
  {
    name: "operation: unknown in base64",
    call: callOf("Tm9ib2R5", "/x"),
    replies: inTurn(fine),
    status: 404,
    says: "no operation Tm9ib2R5",
  },
  {
    name: "operation: in base64 that is not written in full",
    call: callOf("Tm8gYm9keQ", "/x"),
    replies: inTurn(fine),
    status: 404,
    says: "no operation",
  },
  {
    name: "operation: what every object has",
    call: callOf("toString", "/x"),
    replies: inTurn(fine),
    status: 404,
  },
];

export const inputVectors: readonly Vector[] = [...inputs, ...requests];
