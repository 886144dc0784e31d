import type { FastifyInstance } from "fastify";
import { ApiError } from "../errors.ts";
import { ok, redirect } from "../route.ts";
import type { MockContext } from "./mock-context.ts";
import type { Replies } from "./replies.ts";

/** The one app that signs in here, as Intercom's Developer Hub would name it. */
export const OAUTH_APP = { clientId: "mock-client-id", clientSecret: "mock-client-secret" };

/** Where teammates consent: `GET app.intercom.com/oauth`. */
const AUTHORIZE = "/oauth";
/** Where a code becomes an access token: `POST api.intercom.io/auth/eagle/token`. */
const TOKEN = "/auth/eagle/token";

/**
 * Sign-in by OAuth (developers.intercom.com, "Setting up OAuth"): no scopes, no refresh tokens, and
 * access tokens that do not expire. The teammate consents at once. A code serves once.
 *
 * Assumption: Intercom does not document what it answers to a wrong client or code; here it is 401.
 */
export function addOAuth(app: FastifyInstance, context: MockContext, replies: Replies): void {
  app.register(async (scope) => {
    scope.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string" },
      (_request, text, done) => done(null, Object.fromEntries(new URLSearchParams(String(text)))),
    );
    scope.get<{ Querystring: Record<string, string> }>(AUTHORIZE, (request, reply) => {
      const { client_id, redirect_uri = "", state } = request.query;
      if (client_id !== OAUTH_APP.clientId || !URL.canParse(redirect_uri)) {
        replies.send(request, reply, refused("There is no app with this client_id"));
        return reply;
      }
      const code = context.requestIds.uuid();
      context.oauthCodes.push(code);
      const back = new URL(redirect_uri);
      back.searchParams.set("code", code);
      if (state !== undefined) back.searchParams.set("state", state);
      replies.send(request, reply, redirect(back.href));
      return reply;
    });
    scope.post<{ Body: Record<string, unknown> | undefined }>(TOKEN, (request, reply) => {
      const { client_id, client_secret, code } = request.body ?? {};
      const at = context.oauthCodes.indexOf(String(code));
      const isClient = client_id === OAUTH_APP.clientId && client_secret === OAUTH_APP.clientSecret;
      if (!isClient || at < 0) {
        replies.send(request, reply, refused("The client or the code is not known"));
        return reply;
      }
      context.oauthCodes.splice(at, 1);
      const { token } = context;
      replies.send(request, reply, ok({ token_type: "Bearer", token, access_token: token }));
      return reply;
    });
  });
}

function refused(message: string): ApiError {
  return new ApiError(401, "unauthorized", message);
}
