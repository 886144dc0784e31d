import { hostOfRegion } from "../auth.ts";
import type { Call } from "../records/call.ts";
import type { Workspace } from "../state/state.ts";

/**
 * A call as answers show it. A time that has not come yet is left out: the description has no null
 * there.
 * @param address of whoever answers: the call's files are at the same host
 */
export function callJson(call: Call, address: string) {
  const { created_ms: _, recorded, transcript, answered_at, ended_at, ...shown } = call;
  const files = `${new URL(address).origin}/calls/${call.id}`;
  return {
    type: "call",
    ...shown,
    ...(answered_at !== null && { answered_at }),
    ...(ended_at !== null && { ended_at }),
    recording_url: recorded ? `${files}/recording` : null,
    transcription_url: transcript.length > 0 ? `${files}/transcript` : null,
    fin_recording_url: null,
    fin_transcription_url: null,
  };
}

/** A call as notifications show it. */
export const callItem = (call: Call, { region }: Workspace) =>
  callJson(call, `https://${hostOfRegion(region)}`);
