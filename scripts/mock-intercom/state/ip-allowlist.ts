import { BlockList, isIP } from "node:net";
import { ApiError } from "../errors.ts";
import type { Base } from "./base.ts";

/** From which addresses teammates may open the workspace. */
export interface IpAllowlist {
  enabled: boolean;
  /** Single addresses and ranges in CIDR notation. */
  ip_allowlist: readonly string[];
}

export interface IpAllowlistState {
  readonly ipAllowlist: Readonly<IpAllowlist>;
  /**
   * @param caller the address that asks for the change
   * @throws {ApiError} 422 for what is no address, and where the caller would be locked out
   */
  changeIpAllowlist(change: Partial<IpAllowlist>, caller: string): void;
}

export function ipAllowlistState({ storage }: Base): IpAllowlistState {
  const allowlist = storage.record<IpAllowlist>("IP allowlist", {
    enabled: false,
    ip_allowlist: [],
  });
  return {
    ipAllowlist: allowlist,
    changeIpAllowlist(change, caller) {
      const changed = { ...allowlist, ...change };
      const allows = readRanges(changed.ip_allowlist);
      if (changed.enabled && !allows(caller)) {
        throw invalid(
          `Your IP (${caller}) is not on the allowlist. Saving would lock you out of this workspace.`,
        );
      }
      Object.assign(allowlist, changed);
    },
  };
}

const invalid = (message: string) => new ApiError(422, "parameter_invalid", message);

const family = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** The test whether an address lies in any of the ranges. */
function readRanges(entries: readonly string[]): (address: string) => boolean {
  const ranges = new BlockList();
  for (const entry of entries) {
    const [address = "", bits, ...rest] = entry.split("/");
    const version = isIP(address);
    const longest = version === 6 ? 128 : 32;
    const prefix = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : Infinity;
    if (version === 0 || prefix > longest || rest.length > 0) {
      throw invalid(`${entry} is not a valid IP address or range`);
    }
    ranges.addSubnet(address, prefix, family(address));
  }
  return (address) => ranges.check(address, family(address));
}
