import { expect, it } from "vitest";
import { describeConnector, errorOf } from "./workbench.ts";

describeConnector("companies", (open) => {
  const asked = { "body/company_id": "acme", "body/name": "Acme" };

  it("FindOrCreateCompany creates one, and then returns it as it is", async () => {
    const { connection, mock } = open();
    const made = await connection.call("FindOrCreateCompany", asked);
    const found = await connection.call("FindOrCreateCompany", { ...asked, "body/name": "Other" });
    expect([made.findings, found.findings]).toEqual([[], []]);
    expect(found.body).toEqual(made.body);
    expect(found.body).toMatchObject({ name: "Acme", company_id: "acme" });
    expect(mock.workspace.companies.size).toBe(1);
  });

  it("FindOrCreateCompany at once, twice, makes one", async () => {
    const { connection, mock } = open();
    const both = await Promise.all([
      connection.call("FindOrCreateCompany", asked),
      connection.call("FindOrCreateCompany", asked),
    ]);
    expect(both.map(({ response }) => response.status)).toEqual([200, 200]);
    expect(mock.workspace.companies.size).toBe(1);
  });

  it("FindOrCreateCompany passes on a 429 in the middle, and does it when tried again", async () => {
    const { connection, mock } = open();
    mock.faults.add({ kind: "429", match: "POST /companies" });
    expect((await connection.call("FindOrCreateCompany", asked)).response.status).toBe(429);
    expect((await connection.call("FindOrCreateCompany", asked)).response.status).toBe(200);
  });

  it.each(["FindOrCreateCompany", "CreateOrUpdateCompany"])(
    "%s takes attributes of the workspace, dates as dates",
    async (action) => {
      const { connection, mock } = open();
      mock.workspace.createDataAttribute({ name: "renewal", model: "company", type: "date" });
      const { body } = await connection.call(action, {
        ...asked,
        "body/custom_attributes": { renewal: "2026-03-01T00:00:00Z" },
      });
      expect(body).toMatchObject({ custom_attributes: { renewal: 1_772_323_200 } });
    },
  );

  it.each(["a list", "one company"])(
    "GetCompanyByExternalId reads what Intercom answers, be it %s",
    async (form) => {
      const { connection, mock } = open({
        via: (send) => async (request) => {
          const response = await send(request);
          if (form === "a list") return response;
          // The mock answers with text.
          const list = JSON.parse(String(response.body)) as { data: unknown[] };
          return { ...response, body: JSON.stringify(list.data[0]) };
        },
      });
      const { id } = mock.workspace.createCompany({ name: "Acme", company_id: "acme" });
      const { body, findings } = await connection.call("GetCompanyByExternalId", {
        external_id: "acme ",
      });
      expect(findings).toEqual([]);
      expect(body).toMatchObject({ id, name: "Acme" });
    },
  );

  it.each([
    ["GetCompanyByExternalId", { external_id: "nobody" }, "no company with this external id"],
    ["FindCompaniesByName", { name: "Nobody" }, "no company with this name"],
    ["GetCompany", { company_id: "nobody" }, "Get company by external id"],
  ])("%s says where there is none", async (action, parameters, says) => {
    const { connection } = open();
    const { response, body } = await connection.call(action, parameters);
    expect([response.status, errorOf(body).message]).toEqual([404, expect.stringContaining(says)]);
  });

  it("are found by name, by tag and by segment", async () => {
    const { connection, mock } = open();
    const { workspace } = mock;
    const { id } = workspace.createCompany({
      name: "Acme",
      company_id: "acme",
      last_request_at: 1_749_990_000,
    });
    workspace.createCompany({ name: "Other", company_id: "other" });
    const contact = workspace.createContact({ role: "user", email: "ada@example.com" });
    workspace.attachCompany(contact.id, id);
    const tag = workspace.createTag("VIP");
    workspace.tagCompany(id, tag.id);
    const rule = { kind: "time", field: "last_seen_at", from_days: 0, to_days: 30 } as const;
    const segment = workspace.createSegment({ name: "Active", members: "company", rule });
    for (const [action, parameters] of [
      ["FindCompaniesByName", { name: "Acme" }],
      ["ListCompaniesWithTag", { tag_id: tag.id }],
      ["ListCompaniesInSegment", { segment_id: segment.id }],
    ] as const) {
      const { body, findings } = await connection.call(action, parameters);
      expect(findings).toEqual([]);
      expect(body).toMatchObject({ value: [{ id, name: "Acme" }] });
    }
  });
});
