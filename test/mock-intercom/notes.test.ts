import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";

const START = 1_750_000_000;

function setUp() {
  const mock = createMock({ now: START });
  const { workspace } = mock;
  const contact = workspace.createContact({ role: "lead" });
  const company = workspace.createCompany({ name: "Contoso", company_id: "c" });
  return { mock, workspace, contact, company, call: client(mock) };
}

test("a note about a contact comes back as HTML, by whose token it is, and is found", async () => {
  const { call, workspace, contact } = setUp();
  const { json } = await call(`POST /contacts/${contact.id}/notes`, { body: "Hello" });
  const [{ id, name, email }] = workspace.admins;
  expect(json).toMatchObject({
    type: "note",
    created_at: START,
    contact: { type: "contact", id: contact.id },
    author: { type: "admin", id, name, email },
    body: "<p>Hello</p>",
  });
  expect(json.id).toMatch(/^\d+$/);
  expect((await call(`GET /notes/${json.id}`)).json).toEqual(json);
});

test("a note about a company names the company, and its author where one is given", async () => {
  const { call, workspace, company } = setUp();
  const author = workspace.admins[1]?.id ?? "";
  const note = { body: "<b>Hello</b>", admin_id: author };
  const { json } = await call(`POST /companies/${company.id}/notes`, note);
  expect(json).toMatchObject({
    company: { type: "company", id: company.id },
    author: { id: author },
    body: "<b>Hello</b>",
  });
  expect(json).not.toHaveProperty("contact");
  const listed = (await call(`GET /companies/${company.id}/notes`)).json;
  expect(listed).toMatchObject({ total_count: 1, data: [{ id: json.id }] });
});

test("notes are listed by page, the latest first, and are counted in the contact", async () => {
  const { call, mock, contact } = setUp();
  for (const body of ["First", "Second", "Third"]) {
    await call(`POST /contacts/${contact.id}/notes`, { body });
    mock.clock.advance(1);
  }
  const first = (await call(`GET /contacts/${contact.id}/notes?per_page=2`)).json;
  expect(list(first.data).map(({ body }) => body)).toEqual(["<p>Third</p>", "<p>Second</p>"]);
  expect(first.total_count).toBe(3);
  const next = String(object(first.pages).next).replace("https://api.intercom.io", "");
  expect(list((await call(`GET ${next}`)).json.data)).toMatchObject([{ body: "<p>First</p>" }]);
  const shown = object((await call(`GET /contacts/${contact.id}`)).json.notes);
  expect(shown.total_count).toBe(3);
  expect(list(shown.data)[0]).toMatchObject({ type: "note" });
});

test("whoever is not there has no notes and writes none", async () => {
  const { call, contact } = setUp();
  const body = { body: "Hello" };
  expect(errorOf(await call("POST /contacts/nobody/notes", body)).message).toBe("User Not Found");
  expect(errorOf(await call("GET /contacts/nobody/notes")).message).toBe("User Not Found");
  for (const call_ of ["POST", "GET"]) {
    const refused = await call(`${call_} /companies/none/notes`, body);
    expect(errorOf(refused).code).toBe("company_not_found");
  }
  const unsigned = await call(`POST /contacts/${contact.id}/notes`, { ...body, admin_id: "1" });
  expect(errorOf(unsigned)).toEqual({
    status: 404,
    code: "not_found",
    message: "Resource Not Found",
  });
  expect(errorOf(await call("GET /notes/1")).status).toBe(404);
  const empty = await call(`POST /contacts/${contact.id}/notes`, {});
  expect(errorOf(empty).code).toBe("parameter_missing");
});
