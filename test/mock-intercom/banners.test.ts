import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";

const START = 1_750_000_000;

function setUp() {
  const mock = createMock({ now: START });
  const { workspace } = mock;
  const banner = workspace.createBanner({ title: "Hi", body: "<p>Hi there</p>" });
  const path = `/contacts/${workspace.createContact({ role: "lead" }).id}/banners`;
  return { mock, workspace, banner, path, call: client(mock) };
}

test("a contact sees a banner, always by the same view id", async () => {
  const { call, mock, banner, path } = setUp();
  const [shown] = list((await call(`GET ${path}`)).json.data);
  expect(shown).toMatchObject({ type: "banner", id: banner.id, title: "Hi", created_at: START });
  mock.clock.advance(60);
  expect(list((await call(`GET ${path}`)).json.data)).toEqual([shown]);
});

test("a banner that a contact has dismissed is gone for that contact only", async () => {
  const { call, workspace, path } = setUp();
  const [shown] = list((await call(`GET ${path}`)).json.data);
  const dismiss = `POST ${path}/${shown?.view_id}/dismiss`;
  const answer = { type: "banner_dismiss", view_id: shown?.view_id, dismissed: true };
  expect((await call(dismiss)).json).toEqual(answer);
  expect((await call(dismiss)).json).toEqual(answer);
  expect((await call(`GET ${path}`)).json.data).toEqual([]);
  const other = workspace.createContact({ role: "lead" }).id;
  expect(list((await call(`GET /contacts/${other}/banners`)).json.data)).toHaveLength(1);
});

test("the control interface makes banners, which the API cannot make", async () => {
  const call = client(createMock({ control: true }));
  const { body } = await call("POST /_mock/banners", [{ title: "Hi" }]);
  const { id } = (await call("POST /contacts", { role: "lead" })).json;
  const [shown] = list((await call(`GET /contacts/${id}/banners`)).json.data);
  expect([shown?.id]).toEqual(JSON.parse(body));
});

test("an unknown contact and a view of somebody else are not found", async () => {
  const { call, workspace, path } = setUp();
  const [shown] = list((await call(`GET ${path}`)).json.data);
  const other = workspace.createContact({ role: "lead" }).id;
  const refused = await call(`POST /contacts/${other}/banners/${shown?.view_id}/dismiss`);
  expect(errorOf(refused)).toEqual({
    status: 404,
    code: "not_found",
    message: "Resource Not Found",
  });
  expect(errorOf(await call("GET /contacts/nobody/banners")).message).toBe("User Not Found");
});
