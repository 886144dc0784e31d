import { ApiError } from "../errors.ts";
import { numberedPage, readPlace } from "../paging.ts";
import type { Utterance } from "../records/call.ts";
import { file, objectBody, ok, param, type Route, redirect } from "../route.ts";
import { RECORDINGS } from "../server/recordings.ts";
import { callNotFound } from "../state/calls.ts";
import { callJson } from "./call-json.ts";

const PAGE = { perPage: 25, max: 25 };
const MAX_CONVERSATIONS = 20;

/** How long the address of a recording is good for, in seconds; nothing checks it here. */
const RECORDING_TTL = 300;

export const callRoutes: readonly Route[] = [
  {
    call: "GET /calls",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      return () => {
        // Newest first: the description does not say by what calls are sorted.
        const calls = workspace.listedCalls().sort((a, b) => b.created_ms - a.created_ms);
        const { items, total, pages } = numberedPage(calls, place);
        const data = items.map((call) => callJson(call, request.address));
        return ok({ type: "list", data, total_count: total, pages });
      };
    },
  },
  {
    call: "GET /calls/{call_id}",
    handle: (request, workspace) => () =>
      ok(callJson(workspace.existingCall(param(request, "call_id")), request.address)),
  },
  {
    call: "GET /calls/{call_id}/recording",
    handle: (request, workspace) => () => {
      const call = workspace.calls.get(param(request, "call_id"));
      if (!call?.recorded) throw callNotFound("Recording Not Found");
      const query = new URLSearchParams({
        expires: String(workspace.now() + RECORDING_TTL),
        signature: workspace.uuid(),
      });
      return redirect(`https://${RECORDINGS}/${call.id}.mp3?${query}`);
    },
  },
  {
    call: "GET /calls/{call_id}/transcript",
    handle: (request, workspace) => () => {
      const { transcript } = workspace.existingCall(param(request, "call_id"));
      if (transcript.length === 0) throw callNotFound();
      return file(transcript.map(line).join("\n"), "text/plain");
    },
  },
  {
    call: "POST /calls/search",
    handle: (request, workspace) => {
      const { conversation_ids: ids } = objectBody(request);
      if (!Array.isArray(ids) || ids.length === 0 || ids.length > MAX_CONVERSATIONS) {
        // Message and code are those of the description's example.
        throw new ApiError(
          400,
          "conversation_id_limit_exceeded",
          `A list of up to ${MAX_CONVERSATIONS} conversation IDs is required`,
        );
      }
      const wanted = new Set(ids.map(String));
      return () => {
        const found = [...workspace.calls.values()].filter(
          ({ conversation_id }) => conversation_id !== null && wanted.has(conversation_id),
        );
        const data = found.map((call) => ({
          ...callJson(call, request.address),
          transcript: call.transcript,
          transcript_status: call.transcript.length > 0 ? "completed" : null,
        }));
        return ok({ type: "list", data });
      };
    },
  },
];

/** `[00:00:03] Teammate 1: "Hello"`, as in the description's example. */
function line({ at, speaker, text }: Utterance): string {
  const digits = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const time = [at / 3600, (at / 60) % 60, at % 60].map(digits).join(":");
  return `[${time}] ${speaker}: "${text}"`;
}
