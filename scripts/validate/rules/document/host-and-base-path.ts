import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** A name or an address, and a port. Hosts that a policy replaces are written as if they were real. */
const HOST = /^[^{}/ :\\?#@]+(:\d{1,5})?$/;

export const hostNameNotValid = rule({
  id: "HostNameNotValid",
  severity: "error",
  area: "document",
  message: 'The host is "{host}"; a host name and nothing else is expected.',
  advice: "Write it without scheme and path, such as api.example.com, and the path in basePath.",
  check({ root }, report) {
    const host = stringOf(root.value.host);
    if (host === undefined || HOST.test(host)) return;
    report(inside(root, "host"), { host });
  },
});

export const basePathNotValid = rule({
  id: "BasePathNotValid",
  severity: "error",
  area: "document",
  message: 'The basePath "{path}" does not begin with a slash.',
  advice: 'Write "/" before it; the host belongs in host.',
  check({ root }, report) {
    const path = stringOf(root.value.basePath);
    if (path === undefined || path.startsWith("/")) return;
    report(inside(root, "basePath"), { path });
  },
});
