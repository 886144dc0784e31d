import { ApiError, parameterInvalid } from "../errors.ts";
import type { Call, Utterance } from "../records/call.ts";
import type { Topic } from "../webhooks/topics.ts";
import type { Base, WriteOptions } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface NewCall {
  direction: Call["direction"];
  /** With its country code. */
  phone?: string;
  conversation_id?: string;
  admin_id?: string;
  contact_id?: string;
  /** Seconds from the first ring to the answer. Default: nobody answered. */
  answered_after?: number;
  /** Seconds from the first ring to the end. Default: it goes on. */
  ended_after?: number;
  /** Default: "completed", or "unanswered" where nobody answered. */
  ended_reason?: string;
  /** Unix seconds, may have a fraction. Default: now. */
  created_at?: number;
  recorded?: boolean;
  transcript?: readonly Utterance[];
}

/** What becomes of a call. */
export type CallChange =
  | { kind: "answered" }
  /** `reason`: as `NewCall.ended_reason`. */
  | { kind: "ended"; reason?: string }
  | { kind: "recorded" }
  | { kind: "transcribed"; transcript: readonly Utterance[] };

/** The API makes no phone calls: they come from outside, which is why notifications are posted here. */
export interface CallState {
  readonly calls: ReadonlyMap<string, Call>;
  /** As lists show them, which is late. */
  listedCalls(): Call[];
  /**
   * Records a call. An inbound one is taken for the newest call of the same number that was registered
   * for Fin and is still waited for.
   */
  createCall(call: NewCall, options?: WriteOptions): Call;
  /**
   * Goes on with a call, now.
   * @throws {ApiError} 404; 400 for answering or ending one that has ended, or one that was answered
   * before
   */
  changeCall(id: string, change: CallChange, options?: WriteOptions): Call;
  /** @throws {ApiError} 404 */
  existingCall(id: string): Call;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "emit" | "matchFinVoiceCall">;

export function callState(base: Base, all: () => Needs): CallState {
  const { storage, numericId, stamp } = base;
  const calls = storage.map<Call>("calls");
  const list = base.lateList("call", calls);
  const store = (call: Call, options?: WriteOptions) => {
    calls.set(call.id, call);
    list.write(call, options);
    return call;
  };
  const existing = (id: string) => {
    const call = calls.get(id);
    if (call === undefined) throw callNotFound();
    return call;
  };
  return {
    calls,
    listedCalls: list.allSeen,
    existingCall: existing,
    createCall(input, options) {
      const { seconds, ms } = stamp(input.created_at);
      const after = (wait: number | undefined) => (wait === undefined ? null : seconds + wait);
      const answered_at = after(input.answered_after);
      const ended_at = after(input.ended_after);
      const ended = answered_at === null ? "unanswered" : "completed";
      const call: Call = {
        id: numericId(),
        conversation_id: input.conversation_id ?? null,
        admin_id: input.admin_id ?? null,
        contact_id: input.contact_id ?? null,
        state: ended_at !== null ? "completed" : answered_at !== null ? "in_progress" : "ringing",
        direction: input.direction,
        phone: input.phone ?? null,
        call_type: "phone",
        ended_reason: ended_at === null ? null : (input.ended_reason ?? ended),
        created_at: seconds,
        created_ms: ms,
        updated_at: ended_at ?? answered_at ?? seconds,
        initiated_at: seconds,
        answered_at,
        ended_at,
        recorded: input.recorded ?? false,
        transcript: input.transcript ?? [],
      };
      store(call, options);
      if (call.ended_at === null) all().emit("call.started", { call });
      if (call.direction === "inbound" && call.phone !== null) all().matchFinVoiceCall(call);
      return call;
    },
    changeCall(id, change, options) {
      const { seconds } = stamp();
      const { patch, topic } = changed(existing(id), change, seconds);
      const call = store({ ...existing(id), ...patch, updated_at: seconds }, options);
      if (topic !== undefined) all().emit(topic, { call });
      return call;
    },
  };
}

/** As the description's examples word it. */
export const callNotFound = (message = "Not Found") => new ApiError(404, "not_found", message);

function changed(
  { answered_at, ended_at }: Call,
  change: CallChange,
  now: number,
): { patch: Partial<Call>; topic?: Topic } {
  switch (change.kind) {
    case "answered":
      if (answered_at !== null || ended_at !== null) throw parameterInvalid("The call has gone on");
      return { patch: { answered_at: now, state: "in_progress" } };
    case "ended": {
      if (ended_at !== null) throw parameterInvalid("The call has ended");
      const ended_reason = change.reason ?? (answered_at === null ? "unanswered" : "completed");
      return { patch: { ended_at: now, state: "completed", ended_reason }, topic: "call.ended" };
    }
    case "recorded":
      return { patch: { recorded: true }, topic: "call.recording_available" };
    case "transcribed": {
      const { transcript } = change;
      return { patch: { transcript }, topic: "call.transcription_available" };
    }
  }
}
