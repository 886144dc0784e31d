import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, object } from "./client.ts";
import { partsOf, START, setUp } from "./conversation-setup.ts";

test("closing closes, with a message if there is something to say", async () => {
  const { act } = setUp();
  const reply = await act({ message_type: "close", type: "admin", body: "Goodbye :)" });
  expect(reply.json).toMatchObject({ state: "closed", open: false, waiting_since: null });
  expect(partsOf(reply)).toMatchObject([{ part_type: "close", body: "<p>Goodbye :)</p>" }]);
});

test("a snoozed conversation counts as open, and opens by itself when its time has come", async () => {
  const { act, call, id, mock } = setUp();
  const snoozed = await act({ message_type: "snoozed", snoozed_until: START + 3600 });
  expect(snoozed.json).toMatchObject({
    state: "snoozed",
    open: true,
    snoozed_until: START + 3600,
  });
  expect(partsOf(snoozed).at(-1)).toMatchObject({ part_type: "snoozed", body: null });
  mock.clock.advance(3599);
  expect((await call(`GET /conversations/${id}`)).json.state).toBe("snoozed");
  mock.clock.advance(100);
  const woken = await call(`GET /conversations/${id}`);
  expect(woken.json).toMatchObject({ state: "open", snoozed_until: null });
  expect(partsOf(woken).at(-1)).toMatchObject({
    part_type: "timer_unsnooze",
    created_at: START + 3600,
    author: { type: "bot" },
  });
});

test("who snoozes what nobody has is assigned to it first, once", async () => {
  const { act, admin, mock } = setUp();
  const snoozed = await act({ message_type: "snoozed", snoozed_until: START + 60 });
  expect(snoozed.json.admin_assignee_id).toBe(Number(admin.id));
  expect(partsOf(snoozed)).toMatchObject([
    { part_type: "assignment", assigned_to: { type: "admin", id: admin.id } },
    { part_type: "snoozed" },
  ]);
  mock.clock.advance(60);
  const again = await act({ message_type: "snoozed", snoozed_until: START + 120 });
  expect(partsOf(again).map(({ part_type }) => part_type)).toEqual([
    "assignment",
    "snoozed",
    "timer_unsnooze",
    "snoozed",
  ]);
});

test("a snooze goes on in a mock that took back a snapshot", async () => {
  const { act, id, mock } = setUp();
  await act({ message_type: "snoozed", snoozed_until: START + 60 });
  const other = createMock({ now: 1 });
  other.restore(JSON.parse(JSON.stringify(mock.snapshot())));
  other.clock.advance(60);
  expect((await client(other)(`GET /conversations/${id}`)).json.state).toBe("open");
});

test.each([
  ["closed", { message_type: "close" }, "open"],
  ["snoozed", { message_type: "snoozed", snoozed_until: START + 60 }, "unsnoozed"],
] as const)("a %s conversation can be opened", async (_, before, part_type) => {
  const { act } = setUp();
  await act(before);
  const reply = await act({ message_type: "open" });
  expect(reply.json).toMatchObject({ state: "open", snoozed_until: null });
  expect(partsOf(reply).at(-1)).toMatchObject({ part_type });
});

test("a teammate and a team can both be put in charge, and 0 takes both away", async () => {
  const { act, colleague, workspace } = setUp();
  const [team] = workspace.teams();
  const assign = (body: Record<string, string>) => act({ message_type: "assignment", ...body });
  const first = await assign({ type: "admin", assignee_id: colleague.id });
  expect(first.json.admin_assignee_id).toBe(Number(colleague.id));
  expect(partsOf(first)).toMatchObject([
    { part_type: "assignment", assigned_to: { type: "admin", id: colleague.id } },
  ]);
  expect((await assign({ type: "team", assignee_id: team?.id ?? "" })).json).toMatchObject({
    admin_assignee_id: Number(colleague.id),
    team_assignee_id: Number(team?.id),
  });
  const none = await assign({ type: "admin", assignee_id: "0" });
  expect(none.json).toMatchObject({ admin_assignee_id: 0, team_assignee_id: 0 });
  expect(partsOf(none).at(-1)).toMatchObject({ assigned_to: { type: "nobody_admin", id: null } });
});

test("assigning a closed conversation reopens it", async () => {
  const { act, admin } = setUp();
  await act({ message_type: "close" });
  const reply = await act({ message_type: "assignment", type: "admin", assignee_id: admin.id });
  expect(reply.json).toMatchObject({ state: "open", open: true });
  expect(partsOf(reply).at(-1)).toMatchObject({ part_type: "assign_and_reopen" });
});

test("an action is refused where something does not fit", async () => {
  const { act, call, admin } = setUp();
  const close = { message_type: "close", admin_id: admin.id };
  const cases = [
    [await call("POST /conversations/999/parts", close), 404, "not_found"],
    [await act({ message_type: "close", admin_id: "1" }), 404, "admin_not_found"],
    [await act({ message_type: "snoozed" }), 400, "parameter_missing"],
    [await act({ message_type: "snoozed", snoozed_until: START - 1 }), 400, "parameter_invalid"],
    [await act({ message_type: "assignment" }), 400, "parameter_missing"],
    [await act({ message_type: "assignment", assignee_id: "1" }), 404, "assignee_not_found"],
    [await act({ message_type: "vanish" }), 400, "parameter_invalid"],
  ] as const;
  for (const [reply, status, code] of cases) expect(errorOf(reply)).toMatchObject({ status, code });
});

test("statistics count what happened, in seconds from the contact's first message on", async () => {
  const { act, adminReplies, userReplies, mock, admin } = setUp();
  const later = (seconds: number) => mock.clock.advance(seconds);
  later(10);
  await act({ message_type: "assignment", type: "admin", assignee_id: admin.id });
  later(20);
  await adminReplies();
  await adminReplies({ message_type: "note" });
  later(30);
  await userReplies();
  later(40);
  await act({ message_type: "close", body: "Done" });
  later(50);
  const reopened = await userReplies();
  expect(reopened.json.statistics).toEqual({
    type: "conversation_statistics",
    first_contact_reply_at: START,
    last_contact_reply_at: START + 150,
    first_assignment_at: START + 10,
    last_assignment_at: START + 10,
    last_assignment_admin_reply_at: START + 30,
    time_to_assignment: 10,
    first_admin_reply_at: START + 30,
    last_admin_reply_at: START + 100,
    time_to_admin_reply: 30,
    // 30 s the first time, 40 s the second.
    median_time_to_reply: 35,
    first_close_at: START + 100,
    last_close_at: START + 100,
    last_closed_by_id: admin.id,
    time_to_first_close: 100,
    time_to_last_close: 100,
    handling_time: 90,
    adjusted_handling_time: null,
    assigned_team_first_response_time: [{ team_id: 0, team_name: "Unassigned", response_time: 30 }],
    assigned_team_first_response_time_in_office_hours: [
      { team_id: 0, team_name: "Unassigned", response_time: 30 },
    ],
    count_reopens: 1,
    count_assignments: 1,
    count_conversation_parts: 6,
  });
});

test("of a new conversation that a teammate began all statistics but counts are null", async () => {
  const { workspace, call, admin, user } = setUp();
  const { id } = workspace.createConversation({
    author: { type: "admin", id: admin.id },
    body: "Welcome",
    contacts: [user.id],
  });
  const { json } = await call(`GET /conversations/${id}`);
  expect(object(json.statistics)).toEqual({
    type: "conversation_statistics",
    time_to_assignment: null,
    time_to_admin_reply: null,
    time_to_first_close: null,
    time_to_last_close: null,
    median_time_to_reply: null,
    first_contact_reply_at: null,
    first_assignment_at: null,
    first_admin_reply_at: null,
    first_close_at: null,
    last_assignment_at: null,
    last_assignment_admin_reply_at: null,
    last_contact_reply_at: null,
    last_admin_reply_at: null,
    last_close_at: null,
    last_closed_by_id: null,
    assigned_team_first_response_time: null,
    assigned_team_first_response_time_in_office_hours: null,
    handling_time: null,
    adjusted_handling_time: null,
    count_reopens: 0,
    count_assignments: 0,
    count_conversation_parts: 0,
  });
  expect(json).toMatchObject({ first_contact_reply: null, teammates: null, waiting_since: null });
});

test("statistics, teammates and the channel can be searched", async () => {
  const { act, search, mock, id, admin } = setUp();
  mock.clock.advance(100);
  expect(await search("statistics.last_close_at", ">", 0)).toEqual([]);
  await act({ message_type: "close" });
  expect(await search("statistics.last_close_at", ">", START + 100)).toEqual([id]);
  expect(await search("statistics.last_close_at", ">", START + 101)).toEqual([]);
  expect(await search("statistics.time_to_first_close", "=", 100)).toEqual([id]);
  expect(await search("statistics.last_closed_by_id", "=", admin.id)).toEqual([id]);
  expect(await search("statistics.count_conversation_parts", "=", 1)).toEqual([id]);
  expect(await search("teammate_ids", "=", admin.id)).toEqual([id]);
  expect(await search("channel_initiated", "=", "messenger")).toEqual([id]);
});
