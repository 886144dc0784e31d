import { expect, test } from "vitest";
import { errorOf, object } from "./client.ts";
import { listening } from "./listening.ts";

const START = 1_750_000_000;

function setUp() {
  const listener = listening(START);
  const { workspace } = listener;
  const contact = workspace.createContact({ role: "user", email: "ada@example.com" });
  const company = workspace.createCompany({ name: "Contoso", company_id: "c" });
  return { ...listener, contact, company };
}

test("attaching a company notifies, once", async () => {
  const { call, notifications, contact, company } = setUp();
  for (let time = 0; time < 2; time++) {
    await call(`POST /contacts/${contact.id}/companies`, { id: company.id });
  }
  expect(await notifications()).toMatchObject([
    {
      topic: "company.contact.attached",
      item: { company: { id: company.id, user_count: 1 }, contact: { id: contact.id } },
    },
  ]);
});

test("detaching a company answers it, and leaves both alone but apart", async () => {
  const { call, notifications, workspace, contact, company } = setUp();
  workspace.attachCompany(contact.id, company.id);
  const { json } = await call(`DELETE /contacts/${contact.id}/companies/${company.id}`);
  expect(json).toMatchObject({ type: "company", id: company.id, user_count: 0 });
  expect(object((await call(`GET /contacts/${contact.id}`)).json.companies).total_count).toBe(0);
  expect((await call("POST /companies/list")).json.total_count).toBe(0);
  expect(await notifications()).toMatchObject([{ topic: "company.contact.detached" }]);
});

test("detaching is refused where there is no contact, no company, or no bond", async () => {
  const { call, contact, company } = setUp();
  expect(errorOf(await call(`DELETE /contacts/nobody/companies/${company.id}`))).toMatchObject({
    status: 404,
    code: "not_found",
  });
  for (const id of ["nothing", company.id]) {
    expect(errorOf(await call(`DELETE /contacts/${contact.id}/companies/${id}`))).toMatchObject({
      status: 404,
      code: "company_not_found",
    });
  }
});

test("a contact belongs to at most 1000 companies", async () => {
  const { call, workspace, contact, company } = setUp();
  const companies = Array.from(
    { length: 1000 },
    (_, i) => workspace.createCompany({ name: `Company ${i}`, company_id: String(i) }).id,
  );
  workspace.changeContact(contact.id, { companies });
  const refused = await call(`POST /contacts/${contact.id}/companies`, { id: company.id });
  expect(errorOf(refused)).toMatchObject({ status: 400, code: "contact_company_limit_exceeded" });
});
