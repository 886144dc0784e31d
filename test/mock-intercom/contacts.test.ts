import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../scripts/common/json.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";

const START = 1_750_000_000;

function setUp() {
  const mock = createMock({ now: START });
  return { mock, workspace: mock.workspace, call: client(mock) };
}

describe("creating a contact", () => {
  test("answers 200 with the contact, whose id has 24 hex digits", async () => {
    const { call } = setUp();
    const { status, json } = await call("POST /contacts", {
      role: "user",
      email: "ada@example.com",
      avatar: "https://example.com/ada.png",
    });
    expect(status).toBe(200);
    expect(json.id).toMatch(/^[0-9a-f]{24}$/);
    expect(json).toMatchObject({
      type: "contact",
      role: "user",
      email: "ada@example.com",
      created_at: START,
      updated_at: START,
      avatar: { type: "avatar", image_url: "https://example.com/ada.png" },
    });
  });

  test("with nothing but an email makes a user", async () => {
    const { call } = setUp();
    expect((await call("POST /contacts", { email: "a@example.com" })).json.role).toBe("user");
  });

  test("needs an email, an external id or a role", async () => {
    const { call } = setUp();
    const refused = await call("POST /contacts", { name: "Ada" });
    expect(errorOf(refused)).toMatchObject({ status: 400, code: "parameter_missing" });
    expect((await call("POST /contacts", { role: "lead" })).status).toBe(200);
    expect((await call("POST /contacts", { external_id: "7" })).status).toBe(200);
  });

  test("avatar is a string in requests and null or an object in answers", async () => {
    const { call } = setUp();
    expect((await call("POST /contacts", { role: "lead" })).json.avatar).toBeNull();
    const refused = await call("POST /contacts", { role: "lead", avatar: { image_url: "x" } });
    expect(errorOf(refused)).toMatchObject({ status: 400, code: "parameter_invalid" });
  });

  test("a second user with the same email is a conflict that names the first", async () => {
    const { call, workspace } = setUp();
    const { id } = workspace.createContact({ role: "user", email: "ada@example.com" });
    const refused = await call("POST /contacts", { role: "user", email: "ADA@example.com" });
    expect(errorOf(refused)).toEqual({
      status: 409,
      code: "conflict",
      message: `A contact matching those details already exists with id=${id}`,
    });
  });

  test("a conflict with an archived contact says so", async () => {
    const { call, workspace } = setUp();
    const { id } = workspace.createContact({ email: "ada@example.com" });
    workspace.archiveContact(id);
    const { message } = errorOf(await call("POST /contacts", { email: "ada@example.com" }));
    expect(message).toBe(`An archived contact matching those details already exists with id=${id}`);
  });

  test("leads do not conflict by email, but any contacts do by external id", async () => {
    const { call, workspace } = setUp();
    workspace.createContact({ role: "user", email: "ada@example.com", external_id: "1" });
    const lead = { role: "lead", email: "ada@example.com" };
    expect((await call("POST /contacts", lead)).status).toBe(200);
    expect((await call("POST /contacts", lead)).status).toBe(200);
    expect((await call("POST /contacts", { role: "lead", external_id: "1" })).status).toBe(409);
  });

  test("custom attributes that the workspace does not know are refused", async () => {
    const { call, workspace } = setUp();
    const contact = { role: "lead", custom_attributes: { seats: 4 } };
    expect(errorOf(await call("POST /contacts", contact)).status).toBe(400);
    expect(workspace.contacts.size).toBe(0);
    workspace.defineAttribute("seats", "integer");
    expect((await call("POST /contacts", contact)).json.custom_attributes).toEqual({ seats: 4 });
  });
});

describe("changing a contact", () => {
  test("moves updated_at and leaves other fields alone", async () => {
    const { call, mock, workspace } = setUp();
    const { id } = workspace.createContact({ email: "ada@example.com", name: "Ada" });
    mock.clock.advance(60.5);
    const { json } = await call(`PUT /contacts/${id}`, { phone: "+353871234567" });
    expect(json).toMatchObject({
      name: "Ada",
      phone: "+353871234567",
      created_at: START,
      updated_at: START + 60,
    });
  });

  test("can conflict with another user, but not with itself", async () => {
    const { call, workspace } = setUp();
    workspace.createContact({ email: "ada@example.com" });
    const { id } = workspace.createContact({ email: "ben@example.com" });
    const taken = await call(`PUT /contacts/${id}`, { email: "ada@example.com" });
    expect(taken.status).toBe(409);
    const same = await call(`PUT /contacts/${id}`, { email: "ben@example.com" });
    expect(same.status).toBe(200);
  });

  test("an email that was given up is free again", async () => {
    const { call, workspace } = setUp();
    const { id } = workspace.createContact({ email: "ada@example.com" });
    await call(`PUT /contacts/${id}`, { email: "countess@example.com" });
    expect((await call("POST /contacts", { email: "ada@example.com" })).status).toBe(200);
  });

  test("a deleted contact is gone from everywhere", async () => {
    const { call, workspace } = setUp();
    const { id } = workspace.createContact({ email: "ada@example.com" });
    const { json } = await call(`DELETE /contacts/${id}`);
    expect(json).toEqual({ type: "contact", id, external_id: null, deleted: true });
    expect(errorOf(await call(`GET /contacts/${id}`))).toEqual({
      status: 404,
      code: "not_found",
      message: "User Not Found",
    });
    expect((await call("GET /contacts")).json.total_count).toBe(0);
    expect((await call("POST /contacts", { email: "ada@example.com" })).status).toBe(200);
  });

  test("an archived contact leaves lists and search until it is unarchived", async () => {
    const { call, workspace } = setUp();
    const { id } = workspace.createContact({ email: "ada@example.com" });
    const query = { field: "email", operator: "=", value: "ada@example.com" };
    workspace.archiveContact(id);
    expect((await call("GET /contacts")).json.total_count).toBe(0);
    expect((await call("POST /contacts/search", { query })).json.total_count).toBe(0);
    workspace.unarchiveContact(id);
    expect((await call("POST /contacts/search", { query })).json.total_count).toBe(1);
  });
});

describe("what belongs to a contact", () => {
  test("attaching a company answers the company and moves the contact's updated_at", async () => {
    const { call, mock, workspace } = setUp();
    const contact = workspace.createContact({ role: "user", email: "ada@example.com" });
    const company = workspace.createCompany({ name: "Contoso", company_id: "c1" });
    mock.clock.advance(5);
    const { json } = await call(`POST /contacts/${contact.id}/companies`, { id: company.id });
    expect(json).toMatchObject({ type: "company", id: company.id, user_count: 1 });
    const shown = (await call(`GET /contacts/${contact.id}`)).json;
    expect(shown.updated_at).toBe(START + 5);
    expect(object(shown.companies)).toMatchObject({
      data: [{ id: company.id, type: "company", url: `/companies/${company.id}` }],
      total_count: 1,
      has_more: false,
    });
  });

  test("attaching a company that does not exist, or none, is refused", async () => {
    const { call, workspace } = setUp();
    const { id } = workspace.createContact({ role: "lead" });
    expect(errorOf(await call(`POST /contacts/${id}/companies`, { id: "nope" }))).toMatchObject({
      status: 404,
      code: "company_not_found",
    });
    expect(errorOf(await call(`POST /contacts/${id}/companies`, {}))).toMatchObject({
      status: 400,
      code: "parameter_not_found",
    });
  });

  test("nested lists show ten entries; the others are on their own pages", async () => {
    const { call, workspace } = setUp();
    const companies = Array.from(
      { length: 23 },
      (_, i) => workspace.createCompany({ name: `Company ${i}`, company_id: `c${i}` }).id,
    );
    const { id } = workspace.createContact({ role: "user", email: "a@example.com", companies });
    const nested = object((await call(`GET /contacts/${id}`)).json.companies);
    expect(list(nested.data)).toHaveLength(10);
    expect(nested).toMatchObject({ total_count: 23, has_more: true });

    const first = await call(`GET /contacts/${id}/companies`);
    expect(list(first.json.data)).toHaveLength(15);
    expect(first.json.pages).toMatchObject({ page: 1, per_page: 15, total_pages: 2 });
    const next = String(object(first.json.pages).next);
    expect(next).toMatch(new RegExp(`^https://api.intercom.io/contacts/${id}/companies\\?`));
    const second = await call(`GET ${next.replace("https://api.intercom.io", "")}`);
    expect(list(second.json.data)).toHaveLength(8);
    expect(object(second.json.pages).next).toBeNull();
  });

  test("tags of a contact carry their names and move its updated_at", async () => {
    const { call, mock, workspace } = setUp();
    const tag = workspace.createTag("VIP");
    expect(workspace.createTag("vip")).toBe(tag);
    const { id } = workspace.createContact({ role: "lead" });
    mock.clock.advance(9);
    workspace.tagContact(id, tag.id);
    const { json } = await call(`GET /contacts/${id}/tags`);
    expect(json.data).toMatchObject([
      { type: "tag", id: tag.id, name: "VIP", applied_at: START + 9 },
    ]);
    expect((await call(`GET /contacts/${id}`)).json.updated_at).toBe(START + 9);
    expect((await call("GET /tags")).json.data).toEqual([{ type: "tag", id: tag.id, name: "VIP" }]);
    expect((await call(`GET /tags/${tag.id}`)).json.name).toBe("VIP");
    expect(errorOf(await call("GET /tags/1"))).toMatchObject({ status: 404, code: "not_found" });
  });
});

test("a custom attribute may refer to custom objects by their ids; unknown names are refused", async () => {
  const { call } = setUp();
  const { json: order } = await call("POST /custom_object_instances/Order", { external_id: "o" });
  const custom_attributes = { order: ["21", String(order.id)] };
  const made = await call("POST /contacts", { role: "lead", custom_attributes });
  // Shown as what it refers to, which may change without the contact; nothing of what is not there.
  const shown = (instance: JsonObject) => ({
    order: { type: "Order.list", instances: [instance] },
  });
  expect([made.status, made.json.custom_attributes]).toEqual([200, shown(order)]);
  const changed = { external_id: "o", custom_attributes: { total: 5 } };
  const { json: later } = await call("POST /custom_object_instances/Order", changed);
  const again = await call(`GET /contacts/${made.json.id}`);
  expect(again.json.custom_attributes).toEqual(shown(later));
  const path = `GET /custom_object_instances/Order?references_contact_id=${made.json.id}`;
  expect(list((await call(path)).json.data)).toMatchObject([{ id: order.id }]);
  const none = await call(`PUT /contacts/${made.json.id}`, { custom_attributes: { order: [] } });
  expect(none.status).toBe(200);
  expect(list((await call(path)).json.data)).toEqual([]);
  for (const wrong of [{ parcel: ["21"] }, { order: "21" }, { order: [{}] }]) {
    const refused = await call("POST /contacts", { role: "lead", custom_attributes: wrong });
    expect(errorOf(refused)).toMatchObject({ status: 400, code: "parameter_invalid" });
  }
});
