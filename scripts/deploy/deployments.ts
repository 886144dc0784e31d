import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { isObject, type Json, parseJson } from "../common/json.ts";
import { own, put } from "../common/own.ts";
import { UsageError } from "../platform/errors.ts";

/**
 * Where the connectors are deployed: by environment, then by package, the ids that the service gave
 * them. Committed, so that whoever deploys next updates them: ids are no secrets.
 */
export type Deployments = Record<string, Record<string, Deployment>>;

export interface Deployment {
  /** paconn's id: `shared_intercom-5f0123456789abcdef`. */
  paconn?: string;
  /** pac's id: the GUID of the row in Dataverse. */
  pac?: string;
}

/** @throws {UsageError} where the file holds something else */
export function readDeployments(file: string): Deployments {
  if (!existsSync(file)) return {};
  const value = parseJson(readFileSync(file, "utf8"));
  const refused = new UsageError(
    `${file}: it must hold { "ENVIRONMENT": { "PACKAGE": { "paconn": "ID" } } }. Correct it.`,
  );
  if (!isObject(value)) throw refused;
  const deployments: Deployments = {};
  for (const [environment, packages] of Object.entries(value)) {
    if (!isObject(packages)) throw refused;
    const read: Record<string, Deployment> = {};
    for (const [name, ids] of Object.entries(packages)) {
      if (!isObject(ids)) throw refused;
      put(read, name, { ...idIn("paconn", ids.paconn), ...idIn("pac", ids.pac) });
    }
    put(deployments, environment, read);
  }
  return deployments;
}

function idIn(tool: keyof Deployment, value: Json | undefined): Deployment {
  return typeof value === "string" ? { [tool]: value } : {};
}

export function idOf(
  deployments: Deployments,
  environment: string,
  name: string,
  tool: keyof Deployment,
): string | undefined {
  const packages = own(deployments, environment);
  return packages && own(packages, name)?.[tool];
}

/** Writes an id into the file; what else it holds stays. */
export function keepId(file: string, environment: string, name: string, ids: Deployment): void {
  const deployments = readDeployments(file);
  const packages = own(deployments, environment) ?? {};
  put(packages, name, { ...own(packages, name), ...ids });
  put(deployments, environment, packages);
  writeFileSync(`${file}.draft`, `${JSON.stringify(deployments, null, 2)}\n`);
  renameSync(`${file}.draft`, file);
}
