import { expect, test } from "vitest";
import type { JsonObject } from "../../scripts/common/json.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";

const ORDERS = "/custom_object_instances/Order";
const ORDER = {
  external_id: "order-1",
  external_created_at: 1_392_036_272,
  custom_attributes: { order_number: "ORDER-1", total_amount: 99.99 },
};

function setUp() {
  const mock = createMock();
  return { mock, workspace: mock.workspace, call: client(mock) };
}

test("an instance is created, and changed where its external id is known", async () => {
  const { call, mock } = setUp();
  const created = await call(`POST ${ORDERS}`, ORDER);
  expect(created.json).toMatchObject({ ...ORDER, type: "Order", external_updated_at: null });
  mock.clock.advance(60);
  const change = { external_id: "order-1", custom_attributes: { total_amount: 50 } };
  const changed = await call(`POST ${ORDERS}`, change);
  expect(changed.json).toMatchObject({
    id: created.json.id,
    external_created_at: ORDER.external_created_at,
    custom_attributes: { order_number: "ORDER-1", total_amount: 50 },
    created_at: created.json.created_at,
    updated_at: Number(created.json.updated_at) + 60,
  });
});

test("an instance is found by either id, and by its external id alone", async () => {
  const { call } = setUp();
  const { json } = await call(`POST ${ORDERS}`, ORDER);
  expect((await call(`GET ${ORDERS}/${String(json.id)}`)).json).toEqual(json);
  expect((await call(`GET ${ORDERS}/order-1`)).json).toEqual(json);
  expect((await call(`GET ${ORDERS}?external_id=order-1`)).json).toEqual(json);
});

test("an instance is deleted by its id or by its external id", async () => {
  const { call } = setUp();
  const first = await call(`POST ${ORDERS}`, ORDER);
  const second = await call(`POST ${ORDERS}`, { ...ORDER, external_id: "order-2" });
  expect((await call(`DELETE ${ORDERS}/order-1`)).status).toBe(404);
  const { id } = first.json;
  const deleted = { id, object: "Order", deleted: true };
  expect((await call(`DELETE ${ORDERS}/${String(id)}`)).json).toEqual(deleted);
  expect((await call(`DELETE ${ORDERS}?external_id=order-2`)).json.id).toBe(second.json.id);
  expect((await call(`GET ${ORDERS}`)).json.total_count).toBe(0);
});

test("a type or instance that is not known is a 404 in its own words", async () => {
  const { call } = setUp();
  const typeNotFound = {
    status: 404,
    code: "not_found",
    message: "Custom object type `Ship` not found",
  };
  expect(errorOf(await call("GET /custom_object_instances/Ship"))).toEqual(typeNotFound);
  expect(errorOf(await call("POST /custom_object_instances/Ship", ORDER))).toEqual(typeNotFound);
  for (const request of [`GET ${ORDERS}/1`, `DELETE ${ORDERS}?external_id=x`]) {
    expect(errorOf(await call(request))).toEqual({
      status: 404,
      code: "not_found",
      message: "Custom object instance not found",
    });
  }
  expect(errorOf(await call(`DELETE ${ORDERS}`)).code).toBe("parameter_missing");
});

test("instances are listed newest first, type by type and page by page", async () => {
  const { call, workspace } = setUp();
  workspace.defineCustomObjectType("Ship");
  await call("POST /custom_object_instances/Ship", { external_id: "order-1" });
  for (let i = 1; i <= 3; i++) await call(`POST ${ORDERS}`, { external_id: `order-${i}` });
  const { json } = await call(`GET ${ORDERS}?per_page=2`);
  expect(list(json.data).map(({ external_id }) => external_id)).toEqual(["order-3", "order-2"]);
  expect(json).toMatchObject({ total_count: 3, pages: { total_pages: 2 } });
  const next = await call(`GET ${ORDERS}?per_page=2&page=2`);
  expect(next.json).toMatchObject({ data: [{ external_id: "order-1" }], pages: { next: null } });
  expect((await call(`GET ${ORDERS}?per_page=151`)).status).toBe(400);
});

test("a conversation refers to instances by the name of their type, as contacts do", async () => {
  const { call, workspace } = setUp();
  const order = workspace.putCustomObject("Order", { external_id: "order-1" });
  const contact = workspace.createContact({ role: "lead" });
  const author = { type: "lead", id: contact.id } as const;
  const { id } = workspace.createConversation({ author, body: "Where is my order?" });
  const put = (custom_attributes: JsonObject) =>
    call(`PUT /conversations/${id}`, { custom_attributes });
  const { json } = await put({ order: [order.id, "21"] });
  expect(json.custom_attributes).toMatchObject({
    order: { type: "Order.list", instances: [{ id: order.id, external_id: "order-1" }] },
  });
  const found = await call(`GET ${ORDERS}?references_conversation_id=${id}`);
  expect(list(found.json.data)).toHaveLength(1);
  for (const wrong of [{ order: order.id }, { parcel: [order.id] }, { order: [{}] }]) {
    expect(errorOf(await put(wrong))).toMatchObject({ status: 400, code: "parameter_invalid" });
  }
});

test("instances can be narrowed down to those that a contact or a conversation refers to", async () => {
  const { call, workspace } = setUp();
  const [first, second] = ["order-1", "order-2"].map((external_id) =>
    workspace.putCustomObject("Order", { external_id }),
  );
  const contact = workspace.createContact({ role: "lead" });
  const author = { type: "lead", id: contact.id } as const;
  const conversation = workspace.createConversation({ author, body: "Where is my order?" });
  workspace.connectCustomObject(first?.id ?? "", contact.id);
  const reference = { type: "one" } as const;
  workspace.createConversationAttribute({ name: "order", data_type: "relationship", reference });
  workspace.setConversationAttributes(conversation.id, { order: [second?.id ?? ""] });

  const byContact = await call(`GET ${ORDERS}?references_contact_id=${contact.id}`);
  expect(list(byContact.json.data).map(({ id }) => id)).toEqual([first?.id]);
  const byConversation = await call(`GET ${ORDERS}?references_conversation_id=${conversation.id}`);
  expect(list(byConversation.json.data).map(({ id }) => id)).toEqual([second?.id]);
});
