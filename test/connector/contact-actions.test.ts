import { expect, it } from "vitest";
import { describeConnector, errorOf } from "./workbench.ts";

describeConnector("what contacts do and decide", (open) => {
  const opened = () => {
    const bench = open();
    const { workspace } = bench.mock;
    const contact = workspace.createContact({
      role: "user",
      email: "ada@example.com",
      external_id: "a-1",
    });
    return { ...bench, workspace, contact };
  };
  const event = { "body/event_name": "ordered-item", "body/created_at": "2025-06-01T09:00:00Z" };

  it.each([
    ["contact", ["id"]],
    ["external id", ["user_id"]],
    ["email", ["email"]],
    ["first of several that is filled in", ["email", "user_id", "id"]],
  ] as const)("SubmitEvent names the contact by %s", async (_, keys) => {
    const { connection, workspace, contact } = opened();
    const known = { id: contact.id, user_id: "a-1", email: "ada@example.com" };
    const { response } = await connection.call("SubmitEvent", {
      ...event,
      ...Object.fromEntries(keys.map((key) => [`body/${key}`, known[key]])),
    });
    expect(response.status).toBe(200);
    expect(workspace.eventsOf(contact.id)).toMatchObject([{ event_name: "ordered-item" }]);
  });

  it("SubmitEvent asks for a contact, and calls nobody without one", async () => {
    const { connection, mock } = opened();
    const { response, body } = await connection.call("SubmitEvent", event);
    expect([response.status, errorOf(body).message]).toEqual([
      400,
      expect.stringContaining("Fill in Contact, External Id or Email."),
    ]);
    expect(mock.journal).toEqual([]);
  });

  it("SubmitEvent offers the names of what the contact has done", async () => {
    const { connection, workspace, contact } = opened();
    workspace.submitEvent({
      contact: contact.id,
      event_name: "ordered-item",
      created_at: 1_749_000_000,
      metadata: {},
    });
    const choices = await connection.choices("SubmitEvent", "body/event_name", {
      "body/id": contact.id,
    });
    expect(choices).toMatchObject([{ value: "ordered-item", title: "ordered-item" }]);
  });

  it("consent is recorded and withdrawn", async () => {
    const { connection, workspace, contact } = opened();
    const type = workspace.subscriptionTypes.find(({ consent_type }) => consent_type === "opt_out");
    const chosen = { contact_id: contact.id, "body/id": type?.id ?? "" };
    const wrong = await connection.call("AddSubscriptionToContact", {
      ...chosen,
      "body/consent_type": "maybe",
    });
    expect(errorOf(wrong.body).message).toContain("Consent (consent_type) must be one of these");
    const { findings } = await connection.call("AddSubscriptionToContact", {
      ...chosen,
      "body/consent_type": "opt_out",
    });
    expect(findings).toEqual([]);
    expect(workspace.subscriptionsOf(contact.id)).toMatchObject([{ id: type?.id }]);
    await connection.call("RemoveSubscriptionFromContact", {
      contact_id: contact.id,
      subscription_id: type?.id ?? "",
    });
    expect(workspace.subscriptionsOf(contact.id)).toEqual([]);
  });

  it("a merged contact is told from one that never was", async () => {
    const { connection, workspace, contact } = opened();
    const lead = workspace.createContact({ role: "lead", email: "ada@example.com" });
    await connection.call("MergeLeadIntoUser", { "body/from": lead.id, "body/into": contact.id });
    const { response, body } = await connection.call("GetContact", { contact_id: lead.id });
    expect([response.status, errorOf(body).message]).toEqual([
      410,
      expect.stringContaining("merged into another one"),
    ]);
  });
});
