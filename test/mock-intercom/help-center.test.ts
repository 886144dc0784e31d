import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";

const START = 1_750_000_000;

function setUp() {
  const mock = createMock({ now: START });
  const { workspace } = mock;
  return { mock, workspace, call: client(mock), center: workspace.defaultHelpCenter() };
}

const NOT_FOUND = { status: 404, code: "not_found", message: "Resource Not Found" };

test("a workspace has a help center, and others that the team set up", async () => {
  const { call, workspace, center } = setUp();
  workspace.createHelpCenter({
    identifier: "beta",
    display_name: "Beta",
    custom_domain: "help.example.com",
  });
  const { json } = await call("GET /help_center/help_centers");
  expect(list(json.data)).toMatchObject([
    { id: center.id, workspace_id: workspace.id, default: true, locales: ["en"] },
    { identifier: "beta", default: false, url: "https://help.example.com" },
  ]);
  expect((await call(`GET /help_center/help_centers/${center.id}`)).json).toEqual(
    list(json.data)[0],
  );
  expect(errorOf(await call("GET /help_center/help_centers/1"))).toEqual(NOT_FOUND);
});

test("a collection is created, read, changed and deleted", async () => {
  const { mock, call, workspace, center } = setUp();
  const { json } = await call("POST /help_center/collections", { name: "Getting started" });
  expect(json).toMatchObject({
    workspace_id: workspace.id,
    name: "Getting started",
    description: "",
    url: `https://intercom.help/example/en/collections/${json.id}-getting-started`,
    icon: "book-bookmark",
    order: 1,
    parent_id: null,
    help_center_id: Number(center.id),
    created_at: START,
  });
  mock.clock.advance(5);
  const path = `/help_center/collections/${json.id}`;
  const changed = await call(`PUT ${path}`, { description: "First steps" });
  expect(changed.json).toEqual({ ...json, description: "First steps", updated_at: START + 5 });
  expect((await call(`GET ${path}`)).json).toEqual(changed.json);
  expect((await call(`DELETE ${path}`)).json).toEqual({
    id: json.id,
    object: "collection",
    deleted: true,
  });
  expect(errorOf(await call(`GET ${path}`))).toEqual(NOT_FOUND);
  expect(errorOf(await call(`PUT ${path}`, { name: "x" }))).toEqual(NOT_FOUND);
  expect(errorOf(await call(`DELETE ${path}`))).toEqual(NOT_FOUND);
});

test("a collection needs a name, and a place that there is", async () => {
  const { call } = setUp();
  const create = (body: { name?: string; parent_id?: string; help_center_id?: number }) =>
    call("POST /help_center/collections", body);
  expect(errorOf(await create({}))).toEqual({
    status: 400,
    code: "parameter_not_found",
    message: "Name is a required parameter.",
  });
  expect(errorOf(await create({ name: "x", parent_id: "1" }))).toEqual(NOT_FOUND);
  expect(errorOf(await create({ name: "x", help_center_id: 1 }))).toEqual(NOT_FOUND);
});

test("a collection inside another one follows it, but never into itself", async () => {
  const { call, workspace, center } = setUp();
  const beta = workspace.createHelpCenter({ identifier: "beta", display_name: "Beta" });
  const top = workspace.createCollection({ name: "Top" });
  const inner = workspace.createCollection({ name: "Inner", parent_id: top.id });
  const there = workspace.createCollection({ name: "There", help_center_id: beta.id });
  const get = async (id: string) => (await call(`GET /help_center/collections/${id}`)).json;
  expect(await get(inner.id)).toMatchObject({ parent_id: top.id, help_center_id: null });
  const move = (id: string, parent_id: string | null) =>
    call(`PUT /help_center/collections/${id}`, { parent_id });
  expect(errorOf(await move(top.id, inner.id))).toMatchObject({
    status: 400,
    code: "parameter_invalid",
  });
  await move(top.id, there.id);
  expect((await move(inner.id, null)).json.help_center_id).toBe(Number(beta.id));
  expect((await move(top.id, null)).json.help_center_id).toBe(Number(beta.id));
  expect(Number(center.id)).not.toBe(Number(beta.id));
  await move(inner.id, top.id);
  await call(`DELETE /help_center/collections/${top.id}`);
  expect(await get(inner.id)).toMatchObject({ type: "error.list" });
});

test("the list of collections shows 20 on a page, those that changed last first", async () => {
  const { mock, call, workspace } = setUp();
  for (let i = 0; i < 21; i++) {
    workspace.createCollection({ name: `Collection ${i}` });
    mock.clock.advance(1);
  }
  const { json } = await call("GET /help_center/collections");
  expect(json).toMatchObject({ total_count: 21, pages: { per_page: 20, total_pages: 2 } });
  expect(list(json.data)[0]).toMatchObject({ name: "Collection 20" });
  const last = await call("GET /help_center/collections?page=2");
  expect(list(last.json.data)).toMatchObject([{ name: "Collection 0" }]);
});

test("a collection has a name in each language of its help center", async () => {
  const { call, workspace, center } = setUp();
  workspace.updateHelpCenter(center.id, { locales: ["en", "fr"] });
  const { json } = await call("POST /help_center/collections", {
    name: "Billing",
    translated_content: { fr: { name: "Facturation" }, de: { name: "Abrechnung" } },
  });
  expect(json).toMatchObject({ name: "Billing", default_locale: "en" });
  expect(json.translated_content).toEqual({
    type: "group_translated_content",
    en: { type: "group_content", name: "Billing", description: "" },
    fr: { type: "group_content", name: "Facturation", description: "" },
  });
});

function withTarget() {
  const empty = setUp();
  const { workspace, center } = empty;
  const article = workspace.createArticle({
    title: "Refunds",
    author_id: Number(workspace.admins[0].id),
  });
  const path = `/help_center/help_centers/${center.id}/redirects`;
  const redirect = {
    from_url: "https://intercom.help/example/old",
    locale: "en",
    target_type: "article",
    target_id: article.id,
  };
  return { ...empty, article, path, redirect };
}

test("a redirect is created, listed, read and deleted", async () => {
  const { call, center, path, redirect } = withTarget();
  const { json } = await call(`POST ${path}`, redirect);
  expect(json).toEqual({
    ...redirect,
    id: expect.stringMatching(/^\d+$/),
    type: "help_center_redirect",
    help_center_id: center.id,
    created_at: START,
    updated_at: START,
  });
  expect((await call(`GET ${path}/${json.id}`)).json).toEqual(json);
  const listed = await call(`GET ${path}`);
  expect(listed.json).toMatchObject({ total_count: 1, data: [json], pages: { per_page: 50 } });
  expect((await call(`GET ${path}?per_page=251`)).status).toBe(400);
  expect((await call(`DELETE ${path}/${json.id}`)).json).toEqual({
    id: json.id,
    object: "help_center_redirect",
    deleted: true,
  });
  expect(errorOf(await call(`GET ${path}/${json.id}`))).toMatchObject({
    status: 404,
    message: "Resource not found",
  });
});

test.each([
  ["without an address", { from_url: null }, 400, "parameter_not_found", "from_url is required"],
  [
    "to something else",
    { target_type: "page" },
    400,
    "parameter_invalid",
    "target_type must be 'article' or 'collection'",
  ],
  [
    "from elsewhere",
    { from_url: "https://example.com/old" },
    422,
    "data_invalid",
    "from_url must be an absolute URL within this help center's URL space",
  ],
  ["to what is not there", { target_id: "1" }, 404, "not_found", "Resource not found"],
])("a redirect %s is refused", async (_, changes, status, code, message) => {
  const { call, path, redirect } = withTarget();
  const refused = await call(`POST ${path}`, { ...redirect, ...changes });
  expect(errorOf(refused)).toEqual({ status, code, message });
});

test("an address is redirected once", async () => {
  const { call, path, redirect } = withTarget();
  await call(`POST ${path}`, redirect);
  expect(errorOf(await call(`POST ${path}`, redirect))).toEqual({
    status: 409,
    code: "resource_conflict",
    message: "A redirect with that URL already exists",
  });
});

test("a redirect leads to the main language where there is no translation", async () => {
  const { call, path, redirect } = withTarget();
  expect((await call(`POST ${path}`, { ...redirect, locale: "fr" })).json.locale).toBe("en");
});

test("redirects go with what they lead to", async () => {
  const { call, workspace, article, path, redirect } = withTarget();
  const collection = workspace.createCollection({ name: "Billing" });
  await call(`POST ${path}`, redirect);
  await call(`POST ${path}`, {
    ...redirect,
    from_url: "https://intercom.help/example/older",
    target_type: "collection",
    target_id: collection.id,
  });
  await call(`DELETE /articles/${article.id}`);
  expect((await call(`GET ${path}`)).json.total_count).toBe(1);
  await call(`DELETE /help_center/collections/${collection.id}`);
  expect(object((await call(`GET ${path}`)).json).total_count).toBe(0);
});
