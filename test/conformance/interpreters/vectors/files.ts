/** Operations that answer a file, or a text. */
import { fileReply, inTurn, type Reply, reply, textReply } from "../interpreters.ts";
import { callOf, type Vector } from "./vector.ts";

const SIGNED = "https://files.example.com/calls/1%202/a.mp3?X-Amz-Signature=0a%2Fb~&e=1+2,(3)";

export const fileVectors: readonly Vector[] = [
  ...(
    [
      ["bytes", [fileReply([0, 1, 255, 0xc3, 0x28], { "content-type": "image/png" })], 1],
      ["no bytes", [fileReply([], { "content-type": "application/pdf" })], 1],
      ["text", [textReply(200, "a;é\n1;2\n", { "content-type": "text/csv; charset=utf-8" })], 1],
      ["no media type", [textReply(200, "")], 1],
      [
        "a redirect",
        [
          textReply(302, "moved", { location: SIGNED, "content-type": "text/plain" }),
          fileReply([1, 2], { "content-type": "audio/mpeg" }),
        ],
        2,
      ],
      ...[301, 303, 307, 308].map(
        (status) =>
          [
            `a redirect by ${status}`,
            [
              textReply(status, "", { location: SIGNED }),
              fileReply([1], { "content-type": "a/b" }),
            ],
            2,
          ] as const,
      ),
    ] as readonly [string, Reply[], number][]
  ).map(
    ([name, replies, requests]): Vector => ({
      name: `file: ${name}`,
      call: callOf("File", "/x?a=1"),
      replies: inTurn(...replies),
      status: 200,
      requests,
    }),
  ),
  ...[
    "http://files.example.com/a",
    "HTTPS://files.example.com/a",
    "//files.example.com/a",
    "/a",
    "",
    "https://files.example.com",
    "https://files.example.com:8443/a",
    "https://user:password@files.example.com/a",
    "https://127.0.0.1/a",
    "https://2130706433/a",
    "https://[::1]/a",
    "https://localhost/a",
    "https://files.example.com/../a",
    "https://files.example.com/a/%2e%2E/b",
    "https://files.example.com/a\\b",
    "https://files.example.com/a#b",
    "https://files.example.com/100%",
    "https://ex\u00e4mple.com/a",
    "javascript:alert(1)",
  ].map(
    (location): Vector => ({
      name: `file: a redirect to ${location}`,
      call: callOf("File", "/x"),
      replies: inTurn(textReply(302, "", { location })),
      status: 502,
      requests: 1,
      says: "Intercom answered GET /x with a redirect to something other than an https address",
    }),
  ),
  {
    name: "file: a redirect without an address",
    call: callOf("File", "/x"),
    replies: inTurn(textReply(302, "")),
    status: 502,
    requests: 1,
  },
  ...[302, 403, 404, 500].map(
    (status): Vector => ({
      name: `file: a redirect that leads to ${status}`,
      call: callOf("File", "/x"),
      replies: inTurn(textReply(302, "", { location: SIGNED }), textReply(status, "<Error/>")),
      status: 502,
      requests: 2,
      says: `https://files.example.com answered with status ${status}`,
    }),
  ),
  {
    name: "file: a redirect that leads nowhere",
    call: callOf("File", "/x"),
    replies: inTurn(textReply(302, "", { location: SIGNED }), "lost"),
    status: 502,
    requests: 2,
    says: "Intercom did not answer GET /x",
  },
  {
    name: "file: a redirect that is none",
    call: callOf("File", "/x"),
    replies: inTurn(textReply(304, "", { location: SIGNED })),
    status: 304,
    requests: 1,
  },
  {
    name: "file: none was read",
    call: callOf("File, perhaps", "/x"),
    replies: inTurn(reply(200, { file: false })),
    status: 404,
    says: "no file",
  },
  {
    name: "file: one was read in place of another",
    call: callOf("File, perhaps", "/x"),
    replies: inTurn(
      reply(200, { file: true }),
      reply(404, null),
      fileReply([7], { "content-type": "a/b" }),
    ),
    status: 200,
    requests: 3,
  },
  ...(["a é😀\n", "", 7, true, "\ud83d"] as const).map(
    (text): Vector => ({
      name: `text: ${JSON.stringify(text)}`,
      call: callOf("Text", "/x"),
      replies: inTurn(reply(200, text)),
      status: 200,
    }),
  ),
  ...([1.5, null, { a: 1 }] as const).map(
    (value): Vector => ({
      name: `text: ${JSON.stringify(value)}, which has none`,
      call: callOf("Text", "/x"),
      replies: inTurn(reply(200, value)),
      status: 200,
      body: null,
    }),
  ),
];
