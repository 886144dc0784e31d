import { expect, test } from "vitest";
import { object } from "./client.ts";
import { START, setUp } from "./conversation-setup.ts";

/** A conversation at START, a clock to move, and what its statistics are. */
function counted() {
  const given = setUp();
  const { mock, call, id, workspace } = given;
  const [team, other] = workspace.teams();
  if (team === undefined || other === undefined) throw new Error("there are no two teams");
  return {
    ...given,
    team,
    other,
    later: (seconds: number) => mock.clock.advance(seconds),
    statistics: async (of = id) => object((await call(`GET /conversations/${of}`)).json.statistics),
  };
}

test("of a contact's new conversation only the contact's times are known", async () => {
  const { statistics } = counted();
  const { type: _, ...all } = await statistics();
  const { first_contact_reply_at, last_contact_reply_at, ...others } = all;
  expect([first_contact_reply_at, last_contact_reply_at]).toEqual([START, START]);
  expect(Object.values(others).filter((one) => one !== null)).toEqual([0, 0, 0]);
});

test("each later reply of a contact moves the last, not the first", async () => {
  const { userReplies, later, statistics } = counted();
  later(10);
  await userReplies();
  expect(await statistics()).toMatchObject({
    first_contact_reply_at: START,
    last_contact_reply_at: START + 10,
  });
});

test("each reply of a teammate moves the last, not the first; notes and bots' replies move neither", async () => {
  const { adminReplies, workspace, id, later, statistics } = counted();
  for (const message_type of ["comment", "comment", "note"]) {
    later(10);
    await adminReplies({ message_type });
  }
  workspace.replyByAiAgent(id, { body: "<p>Hi</p>" });
  workspace.replyByWorkflow(id, "<p>Hi</p>");
  expect(await statistics()).toMatchObject({
    first_admin_reply_at: START + 10,
    last_admin_reply_at: START + 20,
    time_to_admin_reply: 10,
    count_conversation_parts: 5,
  });
});

test("an assignment counts, be it to a teammate or a team, by a teammate or a workflow; taking it away does not", async () => {
  const { act, adminReplies, admin, team, workspace, id, later, statistics } = counted();
  later(10);
  await act({ message_type: "assignment", type: "admin", assignee_id: admin.id });
  later(10);
  await adminReplies();
  expect(await statistics()).toMatchObject({
    first_assignment_at: START + 10,
    last_assignment_at: START + 10,
    last_assignment_admin_reply_at: START + 20,
    time_to_assignment: 10,
    count_assignments: 1,
  });
  later(10);
  workspace.assignByWorkflow(id, { type: "team", id: Number(team.id) });
  later(10);
  await act({ message_type: "assignment", assignee_id: "0" });
  expect(await statistics()).toMatchObject({
    first_assignment_at: START + 10,
    last_assignment_at: START + 30,
    last_assignment_admin_reply_at: null,
    // The last before the first answer.
    time_to_assignment: 10,
    count_assignments: 2,
  });
});

test("each team's first answer is timed from its assignment on", async () => {
  const { act, adminReplies, team, other, later, statistics } = counted();
  for (const { id } of [team, other]) {
    later(10);
    await act({ message_type: "assignment", type: "team", assignee_id: id });
    later(5);
    await adminReplies();
    later(5);
    await adminReplies();
  }
  const responses = [team, other].map(({ id, name }) => ({
    team_id: Number(id),
    team_name: name,
    response_time: 5,
  }));
  expect(await statistics()).toMatchObject({
    assigned_team_first_response_time: responses,
    assigned_team_first_response_time_in_office_hours: responses,
  });
});

test("closing and opening again move the last close and the count, and keep the first", async () => {
  const { act, admin, later, statistics } = counted();
  later(10);
  await act({ message_type: "close" });
  later(10);
  await act({ message_type: "open" });
  later(10);
  await act({ message_type: "close", body: "Bye" });
  expect(await statistics()).toMatchObject({
    first_close_at: START + 10,
    last_close_at: START + 30,
    last_closed_by_id: admin.id,
    time_to_first_close: 10,
    time_to_last_close: 30,
    // "Reply and close" is a reply, too.
    last_admin_reply_at: START + 30,
    count_reopens: 1,
    handling_time: null,
  });
});

test("before a contact wrote, nothing but closes and the team's words counts", async () => {
  const { workspace, admin, later, statistics } = counted();
  const { id } = workspace.createConversation({ author: null, source: null });
  const author = workspace.adminAuthor(admin.id);
  later(10);
  workspace.assignConversation(id, author, { type: "admin", id: Number(admin.id) });
  workspace.replyToConversation(id, { author, kind: "comment", body: "<p>Hi</p>" });
  workspace.closeConversation(id, author);
  workspace.openConversation(id, author);
  expect(await statistics(id)).toMatchObject({
    first_contact_reply_at: null,
    last_assignment_at: null,
    first_admin_reply_at: null,
    last_admin_reply_at: START + 10,
    first_close_at: null,
    last_close_at: START + 10,
    last_closed_by_id: admin.id,
    count_assignments: 0,
    count_reopens: 0,
    count_conversation_parts: 4,
  });
});

test("snoozing, tags, attributes and priorities leave the statistics alone but for the parts", async () => {
  const { workspace, id, act, admin, later, statistics } = counted();
  await act({ message_type: "assignment", type: "admin", assignee_id: admin.id });
  const before = await statistics();
  later(10);
  await act({ message_type: "snoozed", snoozed_until: START + 600 });
  workspace.prioritizeConversation(id, "high");
  workspace.addTag("conversation", id, workspace.createTag("VIP").id, admin.id);
  expect(await statistics()).toEqual({ ...before, count_conversation_parts: 2 });
});
