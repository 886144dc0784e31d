import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";

const START = 1_750_000_000;

const ORDER_STATUS = {
  name: "Get order status",
  http_method: "post",
  url: "https://example.com/orders/{{order_id}}",
  audiences: ["leads", "users"],
  headers: [{ name: "Authorization", value: "secret" }],
  data_inputs: [{ name: "order_id", type: "string", description: "The number", required: true }],
};

function setUp() {
  const mock = createMock({ now: START });
  return { mock, workspace: mock.workspace, call: client(mock) };
}

test("a data connector begins as a draft, is changed in part, goes live and is deleted", async () => {
  const { call, workspace } = setUp();
  const created = await call("POST /data_connectors", ORDER_STATUS);
  expect(created.status).toBe(201);
  expect(created.json).toMatchObject({
    ...ORDER_STATUS,
    headers: [{ name: "Authorization", value: "****" }],
    state: "draft",
    created_by_admin_id: workspace.admins[0].id,
    created_at: "2025-06-15T15:06:40Z",
  });
  const one = `/data_connectors/${String(created.json.id)}`;
  const live = await call(`PATCH ${one}`, { state: "live", description: "Finds an order" });
  expect(live.json).toEqual({ ...created.json, state: "live", description: "Finds an order" });
  expect((await call(`GET ${one}`)).json).toEqual(live.json);
  expect(errorOf(await call(`DELETE ${one}`))).toEqual({
    status: 409,
    code: "conflict",
    message: "Data connector must be in draft state to be deleted",
  });
  await call(`PATCH ${one}`, { state: "draft" });
  const deleted = { id: created.json.id, object: "data_connector", deleted: true };
  expect((await call(`DELETE ${one}`)).json).toEqual(deleted);
  expect(errorOf(await call(`GET ${one}`))).toEqual({
    status: 404,
    code: "data_connector_not_found",
    message: "Data connector not found",
  });
});

test("one that is used cannot become a draft or be deleted", async () => {
  const { call, workspace } = setUp();
  const { id } = workspace.createDataConnector({ name: "Used" });
  workspace.useDataConnector(id);
  const inUse = { status: 409, code: "data_connector_in_use" };
  expect(errorOf(await call(`DELETE /data_connectors/${id}`))).toMatchObject(inUse);
  await call(`PATCH /data_connectors/${id}`, { state: "live" });
  const reply = await call(`PATCH /data_connectors/${id}`, { state: "draft" });
  expect(errorOf(reply)).toMatchObject(inUse);
});

test("a sample of the answer gives its fields", async () => {
  const { call } = setUp();
  const mock_response = { order: { id: 12345, price: 9.5, open: true }, status: "ok" };
  const { json } = await call("POST /data_connectors", { name: "Sample", mock_response });
  expect(json.configuration_response_type).toBe("mock_response_type");
  expect(list(json.response_fields).map(({ path, type }) => [path, type])).toEqual([
    ["order.id", "integer"],
    ["order.price", "decimal"],
    ["order.open", "boolean"],
    ["status", "string"],
  ]);
});

test.each([
  [{}, "parameter_not_found", "Name is required"],
  [
    { name: "A", audiences: ["robots"] },
    "parameter_invalid",
    "Invalid audiences. Must be a subset of: leads, users, visitors",
  ],
  [{ name: "A", http_method: "brew" }, "parameter_invalid", "Http Method isn't an option"],
])("creating with %j is refused", async (body, code, message) => {
  const { call } = setUp();
  const reply = await call("POST /data_connectors", body);
  expect(errorOf(reply)).toEqual({ status: 422, code, message });
});

test("a state that does not exist is refused, in a change and in a request", async () => {
  const { call, workspace } = setUp();
  const { id } = workspace.createDataConnector({ name: "A" });
  expect(errorOf(await call(`PATCH /data_connectors/${id}`, { state: "dead" }))).toEqual({
    status: 422,
    code: "parameter_invalid",
    message: "Invalid state. Must be one of: draft, live",
  });
  expect(errorOf(await call(`GET /data_connectors/${id}?state_version=dead`))).toEqual({
    status: 400,
    code: "parameter_invalid",
    message: "Invalid state_version. Must be one of: live, draft",
  });
});

test("data connectors are listed by their last change, page by page", async () => {
  const { mock, call, workspace } = setUp();
  const ids = Array.from({ length: 5 }, (_, index) => {
    mock.clock.advance(1);
    return workspace.createDataConnector({ name: `Connector ${index}` }).id;
  });
  const [first = "", ...others] = ids;
  mock.clock.advance(1);
  await call(`PATCH /data_connectors/${first}`, { name: "Changed" });
  const seen: unknown[] = [];
  let query = "";
  do {
    const { json } = await call(`GET /data_connectors?per_page=2${query}`);
    seen.push(...list(json.data).map(({ id }) => id));
    const next = object(json.pages).next;
    query = next === null ? "" : `&starting_after=${String(object(next).starting_after)}`;
  } while (query !== "");
  expect(seen).toEqual([first, ...others.reverse()]);
  expect(errorOf(await call("GET /data_connectors?starting_after=x"))).toMatchObject({
    status: 400,
    code: "client_error",
  });
});

function withExecutions() {
  const { mock, call, workspace } = setUp();
  const { id } = workspace.createDataConnector({ name: "Orders", url: ORDER_STATUS.url });
  const old = workspace.recordExecution(id, { created_at: START - 3_601 });
  const failed = workspace.recordExecution(id, {
    created_at: START - 60,
    success: false,
    http_status: null,
    error_type: "3rd_party_error",
  });
  const fine = workspace.recordExecution(id, { response_body: '{"ok":true}' });
  const results = `/data_connectors/${id}/execution_results`;
  const ids = async (query: string) =>
    list((await call(`GET ${results}${query}`)).json.data).map((one) => one.id);
  return { mock, call, results, ids, old, failed, fine };
}

test("the calls of the last hour are listed, or those of a given time or kind", async () => {
  const { ids, old, failed, fine } = withExecutions();
  expect(await ids("")).toEqual([fine.id, failed.id]);
  expect(await ids(`?start_ts=${START - 4_000}&end_ts=${START - 61}`)).toEqual([old.id]);
  expect(await ids("?success=false")).toEqual([failed.id]);
  expect(await ids("?error_type=3rd_party_error")).toEqual([failed.id]);
  expect(await ids("?error_type=faraday_error")).toEqual([]);
});

test("bodies are shown where they are asked for, and of a single call", async () => {
  const { call, results, fine } = withExecutions();
  const [bare] = list((await call(`GET ${results}`)).json.data);
  expect(bare).not.toHaveProperty("response_body");
  const [full] = list((await call(`GET ${results}?include_bodies=true`)).json.data);
  expect(full).toMatchObject({ response_body: '{"ok":true}', request_url: ORDER_STATUS.url });
  expect((await call(`GET ${results}/${fine.id}`)).json).toEqual(full);
});

test("calls that are asked for wrongly are refused", async () => {
  const { call, results } = withExecutions();
  expect(errorOf(await call(`GET ${results}?start_ts=soon`))).toEqual({
    status: 400,
    code: "parameter_invalid",
    message: "start_ts must be a Unix timestamp (integer)",
  });
  expect(errorOf(await call(`GET ${results}?error_type=bad`)).message).toMatch(
    /^Invalid error_type\. Must be one of: request_configuration_error, /,
  );
  expect(errorOf(await call(`GET ${results}/1`))).toMatchObject({
    status: 404,
    code: "execution_result_not_found",
  });
  expect(errorOf(await call("GET /data_connectors/1/execution_results"))).toMatchObject({
    status: 404,
    code: "data_connector_not_found",
  });
});
