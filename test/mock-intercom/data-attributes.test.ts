import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";

const RING = { name: "The One Ring", model: "company", data_type: "string" };

function setUp() {
  const mock = createMock();
  return { mock, workspace: mock.workspace, call: client(mock) };
}

test("an attribute is created, listed and changed", async () => {
  const { call, workspace } = setUp();
  const { json } = await call("POST /data_attributes", { ...RING, description: "A ring" });
  expect(json).toMatchObject({
    ...RING,
    full_name: "custom_attributes.The One Ring",
    label: "The One Ring",
    custom: true,
    archived: false,
    admin_id: workspace.admins[0].id,
  });
  const options = [{ value: "1-10" }, { value: "11-20" }];
  const changed = await call(`PUT /data_attributes/${json.id}`, { description: "Plain", options });
  expect(changed.json).toMatchObject({ description: "Plain", options: ["1-10", "11-20"] });
  const listed = list((await call("GET /data_attributes")).json.data);
  expect(listed.filter(({ custom }) => custom === true)).toEqual([changed.json]);
});

test("the list has Intercom's own attributes, and can be narrowed down to a model", async () => {
  const { call } = setUp();
  await call("POST /data_attributes", RING);
  const all = list((await call("GET /data_attributes")).json.data);
  const companies = list((await call("GET /data_attributes?model=company")).json.data);
  expect(companies.map(({ full_name }) => full_name)).toContain("plan.name");
  expect(companies.at(-1)).toMatchObject({ name: RING.name });
  const contacts = list((await call("GET /data_attributes?model=contact")).json.data);
  expect(contacts.length + companies.length).toBe(all.length);
  expect(errorOf(await call("GET /data_attributes?model=conversation"))).toEqual({
    status: 422,
    code: "parameter_invalid",
    message: "model=conversation is no longer supported. Use GET /conversations/attributes instead",
  });
});

test("archived attributes are listed only where they are asked for, and can be brought back", async () => {
  const { call } = setUp();
  const { json } = await call("POST /data_attributes", RING);
  await call(`PUT /data_attributes/${json.id}`, { archived: true });
  const names = async (query: string) =>
    list((await call(`GET /data_attributes${query}`)).json.data).map(({ name }) => name);
  expect(await names("")).not.toContain(RING.name);
  expect(await names("?include_archived=true")).toContain(RING.name);
  await call(`PUT /data_attributes/${json.id}`, { archived: false });
  expect(await names("")).toContain(RING.name);
});

test.each([
  [
    "a name that companies have",
    { ...RING, model: "contact" },
    "You already have 'The One Ring' in your company data. To save this as new people data, use a different name.",
  ],
  [
    "a name with other signs",
    { ...RING, name: "!nv@l!d n@me" },
    "Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens",
  ],
  [
    "an unknown type",
    { ...RING, name: "Second", data_type: "mithril" },
    "Data Type isn't an option",
  ],
  [
    "an unknown model",
    { ...RING, model: "conversation" },
    "The Data Attribute model field must be either contact or company",
  ],
])("%s is refused", async (_, attribute, message) => {
  const { call } = setUp();
  await call("POST /data_attributes", RING);
  const reply = errorOf(await call("POST /data_attributes", attribute));
  expect(reply).toEqual({ status: 400, code: "parameter_invalid", message });
});

test("options are a list of at least two", async () => {
  const { call } = setUp();
  const { json } = await call("POST /data_attributes", RING);
  const put = (options: { value: string } | { value: string }[]) =>
    call(`PUT /data_attributes/${json.id}`, { options });
  expect(errorOf(await put({ value: "1-10" }))).toEqual({
    status: 400,
    code: "parameter_invalid",
    message: "Options isn't an array",
  });
  expect(errorOf(await put([{ value: "1-10" }])).code).toBe("parameter_invalid");
  const missing = { ...RING, name: "Size", data_type: "options" };
  expect(errorOf(await call("POST /data_attributes", missing)).code).toBe("parameter_missing");
});

test("an unknown attribute is a 404 of its own", async () => {
  const { call } = setUp();
  expect(errorOf(await call("PUT /data_attributes/1", {}))).toEqual({
    status: 404,
    code: "field_not_found",
    message: "We couldn't find that data attribute to update",
  });
});

test("contacts can have and be searched by an attribute until it is archived", async () => {
  const { call } = setUp();
  const spend = { name: "spend", model: "contact", data_type: "float" };
  const contact = { role: "lead", custom_attributes: { spend: 9.5 } };
  expect((await call("POST /contacts", contact)).status).toBe(400);
  const { json } = await call("POST /data_attributes", spend);
  expect((await call("POST /contacts", contact)).status).toBe(200);
  const search = (operator: string, value: string) =>
    call("POST /contacts/search", { query: { field: "custom_attributes.spend", operator, value } });
  expect((await search(">", "9.4")).json.total_count).toBe(1);
  expect((await search(">", "9.5")).json.total_count).toBe(0);
  expect((await search("<=", "9.5")).json.total_count).toBe(1);
  await call(`PUT /data_attributes/${json.id}`, { archived: true });
  expect((await call("POST /contacts", contact)).status).toBe(400);
  expect(errorOf(await search(">", "0")).code).toBe("invalid_field");
});

test("an attribute that an audience is made with cannot be archived", async () => {
  const { call } = setUp();
  const { json } = await call("POST /data_attributes", { ...RING, name: "tier", model: "contact" });
  const predicates = [{ attribute: "custom_attributes.tier", type: "string", comparison: "eq" }];
  const audience = await call("POST /audiences", { name: "VIPs", predicates });
  expect(errorOf(await call(`PUT /data_attributes/${json.id}`, { archived: true }))).toEqual({
    status: 422,
    code: "data_invalid",
    message: "The Data Attribute you are trying to archive has a dependant object",
  });
  await call(`DELETE /audiences/${audience.json.id}`);
  expect((await call(`PUT /data_attributes/${json.id}`, { archived: true })).status).toBe(200);
});
