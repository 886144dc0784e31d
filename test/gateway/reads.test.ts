/** What a notification does not carry and the gateway reads with a token of its own. */
import { describe, expect, it } from "vitest";
import type { HttpResponse } from "../../scripts/common/http.ts";
import { callMock, idOfFirst, openBenches, TOKEN } from "./workbench.ts";

const open = openBenches();

const refuse = (status: number): HttpResponse => ({ status, headers: {}, body: "" });

/** A flow on tags of conversations, with a gateway whose reading of a conversation is answered as told. */
async function tagging(
  token: string | undefined,
  instead: () => HttpResponse | undefined = () => undefined,
) {
  const bench = open({}, token === undefined ? {} : { token }, ({ url }) =>
    url.includes("/conversations/") ? instead() : undefined,
  );
  const conversation = await idOfFirst(bench, "conversations");
  const flow = await bench.connection.webhook("WhenConversationTaggedAtOnce");
  await callMock(bench, "POST", `/conversations/${conversation}/tags`, {
    ...{ id: await idOfFirst(bench, "tags"), admin_id: await idOfFirst(bench, "admins") },
  });
  await bench.settled();
  return { bench, flow, conversation };
}

describe("what a notification does not carry", () => {
  it("is read where the gateway has an access token of the workspace", async () => {
    const { flow, conversation } = await tagging(TOKEN);
    expect(flow.received).toMatchObject([
      {
        findings: [],
        body: {
          conversation_id: conversation,
          conversation: { state: "open", contact_id: expect.stringMatching(/./) },
        },
      },
    ]);
  });

  it("is empty where it has none, and nothing is asked", async () => {
    let asked = 0;
    const { flow, conversation } = await tagging(undefined, () => {
      asked += 1;
      return undefined;
    });
    expect(flow.received).toMatchObject([
      {
        findings: [],
        body: { conversation_id: conversation, conversation: { state: null, contact_id: null } },
      },
    ]);
    expect(asked).toBe(0);
  });

  it.each([404, 401, 403, 410])(
    "is empty where Intercom answers %i, and the log says so",
    async (status) => {
      const { bench, flow } = await tagging(TOKEN, () => refuse(status));
      expect(flow.received).toMatchObject([{ body: { conversation: { state: null } } }]);
      expect(bench.lines.filter((line) => line.includes(`"status":${status}`))).toHaveLength(1);
    },
  );

  it.each([429, 500, 503])("is waited for where Intercom answers %i", async (status) => {
    let fails = true;
    const { bench, flow } = await tagging(TOKEN, () => (fails ? refuse(status) : undefined));
    expect(flow.received).toEqual([]);
    fails = false;
    await bench.advance(5_000);
    expect(flow.received).toMatchObject([{ body: { conversation: { state: "open" } } }]);
  });
});
