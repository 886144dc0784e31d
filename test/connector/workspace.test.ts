/** What the actions of intercom-workspace with plans of their own do to a workspace. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readConnector } from "../../scripts/platform/connector.ts";
import { describeInBoth, errorOf, type Workbench } from "./workbench.ts";

const GENERATED = fileURLToPath(new URL("../../generated/intercom-workspace", import.meta.url));
const shipped = {
  connector: readConnector(GENERATED),
  script: readFileSync(`${GENERATED}/script.csx`, "utf8"),
};

/** An article of a help center in English and French. */
function bilingual({ mock: { workspace } }: Workbench) {
  workspace.updateHelpCenter(workspace.defaultHelpCenter().id, { locales: ["en", "fr"] });
  const author_id = Number(workspace.admins[0].id);
  return workspace.createArticle({ title: "Hello", body: "<p>Hello</p>", author_id });
}

describeInBoth("actions of intercom-workspace", shipped, (open) => {
  it("a translation is added, then changed, and leaves the other language as it is", async () => {
    const bench = open();
    const { id } = bilingual(bench);
    const translate = (body: object) =>
      bench.connection.call("TranslateArticle", { article_id: id, body });
    const added = await translate({ language: "fr", title: "Bonjour", body: "<p>Salut</p>" });
    expect(added.response.status).toBe(200);
    const changed = await translate({ language: "fr", description: "Pour tous" });
    expect(changed.body).toMatchObject({ title: "Bonjour", description: "Pour tous" });
    const { body } = await bench.connection.call("GetArticle", { article_id: id });
    expect(body).toMatchObject({ title: "Hello" });
  });

  it("a language that the help center does not have is told, not passed over", async () => {
    const bench = open();
    const { id } = bilingual(bench);
    const { body, response } = await bench.connection.call("TranslateArticle", {
      article_id: id,
      body: { language: "de", title: "Hallo" },
    });
    expect(response.status).toBe(404);
    expect(errorOf(body).message).toContain("does not have this language");
  });

  it("only an article that goes into a collection says what it goes into", async () => {
    const { connection, mock } = open();
    const author_id = Number(mock.workspace.admins[0].id);
    const { id } = mock.workspace.createCollection({ name: "Basics" });
    await connection.call("CreateArticle", { body: { title: "Alone", author_id } });
    await connection.call("CreateArticle", {
      body: { title: "Inside", author_id, parent_id: Number(id) },
    });
    const parents = [...mock.workspace.articles.values()].map(({ parent_id }) => parent_id);
    expect(parents).toEqual([null, id]);
  });

  it("hours by day and clock are minutes of the week to Intercom, and stay where none are given", async () => {
    const { connection, mock } = open();
    const created = await connection.call("CreateOfficeHoursSchedule", {
      body: {
        name: "Support",
        time_zone_name: "Europe/Dublin",
        hours: [
          { day: "monday", from: "09:00", to: "17:30" },
          { day: "sunday", from: "00:00", to: "24:00" },
        ],
      },
    });
    const time_intervals = [
      { start_minute: 540, end_minute: 1050 },
      { start_minute: 8640, end_minute: 10_080 },
    ];
    expect(created.body).toMatchObject({ time_intervals });
    const schedules = () => [...mock.workspace.officeHoursSchedules.values()];
    const id = schedules().find(({ name }) => name === "Support")?.id;
    await connection.call("UpdateOfficeHoursSchedule", { id, body: { name: "Sales" } });
    const changed = schedules().find((one) => one.id === id);
    expect(changed).toMatchObject({ name: "Sales", time_intervals });
  });

  it("a day without hours is closed, and one with hours has them", async () => {
    const { connection, mock } = open();
    const { id } = mock.workspace.createSchedule({
      name: "Support",
      time_zone_name: "Europe/Dublin",
      time_intervals: [],
    });
    const create = (body: object) =>
      connection.call("CreateOfficeHoursException", { office_hours_schedule_id: id, body });
    const closed = await create({ exception_date: "2026-12-25" });
    expect(closed.body).toMatchObject({ exception_type: "closed" });
    const opened = await create({
      exception_date: "2026-12-24",
      hours: [{ from: "09:15", to: "12:00" }],
    });
    expect(opened.body).toMatchObject({
      exception_type: "custom_hours",
      time_intervals: [{ start_minute: 555, end_minute: 720 }],
    });
  });

  it("a custom object is created, changed and found by its external id", async () => {
    const { connection } = open();
    const type = { custom_object_type_identifier: "Order" };
    const put = (attributes: object[]) =>
      connection.call("CreateOrUpdateCustomObjectInstance", {
        ...type,
        body: { external_id: "order-7", attributes },
      });
    await put([{ name: "state", value: "new" }]);
    await put([{ name: "state", value: "paid" }]);
    const { body } = await connection.call("GetCustomObjectInstanceByExternalId", {
      ...type,
      external_id: "order-7",
    });
    expect(body).toMatchObject({
      external_id: "order-7",
      custom_attributes: { state: "paid" },
    });
    const missing = await connection.call("GetCustomObjectInstanceByExternalId", {
      ...type,
      external_id: "order-8",
    });
    expect(missing.response.status).toBe(404);
    expect(errorOf(missing.body).message).toContain("no such custom object");
  });

  it("a news item that is published keeps its title, text and sender", async () => {
    const { connection, mock } = open();
    const { workspace } = mock;
    const sender_id = Number(workspace.admins[0].id);
    const { id } = workspace.createNewsItem({ title: "News", body: "<p>New</p>", sender_id });
    const [feed] = workspace.newsfeeds;
    const { response } = await connection.call("PublishNewsItem", {
      news_item_id: id,
      body: { newsfeed_ids: [Number(feed?.id)] },
    });
    expect(response.status).toBe(200);
    expect(workspace.existingNewsItem(id)).toMatchObject({
      title: "News",
      body: "<p>New</p>",
      sender_id,
      state: "live",
      newsfeed_assignments: [{ newsfeed_id: feed?.id }],
    });
  });

  it("many snippets are tagged, and a bulk action that says nothing to do is refused", async () => {
    const { connection, mock } = open();
    const { workspace } = mock;
    const tag = workspace.createTag("Checked");
    const ids = ["One", "Two"].map(
      (title) => workspace.createContentSnippet({ title, json_blocks: [] }).id,
    );
    const run = (body: object) =>
      connection.call("TagContent", {
        body: { content_type: "content_snippet", content_ids: ids, ...body },
      });
    expect((await run({ add_tag_ids: [Number(tag.id)] })).response.status).toBe(200);
    for (const id of ids) {
      expect(workspace.contentSnippets.get(id)?.tags.map((one) => one.id)).toEqual([tag.id]);
    }
    expect((await run({})).response.status).toBe(400);
  });
});
