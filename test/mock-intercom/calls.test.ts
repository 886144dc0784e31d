import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list, object } from "./client.ts";

const START = 1_750_000_000;

function setUp() {
  const mock = createMock({ now: START });
  return { mock, workspace: mock.workspace, call: client(mock) };
}

const TRANSCRIPT = [
  { at: 3, speaker: "Teammate 1", text: "Hello, how can I help?" },
  { at: 3661, speaker: "User", text: "Goodbye." },
];

test("a call tells when it rang, was answered and ended, and where to find what was recorded", async () => {
  const { call, workspace } = setUp();
  const { id } = workspace.createCall({
    direction: "inbound",
    phone: "+353871234567",
    answered_after: 3,
    ended_after: 90,
    recorded: true,
    transcript: TRANSCRIPT,
  });
  expect((await call(`GET /calls/${id}`)).json).toEqual({
    type: "call",
    id,
    conversation_id: null,
    admin_id: null,
    contact_id: null,
    state: "completed",
    direction: "inbound",
    phone: "+353871234567",
    call_type: "phone",
    ended_reason: "completed",
    initiated_at: START,
    answered_at: START + 3,
    ended_at: START + 90,
    created_at: START,
    updated_at: START + 90,
    recording_url: `https://api.intercom.io/calls/${id}/recording`,
    transcription_url: `https://api.intercom.io/calls/${id}/transcript`,
    fin_recording_url: null,
    fin_transcription_url: null,
  });
});

test("calls are listed newest first, 25 to a page", async () => {
  const { call, mock, workspace } = setUp();
  const ids = Array.from({ length: 30 }, () => {
    mock.clock.advance(1);
    return workspace.createCall({ direction: "outbound" }).id;
  });
  const first = (await call("GET /calls")).json;
  expect(first).toMatchObject({ type: "list", total_count: 30, pages: { page: 1, per_page: 25 } });
  const next = String(object(first.pages).next);
  const second = (await call(`GET ${next.replace("https://api.intercom.io", "")}`)).json;
  expect([...list(first.data), ...list(second.data)].map(({ id }) => id)).toEqual(ids.reverse());
  expect(object(second.pages).next).toBeNull();
  expect((await call("GET /calls?per_page=26")).status).toBe(400);
});

test("the recording is redirected to, the transcript is a text", async () => {
  const { call, workspace } = setUp();
  const { id } = workspace.createCall({
    direction: "inbound",
    recorded: true,
    transcript: TRANSCRIPT,
  });
  const recording = await call(`GET /calls/${id}/recording`);
  expect(recording.status).toBe(302);
  expect(recording.headers.location).toMatch(`https://recordings.example.com/${id}.mp3?expires=`);
  const transcript = await call(`GET /calls/${id}/transcript`);
  expect(transcript.headers["content-type"]).toMatch("text/plain");
  expect(transcript.body).toBe(
    '[00:00:03] Teammate 1: "Hello, how can I help?"\n[01:01:01] User: "Goodbye."',
  );
});

test("a recording is given to everybody who has its address, without a token", async () => {
  const { call, mock, workspace } = setUp();
  const { id } = workspace.createCall({ direction: "inbound", recorded: true });
  const { location = "" } = (await call(`GET /calls/${id}/recording`)).headers;
  const { status, bytes } = await mock.send({ method: "GET", url: location, headers: {} });
  expect(status).toBe(200);
  expect(Buffer.from(bytes ?? []).toString("latin1")).toMatch(/^ID3/);
});

test("what was not recorded, and an unknown call, are a 404", async () => {
  const { call, workspace } = setUp();
  const { id } = workspace.createCall({ direction: "inbound" });
  const refusal = async (path: string) => errorOf(await call(`GET /calls/${path}`));
  const missing = { status: 404, code: "not_found", message: "Not Found" };
  expect(await refusal("1")).toEqual(missing);
  expect(await refusal(`${id}/transcript`)).toEqual(missing);
  for (const path of [`${id}/recording`, "1/recording"]) {
    expect(await refusal(path)).toEqual({ ...missing, message: "Recording Not Found" });
  }
});

test("calls are found by up to 20 conversations, with what was said", async () => {
  const { call, workspace } = setUp();
  const make = (conversation_id: string, transcript: typeof TRANSCRIPT) =>
    workspace.createCall({ direction: "inbound", conversation_id, transcript }).id;
  const first = make("1", TRANSCRIPT);
  const second = make("2", []);
  make("3", []);
  const { json } = await call("POST /calls/search", { conversation_ids: ["1", "2"] });
  expect(json).toMatchObject({
    type: "list",
    data: [
      { id: first, conversation_id: "1", transcript: TRANSCRIPT, transcript_status: "completed" },
      { id: second, conversation_id: "2", transcript: [], transcript_status: null },
    ],
  });
  for (const conversation_ids of [[], Array.from({ length: 21 }, String)]) {
    expect(errorOf(await call("POST /calls/search", { conversation_ids }))).toEqual({
      status: 400,
      code: "conversation_id_limit_exceeded",
      message: "A list of up to 20 conversation IDs is required",
    });
  }
});
