import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";

const START = 1_750_000_000;

function setUp() {
  const mock = createMock({ now: START });
  return { mock, workspace: mock.workspace, call: client(mock) };
}

test("a workspace begins with a ticket type of each category and the four states", async () => {
  const { call } = setUp();
  const { json } = await call("GET /ticket_types");
  expect(list(json.data).map(({ category }) => category)).toEqual([
    "Customer",
    "Back-office",
    "Tracker",
  ]);
  const states = (await call("GET /ticket_states")).json;
  expect(list(states.data).map(({ category }) => category)).toEqual([
    "submitted",
    "in_progress",
    "waiting_on_customer",
    "resolved",
  ]);
  expect(list(object(list(states.data)[0]?.ticket_types).data)).toHaveLength(3);
});

test("a new ticket type has a title, a description, the four states and the preset icon", async () => {
  const { call, workspace } = setUp();
  const { json } = await call("POST /ticket_types", { name: "Bug", category: "Back-office" });
  expect(json).toMatchObject({
    type: "ticket_type",
    name: "Bug",
    category: "Back-office",
    icon: "🎟️",
    workspace_id: workspace.id,
    archived: false,
    created_at: START,
    ticket_type_attributes: {
      data: [
        { name: "_default_title_", default: true, input_options: { multiline: false } },
        { name: "_default_description_", default: true, input_options: { multiline: true } },
      ],
    },
  });
  expect(list(object(json.ticket_states).data)).toHaveLength(4);
  expect((await call(`GET /ticket_types/${json.id}`)).json).toEqual(json);
});

test("an update of a ticket type changes what is given", async () => {
  const { call, mock } = setUp();
  const { id } = (await call("POST /ticket_types", { name: "Bug", description: "Broken" })).json;
  mock.clock.advance(60);
  const { json } = await call(`PUT /ticket_types/${id}`, { name: "Defect", archived: true });
  expect(json).toMatchObject({ name: "Defect", description: "Broken", archived: true });
  expect(json.updated_at).toBe(START + 60);
});

test("an attribute is added behind the others, and changed in place", async () => {
  const { call } = setUp();
  const { id } = (await call("POST /ticket_types", { name: "Bug" })).json;
  const made = await call(`POST /ticket_types/${id}/attributes`, {
    name: "Severity",
    description: "How bad it is.",
    data_type: "list",
    list_items: "Low, High",
  });
  expect(made.json).toMatchObject({
    type: "ticket_type_attribute",
    name: "Severity",
    order: 2,
    required_to_create: false,
    visible_on_create: true,
    default: false,
    ticket_type_id: Number(id),
    input_options: { list_options: [{ label: "Low" }, { label: "High" }] },
  });
  const path = `/ticket_types/${id}/attributes/${made.json.id}`;
  const changed = await call(`PUT ${path}`, { required_to_create: true, list_items: "Low" });
  expect(changed.json).toMatchObject({
    name: "Severity",
    required_to_create: true,
    input_options: { list_options: [{ label: "Low" }] },
  });
  const { json } = await call(`GET /ticket_types/${id}`);
  expect(list(object(json.ticket_type_attributes).data)[2]).toEqual(changed.json);
});

test("an attribute needs a name of its own, a type and, for a list, something to choose", async () => {
  const { call } = setUp();
  const { id } = (await call("POST /ticket_types", { name: "Bug" })).json;
  const add = async (attribute: { name?: string; data_type?: string }) =>
    errorOf(
      await call(`POST /ticket_types/${id}/attributes`, { description: "Any", ...attribute }),
    );
  expect(await add({ name: "_default_title_", data_type: "string" })).toMatchObject({
    status: 400,
    code: "parameter_invalid",
  });
  expect((await add({ name: "A" })).code).toBe("parameter_missing");
  expect((await add({ data_type: "string" })).code).toBe("parameter_missing");
  expect((await add({ name: "A", data_type: "list" })).code).toBe("parameter_missing");
  expect((await add({ name: "A", data_type: "mood" })).code).toBe("parameter_invalid");
});

test("unknown ticket types and attributes are a 404", async () => {
  const { call } = setUp();
  const { id } = (await call("POST /ticket_types", { name: "Bug" })).json;
  const attribute = { name: "A", description: "Any", data_type: "string" };
  for (const reply of [
    await call("GET /ticket_types/1"),
    await call("PUT /ticket_types/1", { name: "A" }),
    await call("POST /ticket_types/1/attributes", attribute),
    await call(`PUT /ticket_types/${id}/attributes/1`, { name: "A" }),
  ]) {
    expect(errorOf(reply)).toMatchObject({ status: 404, code: "not_found" });
  }
});

test("a state of the workspace's own is listed with the types that know it", async () => {
  const { call, workspace } = setUp();
  const [type] = workspace.ticketTypes.keys();
  const labels = { internal_label: "With dev team", external_label: "In progress" };
  workspace.createTicketState({ category: "in_progress", ...labels }, [type ?? ""]);
  const states = list((await call("GET /ticket_states")).json.data);
  expect(states[4]).toMatchObject({ ...labels, ticket_types: { data: [{ id: type }] } });
});
