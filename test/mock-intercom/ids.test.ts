import { describe, expect, test } from "vitest";
import { withTextIds } from "../../scripts/mock-intercom/ids.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client } from "./client.ts";

describe("an id in a body may be a number where Intercom answers text", () => {
  test.each([true, false])("everywhere, checked against the contract: %s", async (validate) => {
    const mock = createMock({ validate });
    const { workspace } = mock;
    const call = client(mock);
    const [admin] = workspace.admins;
    const contact = workspace.createContact({ role: "user", external_id: "81" });
    const tag = workspace.createTag("VIP");
    const [subscription] = workspace.subscriptionTypes;
    const author = { type: "user", id: contact.id } as const;
    const conversation = workspace.createConversation({ author, body: "Hello" });
    const tagged = `/contacts/${contact.id}/tags`;
    const ids = async (path: string, body: object) => (await call(path, withNumbers(body))).json;
    expect(await ids(`POST ${tagged}`, { id: tag.id })).toMatchObject({ id: tag.id });
    const { consent_type } = subscription ?? {};
    const subscribed = { id: subscription?.id ?? "", consent_type };
    expect(await ids(`POST /contacts/${contact.id}/subscriptions`, subscribed)).toMatchObject({
      id: subscription?.id,
    });
    expect(await ids("POST /tags", { id: tag.id, name: "VVIP" })).toMatchObject({ name: "VVIP" });
    const tagging = { id: tag.id, admin_id: admin.id };
    expect(await ids(`POST /conversations/${conversation.id}/tags`, tagging)).toMatchObject({
      id: tag.id,
    });
    const assignment = { message_type: "assignment", type: "admin", assignee_id: admin.id };
    const parts = `/conversations/${conversation.id}/parts`;
    expect(await ids(`POST ${parts}`, { ...assignment, admin_id: admin.id })).toMatchObject({
      admin_assignee_id: Number(admin.id),
    });
    const owned = await ids(`PUT /contacts/${contact.id}`, { owner_id: admin.id });
    expect(owned.owner_id).toBe(admin.id);
    const noted = await ids(`POST /contacts/${contact.id}/notes`, {
      body: "Hi",
      admin_id: admin.id,
    });
    expect(noted.author).toMatchObject({ id: admin.id });
    const event = { user_id: "81", event_name: "bought", created_at: 1_750_000_000 };
    expect((await call("POST /events", withNumbers(event))).status).toBe(202);
    const company = await ids("POST /companies", { company_id: "7", name: "Contoso" });
    expect(company.company_id).toBe("7");
  });

  test("and text where Intercom has a number", async () => {
    const mock = createMock();
    const [admin] = mock.workspace.admins;
    const article = { title: "How to", author_id: admin.id, audience_ids: [] };
    const { status, json } = await client(mock)("POST /articles", article);
    expect([status, json.author_id]).toEqual([200, Number(admin.id)]);
    const wrong = await client(mock)("POST /articles", { ...article, author_id: "ada" });
    expect(wrong.status).toBe(400);
  });
});

test("numbers in what the workspace names itself stay numbers", () => {
  const body = { custom_attributes: { order_id: 1 }, metadata: { id: 2 }, ids: [3], id: 4.5 };
  expect(withTextIds(body)).toEqual({ ...body, ids: ["3"] });
});

/** The same body with numbers for all ids that have digits only. */
function withNumbers(body: object) {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      /(^|_)id$/.test(name) && /^\d+$/.test(String(value)) ? Number(value) : value,
    ]),
  );
}
