import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { fetchSend } from "../../../scripts/common/fetch-send.ts";
import type { HttpResponse } from "../../../scripts/common/http.ts";
import { formatTrace } from "../../../scripts/platform/trace/format-trace.ts";
import { apiOf, connectionTo } from "../connector-of.ts";

/** No UTF-8: the beginning of a PNG, and a byte that begins nothing. */
const BYTES = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff]);
const BASE64 = "iVBORw0K/w==";
const PNG = { "$content-type": "image/png", $content: BASE64 };

const binary = { type: "string", format: "binary" };
const upload = (operationId: string, more: object = {}, schema: object = binary) => ({
  operationId,
  parameters: [{ name: "file", in: "body", schema }],
  ...more,
});
const answers = (operationId: string, schema?: object) => ({
  operationId,
  responses: { 200: { description: "Fine.", ...(schema && { schema }) } },
});
const pieces = {
  definition: { definitions: { File: binary } },
  operations: {
    "POST /plain": upload("Plain"),
    "POST /ref": upload("Ref", {}, { $ref: "#/definitions/File" }),
    "POST /pdf": upload("Pdf", { consumes: ["application/pdf"] }),
    "POST /required": upload("Required", {
      parameters: [{ name: "file", in: "body", required: true, schema: binary }],
    }),
    "POST /typed": {
      operationId: "Typed",
      parameters: [
        { name: "file", in: "body", schema: binary },
        { name: "Content-Type", in: "header", type: "string" },
      ],
    },
    "GET /file": answers("GetFile", { $ref: "#/definitions/File" }),
    "GET /old": answers("GetOld", { type: "file" }),
    "GET /object": answers("GetObject", { type: "object" }),
    "GET /text": answers("GetText", { type: "string" }),
    "GET /any": answers("GetAny", {}),
    "GET /none": answers("GetNone"),
  },
};

async function sent(operationId: string, parameters: Record<string, unknown>) {
  const api = apiOf();
  await connectionTo(pieces, api).call(operationId, parameters);
  const { headers, body, bytes } = api.sent[0] ?? {};
  return { type: headers?.["content-type"], body, bytes };
}

describe("a body that is a file", () => {
  test.each<[string, string, Record<string, unknown>, string]>([
    ["as flows hold files, under its own media type", "Plain", { file: PNG }, "image/png"],
    ["a reference to one", "Ref", { file: PNG }, "image/png"],
    [
      "a header says more than the file",
      "Typed",
      { file: PNG, "Content-Type": "image/*" },
      "image/*",
    ],
    [
      "one that says nothing, as consumed",
      "Pdf",
      { file: { $content: BASE64 } },
      "application/pdf",
    ],
    [
      "assumption: never as JSON",
      "Plain",
      { file: { $content: BASE64 } },
      "application/octet-stream",
    ],
  ])("is sent byte for byte: %s", async (_, operationId, parameters, type) => {
    expect(await sent(operationId, parameters)).toEqual({ type, body: "", bytes: BYTES });
  });

  test("of text goes out as it is", async () => {
    const type = "application/octet-stream";
    expect(await sent("Plain", { file: '"a"' })).toEqual({ type, body: '"a"', bytes: undefined });
  });

  test("null is no file", async () => {
    const none = { type: undefined, body: undefined, bytes: undefined };
    expect(await sent("Plain", { file: null })).toEqual(none);
    await expect(sent("Required", { file: null })).rejects.toThrow(/"file" must be a file/);
  });

  test("is refused where it is none", async () => {
    await expect(sent("Plain", { file: [1] })).rejects.toThrow(/"file" must be a file/);
    await expect(sent("Plain", { file: { name: "x" } })).rejects.toThrow(/"file" must be a file/);
  });
});

const file = (type?: string): Partial<HttpResponse> => ({
  headers: type === undefined ? {} : { "content-type": type },
  body: "",
  bytes: BYTES,
});

describe("an answer that is a file", () => {
  test.each<[string, string, Partial<HttpResponse>, unknown, string[]]>([
    ["by its bytes", "GetFile", file("image/png"), PNG, []],
    ["OpenAPI's own word", "GetOld", file("image/png"), PNG, []],
    ["where nothing is declared", "GetNone", file("image/png"), PNG, []],
    ["where anything is declared", "GetAny", file("image/png"), PNG, []],
    [
      "without a type",
      "GetFile",
      file(),
      { ...PNG, "$content-type": "application/octet-stream" },
      [],
    ],
    [
      "text that is declared as a file",
      "GetFile",
      { headers: { "content-type": "text/csv" }, body: "a,é" },
      { "$content-type": "text/csv", $content: "YSzDqQ==" },
      [],
    ],
    ["an empty one", "GetFile", { ...file("image/png"), bytes: new Uint8Array() }, undefined, []],
    ["an error is read as it comes", "GetFile", { status: 404, body: '{"e":1}' }, { e: 1 }, []],
    [
      "where an object is declared it is a difference",
      "GetObject",
      file("image/png"),
      PNG,
      [
        'a file (image/png, 7 bytes) came where "object" is declared; files are "type": "string", "format": "binary"',
      ],
    ],
    [
      "where text is declared it is a difference",
      "GetText",
      file("image/png"),
      PNG,
      [
        'a file (image/png, 7 bytes) came where "string" is declared; files are "type": "string", "format": "binary"',
      ],
    ],
  ])("comes to the flow as flows hold files: %s", async (_, operationId, answer, want, found) => {
    const { body, findings } = await connectionTo(
      pieces,
      apiOf(() => answer),
    ).call(operationId);
    expect(body).toEqual(want);
    expect(findings.map(({ message }) => message)).toEqual(found);
  });

  test("passes policies that work on JSON untouched", async () => {
    const instance = (templateId: string, parameters: Record<string, string>) => ({
      templateId,
      title: templateId,
      parameters: Object.fromEntries([
        ...Object.entries(parameters).map(([name, value]) => [
          `x-ms-apimTemplateParameter.${name}`,
          value,
        ]),
        ["x-ms-apimTemplate-policySection", "Response"],
      ]),
    });
    const policyTemplateInstances = [
      instance("setproperty", {
        newPropertyParentPathTemplate: "@body()",
        newPropertySubPathTemplate: "x",
        propertyValuePathTemplate: "1",
      }),
      instance("setheader", { name: "x-kind", value: "file" }),
    ];
    const properties = { policyTemplateInstances };
    const { response, body } = await connectionTo(
      { ...pieces, properties },
      apiOf(() => file("image/png")),
    ).call("GetFile");
    expect(body).toEqual(PNG);
    expect(response.headers["x-kind"]).toBe("file");
  });
});

test("a script gets a file's bytes, and answers with bytes", async () => {
  const script = { ...pieces, script: "x" };
  const got: unknown[] = [];
  const connection = connectionTo(script, apiOf(), {}, async ({ request }) => {
    got.push(request.bytes);
    return { status: 200, headers: { "content-type": "image/png" }, body: "", bytes: BYTES };
  });
  expect((await connection.call("Plain", { file: PNG })).body).toEqual(PNG);
  expect(got).toEqual([BYTES]);
});

test("a trace shows of a file its media type and size, and never what is in it", async () => {
  const connection = connectionTo(
    pieces,
    apiOf(() => file("image/gif")),
  );
  const { trace } = await connection.call("Plain", { file: PNG });
  const text = formatTrace(trace, { bodies: true });
  expect(text).toContain("built    POST https://api.example/v1/plain (image/png, 7 bytes)");
  expect(text).toContain("(image/png, 7 bytes) -> 200 (image/gif, 7 bytes)");
  expect(text).toContain("answer   200 (image/gif, 7 bytes)");
  expect(JSON.stringify(trace)).not.toContain("bytes");
});

describe("over the network", async () => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const type = request.headers["content-type"];
      response.writeHead(200, type === undefined ? {} : { "content-type": type });
      response.end(Buffer.concat(chunks));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const send = fetchSend((url) => new URL(url.pathname, `http://127.0.0.1:${port}`));

  test("a file goes out and comes back byte for byte", async () => {
    const { body, response } = await connectionTo(pieces, { sent: [], send }).call("Plain", {
      file: PNG,
    });
    expect(body).toEqual(PNG);
    expect(response.bytes).toEqual(BYTES);
  });

  test("bytes without a type that are no text stay bytes", async () => {
    const bytes = new Uint8Array([0xff, 0xd8, 0]);
    const answer = await send({ method: "POST", url: "https://x/", headers: {}, body: "", bytes });
    expect([answer.body, answer.bytes]).toEqual(["", bytes]);
  });

  test.each(["application/json; charset=utf-8", "text/csv", "application/xml", undefined])(
    "%s is text",
    async (type) => {
      const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
      // fetch gives a text body a type of its own; bytes it leaves without one.
      const bytes = type === undefined ? { bytes: new TextEncoder().encode("é") } : {};
      const request = { method: "POST", url: "https://x/", headers, body: "é", ...bytes };
      const answer = await send(request);
      expect([answer.body, answer.bytes]).toEqual(["é", undefined]);
    },
  );
});
