/** What whoever runs a gateway says of it, in environment variables: secrets never on a command line. */
import { readFileSync } from "node:fs";
import { defined } from "../common/defined.ts";
import { isObject, type Json, parseJson } from "../common/json.ts";
import type { Region } from "./store/store.ts";

/** A workspace that the gateway serves. */
export interface WorkspaceSettings {
  readonly region: Region;
  /** The client secrets of the apps that post its notifications. */
  readonly secrets: readonly string[];
  /** An access token of the workspace, where the gateway may call Intercom by itself. */
  readonly token?: string;
}

/** By the id that Intercom calls `app_id`. */
export type Workspaces = Readonly<Record<string, WorkspaceSettings>>;

export interface Settings {
  readonly port: number;
  /** How the platform reaches the gateway, without a slash at the end: `https://gateway.example.com`. */
  readonly url: string;
  readonly workspaces: Workspaces;
  /** Where the SQLite file is, unless there is a database. */
  readonly file: string;
  readonly databaseUrl?: string;
  /** Opens `/metrics` and what operators do; without one, nobody gets them. */
  readonly adminKey?: string;
  readonly otherHosts: readonly string[];
  /** Subscriptions of one workspace. */
  readonly mostSubscriptions: number;
  /** Whether links that lead back to an operation are relative, or begin with the gateway's URL. */
  readonly links: "relative" | "absolute";
}

/** What is wrong with the settings, a line a variable. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

const TOKEN = /^[!-~]{1,2000}$/;

const REGIONS: readonly Region[] = ["us", "eu", "au"];

/**
 * Reads the settings; `GATEWAY_WORKSPACES`, or the file that `GATEWAY_WORKSPACES_FILE` names, is
 * `{"abc123": {"region": "eu", "secret": "…"}}`: the workspaces' ids, and their apps' client secrets
 * (`"secrets"`, a list, where several apps post). `"token": "…"` is an access token of the workspace, with
 * which the gateway looks for what Intercom could not deliver, and for what notifications do not carry.
 * @throws {SettingsError} that names each variable that is missing or wrong, without its value
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const problems: string[] = [];
  const text = (name: string) => environment[`GATEWAY_${name}`]?.trim() || undefined;
  const whole = (name: string, fallback: number, most: number) => {
    const given = text(name);
    if (given === undefined) return fallback;
    if (/^\d{1,9}$/.test(given) && Number(given) <= most) return Number(given);
    problems.push(`GATEWAY_${name} must be a whole number up to ${most}.`);
    return fallback;
  };
  const port = whole("PORT", 8080, 65_535);
  const mostSubscriptions = whole("MOST_SUBSCRIPTIONS", 500, 100_000);
  const url = (text("URL") ?? "").replace(/\/+$/, "");
  if (!/^https:\/\/[^/?#@]+$/.test(url) || !URL.canParse(url)) {
    problems.push(
      "GATEWAY_URL must be how the platform reaches the gateway: https://gateway.example.com, without a path.",
    );
  }
  const links = text("LINKS") ?? "relative";
  if (links !== "relative" && links !== "absolute") {
    problems.push("GATEWAY_LINKS must be relative or absolute.");
  }
  const adminKey = text("ADMIN_KEY");
  if (adminKey !== undefined && adminKey.length < 16) {
    problems.push("GATEWAY_ADMIN_KEY must have at least 16 characters.");
  }
  const otherHosts = (text("OTHER_HOSTS") ?? "").toLowerCase().split(",").filter(Boolean);
  // The last part of a name has a letter; an IP address is looked up nowhere, and so might be inside.
  if (otherHosts.some((host) => !/^([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(host))) {
    problems.push(
      "GATEWAY_OTHER_HOSTS must be names of hosts, joined by commas, without *, ports or IP addresses.",
    );
  }
  const workspaces = workspacesOf(
    text("WORKSPACES") ?? fileText(text("WORKSPACES_FILE"), problems),
  );
  if (workspaces === undefined) {
    problems.push(
      'GATEWAY_WORKSPACES, or the file that GATEWAY_WORKSPACES_FILE names, must be JSON such as {"abc123": {"region": "eu", "secret": "…"}}: of each workspace its id, its region (us, eu, au), the client secret of the app that posts its webhooks, and, if it is to check by itself, "token", an access token.',
    );
  }
  const databaseUrl = environment.DATABASE_URL?.trim();
  if (databaseUrl && !(/^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl))) {
    problems.push("DATABASE_URL must be postgres://user:password@host/name.");
  }
  if (problems.length > 0) throw new SettingsError(problems.join("\n"));
  return {
    ...{ port, url, otherHosts, mostSubscriptions },
    workspaces: workspaces ?? {},
    links: links === "absolute" ? links : "relative",
    file: text("FILE") ?? "gateway-data/gateway.db",
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(adminKey === undefined ? {} : { adminKey }),
  };
}

function fileText(file: string | undefined, problems: string[]): string {
  if (file === undefined) return "";
  try {
    return readFileSync(file, "utf8");
  } catch {
    problems.push(`GATEWAY_WORKSPACES_FILE: ${file} cannot be read.`);
    return "";
  }
}

function workspacesOf(text: string): Workspaces | undefined {
  const value = parseJson(text);
  if (!isObject(value) || Object.keys(value).length === 0) return undefined;
  const entries = Object.entries(value).map(([id, one]) => [id, workspaceOf(one)] as const);
  const sound = entries.filter((entry): entry is readonly [string, WorkspaceSettings] => {
    return entry[1] !== undefined;
  });
  return sound.length === entries.length ? Object.fromEntries(sound) : undefined;
}

function workspaceOf(value: Json): WorkspaceSettings | undefined {
  if (!isObject(value)) return undefined;
  const region = REGIONS.find((one) => one === (value.region ?? "us"));
  const given = value.secrets ?? value.secret ?? null;
  const secrets = (Array.isArray(given) ? given : [given]).filter(
    (one) => typeof one === "string" && one !== "",
  );
  if (region === undefined || secrets.length === 0) return undefined;
  const { token } = value;
  // What could not be a header would fail at each call.
  if (token !== undefined && !(typeof token === "string" && TOKEN.test(token))) return undefined;
  return { region, secrets: secrets.map(String), ...defined({ token }) };
}
