import { expect, test } from "vitest";
import { defined } from "../../../scripts/common/defined.ts";
import type { HttpRequest } from "../../../scripts/common/http.ts";
import { type Api, apiOf, connectionTo } from "../connector-of.ts";

/** Parameters by their short names; operationName and policySection with them. */
export type Policy = [templateId: string, parameters: Record<string, unknown>];

/** A policy as apiProperties.json holds it. */
export function policyOf([templateId, parameters]: Policy, index: number): object {
  return {
    templateId,
    title: `Policy ${index + 1}`,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name === "operationName" || name === "policySection"
          ? `x-ms-apimTemplate-${name}`
          : `x-ms-apimTemplateParameter.${name}`,
        value,
      ]),
    ),
  };
}

/** What a call of an operation with a body sent and answered, under policies. */
export async function callWithBody(
  policies: Policy[],
  body: unknown,
  api: Api = apiOf(),
): Promise<{ sent: HttpRequest | undefined; answer: unknown; headers: Record<string, string> }> {
  const operations = {
    "POST /things/{id}": {
      operationId: "Post",
      parameters: [
        { name: "id", in: "path", type: "string", required: true },
        { name: "version", in: "query", type: "string" },
        { name: "content", in: "body", schema: {} },
      ],
    },
  };
  const properties = { policyTemplateInstances: policies.map(policyOf) };
  const connection = connectionTo({ operations, properties }, api);
  const given = { id: "a/b", version: "1", ...defined({ content: body }) };
  const { response } = await connection.call("Post", given);
  const answer: unknown = response.body === "" ? undefined : JSON.parse(response.body);
  return { sent: api.sent.at(-1), answer, headers: response.headers };
}

/** Given and want of one template: the source of the expectation, the parameters, and both bodies. */
export type BodyTable = [
  source: string,
  parameters: Record<string, unknown>,
  given: unknown,
  want: unknown,
][];

/** Runs each row on the request and on the answer: both must come out as wanted. */
export function testOnBodies(templateId: string, table: BodyTable): void {
  test.each(table)(`${templateId}: %s`, async (_, parameters, given, want) => {
    const sent = await callWithBody([[templateId, parameters]], given);
    expect(sent.sent?.body && JSON.parse(sent.sent.body)).toEqual(want);
    const api = apiOf(() => ({ body: given === undefined ? "" : JSON.stringify(given) }));
    const policy: Policy = [templateId, { ...parameters, policySection: "Response" }];
    expect((await callWithBody([policy], undefined, api)).answer).toEqual(want);
    expect(api.sent.at(-1)?.body).toBeUndefined();
  });
}

/** Each row is an error that names the policy, and what it says. */
export function testErrors(
  templateId: string,
  table: [name: string, parameters: Record<string, unknown>, given: unknown, message: RegExp][],
): void {
  test.each(table)(`${templateId}, an error: %s`, async (_, parameters, given, message) => {
    const calling = callWithBody([[templateId, parameters]], given);
    await expect(calling).rejects.toThrow(message);
    await expect(calling).rejects.toThrow(`Post: the policy "Policy 1" (${templateId})`);
  });
}
