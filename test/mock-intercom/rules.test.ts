import { describe, expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { formattedPhone } from "../../scripts/mock-intercom/records/phone.ts";
import { client, errorOf, list, object } from "./client.ts";

function setUp(options: Parameters<typeof createMock>[0] = {}) {
  const mock = createMock({ now: 1_750_000_000, control: true, ...options });
  return { mock, workspace: mock.workspace, call: client(mock) };
}

test("a lead becomes a user, and a user never a lead again", async () => {
  const { call, workspace } = setUp();
  const { id } = workspace.createContact({ role: "lead", email: "ada@example.com" });
  expect((await call(`PUT /contacts/${id}`, { role: "user" })).json.role).toBe("user");
  const back = await call(`PUT /contacts/${id}`, { role: "lead", name: "Ada" });
  expect(errorOf(back)).toMatchObject({ status: 400, code: "client_error" });
  expect(workspace.contacts.get(id)).toMatchObject({ role: "user", name: null });
});

describe("phone numbers", () => {
  test.each([
    ["+1 (555) 192-1922", "+15551921922"],
    ["+353.87.123/4567", "+353871234567"],
    ["087 123 4567", null],
    ["+12", null],
    ["call me", null],
    [null, null],
  ])("%j is formatted as %j", (phone, formatted) => {
    expect(formattedPhone(phone)).toBe(formatted);
  });

  test("are found however they are written", async () => {
    const { call } = setUp();
    const made = await call("POST /contacts", { role: "lead", phone: "+1 (555) 192-1922" });
    expect(made.json).toMatchObject({
      phone: "+1 (555) 192-1922",
      formatted_phone: "+15551921922",
    });
    await call("POST /contacts", { role: "lead", phone: "192-1922" });
    for (const field of ["phone", "formatted_phone"]) {
      for (const value of ["+15551921922", "+1 555 192 1922"]) {
        const query = { field, operator: "=", value };
        const found = await call("POST /contacts/search", { query });
        expect(list(found.json.data)).toMatchObject([{ id: made.json.id }]);
      }
    }
    const local = { field: "phone", operator: "=", value: "192-1922" };
    expect((await call("POST /contacts/search", { query: local })).json.total_count).toBe(1);
  });
});

test("a tag keeps its name where another one has the new one, in any case", async () => {
  const { call, workspace } = setUp();
  workspace.createTag("VIP");
  const { id } = workspace.createTag("Beta");
  const taken = await call("POST /tags", { id, name: "vip" });
  expect(errorOf(taken)).toMatchObject({ status: 400, code: "parameter_invalid" });
  expect((await call(`GET /tags/${id}`)).json.name).toBe("Beta");
  expect((await call("POST /tags", { id, name: "BETA" })).json).toMatchObject({ id, name: "BETA" });
});

test("a company and a data attribute that are changed without a body stay as they are", async () => {
  const { call } = setUp();
  const company = await call("POST /companies", { company_id: "c", name: "Contoso" });
  const same = await call(`PUT /companies/${company.json.id}`);
  expect([same.status, same.json.name]).toEqual([200, "Contoso"]);
  const colour = { name: "Colour", model: "contact", data_type: "string", description: "Theirs" };
  const attribute = await call("POST /data_attributes", colour);
  const kept = await call(`PUT /data_attributes/${attribute.json.id}`);
  expect([kept.status, kept.json.description]).toEqual([200, "Theirs"]);
  expect((await call(`PUT /companies/${company.json.id}`, [])).status).toBe(400);
});

test("whatever is changed without a body is answered as if by an empty one", async () => {
  const { call, workspace } = setUp();
  const contact = workspace.createContact({ role: "user", name: "Ada" });
  const author = { type: "user", id: contact.id } as const;
  const conversation = workspace.createConversation({ author, body: "Hello" });
  const type = await call("POST /ticket_types", { name: "Bug", category: "Customer" });
  const collection = await call("POST /help_center/collections", { name: "Start" });
  const statuses: Record<string, number> = {
    [`/contacts/${contact.id}`]: 200,
    [`/conversations/${conversation.id}`]: 200,
    [`/ticket_types/${type.json.id}`]: 200,
    [`/help_center/collections/${collection.json.id}`]: 200,
    [`/admins/${workspace.admins[0].id}/away`]: 400,
    "/visitors": 400,
    "/contacts/1": 404,
  };
  for (const [path, status] of Object.entries(statuses)) {
    const [without, empty] = [await call(`PUT ${path}`), await call(`PUT ${path}`, {})];
    expect([without.status, empty.status], path).toEqual([status, status]);
    if (status !== 200) expect(errorOf(without)).toEqual(errorOf(empty));
  }
  expect(workspace.liveContact(contact.id).name).toBe("Ada");
  expect((await call(`PUT /contacts/${contact.id}`, [])).status).toBe(400);
  expect((await call("POST /contacts")).status).toBe(400);
});

test.each([
  ["seconds", "1750000000", "1750000060"],
  ["dates", "2025-06-15", "2025-06-16"],
  ["times", "2025-06-15T15:06:40Z", "2025-06-15T17:07:40%2B02:00"],
])("the activity log is asked for by %s", async (_, after, before) => {
  const { call, workspace, mock } = setUp();
  const [admin] = workspace.admins;
  const away = { away_mode_enabled: true, away_mode_reassign: false };
  await call(`PUT /admins/${admin.id}/away`, away);
  mock.clock.advance(2 * 86_400);
  await call(`PUT /admins/${admin.id}/away`, away);
  const path = "GET /admins/activity_logs";
  const found = await call(`${path}?created_at_after=${after}&created_at_before=${before}`);
  expect(list(found.json.activity_logs)).toHaveLength(1);
  expect((await call(`${path}?created_at_after=yesterday`)).status).toBe(400);
});

test.each(["GET /companies", "POST /companies/list"])(
  "%s shows no page beyond 10,000 companies",
  async (path) => {
    const { call } = setUp();
    expect((await call(`${path}?page=200&per_page=50`)).status).not.toBe(400);
    expect(errorOf(await call(`${path}?page=201&per_page=50`))).toMatchObject({
      status: 400,
      message: "page limit reached, please use scroll API",
    });
  },
);

test("a help center in several languages is set up through the control interface", async () => {
  const { call, workspace } = setUp();
  const { id } = workspace.defaultHelpCenter();
  const changes = [{ help_center_id: id, locales: ["en", "fr"] }];
  expect((await call("POST /_mock/help-centers", changes)).status).toBe(200);
  expect((await call(`GET /help_center/help_centers/${id}`)).json.locales).toEqual(["en", "fr"]);
  const [admin] = workspace.admins;
  const article = await call("POST /articles", {
    title: "Hello",
    author_id: Number(admin.id),
    translated_content: { fr: { title: "Bonjour", author_id: Number(admin.id) } },
  });
  expect(object(article.json.translated_content)).toMatchObject({ fr: { title: "Bonjour" } });
  const made = await call("POST /_mock/help-centers", [
    { identifier: "second", display_name: "Second", locales: ["de"] },
  ]);
  expect(made.status).toBe(200);
  expect(list((await call("GET /help_center/help_centers")).json.data)).toHaveLength(2);
});

test.each([
  ["with-param", true],
  ["without", false],
] as const)("the last page of a scroll comes %s: %s", async (scrollLastPage, has) => {
  const { call } = setUp({ scrollLastPage });
  const first = await call("GET /companies/scroll");
  expect(list(first.json.data)).toEqual([]);
  expect("scroll_param" in first.json).toBe(has);
  // Either way it is over: another one can begin.
  expect((await call("GET /companies/scroll")).status).toBe(200);
});
