import { expect, test } from "vitest";
import { apiOf, connectionTo } from "../connector-of.ts";

async function sent(
  place: "query" | "formData",
  collectionFormat: string | undefined,
  tags: unknown,
) {
  const api = apiOf();
  const parameter = {
    name: "tags",
    in: place,
    type: "array",
    items: { type: "string" },
    ...(collectionFormat ? { collectionFormat } : {}),
  };
  const operations = { "POST /x": { operationId: "Post", parameters: [parameter] } };
  await connectionTo({ operations }, api).call("Post", { tags });
  const [request] = api.sent;
  return place === "query" ? new URL(request?.url ?? "").search.slice(1) : request?.body;
}

test.each<[string | undefined, unknown, string]>([
  ["multi", ["a", "b&c=d", "e"], "tags=a&tags=b%26c%3Dd&tags=e"],
  ["multi", ["a", null, ""], "tags=a&tags="],
  ["multi", ["a"], "tags=a"],
  [undefined, ["a", null, "c"], "tags=a%2C%2Cc"],
  ["pipes", ["a", "b"], "tags=a%7Cb"],
  ["multi", [], ""],
  ["multi", null, ""],
  [undefined, null, ""],
])("a list as %s of %j goes into query and form alike: %s", async (format, tags, want) => {
  expect(await sent("query", format, tags)).toBe(want);
  expect((await sent("formData", format, tags)) ?? "").toBe(want);
});
