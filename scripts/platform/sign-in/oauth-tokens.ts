import type { HttpResponse } from "../../common/http.ts";
import { isRecord } from "../definition/swagger.ts";

/** What an identity provider gives for a code or a refresh token. */
export interface Tokens {
  accessToken: string;
  refreshToken?: string;
  /** Unix seconds. */
  expiresAt?: number;
}

/**
 * @param now unix seconds
 * @returns what is wrong, where there is no token
 */
export function readTokens({ status, body }: HttpResponse, now: number): Tokens | string {
  if (status >= 400) return `a token was refused with ${status}: ${body.slice(0, 300)}`;
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return `the answer (${status}) to the request for a token is not JSON.`;
  }
  if (!isRecord(answer) || typeof answer.access_token !== "string") {
    return `the answer (${status}) holds no access_token.`;
  }
  const seconds = Number(answer.expires_in);
  return {
    accessToken: answer.access_token,
    ...(typeof answer.refresh_token === "string" ? { refreshToken: answer.refresh_token } : {}),
    ...(answer.expires_in !== undefined && Number.isFinite(seconds)
      ? { expiresAt: now + seconds }
      : {}),
  };
}
