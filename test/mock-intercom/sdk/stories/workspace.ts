import { Intercom } from "intercom-client";
import { expect } from "vitest";
import { present, story } from "../story.ts";

export function adminStories(): void {
  story(
    "the token belongs to an admin of a workspace with a time zone",
    async ({ intercom, mock }) => {
      const me = present(await intercom.admins.identify());
      expect(me.id).toBe(mock.workspace.admins[0].id);
      expect(me.app).toMatchObject({ id_code: mock.workspace.id, timezone: "Pacific/Auckland" });
    },
    { timezone: "Pacific/Auckland" },
  );

  story("admins are listed and found, and go away with a reason", async ({ intercom, mock }) => {
    const { admins, awayStatusReasons } = intercom;
    const { admins: all = [] } = await admins.list();
    const admin = present(all[0]);
    const admin_id = Number(admin.id);
    expect(await admins.find({ admin_id })).toMatchObject({ id: admin.id, name: admin.name });
    const [reason] = mock.workspace.awayStatusReasons;
    // The SDK declares an array; 2.16 has a list.
    expect(await awayStatusReasons.listAwayStatusReasons()).toMatchObject({
      type: "list",
      data: expect.arrayContaining([expect.objectContaining({ id: present(reason).id })]),
    });
    const away = await admins.away({
      admin_id,
      away_mode_enabled: true,
      away_mode_reassign: false,
      away_status_reason_id: Number(present(reason).id),
    });
    expect(away).toMatchObject({ away_mode_enabled: true, away_mode_reassign: false });
    expect((await admins.find({ admin_id }))?.away_mode_enabled).toBe(true);
    await expect(admins.find({ admin_id: 1 })).rejects.toThrow(Intercom.NotFoundError);
  });

  story("what admins do is written to the activity log", async ({ intercom: { admins }, mock }) => {
    const admin_id = Number(mock.workspace.admins[0].id);
    const after = mock.workspace.now();
    mock.clock.advance(5);
    await admins.away({ admin_id, away_mode_enabled: true, away_mode_reassign: false });
    mock.clock.advance(5);
    const { activity_logs = [] } = await admins.listAllActivityLogs({
      created_at_after: String(after),
    });
    expect(activity_logs.map((log) => log?.activity_type)).toContain("admin_away_mode_change");
  });

  story("teams are listed and found, and their members are admins", async ({ intercom, mock }) => {
    const { teams = [] } = await intercom.teams.list();
    const team = present(teams[0]);
    const found = await intercom.teams.find({ team_id: present(team.id) });
    expect(found).toMatchObject({ type: "team", name: team.name });
    const admins = mock.workspace.admins.map(({ id }) => Number(id));
    expect(present(found.admin_ids).every((id) => admins.includes(id))).toBe(true);
  });

  story("brands, email addresses and macros are listed and found", async ({ connect, mock }) => {
    const { unstable } = connect({ version: "Unstable" });
    const brand = present((await unstable.brands.listBrands()).data?.[0]);
    expect(await unstable.brands.retrieveBrand({ id: present(brand.id) })).toEqual(brand);
    const email = present((await unstable.emails.listEmails()).data?.[0]);
    expect(await unstable.emails.retrieveEmail({ id: present(email.id) })).toEqual(email);
    mock.workspace.createMacro({ name: "Refund", body: "<p>Within 14 days</p>" });
    const macro = present((await unstable.macros.listMacros()).data?.[0]);
    expect(await unstable.macros.getMacro({ id: present(macro.id) })).toMatchObject({
      type: "macro",
      name: macro.name,
    });
  });

  story(
    "the IP allowlist is changed, but not so that the caller is locked out",
    async ({ intercom: { ipAllowlist } }) => {
      expect((await ipAllowlist.getIpAllowlist()).enabled).toBe(false);
      const lockout = { enabled: true, ip_allowlist: ["192.0.2.0/24"] };
      await expect(ipAllowlist.updateIpAllowlist(lockout)).rejects.toMatchObject({
        statusCode: 422,
      });
      const changed = { enabled: true, ip_allowlist: ["192.0.2.0/24", "127.0.0.1"] };
      expect(await ipAllowlist.updateIpAllowlist(changed)).toMatchObject(changed);
      expect(await ipAllowlist.getIpAllowlist()).toMatchObject(changed);
    },
  );
}

export function dataStories(): void {
  story(
    "a custom attribute is created, and then contacts may have it; unknown ones are refused",
    async ({ intercom: { contacts, dataAttributes } }) => {
      const contact = { email: "priya@example.com", custom_attributes: { plan_level: "gold" } };
      await expect(contacts.create(contact)).rejects.toMatchObject({ statusCode: 400 });
      // The SDK's type has neither name nor model.
      const attribute = { name: "plan_level", model: "contact", data_type: "string" } as const;
      const created = await dataAttributes.create(attribute);
      expect(created).toMatchObject({ full_name: "custom_attributes.plan_level", custom: true });
      expect((await contacts.create(contact)).custom_attributes).toEqual({ plan_level: "gold" });

      const data_attribute_id = present(created.id);
      const updated = await dataAttributes.update({
        data_attribute_id,
        body: { archived: true, description: "No longer used" },
      });
      expect(updated).toMatchObject({ archived: true, description: "No longer used" });
      const { data: listed = [] } = await dataAttributes.list({ model: "contact" });
      expect(listed.map(({ name }) => name)).not.toContain("plan_level");
      const { data: all = [] } = await dataAttributes.list({ include_archived: true });
      expect(all.map(({ name }) => name)).toContain("plan_level");
    },
  );

  story(
    "an event is recorded once, listed, and counted in summaries",
    async ({ intercom, mock }) => {
      const { contacts, events } = intercom;
      const { id } = await contacts.create({ external_id: "buyer", email: "ada@example.com" });
      const created_at = mock.workspace.now();
      const event = { event_name: "ordered", created_at, metadata: { item: "book" } };
      await events.create({ id, ...event });
      await events.create({ id, ...event });
      await events.create({ id, ...event, created_at: created_at - 60 });
      const listed = await events.list({ type: "user", intercom_user_id: id });
      expect(listed.events).toHaveLength(2);
      const summary = await events.list({ type: "user", intercom_user_id: id, summary: true });
      expect(summary.events).toMatchObject([{ name: "ordered", count: 2 }]);
      await events.summaries({
        user_id: "buyer",
        event_summaries: { event_name: "ordered", count: 7, first: created_at, last: created_at },
      });
      const { events: counted } = await events.list({
        type: "user",
        user_id: "buyer",
        summary: true,
      });
      expect(counted).toMatchObject([{ name: "ordered" }]);
    },
  );

  story(
    "an export of messages is canceled, and another one runs to its end",
    async ({ intercom: { dataExport }, mock }) => {
      const { workspace } = mock;
      const { id } = workspace.createContact({ role: "lead" });
      const from = workspace.admins[0].id;
      workspace.sendMessage({ channel: "conversation", from, to: [id], body: "News" });
      const now = workspace.now();
      const period = { created_at_after: now - 86_400, created_at_before: now };
      const job_identifier = present((await dataExport.create(period)).job_identifier);
      expect((await dataExport.find({ job_identifier })).status).not.toBe("failed");
      const canceled = await dataExport.cancel({ job_identifier });
      expect(canceled.status).toBe("canceled");

      const second = present((await dataExport.create(period)).job_identifier);
      mock.clock.advance(3600);
      const done = await dataExport.find({ job_identifier: second });
      expect(done.status).toBe("completed");
      await dataExport.download({ job_identifier: second });
      expect(mock.journal.at(-1)).toMatchObject({ status: 200 });
    },
  );

  story(
    "a dataset is exported by a job",
    async ({ intercom: { export: reporting, dataExport }, mock }) => {
      const { data = [] } = await reporting.listAvailableDatasetsAndAttributes();
      const dataset = present(data[0]);
      const now = mock.workspace.now();
      const job = await reporting.enqueueANewReportingDataExportJob({
        dataset_id: present(dataset.id),
        // Qualified by the dataset, as 2.16 asks for; the SDK's type has no such field.
        attribute_ids: [`${dataset.id}.${dataset.attributes?.[0]?.id}`],
        start_time: now - 86_400,
        end_time: now,
      });
      mock.clock.advance(3600);
      const done = await dataExport.exportReportingData({
        job_identifier: present(job.job_identifier),
        app_id: mock.workspace.id,
        client_id: "client",
      });
      expect(done.job_identifier).toBe(job.job_identifier);
      await dataExport.downloadReportingDataExport({
        job_identifier: present(job.job_identifier),
        app_id: mock.workspace.id,
      });
      expect(mock.journal.at(-1)).toMatchObject({ status: 200 });
    },
  );

  story(
    "an object of one's own type is created, replaced, found by both ids, and deleted",
    async ({ intercom: { customObjectInstances: instances } }) => {
      const custom_object_type_identifier = "Order";
      const create = (total: string) =>
        instances.createCustomObjectInstances({
          custom_object_type_identifier,
          external_id: "order-1",
          custom_attributes: { total },
        });
      const created = present(await create("10"));
      expect(created).toMatchObject({ type: "Order", external_id: "order-1" });
      expect(present(await create("12")).id).toBe(created.id);
      const custom_object_instance_id = present(created.id);
      const byId = await instances.getCustomObjectInstancesById({
        custom_object_type_identifier,
        custom_object_instance_id,
      });
      expect(byId?.custom_attributes).toMatchObject({ total: "12" });
      const byExternalId = await instances.getCustomObjectInstancesByExternalId({
        custom_object_type_identifier,
        external_id: "order-1",
      });
      expect(byExternalId?.id).toBe(created.id);
      // The SDK has the names of its two ways to delete the wrong way round.
      const deleted = await instances.deleteCustomObjectInstancesById({
        custom_object_type_identifier,
        external_id: "order-1",
      });
      expect(deleted).toMatchObject({ id: created.id, deleted: true });
      const again = present(await create("1"));
      await instances.deleteCustomObjectInstancesByExternalId({
        custom_object_type_identifier,
        custom_object_instance_id: present(again.id),
      });
      const gone = instances.getCustomObjectInstancesById({
        custom_object_type_identifier,
        custom_object_instance_id: present(again.id),
      });
      await expect(gone).rejects.toThrow(Intercom.NotFoundError);
    },
  );
}
