import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";

const START = 1_750_000_000;
const SINCE = `created_at_after=${START}`;

/** So many changes of the name, a second apart, then a change of a role. */
function setUp(renamings: number) {
  const mock = createMock({ now: START });
  for (let second = 0; second < renamings; second++) {
    mock.workspace.recordActivity({
      activity_type: "app_name_change",
      activity_description: `Renamed to ${second}.`,
    });
    mock.clock.advance(1);
  }
  mock.workspace.recordActivity({
    activity_type: "role_change",
    activity_description: "Changed a role.",
    metadata: { before: "a", after: "b" },
  });
  return { mock, call: client(mock) };
}

const types = (json: object) =>
  list(object(JSON.parse(JSON.stringify(json))).activity_logs).map((log) => log.activity_type);

test("an activity tells who did what, from where and when", async () => {
  const { call, mock } = setUp(0);
  const [me] = mock.workspace.admins;
  const { json } = await call(`GET /admins/activity_logs?${SINCE}`);
  expect(json.activity_logs).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      activity_type: "role_change",
      activity_description: "Changed a role.",
      metadata: { before: "a", after: "b" },
      created_at: START,
      performed_by: { type: "admin", id: me.id, email: me.email, ip: "127.0.0.1" },
    },
  ]);
});

test("activities are listed latest first; the next page keeps to the period", async () => {
  const { call } = setUp(25);
  const seen: unknown[] = [];
  let next: unknown = `https://api.intercom.io/admins/activity_logs?created_at_after=${START + 1}`;
  while (typeof next === "string") {
    const { json } = await call(`GET ${next.replace("https://api.intercom.io", "")}`);
    seen.push(...list(json.activity_logs).map((log) => log.created_at));
    next = object(json.pages).next;
  }
  expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => START + 25 - index));
});

test("both ends of the period belong to it", async () => {
  const { call } = setUp(5);
  const period = `created_at_after=${START + 1}&created_at_before=${START + 3}`;
  const { json } = await call(`GET /admins/activity_logs?${period}`);
  expect(list(json.activity_logs)).toHaveLength(3);
});

test("a search can be narrowed down to types, and pages by the body", async () => {
  const { call } = setUp(3);
  const search = { created_at_after: START, event_types: ["app_name_change"], per_page: 2 };
  const first = await call("POST /admins/activity_logs/search", search);
  expect(types(first.json)).toEqual(["app_name_change", "app_name_change"]);
  expect(first.json.pages).toMatchObject({ page: 1, per_page: 2, total_pages: 2 });
  const second = await call("POST /admins/activity_logs/search", { ...search, page: 2 });
  expect(types(second.json)).toEqual(["app_name_change"]);
  const all = await call("POST /admins/activity_logs/search", { created_at_after: START });
  expect(types(all.json)).toHaveLength(4);
});

test("the types of activity can be listed", async () => {
  const { call } = setUp(0);
  const { json } = await call("GET /admins/activity_log_event_types");
  expect(json.event_types).toContain("admin_away_mode_change");
});

test.each([
  ["GET /admins/activity_logs", undefined, "parameter_missing"],
  ["GET /admins/activity_logs?created_at_after=soon", undefined, "parameter_invalid"],
  [`GET /admins/activity_logs?${SINCE}&per_page=251`, undefined, "parameter_invalid"],
  ["POST /admins/activity_logs/search", {}, "parameter_missing"],
])("%s %j is refused", async (request, body, code) => {
  const { call } = setUp(0);
  expect(errorOf(await call(request, body))).toMatchObject({ status: 400, code });
});
