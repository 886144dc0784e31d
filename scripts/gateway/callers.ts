/** Who calls: the workspace for which the caller's token answers `/me`. Tokens are kept nowhere. */
import { createHash } from "node:crypto";
import {
  ConnectionError,
  type Headers,
  type HttpRequest,
  type HttpResponse,
  type Send,
} from "../common/http.ts";
import { parseJson } from "../common/json.ts";
import { own } from "../common/own.ts";
import { PlanFailure, type Surroundings } from "../plan/call.ts";
import { valueAt } from "../plan/evaluate.ts";
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
  /**
   * The access token that the settings have for a workspace, undefined where they have none. Intercom is
   * asked whose it is: one that got into the wrong place would bring flows what is none of theirs.
   * @throws {PlanFailure} where it is refused or of another workspace, or Intercom does not say
   */
  ownToken(region: Region, workspace: string): Promise<string | undefined>;
}

/** Milliseconds for which a token is known to be of a workspace. */
const REMEMBERED = 10 * 60_000;
const MOST_REMEMBERED = 1000;

/** Tokens that Intercom refuses, from one address in a minute. */
const REFUSED = { most: 30, window: 60_000 };

/** What is wrong with a token of the settings, and until when that is known. */
interface Owned {
  readonly problem: Promise<PlanFailure | undefined>;
  until: number;
}

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
  const owned = new Map<string, Owned>();
  const refused = createLimit(REFUSED.most, REFUSED.window, now);

  /** @throws {PlanFailure} where Intercom refuses the token, or does not say */
  async function workspaceOf(region: Region, token: string): Promise<string> {
    const answer = await send(requestAt(region, token, "/me")).catch((error: unknown) => {
      if (error instanceof ConnectionError) throw unknown();
      throw error;
    });
    if (answer.status === 401 || answer.status === 403) {
      throw new PlanFailure(
        401,
        "unauthorized",
        "Intercom refused the access token. Check that the connection has a valid token and the region of its workspace.",
      );
    }
    if (answer.status === 429) {
      const message = "Intercom's rate limit is used up for the moment.";
      throw new PlanFailure(429, "rate_limit_exceeded", message, null, 10);
    }
    const id = valueAt(parseJson(answer.body) ?? null, "app.id_code");
    if (answer.status === 200 && typeof id === "string") return id;
    throw unknown();
  }

  /** Whether Intercom says that the token is of the workspace. */
  async function ownTokenProblem(
    region: Region,
    workspace: string,
    token: string,
  ): Promise<PlanFailure | undefined> {
    try {
      if ((await workspaceOf(region, token)) === workspace) return undefined;
      const message = `The access token that the gateway's settings have for the workspace ${workspace} is of another one.`;
      return new PlanFailure(403, "token_of_another_workspace", message);
    } catch (error) {
      if (!(error instanceof PlanFailure) || error.status !== 401) throw error;
      const message = `Intercom refused the access token that the gateway's settings have for the workspace ${workspace}.`;
      return new PlanFailure(401, error.code, message);
    }
  }

  /** Remembers what is being asked, so that many deliveries that begin together ask once. */
  function askAbout(key: string, problem: Owned["problem"]): Owned {
    const asked = { problem, until: now() + REFUSED.window };
    owned.set(key, asked);
    problem.then(
      (found) => {
        if (found === undefined) asked.until = now() + REMEMBERED;
      },
      // Intercom did not say: whoever needs it next asks again.
      () => owned.delete(key),
    );
    return asked;
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
      // A token that was good is asked about however many of others', who may share the address, were not.
      if (before === undefined && !refused.has(from)) {
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
      const workspace = await workspaceOf(region, token).catch((error: unknown) => {
        if (error instanceof PlanFailure) return error;
        throw error;
      });
      if (workspace instanceof PlanFailure) {
        const { status, code, message, retryAfter } = workspace;
        if (status === 401) {
          refused.take(from);
          known.delete(key);
        }
        const headers: Headers = retryAfter === null ? {} : { "retry-after": String(retryAfter) };
        return { refused: refusal(status, code, message, headers) };
      }
      const settings = own(workspaces, workspace);
      if (settings === undefined || settings.region !== region) {
        refused.take(from);
        known.delete(key);
        return {
          refused: refusal(
            403,
            "workspace_not_served",
            "This gateway does not serve the workspace of the access token in this region. Ask whoever runs it to add the workspace.",
          ),
        };
      }
      known.delete(key);
      const [oldest] = known.keys();
      if (known.size >= MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
      known.set(key, { workspace, until: now() + REMEMBERED });
      return { workspace, token };
    },

    async ownToken(region, workspace) {
      const token = own(workspaces, workspace)?.token;
      if (token === undefined) return undefined;
      const key = `${region} ${workspace}`;
      let known = owned.get(key);
      if (known === undefined || known.until <= now()) {
        known = askAbout(key, ownTokenProblem(region, workspace, token));
      }
      const problem = await known.problem;
      if (problem !== undefined) throw problem;
      return token;
    },
  };
}

function unknown(): PlanFailure {
  return new PlanFailure(
    502,
    "no_answer",
    "Intercom did not say whose the access token is. Try again in a moment.",
  );
}

/** With or without `Bearer`: in Logic Apps makers fill in the header themselves. */
function tokenOf({ authorization = "" }: Headers): string | undefined {
  return /^(?:Bearer\s+)?([!-~]{1,2000})$/i.exec(authorization.trim())?.[1];
}
