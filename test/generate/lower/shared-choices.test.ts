import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import connector from "../../../connector/connector.ts";
import { readContract } from "../../../scripts/common/read-contract.ts";
import { buildModels } from "../../../scripts/generate/model.ts";
import type { Field } from "../../../scripts/generate/operation.ts";

const contract = readContract(
  fileURLToPath(new URL("../../../connector/intercom", import.meta.url)),
);
const operations = buildModels(connector, contract).models.flatMap((model) => model.operations);

function bodyField(id: string, ...keys: string[]): Field | undefined {
  const body = operations.find((operation) => operation.id === id)?.body;
  return keys.reduce<Field | undefined>((field, key) => field?.fields?.[key], body);
}

test("each entry of a list of ids has the choices of the list's name", () => {
  const ids = bodyField("CreateArticle", "audience_ids");
  expect(ids?.choices).toBeUndefined();
  expect(ids?.items?.choices).toMatchObject({ operationId: "ListAudiences" });
});

test("a shared definition stays one when a name within it has choices", () => {
  const news = bodyField("CreateNewsItem");
  expect(news?.fields?.sender_id?.choices).toMatchObject({ operationId: "ListTeammates" });
  expect(news?.definition).toMatch(/_Input$/);
  expect(bodyField("UpdateNewsItem")).toBe(news);
});

test("an operation can take away the choices that a name has", () => {
  expect(bodyField("StartFinConversation", "conversation_id")?.choices).toBeUndefined();
});
