import { afterEach, describe, expect, it } from "vitest";
import { TOPICS } from "../../scripts/language/topics.ts";
import { type Bench, callMock, FLOWS, gatewayBench, idOfFirst, triggers } from "./workbench.ts";

let bench: Bench;
afterEach(() => bench.close());

const reply = async (of: Bench, type: "comment" | "note", body: string) =>
  callMock(of, "POST", `/conversations/${await idOfFirst(of, "conversations")}/reply`, {
    ...{ message_type: type, type: "admin", admin_id: await idOfFirst(of, "admins"), body },
  });

describe("a flow that starts at once", () => {
  it("subscribes, gets what happens as declared, and unsubscribes", async () => {
    bench = gatewayBench();
    const flow = await bench.connection.webhook("WhenTeammateRepliedAtOnce");
    expect(flow.subscription.response.status).toBe(201);
    expect(flow.callbackUrl).toContain(FLOWS);
    await reply(bench, "comment", "Hello");
    await reply(bench, "note", "Not for the contact");
    await bench.settled();
    expect(flow.received).toMatchObject([
      {
        findings: [],
        body: { id: await idOfFirst(bench, "conversations"), part: { body: "<p>Hello</p>" } },
      },
    ]);
    expect((await flow.unsubscribe()).response.status).toBe(200);
    await reply(bench, "comment", "Nobody hears this");
    await bench.settled();
    expect(flow.received).toHaveLength(1);
  });

  it("gets only what it asked for: by the twin's filters, and by kinds", async () => {
    bench = gatewayBench();
    const mine = await bench.connection.webhook("WhenNoteAddedToConversationAtOnce", {
      author: await idOfFirst(bench, "admins"),
    });
    const others = await bench.connection.webhook("WhenNoteAddedToConversationAtOnce", {
      author: "999",
    });
    const ofTeam = await bench.connection.webhook("WhenNoteAddedToConversationAtOnce", {
      team: 999,
    });
    const kinds = await bench.connection.webhook("WhenSomethingHappensInConversationAtOnce", {
      kinds: ["conversation.admin.noted"],
    });
    await reply(bench, "note", "Look");
    await reply(bench, "comment", "Hello");
    await bench.settled();
    expect([mine, others, ofTeam, kinds].map(({ received }) => received.length)).toEqual([
      1, 0, 0, 1,
    ]);
    expect(kinds.received[0]).toMatchObject({
      findings: [],
      body: { notification: { topic: "conversation.admin.noted" } },
    });
  });

  it("sees only its own workspace's", async () => {
    bench = gatewayBench();
    const flow = await bench.connection.webhook("WhenTeammateRepliedAtOnce");
    const other = gatewayBench();
    await reply(other, "comment", "Elsewhere");
    await other.settled();
    await other.close();
    await bench.settled();
    expect(flow.received).toEqual([]);
  });

  it("chooses from the same lists as with the polling triggers, which the gateway answers", async () => {
    bench = gatewayBench();
    const choices = await bench.connection.choices("WhenNoteAddedToConversationAtOnce", "author");
    expect(choices.map(({ value }) => String(value))).toContain(await idOfFirst(bench, "admins"));
  });

  it("there is one for each topic of Intercom's", () => {
    bench = gatewayBench();
    const heard = new Set([...triggers.values()].flatMap(({ topics }) => topics));
    expect(Object.keys(TOPICS).filter((topic) => !heard.has(topic))).toEqual([]);
  });
});
