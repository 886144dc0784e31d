/** Where flows may be: an address of anybody's would make the gateway ask whatever they like. */
import { type LookupAddress, lookup } from "node:dns";
import { BlockList, isIP, isIPv6, type LookupFunction } from "node:net";

/**
 * The hosts of flows and logic apps, `*.` for any name below: those of Power Automate and Logic Apps,
 * and of the national clouds (Microsoft Learn, "IP address configuration" of both, read 2026).
 */
export const PLATFORM_HOSTS: readonly string[] = [
  "*.api.powerplatform.com",
  "*.logic.azure.com",
  "*.api.gov.powerplatform.microsoft.us",
  "*.logic.azure.us",
  "*.api.high.powerplatform.microsoft.us",
  "*.api.appsplatform.us",
  "*.api.powerplatform.partner.microsoftonline.cn",
  "*.logic.azure.cn",
];

/** Which addresses are called. */
export interface AddressRules {
  /** Beside the platform's, by their exact names: Logic Apps Standard has `app.azurewebsites.net`, as anybody can. */
  readonly otherHosts: readonly string[];
  /** Only for a try on one machine: http, any port, and this machine are allowed for the other hosts. */
  readonly local?: true;
}

const LONGEST = 2000;

/** What is wrong with an address that a platform wants to be called at; undefined where nothing is. */
export function addressProblem(address: string, rules: AddressRules): string | undefined {
  if (address.length > LONGEST) return `it is longer than ${LONGEST} characters`;
  if (!/^[!-~]+$/.test(address) || !URL.canParse(address)) return "it is no URL";
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return "it has a user name or password";
  if (isLocal(url, rules)) return undefined;
  if (url.protocol !== "https:") return "it is not https";
  // URL leaves out the port that is the scheme's own.
  if (url.port !== "") return "its port is not 443";
  const host = url.hostname.toLowerCase();
  const known =
    rules.otherHosts.includes(host) ||
    (isIP(host) === 0 &&
      PLATFORM_HOSTS.some((one) => host.endsWith(one.slice(1)) && host.length >= one.length));
  return known ? undefined : "its host is none of Power Automate's or Logic Apps'";
}

/** Whether the rules of the network are left out for a URL. */
export function isLocal(url: URL, { local, otherHosts }: AddressRules): boolean {
  return local === true && /^https?:$/.test(url.protocol) && otherHosts.includes(url.hostname);
}

const INSIDE = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
  // Azure's own service of machines, which answers from inside only.
  ["168.63.129.16", 32],
] as const) {
  INSIDE.addSubnet(network, bits, "ipv4");
}

/** Global unicast; of that, what carries an IPv4 address within, or is for documentation. */
const OUTSIDE_V6 = new BlockList();
OUTSIDE_V6.addSubnet("2000::", 3, "ipv6");
const INSIDE_V6 = new BlockList();
INSIDE_V6.addSubnet("2001::", 23, "ipv6");
INSIDE_V6.addSubnet("2001:db8::", 32, "ipv6");
INSIDE_V6.addSubnet("2002::", 16, "ipv6");
INSIDE_V6.addSubnet("3fff::", 20, "ipv6");

/** Whether an IP address is of the public internet (IANA's registries of special-purpose addresses). */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) {
    const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
    if (mapped !== undefined) return isPublicAddress(mapped);
    return OUTSIDE_V6.check(address, "ipv6") && !INSIDE_V6.check(address, "ipv6");
  }
  return isIP(address) === 4 && !INSIDE.check(address, "ipv4");
}

/** Asks for all addresses of a name. */
export type Resolve = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

const system: Resolve = (host, done) => lookup(host, { all: true }, done);

/**
 * Looks up a name for a connection, and fails where any of its addresses is not of the public
 * internet. What was looked at is what is connected to, so no second answer can lead elsewhere.
 */
export function publicLookup(resolve: Resolve = system): LookupFunction {
  return (host, options, done) => {
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error) return done(error, "");
      if (first === undefined || addresses.some(({ address }) => !isPublicAddress(address))) {
        return done(new Error("its host leads to an address that is not public"), "");
      }
      if (options.all) return done(null, [...addresses]);
      return done(null, first.address, first.family);
    });
  };
}
