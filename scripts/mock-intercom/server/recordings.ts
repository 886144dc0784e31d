import { routeNotFound } from "../errors.ts";
import { type Answer, file } from "../route.ts";
import type { Message } from "./message.ts";

/** Where recordings lie: not at Intercom's API, and for everybody who has the address. */
export const RECORDINGS = "recordings.example.com";

/** An MP3 file may begin with this and hold nothing more. */
const SILENCE = "ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000";

/** Answers for the host of recordings, whatever the path. @throws {ApiError} 404 */
export function recordingAnswer({ method }: Message): Answer {
  if (method !== "GET") throw routeNotFound();
  return file(SILENCE, "application/octet-stream");
}
