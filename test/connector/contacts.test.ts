import { expect, it } from "vitest";
import type { HttpRequest } from "../../scripts/common/http.ts";
import type { JsonObject } from "../../scripts/common/json.ts";
import { describeConnector, errorOf, type Workbench, type WorkbenchOptions } from "./workbench.ts";

/** Users and leads that are created, or found and updated, whatever else happens at that moment. */
describeConnector("users and leads that may be there already", (open) => {
  const calls = ({ mock }: Workbench) =>
    mock.journal.map(({ method, path }) => `${method} ${path}`);

  /** Calls an action; keys of the body are given without "body/". */
  async function run({ connection }: Workbench, action: string, body: JsonObject) {
    const answer = await connection.call(
      action,
      Object.fromEntries(Object.entries(body).map(([key, value]) => [`body/${key}`, value])),
    );
    return { ...answer, status: answer.response.status };
  }

  async function made(bench: Workbench, action: string, body: JsonObject) {
    const { status, findings, body: answer } = await run(bench, action, body);
    expect({ status, findings }).toEqual({ status: 200, findings: [] });
    // What answers with status 200 is a contact.
    return answer as { id: string };
  }

  /** A mock that writes nothing into its search before an hour has passed. */
  const late = (options: WorkbenchOptions = {}) => open({ indexDelay: [3600, 3600], ...options });

  /** Does something once, just before the first call whose method and path begin so. */
  const before = (start: string, act: (bench: Workbench) => void) => {
    let bench: Workbench | undefined;
    let done = false;
    bench = open({
      via: (send) => (request: HttpRequest) => {
        const call = `${request.method} ${new URL(request.url).pathname}`;
        if (!done && bench !== undefined && call.startsWith(start)) {
          done = true;
          act(bench);
        }
        return send(request);
      },
    });
    return bench;
  };

  const USERS = ["UpsertUser", "FindOrCreateUser"] as const;
  const LEADS = ["UpsertLead", "FindOrCreateLead"] as const;

  it.each([
    ["UpsertUser", { email: "ada@example.com" }],
    ["UpsertUser", { external_id: "a-1" }],
    ["FindOrCreateUser", { email: "ada@example.com" }],
    ["FindOrCreateUser", { external_id: "a-1" }],
    ["UpsertLead", { external_id: "a-1" }],
    ["FindOrCreateLead", { external_id: "a-1" }],
  ])("%s makes one of %j, though searches find it late", async (action, known) => {
    const bench = late();
    const { id } = await made(bench, action, { ...known, name: "Ada" });
    expect(await made(bench, action, known)).toMatchObject({ id, name: "Ada" });
    expect(bench.mock.workspace.contacts.size).toBe(1);
  });

  it("FindOrCreateLead by email alone finds a lead once searches do", async () => {
    const bench = late();
    const lead = { email: "lee@example.com" };
    const { id } = await made(bench, "FindOrCreateLead", lead);
    expect((await made(bench, "FindOrCreateLead", lead)).id).not.toBe(id);
    bench.mock.clock.advance(3600);
    await made(bench, "FindOrCreateLead", lead);
    expect(bench.mock.workspace.contacts.size).toBe(2);
  });

  it.each([...USERS, ...LEADS])("%s at once, twice, makes one", async (action) => {
    const bench = late();
    const asked = { external_id: "a-1", name: "Ada" };
    const both = await Promise.all([made(bench, action, asked), made(bench, action, asked)]);
    expect(both[0].id).toBe(both[1].id);
    expect(bench.mock.workspace.contacts.size).toBe(1);
  });

  it.each([...USERS, ...LEADS])(
    "%s names Unarchive contact for an archived one",
    async (action) => {
      const bench = open();
      const role = action.endsWith("User") ? "user" : "lead";
      const { id } = bench.mock.workspace.createContact({ role, external_id: "a-1" });
      bench.mock.workspace.archiveContact(id);
      const { status, body } = await run(bench, action, { external_id: "a-1" });
      expect([status, errorOf(body)]).toEqual([
        409,
        expect.objectContaining({
          code: "contact_archived",
          message: expect.stringContaining(`Unarchive contact (Contact Id ${id})`),
        }),
      ]);
      await bench.connection.call("UnarchiveContact", { contact_id: id });
      expect(await made(bench, action, { external_id: "a-1" })).toMatchObject({ id });
    },
  );

  it.each([
    ["UpsertUser", "PUT", "user"],
    ["FindOrCreateUser", "GET", "user"],
    ["UpsertLead", "GET", "lead"],
    ["FindOrCreateLead", "GET", "lead"],
  ] as const)(
    "%s says to run it again where the one that was there is gone",
    async (...[action, method, role]) => {
      const bench = before(`${method} /contacts/`, ({ mock }) => {
        for (const id of [...mock.workspace.contacts.keys()]) mock.workspace.deleteContact(id);
      });
      bench.mock.workspace.createContact({ role, external_id: "a-1" });
      const { status, body } = await run(bench, action, { external_id: "a-1" });
      expect([status, errorOf(body).message]).toEqual([
        404,
        expect.stringContaining("Run this again"),
      ]);
      await made(bench, action, { external_id: "a-1" });
    },
  );

  it("says so where the lead that was there has been merged that moment", async () => {
    const bench = before("GET /contacts/", ({ mock: { workspace } }) => {
      const [lead, user] = [...workspace.contacts.keys()];
      workspace.mergeContacts(lead ?? "", user ?? "", { checked: false });
    });
    bench.mock.workspace.createContact({ role: "lead", external_id: "a-1" });
    bench.mock.workspace.createContact({ role: "user", email: "ada@example.com" });
    const { status, body } = await run(bench, "FindOrCreateLead", { external_id: "a-1" });
    expect([status, errorOf(body).message]).toEqual([
      410,
      expect.stringContaining("merged just now"),
    ]);
  });

  it("FindOrCreateLead takes the newest of several leads with one email address", async () => {
    const bench = open();
    const leads = [1, 2, 3].map((day) =>
      bench.mock.workspace.createContact({
        role: "lead",
        email: "lee@example.com",
        created_at: 1_740_000_000 + day * 86_400,
      }),
    );
    bench.mock.workspace.createContact({ role: "user", email: "lee@example.com" });
    expect(await made(bench, "FindOrCreateLead", { email: "lee@example.com" })).toMatchObject({
      id: leads[2]?.id,
    });
  });

  it("UpsertUser changes what is filled in, and nothing else", async () => {
    const bench = open();
    const { id } = bench.mock.workspace.createContact({
      role: "user",
      email: "ada@example.com",
      name: "Ada",
      phone: "+15550001",
    });
    const changes = { email: "ada@example.com", external_id: "a-1", name: "Ada L.", phone: " " };
    expect(await made(bench, "UpsertUser", changes)).toMatchObject({
      id,
      external_id: "a-1",
      name: "Ada L.",
      phone: "+15550001",
    });
    expect(calls(bench)).toEqual(["POST /contacts", `PUT /contacts/${id}`]);
  });

  it("UpsertUser makes a user of a lead with the external id", async () => {
    const bench = open();
    const { id } = bench.mock.workspace.createContact({ role: "lead", external_id: "a-1" });
    expect(await made(bench, "UpsertUser", { external_id: "a-1" })).toMatchObject({
      id,
      role: "user",
    });
  });

  it("UpsertUser refuses an email and an external id of two users", async () => {
    const bench = open();
    bench.mock.workspace.createContact({ role: "user", email: "ada@example.com" });
    bench.mock.workspace.createContact({ role: "user", external_id: "b-2" });
    const { status, body } = await run(bench, "UpsertUser", {
      email: "ada@example.com",
      external_id: "b-2",
    });
    expect([status, errorOf(body).message]).toEqual([
      409,
      expect.stringContaining("belong to two contacts"),
    ]);
  });

  it.each([
    ["FindOrCreateUser", "lead", "A lead has this external id"],
    ["UpsertLead", "user", "A user has this external id"],
    ["FindOrCreateLead", "user", "A user has this external id"],
  ] as const)("%s leaves a %s alone", async (action, role, says) => {
    const bench = open();
    const there = bench.mock.workspace.createContact({ role, external_id: "a-1", name: "Ada" });
    const { status, body } = await run(bench, action, { external_id: "a-1", name: "Bob" });
    expect([status, errorOf(body).message]).toEqual([409, expect.stringContaining(says)]);
    expect(bench.mock.workspace.contacts.get(there.id)).toEqual(there);
  });

  it.each([...USERS, "FindOrCreateLead"])(
    "%s asks for an email or an external id",
    async (action) => {
      const bench = open();
      const { status, body } = await run(bench, action, { name: "Ada" });
      expect([status, errorOf(body).message]).toEqual([
        400,
        expect.stringContaining("Fill in Email or External Id"),
      ]);
      expect(calls(bench)).toEqual([]);
    },
  );

  it.each([
    ["UpsertUser", "PUT /contacts/"],
    ["FindOrCreateUser", "GET /contacts/"],
    ["UpsertLead", "PUT /contacts/"],
    ["FindOrCreateLead", "GET /contacts/"],
  ])("%s passes on a 429 in the middle, and does it when tried again", async (action, match) => {
    const bench = open();
    await made(bench, action, { external_id: "a-1" });
    bench.mock.faults.add({ kind: "429", match });
    const { status, body } = await run(bench, action, { external_id: "a-1" });
    expect([status, errorOf(body).message]).toEqual([429, expect.stringContaining("try again")]);
    await made(bench, action, { external_id: "a-1" });
    expect(bench.mock.workspace.contacts.size).toBe(1);
  });

  it("UpsertUser adds to the company, and again when it is tried again after a 429", async () => {
    const bench = open();
    const company = bench.mock.workspace.createCompany({ name: "Acme", company_id: "acme" });
    const asked = { email: "ada@example.com", company_id: company.id };
    bench.mock.faults.add({ kind: "429", match: "POST /contacts/" });
    expect((await run(bench, "UpsertUser", asked)).status).toBe(429);
    await made(bench, "UpsertUser", asked);
    expect(bench.mock.workspace.contacts.size).toBe(1);
    expect(bench.mock.workspace.membersOf(company.id).users).toBe(1);
  });

  it("UpsertLead takes a new lead back that cannot be added to the company", async () => {
    const bench = open();
    const company = bench.mock.workspace.createCompany({ name: "Acme", company_id: "acme" });
    bench.mock.faults.add({ kind: "429", match: "POST /contacts/" });
    const { status } = await run(bench, "UpsertLead", { name: "Lee", company_id: company.id });
    expect([status, bench.mock.workspace.contacts.size]).toEqual([429, 0]);
  });

  it.each(["UpsertUser", "UpsertLead"])(
    "%s writes nothing for an unknown company",
    async (action) => {
      const bench = open();
      const { status, body } = await run(bench, action, {
        email: "ada@example.com",
        company_id: "nobody",
      });
      expect([status, errorOf(body).message]).toEqual([404, expect.stringContaining("no company")]);
      expect(bench.mock.workspace.contacts.size).toBe(0);
    },
  );

  it.each([...USERS, ...LEADS])(
    "%s takes attributes of the workspace, dates as dates",
    async (action) => {
      const bench = open();
      bench.mock.workspace.createDataAttribute({
        name: "trial_ends",
        model: "contact",
        type: "date",
      });
      const asked = {
        external_id: "a-1",
        custom_attributes: { trial_ends: "2026-03-01T00:00:00Z" },
      };
      await made(bench, action, asked);
      const values = { custom_attributes: { trial_ends: 1_772_323_200 } };
      expect(await made(bench, action, asked)).toMatchObject(values);
    },
  );

  it("TurnLeadIntoUser keeps the id", async () => {
    const bench = open();
    const { id } = bench.mock.workspace.createContact({ role: "lead", email: "lee@example.com" });
    const { body } = await bench.connection.call("TurnLeadIntoUser", { contact_id: id });
    expect(body).toMatchObject({ id, role: "user" });
  });

  it("TurnLeadIntoUser names Merge lead into user where a user has the email", async () => {
    const bench = open();
    bench.mock.workspace.createContact({ role: "user", email: "lee@example.com" });
    const { id } = bench.mock.workspace.createContact({ role: "lead", email: "lee@example.com" });
    const { response, body } = await bench.connection.call("TurnLeadIntoUser", { contact_id: id });
    expect([response.status, errorOf(body).message]).toEqual([
      409,
      expect.stringContaining("Merge lead into user"),
    ]);
  });

  it.each([
    ["FindUsers", "user"],
    ["FindLeads", "lead"],
  ] as const)("%s finds only a %s", async (action, role) => {
    const bench = open();
    const { workspace } = bench.mock;
    const tag = workspace.createTag("VIP");
    for (const one of ["user", "lead"] as const) {
      workspace.createContact({ role: one, email: "ada@example.com", name: "Ada", tags: [tag.id] });
      workspace.createContact({ role: one, email: "bob@example.com", name: "Bob" });
    }
    for (const asked of [{ email: "ada@example.com" }, { name: "da" }, { tag_id: tag.id }]) {
      const { body, findings } = await bench.connection.call(action, asked);
      expect(findings).toEqual([]);
      expect(body).toMatchObject({ value: [{ role, name: "Ada" }] });
    }
    const nobody = await bench.connection.call(action, { email: "eve@example.com" });
    expect(nobody.body).toMatchObject({ value: [] });
    const all = await bench.connection.call(action, {});
    expect(all.body).toMatchObject({ value: [{ role }, { role }] });
  });
});
