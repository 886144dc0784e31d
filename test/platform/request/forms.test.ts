import { describe, expect, test } from "vitest";
import { apiOf, connectionTo } from "../connector-of.ts";

const title = (text: string) => ({ "x-ms-summary": text });
const form = (name: string, more: object = {}) => ({
  name,
  in: "formData",
  type: "string",
  ...more,
});

const operations = {
  "POST /encoded": {
    operationId: "Encoded",
    consumes: ["application/json", "application/x-www-form-urlencoded"],
    parameters: [
      form("to", { required: true, ...title("To") }),
      form("n", { type: "integer" }),
      form("csv", { type: "array", items: { type: "integer" } }),
      form("multi", { type: "array", collectionFormat: "multi" }),
      form("kind", { default: "flow", "x-ms-visibility": "internal" }),
      form("X-Kind", { in: "header", default: "h" }),
    ],
  },
  "POST /unsaid": { operationId: "Unsaid", parameters: [form("a")] },
  "POST /multipart": {
    operationId: "Multipart",
    consumes: ["multipart/form-data"],
    parameters: [form("a"), form("list", { type: "array", collectionFormat: "multi" })],
  },
  "POST /binary": { operationId: "Binary", parameters: [form("f", { format: "binary" })] },
  "POST /binaries": {
    operationId: "Binaries",
    parameters: [form("f", { type: "array", items: { type: "string", format: "binary" } })],
  },
  "POST /file": {
    operationId: "File",
    consumes: ["application/json"],
    parameters: [
      form("note"),
      form("file", { type: "file", required: true, ...title("File") }),
      form("Content-Type", { in: "header", default: "multipart/form-data" }),
    ],
  },
};

async function sent(operationId: string, parameters: Record<string, unknown>) {
  const api = apiOf();
  await connectionTo({ operations }, api).call(operationId, parameters);
  const { body, headers } = api.sent[0] ?? {};
  return { body, type: headers?.["content-type"] };
}

const BOUNDARY = "form-boundary-1";
const part = (disposition: string, ...rest: string[]) => [
  `--${BOUNDARY}`,
  `Content-Disposition: form-data; ${disposition}`,
  ...rest,
];
const multipart = (...parts: string[][]) => ({
  type: `multipart/form-data; boundary=${BOUNDARY}`,
  body: [...parts.flat(), `--${BOUNDARY}--`, ""].join("\r\n"),
});

describe("a form", () => {
  test.each<[string, string, Record<string, unknown>, string]>([
    ["defaults and encoding", "Encoded", { to: "a b&c", n: "5" }, "to=a%20b%26c&n=5&kind=flow"],
    ["an array is csv", "Encoded", { to: "x", csv: ["1", 2] }, "to=x&csv=1%2C2&kind=flow"],
    ["multi repeats", "Encoded", { to: "x", multi: [1, 2] }, "to=x&multi=1&multi=2&kind=flow"],
    [
      "null and an empty array are no value",
      "Encoded",
      { to: "x", n: null, csv: [] },
      "to=x&kind=flow",
    ],
    ["OpenAPI: url-encoded where no form is named", "Unsaid", { a: "1" }, "a=1"],
  ])("url-encoded: %s", async (_, operationId, parameters, body) => {
    const type = "application/x-www-form-urlencoded";
    expect(await sent(operationId, parameters)).toEqual({ body, type });
  });

  test("multipart, one part a value", async () => {
    expect(await sent("Multipart", { a: "x", list: ["1", "2"] })).toEqual(
      multipart(
        part('name="a"', "", "x"),
        part('name="list"', "", "1"),
        part('name="list"', "", "2"),
      ),
    );
  });

  test.each<[string, unknown, string[]]>([
    [
      "assumption: text is a file named after its parameter",
      "content\n",
      part(
        'name="file"; filename="file"',
        "Content-Type: application/octet-stream",
        "",
        "content\n",
      ),
    ],
    [
      "as flows hold files, with a name",
      { "$content-type": "text/csv", $content: "YSxi", filename: 'x".csv' },
      part('name="file"; filename="x%22.csv"', "Content-Type: text/csv", "", "a,b"),
    ],
  ])("a file makes it multipart, whatever the header says: %s", async (_, file, want) => {
    expect(await sent("File", { note: "n", file })).toEqual(
      multipart(part('name="note"', "", "n"), want),
    );
  });

  test("a file that is no text goes out byte for byte", async () => {
    const api = apiOf();
    const file = { "$content-type": "image/png", $content: "iVBORw0K/w==", filename: "x.png" };
    await connectionTo({ operations }, api).call("File", { file, note: "é" });
    const [request] = api.sent;
    const want = multipart(
      part('name="note"', "", "é"),
      part('name="file"; filename="x.png"', "Content-Type: image/png", "", "<file>"),
    );
    expect(request?.headers["content-type"]).toBe(want.type);
    expect(request?.body).toBe("");
    const [before = "", after = ""] = want.body.split("<file>");
    expect(Buffer.from(request?.bytes ?? [])).toEqual(
      Buffer.concat([
        Buffer.from(before),
        Buffer.from("iVBORw0K/w==", "base64"),
        Buffer.from(after),
      ]),
    );
  });

  test("a string of format binary is a file, and so is each of a list of them", async () => {
    const file = { $content: "YQ==" };
    const one = part('name="f"; filename="f"', "Content-Type: application/octet-stream", "", "a");
    expect(await sent("Binary", { f: file })).toEqual(multipart(one));
    expect(await sent("Binaries", { f: [file, "a"] })).toEqual(multipart(one, one));
  });

  test("the boundary is none that occurs in a part", async () => {
    expect((await sent("File", { file: BOUNDARY })).type).toBe(
      "multipart/form-data; boundary=form-boundary-2",
    );
  });

  test("nothing given, no body", async () => {
    expect(await sent("Multipart", {})).toEqual({ body: undefined, type: undefined });
  });

  test.each<[string, string, Record<string, unknown>, RegExp]>([
    ["a field that must be there", "Encoded", {}, /Encoded: "To" \(to\) must have a value/],
    ["a file that must be there", "File", { note: "x" }, /"File" \(file\) must have a value/],
    ["a file that is none", "File", { file: 5 }, /"File" \(file\) must be a file: its text, or/],
    ["no base64", "File", { file: { $content: "a b" } }, /"File" \(file\) must be a file/],
    [
      "a media type that would be more than one header",
      "File",
      { file: { $content: "YQ==", "$content-type": "a/b\r\nx: y" } },
      /"File" \(file\): its "\$content-type" becomes a header/,
    ],
    ["a wrong type", "Encoded", { to: "x", n: "five" }, /"n" must be of type integer/],
    [
      "a wrong type in a list",
      "Encoded",
      { to: "x", csv: ["1", "b"] },
      /"csv" item 1 must be of type integer; it is a string/,
    ],
  ])("an error: %s", async (_, operationId, parameters, message) => {
    await expect(sent(operationId, parameters)).rejects.toThrow(message);
  });
});
