import { isObject } from "../../common/json.ts";
import { ApiError, routeNotFound } from "../errors.ts";
import { type Answer, ok, redirect } from "../route.ts";
import { addressOf, jsonOf, type Message, mediaTypeOf } from "./message.ts";
import type { World } from "./world.ts";

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
 *
 * @throws {ApiError} 401, or 404 for another method
 */
export function oauthAnswer(world: World, message: Message): Answer {
  const { path, query } = addressOf(message);
  switch (`${message.method} ${path}`) {
    case `GET ${AUTHORIZE}`:
      return consented(world, new URLSearchParams(query));
    case `POST ${TOKEN}`:
      return exchanged(world, message);
  }
  throw routeNotFound();
}

export const isOfOAuth = (path: string): boolean => path === AUTHORIZE || path === TOKEN;

function consented({ requestIds, oauthCodes }: World, asked: URLSearchParams): Answer {
  const back = asked.get("redirect_uri") ?? "";
  if (asked.get("client_id") !== OAUTH_APP.clientId || !URL.canParse(back)) {
    throw refused("There is no app with this client_id");
  }
  const code = requestIds.uuid();
  oauthCodes.push(code);
  const url = new URL(back);
  url.searchParams.set("code", code);
  const state = asked.get("state");
  if (state !== null) url.searchParams.set("state", state);
  return redirect(url.href);
}

function exchanged({ oauthCodes, token }: World, message: Message): Answer {
  const isForm = mediaTypeOf(message) === "application/x-www-form-urlencoded";
  const json = isForm ? Object.fromEntries(new URLSearchParams(message.body)) : jsonOf(message);
  const { client_id, client_secret, code } = isObject(json) ? json : {};
  const at = oauthCodes.indexOf(String(code));
  const isClient = client_id === OAUTH_APP.clientId && client_secret === OAUTH_APP.clientSecret;
  if (!isClient || at < 0) throw refused("The client or the code is not known");
  oauthCodes.splice(at, 1);
  return ok({ token_type: "Bearer", token, access_token: token });
}

function refused(message: string): ApiError {
  return new ApiError(401, "unauthorized", message);
}
