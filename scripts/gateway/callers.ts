/** Who calls: the workspace for which the caller's token answers `/me`. Tokens are kept nowhere. */
import { createHash } from "node:crypto";
import {
  ConnectionError,
  type Headers,
  type HttpRequest,
  type HttpResponse,
  type Send,
} from "../common/http.ts";
import { isObject, parseJson } from "../common/json.ts";
import { own } from "../common/own.ts";
import type { Surroundings } from "../plan/call.ts";
import { refusal } from "./http.ts";
import { createLimit } from "./limit.ts";
import type { Workspaces } from "./settings.ts";
import type { Region } from "./store/store.ts";

/** Where Intercom's API is, by region. */
export const API_HOSTS: Readonly<Record<Region, string>> = {
  us: "api.intercom.io",
  eu: "api.eu.intercom.io",
  au: "api.au.intercom.io",
};

/** A GET with an access token, in the version of the API that the connectors speak. */
function requestAt(region: Region, token: string, path: string): HttpRequest {
  return {
    method: "GET",
    url: `https://${API_HOSTS[region]}${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      accept: "application/json",
      "intercom-version": "2.16",
    },
  };
}

/** What a plan runs in that the gateway runs by itself, with a token of its own. */
export function surroundingsOf({
  region,
  token,
  send,
  now,
}: {
  region: Region;
  token: string;
  send: Send;
  /** Unix milliseconds. */
  now(): number;
}): Surroundings {
  const began = now();
  return {
    ...{ send, advice: {}, request: requestAt(region, token, "/") },
    elapsed: () => now() - began,
    now: () => now() / 1000,
  };
}

export type Caller =
  | { readonly workspace: string; readonly token: string }
  | { readonly refused: HttpResponse };

export interface Callers {
  /** @param from the caller's address: one whose tokens Intercom refuses is not asked about for long */
  identify(region: Region, headers: Headers, from: string): Promise<Caller>;
}

/** Milliseconds for which a token is known to be of a workspace. */
const REMEMBERED = 10 * 60_000;
const MOST_REMEMBERED = 1000;

/** Tokens that Intercom refuses, from one address in a minute. */
const REFUSED = { most: 30, window: 60_000 };

export function createCallers({
  workspaces,
  send,
  now,
}: {
  workspaces: Workspaces;
  send: Send;
  now(): number;
}): Callers {
  const known = new Map<string, { workspace: string; until: number }>();
  const refused = createLimit(REFUSED.most, REFUSED.window, now);

  async function workspaceOf(region: Region, token: string): Promise<string | HttpResponse> {
    try {
      const answer = await send(requestAt(region, token, "/me"));
      if (answer.status === 401 || answer.status === 403) {
        return refusal(
          401,
          "unauthorized",
          "Intercom refused the access token. Check that the connection has a valid token and the region of its workspace.",
        );
      }
      if (answer.status === 429) {
        return refusal(
          429,
          "rate_limit_exceeded",
          "Intercom's rate limit is used up for the moment.",
          {
            "retry-after": "10",
          },
        );
      }
      const body = parseJson(answer.body);
      const app = isObject(body) ? body.app : undefined;
      const id = isObject(app) ? app.id_code : undefined;
      if (answer.status === 200 && typeof id === "string") return id;
      return unknown();
    } catch (error) {
      if (error instanceof ConnectionError) return unknown();
      throw error;
    }
  }

  return {
    async identify(region, headers, from) {
      const token = tokenOf(headers);
      if (token === undefined) {
        return {
          refused: refusal(401, "unauthorized", "The request has no access token of Intercom's."),
        };
      }
      // Looked up by its hash, so that no token stays in memory.
      const key = createHash("sha256").update(`${region} ${token}`).digest("base64");
      const before = known.get(key);
      if (before !== undefined && before.until > now()) {
        return { workspace: before.workspace, token };
      }
      known.delete(key);
      if (!refused.has(from)) {
        return {
          refused: refusal(
            429,
            "too_many_refused",
            "Too many tokens were refused. Try again in a minute.",
            {
              "retry-after": "60",
            },
          ),
        };
      }
      const workspace = await workspaceOf(region, token);
      if (typeof workspace !== "string") {
        if (workspace.status === 401) refused.take(from);
        return { refused: workspace };
      }
      const settings = own(workspaces, workspace);
      if (settings === undefined || settings.region !== region) {
        refused.take(from);
        return {
          refused: refusal(
            403,
            "workspace_not_served",
            "This gateway does not serve the workspace of the access token in this region. Ask whoever runs it to add the workspace.",
          ),
        };
      }
      const [oldest] = known.keys();
      if (known.size >= MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
      known.set(key, { workspace, until: now() + REMEMBERED });
      return { workspace, token };
    },
  };
}

function unknown(): HttpResponse {
  return refusal(
    502,
    "no_answer",
    "Intercom did not say whose the access token is. Try again in a moment.",
  );
}

/** With or without `Bearer`: in Logic Apps makers fill in the header themselves. */
function tokenOf({ authorization = "" }: Headers): string | undefined {
  return /^(?:Bearer\s+)?([!-~]{1,2000})$/i.exec(authorization.trim())?.[1];
}
