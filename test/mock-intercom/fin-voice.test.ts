import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf } from "./client.ts";

const PHONE = "+353871234567";

function setUp() {
  const mock = createMock();
  const call = client(mock);
  const register = (call_id: string) =>
    call("POST /fin_voice/register", { phone_number: PHONE, call_id });
  return { workspace: mock.workspace, call, register };
}

test("a registered call waits until a call of its number comes in, and then tells of it", async () => {
  const { call, register, workspace } = setUp();
  const { json } = await register("call-1");
  expect(json).toMatchObject({
    user_phone_number: PHONE,
    status: "registered",
    external_call_id: "call-1",
    intercom_call_id: null,
    intercom_conversation_id: null,
    call_transcript: [],
    intent: [],
  });
  const paths = [
    `collect/${json.id}`,
    "external_id/call-1",
    `phone_number/${encodeURIComponent(PHONE)}`,
  ];
  for (const path of paths) {
    expect(errorOf(await call(`GET /fin_voice/${path}`))).toMatchObject({
      status: 404,
      code: "not_found",
    });
  }
  const direction = "inbound";
  workspace.createCall({ direction, phone: "+15550000000", conversation_id: "70" });
  const incoming = workspace.createCall({ direction, phone: PHONE, conversation_id: "71" });
  for (const path of paths) {
    expect((await call(`GET /fin_voice/${path}`)).json).toEqual({
      ...json,
      status: "in-progress",
      intercom_call_id: incoming.id,
      intercom_conversation_id: "71",
    });
  }
});

test("the newest of several calls of a number is found by it, and all by their conversation", async () => {
  const { call, register, workspace } = setUp();
  for (const id of ["call-1", "call-2"]) {
    await register(id);
    workspace.createCall({
      direction: "inbound",
      phone: PHONE,
      conversation_id: "71",
      ended_after: 60,
    });
  }
  const { json } = await call(`GET /fin_voice/phone_number/${PHONE}`);
  expect(json).toMatchObject({ external_call_id: "call-2", status: "resolved" });
  const all = JSON.parse((await call("GET /fin_voice/conversation/71")).body);
  expect(all).toMatchObject([{ external_call_id: "call-1" }, { external_call_id: "call-2" }]);
  expect((await call("GET /fin_voice/conversation/1")).body).toBe("[]");
});

test("a call is registered once, with its number and its id", async () => {
  const { call, register } = setUp();
  await register("call-1");
  expect(errorOf(await register("call-1"))).toMatchObject({ status: 409, code: "conflict" });
  const register_ = async (body: Record<string, string>) =>
    errorOf(await call("POST /fin_voice/register", body));
  expect(await register_({ phone_number: PHONE })).toMatchObject({ code: "parameter_missing" });
  expect(await register_({ call_id: "call-2" })).toMatchObject({ code: "parameter_missing" });
  expect(
    await register_({ call_id: "call-2", phone_number: PHONE, source: "pigeon" }),
  ).toMatchObject({ status: 400, code: "parameter_invalid" });
});
