import { unauthorized } from "./errors.ts";

export type Region = "US" | "EU" | "AU";

/** The hosts of the MCP server, which Australia has none of (Intercom's documentation). */
const MCP_HOSTS: ReadonlyMap<string, Region> = new Map([
  ["mcp.intercom.com", "US"],
  ["mcp.eu.intercom.com", "EU"],
]);

/** The hosts of the three regions (servers of Intercom's OpenAPI description), and of their MCP servers. */
const REGION_OF_HOST: ReadonlyMap<string, Region> = new Map([
  ["api.intercom.io", "US"],
  ["api.eu.intercom.io", "EU"],
  ["api.au.intercom.io", "AU"],
  ...MCP_HOSTS,
]);

/** @param host the Host header, with or without a port */
export const regionOfHost = (host: string | undefined): Region | undefined =>
  REGION_OF_HOST.get(nameOf(host));

/** Whether a host has the MCP server of a workspace: its own, or one that stands for any. */
export function servesMcp(host: string | undefined, region: Region): boolean {
  const name = nameOf(host);
  return region !== "AU" && (MCP_HOSTS.has(name) || !REGION_OF_HOST.has(name));
}

const nameOf = (host = "") => host.replace(/:\d+$/, "").toLowerCase();

/** Where a region's workspaces are reached. */
export function hostOfRegion(region: Region): string {
  for (const [host, of] of REGION_OF_HOST) if (of === region) return host;
  throw new RangeError(`not a region: ${region}`);
}

/** The names that `GET /me` gives the regions. */
export const REGION_NAMES: Readonly<Record<Region, string>> = {
  US: "US",
  EU: "Europe",
  AU: "Australia",
};

/**
 * A token belongs to one workspace in one region: asked at another region's host, Intercom does not
 * know it. Any other host (a loopback address, a container's name) stands for the right region.
 * @param authorization the header
 * @param host the Host header, with or without a port
 * @throws {ApiError} 401
 */
export function authenticate(
  authorization: string | undefined,
  host: string | undefined,
  workspace: { token: string; region: Region },
): void {
  const region = regionOfHost(host);
  if (region !== undefined && region !== workspace.region) throw unauthorized();
  if (tokenOf(authorization) !== workspace.token) throw unauthorized();
}

/**
 * Clients before 2024, Intercom's own among them (intercom-client up to 5, python-intercom), send the
 * token as the user name of Basic authentication, with no password.
 */
function tokenOf(authorization = ""): string | undefined {
  const [, scheme = "", value = ""] = /^(Bearer|Basic) +(\S+) *$/i.exec(authorization) ?? [];
  if (scheme.toLowerCase() !== "basic") return value;
  return /^([^:]*):$/.exec(Buffer.from(value, "base64").toString())?.[1];
}
