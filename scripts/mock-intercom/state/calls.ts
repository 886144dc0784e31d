import { ApiError } from "../errors.ts";
import type { Call, Utterance } from "../records/call.ts";
import type { Base } from "./base.ts";
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

/** The API makes no phone calls: they come from outside. */
export interface CallState {
  readonly calls: ReadonlyMap<string, Call>;
  /**
   * Records a call. An inbound one is taken for the newest call of the same number that was registered
   * for Fin and is still waited for.
   */
  createCall(call: NewCall): Call;
  /** @throws {ApiError} 404 */
  existingCall(id: string): Call;
}

export function callState({ storage, numericId, stamp }: Base, all: () => Workspace): CallState {
  const calls = storage.map<Call>("calls");
  return {
    calls,
    createCall(input) {
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
      calls.set(call.id, call);
      if (call.direction === "inbound" && call.phone !== null) all().matchFinVoiceCall(call);
      return call;
    },
    existingCall(id) {
      const call = calls.get(id);
      if (call === undefined) throw callNotFound();
      return call;
    },
  };
}

/** As the description's examples word it. */
export const callNotFound = (message = "Not Found") => new ApiError(404, "not_found", message);
