import { ApiError } from "../errors.ts";
import type { Call, FinVoiceCall } from "../records/call.ts";
import type { Base } from "./base.ts";

export interface FinVoiceState {
  /** By the id that they were given, oldest first. */
  readonly finVoiceCalls: ReadonlyMap<string, FinVoiceCall>;
  /** @throws {ApiError} 409 where that call of the telephone system is registered already */
  registerFinVoiceCall(
    call: Pick<FinVoiceCall, "external_call_id" | "phone_number" | "source">,
  ): FinVoiceCall;
  /** Takes a call for the newest one of its number that is still waited for, if there is any. */
  matchFinVoiceCall(call: Call): void;
}

export function finVoiceState({ storage, numericId, stamp }: Base): FinVoiceState {
  const registered = storage.map<FinVoiceCall>("fin voice calls");
  return {
    finVoiceCalls: registered,
    registerFinVoiceCall(input) {
      for (const { external_call_id } of registered.values()) {
        if (external_call_id !== input.external_call_id) continue;
        // The description has this status without an example.
        throw new ApiError(409, "conflict", "A call with this call_id is already registered");
      }
      const call = { id: numericId(), ...input, created_ms: stamp().ms, call_id: null };
      registered.set(call.id, call);
      return call;
    },
    matchFinVoiceCall({ id, phone }) {
      const waiting = [...registered.values()].findLast(
        ({ phone_number, call_id }) => call_id === null && phone_number === phone,
      );
      if (waiting !== undefined) registered.set(waiting.id, { ...waiting, call_id: id });
    },
  };
}
