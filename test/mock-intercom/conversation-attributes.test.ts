import { expect, test } from "vitest";
import type { JsonObject } from "../../scripts/common/json.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";

const START = 1_750_000_000;
const PATH = "/conversations/attributes";

function setUp() {
  const mock = createMock({ now: START });
  const call = client(mock);
  const create = async (body: JsonObject) => (await call(`POST ${PATH}`, body)).json;
  const createList = () =>
    create({
      name: "Severity",
      data_type: "list",
      options: [{ label: "Low" }, { label: "High" }],
    });
  return { mock, call, create, createList };
}

const unprocessable = (message: string) => ({ status: 422, code: "parameter_invalid", message });
const notFound = (message = "Conversation attribute not found") => ({
  status: 404,
  code: "conversation_attribute_not_found",
  message,
});

test("an attribute is created, read, renamed and archived", async () => {
  const { call, create, mock } = setUp();
  const created = await create({ name: "Topic", data_type: "string", description: "What for" });
  expect(created).toEqual({
    type: "conversation_attribute",
    id: 1,
    name: "Topic",
    description: "What for",
    data_type: "string",
    required: false,
    visible_to_team_ids: [],
    archived: false,
    created_at: START,
    updated_at: START,
    admin_id: mock.workspace.admins[0].id,
    multiline: false,
  });
  expect((await call(`GET ${PATH}/1`)).json).toEqual(created);
  mock.clock.advance(5);
  const renamed = { ...created, name: "Subject", updated_at: START + 5 };
  expect((await call(`PUT ${PATH}/1`, { name: "Subject" })).json).toEqual(renamed);
  expect((await call(`DELETE ${PATH}/1`)).json).toEqual({ ...renamed, archived: true });
});

test("archived attributes are listed only where they are asked for", async () => {
  const { call, create } = setUp();
  await create({ name: "Old", data_type: "integer" });
  await create({ name: "New", data_type: "integer" });
  await call(`DELETE ${PATH}/1`);
  const ids = async (query: string) =>
    list((await call(`GET ${PATH}${query}`)).json.data).map(({ id }) => id);
  expect(await ids("")).toEqual([2]);
  expect(await ids("?include_archived=true")).toEqual([1, 2]);
});

test("each type shows what only it has", async () => {
  const { create, createList } = setUp();
  const number = await create({ name: "Count", data_type: "integer" });
  for (const name of ["multiline", "options", "reference"]) expect(number).not.toHaveProperty(name);
  expect(await createList()).toMatchObject({
    options: [
      { label: "Low", archived: false },
      { label: "High", archived: false },
    ],
  });
  const reference = { type: "many", object_type_id: "Order" };
  const relationship = await create({ name: "Orders", data_type: "relationship", reference });
  expect(relationship).toMatchObject({ reference });
});

test("options of a list are added, renamed and archived; archived ones stay in sight", async () => {
  const { call, createList } = setUp();
  const { id, options } = await createList();
  const [low] = list(options);
  await call(`POST ${PATH}/${id}/options`, { label: "Urgent" });
  await call(`PUT ${PATH}/${id}/options/${low?.id}`, { label: "Minor" });
  expect((await call(`DELETE ${PATH}/${id}/options/${low?.id}`)).json.options).toMatchObject([
    { id: low?.id, label: "Minor", archived: true },
    { label: "High", archived: false },
    { label: "Urgent", archived: false },
  ]);
});

test("a list keeps at least two options", async () => {
  const { call, create, createList } = setUp();
  const tooFew = unprocessable("A list attribute must have at least 2 active options");
  const { id, options } = await createList();
  const archive = `DELETE ${PATH}/${id}/options/${list(options)[0]?.id}`;
  expect(errorOf(await call(archive))).toEqual(tooFew);
  const single = { name: "One", data_type: "list", options: [{ label: "A" }] };
  expect(await create(single)).toMatchObject({ errors: [{ message: tooFew.message }] });
});

test("a request about an attribute is refused where something does not fit", async () => {
  const { call, create, createList } = setUp();
  const { id } = await createList();
  const other = await create({ name: "Topic", data_type: "string" });
  const options = `${PATH}/${id}/options`;
  const cases = [
    [`GET ${PATH}/99`, undefined, notFound()],
    [`PUT ${PATH}/99`, { name: "A" }, notFound()],
    [`DELETE ${PATH}/99`, undefined, notFound()],
    [`POST ${PATH}/99/options`, { label: "A" }, notFound()],
    [`PUT ${options}/nope`, { label: "A" }, notFound("List option not found")],
    [`DELETE ${options}/nope`, undefined, notFound("List option not found")],
    [
      `POST ${PATH}/${other.id}/options`,
      { label: "A" },
      unprocessable("Options can only be managed on list attributes"),
    ],
    [`POST ${options}`, {}, unprocessable("label is required")],
    [`POST ${options}`, { label: 1 }, unprocessable("label must be a string")],
    [`POST ${options}`, { label: "A", color: "red" }, unprocessable("only 'label' is accepted")],
    [
      `POST ${PATH}`,
      { name: "A", data_type: "invalid_type" },
      unprocessable(
        "data_type 'invalid_type' is not valid. Allowed types: string, integer, list, decimal, boolean, datetime, relationship, files",
      ),
    ],
    [
      `POST ${PATH}`,
      { data_type: "string" },
      { status: 400, code: "parameter_missing", message: "name is required" },
    ],
  ] as const;
  for (const [request, body, error] of cases) {
    expect(errorOf(await call(request, body)), request).toEqual(error);
  }
});
