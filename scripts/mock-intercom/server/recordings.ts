import type { FastifyInstance } from "fastify";
import { file } from "../route.ts";
import type { Replies } from "./replies.ts";

/** Where recordings lie: not at Intercom's API, and for everybody who has the address. */
export const RECORDINGS = "recordings.example.com";

/** An MP3 file may begin with this and hold nothing more. */
const SILENCE = "ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000";

/** Answers for the host of recordings, which asks for no token. */
export function addRecordings(app: FastifyInstance, replies: Replies): void {
  app.get("/:file", { constraints: { host: RECORDINGS } }, (request, reply) => {
    replies.send(request, reply, file(SILENCE, "application/octet-stream"));
    return reply;
  });
}
