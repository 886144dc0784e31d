import { stringOf } from "../../json/values.ts";
import { inside, lacks } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** The address of the service, where it is one that the platform cannot reach. */

/** This machine, the names of RFC 6762, and the addresses of RFC 1918 and RFC 3927; with a port. */
const PRIVATE =
  /^(localhost|.+\.local|0\.0\.0\.0|(127|10)(\.\d+){3}|(192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+){2})(:\d+)?$/i;

export const hostNotPublic = rule({
  id: "HostNotPublic",
  severity: "warning",
  area: "document",
  message: 'The host "{host}" is known in one network only, and the platform is not in it.',
  advice: "Write the host by which the service is known to everybody, or sign in by a gateway.",
  check({ root, connectionParameters, policies }, report) {
    const host = stringOf(root.value.host) ?? "";
    // A policy replaces the host, or the gateway stands in that network.
    if (policies.some(({ templateId }) => templateId === "dynamichosturl")) return;
    if (connectionParameters.some(({ type }) => type === "gatewaySetting")) return;
    if (PRIVATE.test(host)) report(inside(root, "host"), { host });
  },
});

export const hostMissing = rule({
  id: "HostMissing",
  severity: "hint",
  area: "document",
  message: "The definition names no host.",
  advice: 'Add "host"; published connectors have it even where a policy replaces it.',
  check({ root }, report) {
    if (lacks(root, "host")) report(inside(root, "host"), {});
  },
});

export const basePathEndsWithSlash = rule({
  id: "BasePathEndsWithSlash",
  severity: "hint",
  area: "document",
  message: 'The basePath "{path}" ends with a slash, and paths begin with one.',
  advice: 'Write "{expected}", so that no address has two slashes in a row.',
  check({ root }, report) {
    const path = stringOf(root.value.basePath) ?? "";
    if (!/[^/]\/+$/.test(path)) return;
    report(inside(root, "basePath"), { path, expected: path.replace(/\/+$/, "") });
  },
});
