import { expect, it } from "vitest";
import { describeConnector, errorOf } from "./workbench.ts";

describeConnector("what goes wrong", (open) => {
  it("names the input that a step left empty, and calls nobody", async () => {
    const { connection, mock } = open();
    const { response, body } = await connection.call("CreateUser", { email: "  " });
    expect(response.status).toBe(400);
    expect(errorOf(body)).toMatchObject({
      code: "parameter_missing",
      message: expect.stringMatching(/^Email \(email\) is empty\. Fill it in/),
    });
    expect(mock.journal).toEqual([]);
  });

  it("says what an unknown id means, with Intercom's own words and request id", async () => {
    const { connection } = open();
    const { response, body } = await connection.call("GetUser", { user_id: "nobody" });
    expect(response.status).toBe(404);
    expect(errorOf(body)).toMatchObject({
      code: "not_found",
      message: expect.stringMatching(/^There is no user with this id\..*Intercom says: .+/),
      request_id: expect.any(String),
    });
  });

  it.each([
    ["a bad token", { token: "another-token" }],
    ["the wrong region", { region: "EU" }],
  ] as const)("names token and region for %s", async (_, options) => {
    const { connection } = open(options);
    const { response, body } = await connection.test();
    expect(response.status).toBe(401);
    expect(errorOf(body).message).toMatch(
      /valid token and the region.*Intercom says: Access Token Invalid/,
    );
  });

  it("passes a 500 on", async () => {
    const { connection, mock } = open();
    mock.faults.add({ kind: "500" });
    const { response, body } = await connection.call("ListLeads");
    expect(response.status).toBe(500);
    expect(errorOf(body).message).toMatch(/^Intercom has a problem of its own.*Intercom says: /);
  });

  it("tells an answer that is no JSON", async () => {
    const { connection, mock } = open();
    mock.faults.add({ kind: "html" });
    const { response, body } = await connection.call("ListLeads");
    expect(response.status).toBe(502);
    expect(errorOf(body)).toMatchObject({
      code: "answer_not_json",
      message: expect.stringContaining("POST /contacts/search"),
    });
  });

  it.each(["drop", "truncate"] as const)("tells a connection that was cut (%s)", async (kind) => {
    const { connection, mock } = open();
    mock.faults.add({ kind });
    const { response, body } = await connection.call("ListLeads");
    expect(response.status).toBe(502);
    expect(errorOf(body).code).toBe("no_answer");
  });

  it("says when to try again after a 429", async () => {
    const { connection } = open({ rateLimit: 1 });
    await connection.test();
    const { response, body } = await connection.test();
    expect(response.status).toBe(429);
    expect(Number(response.headers["retry-after"])).toBeGreaterThanOrEqual(1);
    expect(Number(response.headers["retry-after"])).toBeLessThanOrEqual(10);
    expect(errorOf(body).message).toContain("Exceeded rate limit");
  });

  it.each(["TrigNewUser", "TrigNewLead", "TrigUpdateUser", "TrigNewConversation"])(
    "%s keeps its place when Intercom fails",
    async (operationId) => {
      const { connection, mock } = open();
      const trigger = connection.trigger(operationId);
      await trigger.poll();
      const { state } = trigger;
      for (const kind of ["429", "500", "drop", "html"] as const) {
        mock.faults.add({ kind });
        const { status, items } = await trigger.poll();
        expect(status, kind).toBeGreaterThanOrEqual(400);
        expect(items, kind).toEqual([]);
        expect(trigger.state, kind).toBe(state);
      }
      expect((await trigger.poll()).status).toBe(202);
    },
  );
});
