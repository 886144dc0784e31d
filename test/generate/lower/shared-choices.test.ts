import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as teammates from "../../../connector/admins/actions.ts";
import connector from "../../../connector/connector.ts";
import { readContract } from "../../../scripts/common/read-contract.ts";
import { buildModels } from "../../../scripts/generate/model.ts";
import type { Field } from "../../../scripts/generate/operation.ts";
import { action } from "../../../scripts/language/action.ts";
import { connectorOf } from "../small.ts";

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
  const CreateArticle = action("POST /articles");
  const UpdateArticle = action("PUT /articles/{article_id}");
  const raw = connectorOf(
    { raw: { Articles: { CreateArticle, UpdateArticle }, Teammates: teammates } },
    { testConnection: teammates.GetConnectedTeammate, choices: { author_id: teammates.admins } },
  );
  const bodies = buildModels(raw, contract).models.flatMap((model) =>
    model.operations.flatMap(({ id, body }) => (id.endsWith("Article") && body ? [body] : [])),
  );
  const [english, french] = bodies.map(
    (body, index) => body.fields?.translated_content?.fields?.[index === 0 ? "en" : "fr"],
  );
  expect(english?.fields?.author_id?.choices).toMatchObject({ operationId: "ListTeammates" });
  expect(english?.definition).toMatch(/_Input$/);
  expect(french).toBe(english);
});

test("an operation can take away the choices that a name has", () => {
  expect(bodyField("StartFinConversation", "conversation_id")?.choices).toBeUndefined();
});
