import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, list } from "./client.ts";
import { listening } from "./listening.ts";

const START = 1_750_000_000;

function setUp() {
  const mock = createMock({ now: START, control: true });
  const call = client(mock);
  const post = async (path: string, ...items: object[]): Promise<string[]> => {
    const { status, body } = await call(`POST /_mock/${path}`, JSON.parse(JSON.stringify(items)));
    expect(body).toMatch(status === 200 ? /^\[/ : /error/);
    return status === 200 ? JSON.parse(body) : [];
  };
  return { mock, workspace: mock.workspace, call, post };
}

test("a call rings, is answered, ends, and has a recording and a transcript later", async () => {
  const { mock, call, post } = setUp();
  const [id = ""] = await post("calls", { direction: "inbound", phone: "+353871234567" });
  const state = async () => (await call(`GET /calls/${id}`)).json;
  expect(await state()).toMatchObject({ state: "ringing", recording_url: null });
  mock.clock.advance(5);
  await post("call-changes", { call_id: id, kind: "answered" });
  expect(await state()).toMatchObject({ state: "in_progress", answered_at: START + 5 });
  mock.clock.advance(60);
  await post("call-changes", { call_id: id, kind: "ended" });
  expect(await state()).toMatchObject({
    state: "completed",
    ended_reason: "completed",
    ended_at: START + 65,
    updated_at: START + 65,
    transcription_url: null,
  });
  mock.clock.advance(30);
  const transcript = [{ at: 1, speaker: "User", text: "Hi" }];
  await post(
    "call-changes",
    { call_id: id, kind: "recorded" },
    { call_id: id, kind: "transcribed", transcript },
  );
  expect(await state()).toMatchObject({
    updated_at: START + 95,
    recording_url: `https://api.intercom.io/calls/${id}/recording`,
    transcription_url: `https://api.intercom.io/calls/${id}/transcript`,
  });
  expect(await post("call-changes", { call_id: id, kind: "ended" })).toEqual([]);
  expect(await post("call-changes", { call_id: id, kind: "answered" })).toEqual([]);
  expect(await post("call-changes", { call_id: "1", kind: "recorded" })).toEqual([]);
});

test("a call that nobody answers ends unanswered", async () => {
  const { call, post } = setUp();
  const [id = ""] = await post("calls", { direction: "inbound" });
  await post("call-changes", { call_id: id, kind: "ended" });
  expect((await call(`GET /calls/${id}`)).json).toMatchObject({
    state: "completed",
    ended_reason: "unanswered",
  });
});

test("each step of a call is notified", async () => {
  const { workspace, notifications } = listening(START);
  const { id } = workspace.createCall({ direction: "outbound" });
  workspace.changeCall(id, { kind: "answered" });
  workspace.changeCall(id, { kind: "ended" });
  workspace.changeCall(id, { kind: "recorded" });
  workspace.changeCall(id, { kind: "transcribed", transcript: [] });
  expect((await notifications()).map(({ topic }) => topic)).toEqual([
    "call.started",
    "call.ended",
    "call.recording_available",
    "call.transcription_available",
  ]);
});

test("a macro is written and changed", async () => {
  const { mock, call, post } = setUp();
  const [id = ""] = await post("macros", { name: "Hi", body: "<p>Hi</p>" });
  mock.clock.advance(10);
  expect(await post("macros", { macro_id: id, name: "Hello" })).toEqual([id]);
  const { json } = await call(`GET /macros?updated_since=${START + 9}`);
  expect(list(json.data)).toMatchObject([{ id, name: "Hello", body_text: "Hi" }]);
});

test("what a teammate does is logged under the teammate's name", async () => {
  const { workspace, call, post } = setUp();
  const colleague = workspace.admins[1]?.id ?? "";
  const [id] = await post("activities", {
    activity_type: "admin_login_success",
    activity_description: "Grace logged in.",
    admin_id: colleague,
  });
  const { json } = await call(`GET /admins/activity_logs?created_at_after=${START}`);
  expect(list(json.activity_logs)).toMatchObject([{ id, performed_by: { id: colleague } }]);
  const unknown = { activity_type: "admin_logout", activity_description: "", admin_id: "1" };
  expect(await post("activities", unknown)).toEqual([]);
  expect(await post("activities", { ...unknown, activity_type: "nap" })).toEqual([]);
});

test("a priority is set, moves the conversation and is notified once", async () => {
  const { mock, workspace, notifications } = listening(START);
  const { id } = workspace.createConversation({ author: null, source: null });
  mock.clock.advance(30);
  workspace.prioritizeConversation(id, "urgent");
  workspace.prioritizeConversation(id, "urgent");
  expect(workspace.existingConversation(id)).toMatchObject({
    priority: "urgent",
    updated_at: START + 30,
    parts: [],
  });
  expect(await notifications()).toMatchObject([
    { topic: "conversation.priority.updated", item: { id, priority: "urgent" } },
  ]);
});

test("the control interface sets priorities", async () => {
  const { workspace, call, post } = setUp();
  const { id } = workspace.createConversation({ author: null, source: null });
  expect(await post("priorities", { conversation_id: id, priority: "high" })).toEqual([id]);
  expect((await call(`GET /conversations/${id}`)).json.priority).toBe("high");
});
