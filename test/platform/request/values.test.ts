import { describe, expect, test } from "vitest";
import { defined } from "../../../scripts/common/defined.ts";
import { apiOf, connectionTo } from "../connector-of.ts";

/** OpenAPI 2.0, Parameter Object, collectionFormat. */
const formats: [format: string | undefined, query: string, plain: string][] = [
  [undefined, "v=1%2Ca%20b", "1,a b"],
  ["csv", "v=1%2Ca%20b", "1,a b"],
  ["ssv", "v=1%20a%20b", "1 a b"],
  ["tsv", "v=1%09a%20b", "1\ta b"],
  ["pipes", "v=1%7Ca%20b", "1|a b"],
  // Only the query and forms know multi; assumption: csv elsewhere.
  ["multi", "v=1&v=a%20b", "1,a b"],
];

async function sent(parameter: object, value: unknown, path = "/x") {
  const api = apiOf();
  const operations = {
    [`GET ${path}`]: { operationId: "Get", parameters: [{ name: "v", ...parameter }] },
  };
  await connectionTo({ operations }, api).call("Get", defined({ v: value }));
  const [request] = api.sent;
  return { url: request?.url.replace("https://api.example/v1", ""), headers: request?.headers };
}

describe("arrays outside the body", () => {
  test.each(formats)("%s", async (collectionFormat, query, plain) => {
    const array = { type: "array", collectionFormat };
    const value = [1, "a b"];
    expect((await sent({ in: "query", ...array }, value)).url).toBe(`/x?${query}`);
    expect((await sent({ in: "header", ...array }, value)).headers).toEqual({ v: plain });
    expect((await sent({ in: "path", required: true, ...array }, value, "/x/{v}")).url).toBe(
      `/x/${encodeURIComponent(plain)}`,
    );
  });
});

test.each<[string, object, string]>([
  ["as its items say", { collectionFormat: "pipes" }, "1|2,3"],
  ["csv where they do not", {}, "1,2,3"],
])("a list in a list is joined %s", async (_, format, plain) => {
  const items = { type: "array", items: { type: "integer" }, ...format };
  const { url } = await sent({ in: "query", type: "array", items }, [["1", 2], [3]]);
  expect(url).toBe(`/x?v=${encodeURIComponent(plain)}`);
});

test("a collection format that nothing knows is csv", async () => {
  const array = { in: "query", type: "array", collectionFormat: "constructor" };
  expect((await sent(array, [1, 2])).url).toBe("/x?v=1%2C2");
});

describe("values outside the body", () => {
  test.each<[string, object, unknown, string]>([
    ["null is no value", { in: "query", type: "string" }, null, "/x"],
    ["an empty array is no value", { in: "query", type: "array" }, [], "/x"],
    ["empty text is a value", { in: "query", type: "string" }, "", "/x?v="],
    ["false is a value", { in: "query", type: "boolean" }, false, "/x?v=false"],
    ["an object is JSON", { in: "query", type: "object" }, { a: 1 }, "/x?v=%7B%22a%22%3A1%7D"],
    ["an internal default is sent", hidden({ default: "d" }), undefined, "/x?v=d"],
    ["a default of the query", { in: "query", type: "integer", default: 0 }, undefined, "/x?v=0"],
    ["an unknown type passes", { in: "query", type: "apiKey" }, "k", "/x?v=k"],
  ])("%s", async (_, parameter, value, want) => {
    expect((await sent(parameter, value)).url).toBe(want);
  });

  test("a header's default is sent, in text", async () => {
    const { headers } = await sent({ in: "header", type: "boolean", default: true }, undefined);
    expect(headers).toEqual({ v: "true" });
  });

  test.each<[string, object, unknown, RegExp]>([
    [
      "an internal value without a default",
      hidden({ required: true, "x-ms-summary": "Version" }),
      undefined,
      /"Version" \(v\) must have a value: .*"Version" \(v\) is internal and has no default/,
    ],
    [
      "a header that must be there",
      { in: "header", type: "string", required: true },
      null,
      /"v" must have a value/,
    ],
    ["a header of two lines", { in: "header", type: "string" }, "a\nb", /"v" is a header/],
  ])("an error: %s", async (_, parameter, value, message) => {
    await expect(sent(parameter, value)).rejects.toThrow(message);
  });

  test("an empty list in the path is no value", async () => {
    await expect(sent({ in: "path", type: "array" }, [], "/x/{v}")).rejects.toThrow(
      /"v" must have a value/,
    );
  });
});

function hidden(more: object): object {
  return { in: "query", type: "string", "x-ms-visibility": "internal", ...more };
}
