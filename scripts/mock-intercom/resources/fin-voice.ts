import { textOf, wordOf } from "../body.ts";
import { parameterMissing } from "../errors.ts";
import type { FinVoiceCall } from "../records/call.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import { callNotFound } from "../state/calls.ts";
import type { Workspace } from "../state/state.ts";

const SOURCES = ["aws_connect", "five9", "zoom_phone"] as const;

export const finVoiceRoutes: readonly Route[] = [
  {
    call: "POST /fin_voice/register",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const phone_number = textOf(body, "phone_number");
      if (!phone_number) throw parameterMissing("phone_number is required", "phone_number");
      const external_call_id = textOf(body, "call_id");
      if (!external_call_id) throw parameterMissing("call_id is required", "call_id");
      const source = wordOf(body, "source", SOURCES) ?? "aws_connect";
      return () => {
        const call = workspace.registerFinVoiceCall({ external_call_id, phone_number, source });
        return ok(finVoiceJson(call, workspace));
      };
    },
  },
  {
    call: "GET /fin_voice/collect/{id}",
    handle: (request, workspace) => () =>
      ok(
        finVoiceJson(
          matched(workspace, ({ id }) => id === param(request, "id")),
          workspace,
        ),
      ),
  },
  {
    call: "GET /fin_voice/external_id/{external_id}",
    handle: (request, workspace) => () => {
      const wanted = param(request, "external_id");
      const call = matched(workspace, ({ external_call_id }) => external_call_id === wanted);
      return ok(finVoiceJson(call, workspace));
    },
  },
  {
    call: "GET /fin_voice/phone_number/{phone_number}",
    handle: (request, workspace) => () => {
      const wanted = param(request, "phone_number");
      const call = matched(workspace, ({ phone_number }) => phone_number === wanted);
      return ok(finVoiceJson(call, workspace));
    },
  },
  {
    call: "GET /fin_voice/conversation/{conversation_id}",
    handle: (request, workspace) => () => {
      const wanted = param(request, "conversation_id");
      const calls = [...workspace.finVoiceCalls.values()].filter(
        ({ call_id }) => workspace.calls.get(call_id ?? "")?.conversation_id === wanted,
      );
      return ok(calls.map((call) => finVoiceJson(call, workspace)));
    },
  },
];

/**
 * The newest registered call of a kind that a call has come for: the others cannot be read yet (the
 * description's "not matched").
 * @throws {ApiError} 404
 */
function matched(workspace: Workspace, is: (call: FinVoiceCall) => boolean): FinVoiceCall {
  const calls = [...workspace.finVoiceCalls.values()];
  const call = calls.findLast((one) => one.call_id !== null && is(one));
  if (call === undefined) throw callNotFound();
  return call;
}

function finVoiceJson(registered: FinVoiceCall, workspace: Workspace) {
  const call = workspace.calls.get(registered.call_id ?? "");
  const status =
    call === undefined ? "registered" : call.ended_at === null ? "in-progress" : "resolved";
  return {
    id: Number(registered.id),
    // A number, unlike the short code that is the workspace's id everywhere else.
    app_id: Number.parseInt(workspace.id.slice(0, 6), 16) || 0,
    user_phone_number: registered.phone_number,
    status,
    intercom_call_id: call?.id ?? null,
    external_call_id: registered.external_call_id,
    intercom_conversation_id: call?.conversation_id ?? null,
    call_transcript: call?.transcript ?? [],
    call_summary: "",
    intent: [],
  };
}
