import type { FastifyInstance } from "fastify";
import { parseJson } from "../../common/json.ts";
import { invalidBody, invalidJson } from "../errors.ts";

/** The largest body that is read, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

/** Lets a server take JSON, whatever comes of it, and nothing else. An empty body is none. */
export function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, text, done) => {
    if (text === "") return done(null, undefined);
    const body = parseJson(String(text));
    return body === undefined ? done(invalidJson()) : done(null, body);
  });
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, text, done) => {
    if (text === "") return done(null, undefined);
    return done(invalidBody("The Content-Type header must be application/json"));
  });
}
