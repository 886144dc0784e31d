import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";
import { listening } from "./listening.ts";

const PREDICATE = {
  attribute: "company.name",
  type: "string",
  comparison: "contains",
  value: "Acme",
};

test("an audience is created, read, changed in part and deleted", async () => {
  const { call, notifications } = listening(1_750_000_000);
  const created = await call("POST /audiences", { name: "VIPs", predicates: [PREDICATE] });
  expect(created.status).toBe(201);
  expect(created.json).toMatchObject({ type: "audience", name: "VIPs", role_predicates: [] });
  const { id } = created.json;
  const changed = await call(`PUT /audiences/${id}`, { name: "Enterprise" });
  expect(changed.json).toMatchObject({ id, name: "Enterprise", predicates: [PREDICATE] });
  expect((await call(`GET /audiences/${id}`)).json).toEqual(changed.json);
  const deleted = await call(`DELETE /audiences/${id}`);
  expect([deleted.status, deleted.body]).toEqual([204, ""]);
  expect(errorOf(await call(`GET /audiences/${id}`))).toEqual({
    status: 404,
    code: "not_found",
    message: "Resource Not Found",
  });
  expect(await notifications()).toEqual([
    { topic: "audience.created", item: created.json },
    { topic: "audience.updated", item: changed.json },
    { topic: "audience.deleted", item: { type: "audience", id, deleted: true } },
  ]);
});

test("an audience needs a name, which must not be blank", async () => {
  const call = client(createMock());
  expect(errorOf(await call("POST /audiences", {}))).toEqual({
    status: 422,
    code: "validation_error",
    message: "Name is required",
  });
  const { json } = await call("POST /audiences", { name: "VIPs" });
  expect(errorOf(await call(`PUT /audiences/${json.id}`, { name: " " }))).toEqual({
    status: 422,
    code: "validation_error",
    message: "Name must not be blank",
  });
});

test("audiences are listed 50 to a page, with the page numbers beside the list", async () => {
  const mock = createMock();
  const call = client(mock);
  for (let i = 0; i < 51; i++) mock.workspace.createAudience({ name: `Audience ${i}` });
  const { json } = await call("GET /audiences?page=2");
  expect(list(json.data).map(({ name }) => name)).toEqual(["Audience 50"]);
  expect(json).toMatchObject({ type: "list", total_count: 51, page: 2, per_page: 50 });
  expect(json).toMatchObject({ total_pages: 2 });
  expect((await call("GET /audiences?per_page=51")).status).toBe(400);
});
