import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";

function setUp(count: number) {
  const mock = createMock();
  const ids = Array.from({ length: count }, (_, i) => {
    mock.clock.advance(1);
    const { id } = mock.workspace.createCompany({ name: `Company ${i}`, company_id: `c${i}` });
    mock.workspace.createContact({ role: "lead", companies: [id] });
    return id;
  });
  return { mock, ids, call: client(mock) };
}

test("companies are listed newest first, 15 to a page, with the address of the next page", async () => {
  const { call, ids } = setUp(40);
  const seen: unknown[] = [];
  let next: unknown = "https://api.intercom.io/companies/list";
  while (typeof next === "string") {
    const { json } = await call(`POST ${next.replace("https://api.intercom.io", "")}`);
    seen.push(...list(json.data).map(({ id }) => id));
    expect(json.total_count).toBe(40);
    next = object(json.pages).next;
  }
  expect(next).toBeNull();
  expect(seen).toEqual([...ids].reverse());
});

test("a company without contacts is hidden from lists, but found by its id", async () => {
  const { call, mock } = setUp(1);
  const { id } = mock.workspace.createCompany({ name: "Empty", company_id: "empty" });
  expect((await call("POST /companies/list")).json.total_count).toBe(1);
  expect((await call("GET /companies")).json.total_count).toBe(1);
  expect((await call(`GET /companies/${id}`)).json).toMatchObject({ name: "Empty", user_count: 0 });
});

test("a company without contacts is found by name and by the id in one's own system", async () => {
  const { call, mock } = setUp(1);
  const { id } = mock.workspace.createCompany({ name: "Empty", company_id: "empty" });
  for (const query of ["company_id=empty", "name=Empty"]) {
    const { json } = await call(`GET /companies?${query}`);
    expect(json).toMatchObject({ type: "list", total_count: 1, data: [{ id }] });
  }
});

test("a company appears in lists while it has a contact that is not archived", async () => {
  const { call, mock } = setUp(0);
  const { id } = mock.workspace.createCompany({ name: "Contoso", company_id: "c" });
  const contact = mock.workspace.createContact({ role: "user", email: "a@example.com" });
  mock.workspace.attachCompany(contact.id, id);
  expect((await call("GET /companies")).json.data).toMatchObject([{ id, user_count: 1 }]);
  mock.workspace.archiveContact(contact.id);
  expect((await call("GET /companies")).json.total_count).toBe(0);
});

test("an unknown company is a 404 of its own", async () => {
  const { call } = setUp(0);
  expect(errorOf(await call("GET /companies/nope"))).toEqual({
    status: 404,
    code: "company_not_found",
    message: "Company Not Found",
  });
});

test("companies can be found by name or by the id in one's own system", async () => {
  const { call, ids } = setUp(3);
  expect((await call("GET /companies?name=Company%201")).json.data).toMatchObject([{ id: ids[1] }]);
  expect((await call("GET /companies?company_id=c2")).json.data).toMatchObject([{ id: ids[2] }]);
  expect(errorOf(await call("GET /companies?name=None")).code).toBe("company_not_found");
});

test("a page has at most 60 companies, and the list ends at the 10,000th", async () => {
  const { call } = setUp(1);
  expect((await call("POST /companies/list?per_page=60")).status).toBe(200);
  expect((await call("POST /companies/list?per_page=61")).status).toBe(400);
  expect((await call("POST /companies/list?per_page=50&page=201")).status).toBe(400);
  expect((await call("POST /companies/list?page=0")).status).toBe(400);
});

test("creating a company with a known company_id updates it", () => {
  const { mock, ids } = setUp(1);
  const company = mock.workspace.createCompany({ name: "Renamed", company_id: "c0" });
  expect(company.id).toBe(ids[0]);
  expect(mock.workspace.companies.get(company.id)?.name).toBe("Renamed");
});
