import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isObject, type Json, parseJson } from "../common/json.ts";
import { UsageError } from "../platform/errors.ts";

/** A custom connector, as the service lists it. */
export interface Registered {
  readonly id: string;
  readonly title: string;
}

const POWER_APPS = "https://api.powerapps.com";

/** What paconn keeps of `paconn login`. */
const TOKENS = ".paconn/accessTokens.json";

/**
 * The custom connectors of an environment: the call that paconn makes before it asks which one. paconn
 * itself tells nobody without a terminal, and by title only.
 * @throws {UsageError} where nobody has signed in, or the service refuses
 */
export async function listConnectors(
  environment: string,
  powerAppsUrl: string = POWER_APPS,
): Promise<Registered[]> {
  const url = new URL("/providers/Microsoft.PowerApps/apis", powerAppsUrl);
  url.searchParams.set("api-version", "2016-11-01");
  url.searchParams.set("$filter", `environment eq '${environment.replaceAll("'", "''")}'`);
  const response = await fetch(url, { headers: { authorization: signedIn() }, redirect: "error" });
  const text = await response.text();
  if (!response.ok) {
    throw new UsageError(
      `${url.host} refuses to list the connectors of ${environment}: ${response.status} ${text.slice(0, 300)}`,
    );
  }
  const answer = parseJson(text);
  const entries = isObject(answer) && Array.isArray(answer.value) ? answer.value : [];
  return entries.flatMap(registered);
}

function registered(entry: Json): Registered[] {
  if (!isObject(entry) || !isObject(entry.properties)) return [];
  const { isCustomApi, displayName } = entry.properties;
  if (isCustomApi !== true || typeof entry.name !== "string") return [];
  return [{ id: entry.name, title: String(displayName ?? "") }];
}

/** The Authorization header of whoever has signed in with paconn. */
function signedIn(): string {
  const file = join(homedir(), TOKENS);
  let tokens: Json | undefined;
  try {
    tokens = parseJson(readFileSync(file, "utf8"));
  } catch {
    tokens = undefined;
  }
  if (!isObject(tokens) || typeof tokens.access_token !== "string") {
    throw new UsageError("Nobody has signed in. Run: paconn login");
  }
  const { expires_on, token_type } = tokens;
  if (typeof expires_on === "number" && expires_on * 1000 < Date.now()) {
    throw new UsageError("The sign-in has expired. Run: paconn login");
  }
  return `${typeof token_type === "string" ? token_type : "Bearer"} ${tokens.access_token}`;
}
