import { expect, it } from "vitest";
import { describeConnector, errorOf } from "./workbench.ts";

describeConnector("actions", (open) => {
  const calls = (mock: ReturnType<typeof open>["mock"]) =>
    mock.journal.map(({ method, path }) => `${method} ${path}`);

  it("creates a user", async () => {
    const { connection, mock } = open();
    const { body, findings, response } = await connection.call("CreateUser", {
      email: "ada@example.com",
      name: "Ada",
      phone: "+15550001",
    });
    expect(response.status).toBe(200);
    expect(findings).toEqual([]);
    expect(body).toMatchObject({
      email: "ada@example.com",
      name: "Ada",
      phone: "+15550001",
      created_at: "2025-06-15T15:06:40.000Z",
      session_count: null,
      location_data: { latitude: null },
    });
    expect([...mock.workspace.contacts.values()]).toMatchObject([{ role: "user", name: "Ada" }]);
  });

  it("updates the user who has the email, and leaves alone what is not filled in", async () => {
    const { connection, mock } = open();
    const { id } = mock.workspace.createContact({
      role: "user",
      email: "ada@example.com",
      name: "Ada",
      phone: "+15550001",
    });
    const { body } = await connection.call("CreateUser", {
      email: "ada@example.com",
      name: "Ada L.",
    });
    expect(body).toMatchObject({ id, name: "Ada L.", phone: "+15550001" });
    expect(mock.workspace.contacts.size).toBe(1);
  });

  it("refuses an email that an archived user has, with a clear 409", async () => {
    const { connection, mock } = open();
    const { id } = mock.workspace.createContact({ role: "user", email: "ada@example.com" });
    mock.workspace.archiveContact(id);
    const { response, body } = await connection.call("CreateUser", { email: "ada@example.com" });
    expect(response.status).toBe(409);
    expect(errorOf(body).message).toContain(`Unarchive contact (Contact Id ${id})`);
  });

  it("attaches a new user to the company", async () => {
    const { connection, mock } = open();
    const company = mock.workspace.createCompany({ name: "Acme", company_id: "acme" });
    const { response } = await connection.call("CreateUser", {
      email: "ada@example.com",
      companies: company.id,
    });
    expect(response.status).toBe(200);
    expect(mock.workspace.membersOf(company.id).users).toBe(1);
  });

  it.each(["CreateUser", "CreateLead"])(
    "%s creates nothing for a company that does not exist",
    async (action) => {
      const { connection, mock } = open();
      const { response, body } = await connection.call(action, {
        email: "ada@example.com",
        companies: "no-such-company",
      });
      expect(response.status).toBe(404);
      expect(errorOf(body).message).toContain("no company with this Company Id");
      expect(mock.workspace.contacts.size).toBe(0);
    },
  );

  it.each(["CreateUser", "CreateLead"])(
    "%s takes the contact back when it cannot be attached",
    async (action) => {
      const { connection, mock } = open();
      const company = mock.workspace.createCompany({ name: "Acme", company_id: "acme" });
      mock.faults.add({ kind: "500", match: "POST /contacts/" });
      const { response } = await connection.call(action, {
        email: "ada@example.com",
        companies: company.id,
      });
      expect(response.status).toBe(500);
      expect(mock.workspace.contacts.size).toBe(0);
    },
  );

  it("keeps a user who was there before, whatever happens to the company", async () => {
    const { connection, mock } = open();
    mock.workspace.createContact({ role: "user", email: "ada@example.com" });
    const company = mock.workspace.createCompany({ name: "Acme", company_id: "acme" });
    mock.faults.add({ kind: "500", match: "POST /contacts/" });
    await connection.call("CreateUser", { email: "ada@example.com", companies: company.id });
    expect(mock.workspace.contacts.size).toBe(1);
  });

  it("says so when what it did cannot be undone", async () => {
    const { connection, mock } = open();
    const company = mock.workspace.createCompany({ name: "Acme", company_id: "acme" });
    mock.faults.add({ kind: "500", match: "POST /contacts/" });
    mock.faults.add({ kind: "drop", match: "DELETE /contacts/" });
    const { response, body } = await connection.call("CreateLead", {
      email: "ada@example.com",
      companies: company.id,
    });
    expect(response.status).toBe(500);
    expect(errorOf(body).message).toContain("What was done before could not be undone");
  });

  it("creates a lead with a picture, even beside one with the same email", async () => {
    const { connection, mock } = open();
    mock.workspace.createContact({ role: "lead", email: "lee@example.com" });
    const { body, findings } = await connection.call("CreateLead", {
      email: "lee@example.com",
      image_url: "https://example.com/lee.png",
    });
    expect(findings).toEqual([]);
    expect(body).toMatchObject({ avatar: { image_url: "https://example.com/lee.png" } });
    expect(mock.workspace.contacts.size).toBe(2);
  });

  it.each([
    ["GetUser", "user_id", "user"],
    ["GetLead", "contact_id", "lead"],
  ] as const)("%s finds a contact of its role", async (action, key, role) => {
    const { connection, mock } = open();
    const { id } = mock.workspace.createContact({
      role,
      email: "ada@example.com",
      external_id: "7",
    });
    const { body, findings } = await connection.call(action, { [key]: id });
    expect(findings).toEqual([]);
    expect(body).toMatchObject({ id, email: "ada@example.com", user_id: "7" });
  });

  it.each([
    ["GetUser", "user_id", "lead", "Use Get lead"],
    ["GetLead", "contact_id", "user", "Use Get user"],
  ] as const)("%s answers 404 for the other role", async (action, key, role, hint) => {
    const { connection, mock } = open();
    const { id } = mock.workspace.createContact({ role, email: "ada@example.com" });
    const { response, body } = await connection.call(action, { [key]: id });
    expect(response.status).toBe(404);
    expect(errorOf(body).message).toContain(hint);
  });

  it("lists leads newest first, up to 8 pages of 150", async () => {
    const { connection, mock } = open({ validate: false });
    for (let i = 0; i < 1_300; i++) {
      const created_at = 1_740_000_000 + i;
      mock.workspace.createContact({ role: "lead", email: `lead-${i}@example.com`, created_at });
    }
    mock.workspace.createContact({ role: "user", email: "user@example.com" });
    const { body, findings } = await connection.call("ListLeads");
    const emails = (body as { email: string }[]).map(({ email }) => email);
    expect(findings).toEqual([]);
    expect(emails).toHaveLength(1_200);
    expect(emails[0]).toBe("lead-1299@example.com");
    expect(emails.at(-1)).toBe("lead-100@example.com");
    expect(calls(mock)).toEqual(Array(8).fill("POST /contacts/search"));
  });

  it("fills the Company Id dropdown from every page", async () => {
    const { connection, mock } = open();
    const { id } = mock.workspace.createContact({ role: "user", email: "ada@example.com" });
    for (let i = 0; i < 70; i++) {
      const company = mock.workspace.createCompany({ name: `Company ${i}`, company_id: `c${i}` });
      mock.workspace.attachCompany(id, company.id);
    }
    const choices = await connection.choices("CreateUser", "companies");
    expect(choices).toHaveLength(70);
    expect(choices.map(({ title }) => title)).toContain("Company 69");
  });

  it("names users in the User Id dropdown by whatever they have", async () => {
    const { connection, mock } = open();
    mock.workspace.createContact({ role: "user", email: "ada@example.com", name: "Ada" });
    mock.workspace.createContact({ role: "user", email: "ben@example.com" });
    mock.workspace.createContact({ role: "user", external_id: "customer-7" });
    const choices = await connection.choices("GetUser", "user_id");
    expect(choices.map(({ title }) => title).sort()).toEqual([
      "Ada (ada@example.com)",
      "ben@example.com",
      "customer-7",
    ]);
  });

  it.each([
    ["US", "api.intercom.io"],
    ["EU", "api.eu.intercom.io"],
    ["AU", "api.au.intercom.io"],
  ] as const)("calls the host of region %s", async (region, host) => {
    const hosts = new Set<string>();
    const { connection } = open({
      region,
      parameters: { region: host },
      via: (send) => (request) => {
        hosts.add(new URL(request.url).host);
        return send(request);
      },
    });
    expect((await connection.test()).response.status).toBe(200);
    expect([...hosts]).toEqual([host]);
  });

  it("tests a connection with one cheap call, and gives times as dates", async () => {
    const { connection, mock } = open();
    const { body, findings } = await connection.test();
    expect(findings).toEqual([]);
    expect(calls(mock)).toEqual(["GET /me"]);
    expect(body).toMatchObject({
      app: { created_at: expect.stringMatching(/^\d{4}-.*\.000Z$/) },
    });
  });

  it("sends the token, the version and what it accepts with every call", async () => {
    const headers: Record<string, string>[] = [];
    const { connection, mock } = open({
      via: (send) => (request) => {
        headers.push(request.headers);
        return send(request);
      },
    });
    const company = mock.workspace.createCompany({ name: "Acme", company_id: "acme" });
    await connection.call("CreateUser", { email: "ada@example.com", companies: company.id });
    expect(headers).toHaveLength(3);
    for (const sent of headers) {
      expect(sent).toMatchObject({
        authorization: "Bearer mock-token",
        "intercom-version": "2.16",
        accept: "application/json",
      });
    }
  });
});
