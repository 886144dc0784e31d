import { expect, test } from "vitest";
import { list, object } from "./client.ts";
import { setUp } from "./conversation-setup.ts";

test("a contact says whether it can be reached by text message and push", async () => {
  const { call, user } = setUp();
  expect((await call(`GET /contacts/${user.id}`)).json).toMatchObject({
    unsubscribed_from_sms: false,
    sms_consent: false,
    enabled_push_messaging: null,
  });
});

test("a teammate has a picture, a job and the order of its teams", async () => {
  const { call, admin, workspace } = setUp();
  const teams = workspace.teamsOf(admin.id);
  const [listed] = list((await call("GET /admins?display_avatar=true")).json.admins);
  const { json } = await call(`GET /admins/${admin.id}`);
  expect(json).toMatchObject({ ...listed });
  expect(json).toMatchObject({
    avatar: { type: "avatar", image_url: null },
    job_title: "Support specialist",
    team_priority_level: { primary_team_ids: teams, secondary_team_ids: [] },
  });
});

test("a team has the order of its teammates", async () => {
  const { call } = setUp();
  const teams = list((await call("GET /teams")).json.teams);
  expect(teams.length).toBeGreaterThan(0);
  for (const { admin_ids, admin_priority_level } of teams) {
    const order = { primary_admin_ids: admin_ids, secondary_admin_ids: [] };
    expect(admin_priority_level).toEqual(order);
  }
});

test("attributes that Intercom always has carry a description", async () => {
  const { call } = setUp();
  for (const { description, label } of list((await call("GET /data_attributes")).json.data)) {
    expect(description).toContain(label);
  }
});

test("a new conversation has every statistic, null or 0, and a list of topics", async () => {
  const { call, user, workspace } = setUp();
  const { id } = workspace.createConversation({ author: { type: "user", id: user.id }, body: "" });
  const { json } = await call(`GET /conversations/${id}`);
  const { type, ...statistics } = object(json.statistics);
  expect(type).toBe("conversation_statistics");
  expect(statistics).toEqual({
    time_to_assignment: null,
    time_to_admin_reply: null,
    time_to_first_close: null,
    time_to_last_close: null,
    median_time_to_reply: null,
    first_contact_reply_at: expect.any(Number),
    first_assignment_at: null,
    first_admin_reply_at: null,
    first_close_at: null,
    last_assignment_at: null,
    last_assignment_admin_reply_at: null,
    last_contact_reply_at: expect.any(Number),
    last_admin_reply_at: null,
    last_close_at: null,
    last_closed_by_id: null,
    count_reopens: 0,
    count_assignments: 0,
    count_conversation_parts: 0,
    assigned_team_first_response_time: null,
    assigned_team_first_response_time_in_office_hours: null,
    handling_time: null,
    adjusted_handling_time: null,
  });
  expect(json.topics).toEqual({ type: "topic.list", topics: [], total_count: 0 });
  expect(json.custom_attributes).toEqual({ "Copilot used": false });
});
