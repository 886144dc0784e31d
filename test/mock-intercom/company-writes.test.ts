import { describe, expect, test } from "vitest";
import { errorOf, list, object } from "./client.ts";
import { listening } from "./listening.ts";

const START = 1_750_000_000;
const setUp = () => listening(START);

describe("POST /companies", () => {
  test("creates a company, then updates it under the same company_id", async () => {
    const { call, mock, notifications } = setUp();
    const company = { company_id: "c", name: "Contoso", plan: "Business", size: 5 };
    const created = await call("POST /companies", { ...company, remote_created_at: 1374138000 });
    expect(created.json).toMatchObject({
      type: "company",
      company_id: "c",
      name: "Contoso",
      remote_created_at: 1374138000,
      created_at: START,
      plan: { type: "plan", name: "Business" },
      size: 5,
    });
    expect(created.json.id).toMatch(/^[0-9a-f]{24}$/);
    mock.clock.advance(60);
    const again = { company_id: "c", name: "Contoso Ltd", custom_attributes: { tier: 1 } };
    expect((await call("POST /companies", again)).json).toMatchObject({
      id: created.json.id,
      name: "Contoso Ltd",
      size: 5,
      custom_attributes: { tier: 1 },
      created_at: START,
      updated_at: START + 60,
    });
    expect((await notifications()).map(({ topic }) => topic)).toEqual([
      "company.created",
      "company.updated",
    ]);
  });

  test("refuses unknown fields, and a company without a company_id", async () => {
    const { call, workspace } = setUp();
    expect(errorOf(await call("POST /companies", { test: "invalid" }))).toEqual({
      status: 400,
      code: "bad_request",
      message: "bad 'test' parameter",
    });
    const { code } = errorOf(await call("POST /companies", { name: "Contoso" }));
    expect(code).toBe("parameter_missing");
    expect(workspace.companies.size).toBe(0);
  });

  test("notes on demand that somebody of the company is here, which sorts the list", async () => {
    const { call, mock, workspace } = setUp();
    for (const company_id of ["old", "new"]) {
      const { id } = workspace.createCompany({ name: company_id, company_id });
      workspace.createContact({ role: "lead", companies: [id] });
      mock.clock.advance(1);
    }
    const seen = { company_id: "old", update_last_request_at: true };
    expect((await call("POST /companies", seen)).json.last_request_at).toBe(START + 2);
    const { json } = await call("POST /companies/list");
    expect(list(json.data).map(({ company_id }) => company_id)).toEqual(["old", "new"]);
  });
});

test("a company is updated by its id; its company_id stays", async () => {
  const { call, workspace, notifications } = setUp();
  const { id } = workspace.createCompany({ name: "Contoso", company_id: "c", size: 5 });
  const change = { name: "Contoso Ltd", company_id: "other" };
  expect((await call(`PUT /companies/${id}`, change)).json).toMatchObject({
    name: "Contoso Ltd",
    company_id: "c",
    size: 5,
  });
  expect(await notifications()).toMatchObject([{ topic: "company.updated", item: { id } }]);
  expect(errorOf(await call("PUT /companies/none", change)).code).toBe("company_not_found");
  expect(errorOf(await call(`PUT /companies/${id}`, { moon: 1 })).code).toBe("bad_request");
});

test("a deleted company is unknown, its contacts stay and belong to it no longer", async () => {
  const { call, workspace, notifications } = setUp();
  const { id } = workspace.createCompany({ name: "Contoso", company_id: "c" });
  const contact = workspace.createContact({ role: "lead", companies: [id] });
  const archived = workspace.createContact({ role: "lead", companies: [id] });
  workspace.archiveContact(archived.id);
  const note = workspace.createNote({ about: { company: id }, body: "Hello" });
  const deleted = await call(`DELETE /companies/${id}`);
  expect(deleted.json).toEqual({ id, object: "company", deleted: true });
  expect(errorOf(await call(`GET /companies/${id}`)).code).toBe("company_not_found");
  expect(errorOf(await call(`DELETE /companies/${id}`)).status).toBe(404);
  workspace.unarchiveContact(archived.id);
  for (const one of [contact, archived]) {
    expect(object((await call(`GET /contacts/${one.id}`)).json.companies).total_count).toBe(0);
  }
  expect((await call(`GET /notes/${note.id}`)).status).toBe(404);
  const item = { type: "company", id, deleted: true };
  expect(await notifications()).toEqual([{ topic: "company.deleted", item }]);
  expect((await call("POST /companies", { company_id: "c", name: "New" })).json.id).not.toBe(id);
});

test("the contacts of a company are listed by page, archived ones left out", async () => {
  const { call, mock, workspace } = setUp();
  const { id } = workspace.createCompany({ name: "Contoso", company_id: "c" });
  const members = ["a", "b", "c"].map((name) => {
    mock.clock.advance(1);
    return workspace.createContact({ role: "lead", name, companies: [id] }).id;
  });
  workspace.archiveContact(members[0] ?? "");
  const path = `GET /companies/${id}/contacts`;
  const first = (await call(`${path}?per_page=1`)).json;
  expect(first).toMatchObject({ type: "list", total_count: 2, data: [{ name: "c" }] });
  const second = (await call(`${path}?per_page=1&page=2`)).json;
  expect(second).toMatchObject({ data: [{ name: "b" }], pages: { next: null } });
  expect((await call(path)).json.pages).toMatchObject({ per_page: 50 });
  expect(errorOf(await call("GET /companies/none/contacts")).code).toBe("company_not_found");
  expect(errorOf(await call("GET /companies/none/segments")).code).toBe("company_not_found");
});

describe("scrolling through companies", () => {
  function withCompanies(count: number) {
    const scene = setUp();
    const ids = Array.from({ length: count }, (_, i) => {
      const company = scene.workspace.createCompany({ name: `${i}`, company_id: `${i}` });
      scene.workspace.createContact({ role: "lead", companies: [company.id] });
      return company.id;
    });
    return { ...scene, ids };
  }

  test("gives each once, and ends with an empty page that has no parameter", async () => {
    const { call, ids } = withCompanies(150);
    const seen: unknown[] = [];
    let page = (await call("GET /companies/scroll")).json;
    const { scroll_param } = page;
    expect(page).toMatchObject({ type: "list", pages: null, total_count: null });
    while (page.scroll_param !== undefined) {
      expect(page.scroll_param).toBe(scroll_param);
      seen.push(...list(page.data).map(({ id }) => id));
      page = (await call(`GET /companies/scroll?scroll_param=${scroll_param}`)).json;
    }
    expect(page.data).toEqual([]);
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(seen).toHaveLength(150);
    const over = await call(`GET /companies/scroll?scroll_param=${scroll_param}`);
    expect(over.status).toBe(404);
  });

  test("is refused while another scroll is open, which is over after an idle minute", async () => {
    const { call, mock } = withCompanies(1);
    const { scroll_param } = (await call("GET /companies/scroll")).json;
    expect(errorOf(await call("GET /companies/scroll"))).toMatchObject({
      status: 400,
      code: "scroll_exists",
    });
    mock.clock.advance(61);
    const late = await call(`GET /companies/scroll?scroll_param=${scroll_param}`);
    expect(late.status).toBe(404);
    expect((await call("GET /companies/scroll")).status).toBe(200);
  });
});
