import { pathPattern, patternCovers } from "../../model/paths.ts";
import { rule } from "../../rule.ts";

/** Paths between which a request cannot choose. */

export const pathRedefined = rule({
  id: "PathRedefined",
  severity: "error",
  area: "operations",
  message: "The path {path} differs from {other} in upper and lower case only.",
  advice: "Put the operations of both under one path.",
  check({ pathItems }, report) {
    const seen = new Map<string, string>();
    for (const { path, ...item } of pathItems) {
      const other = seen.get(path.toLowerCase());
      if (other !== undefined) report(item, { path, other });
      else seen.set(path.toLowerCase(), path);
    }
  },
});

export const duplicateOperationPath = rule({
  id: "DuplicateOperationPath",
  severity: "error",
  area: "operations",
  message: "{operation} and {other} have the same address: {path} and {otherPath}.",
  advice:
    "Let the paths differ in more than the names of variables, or make one operation of both.",
  check({ operations }, report) {
    const seen = new Map<string, { name: string; path: string }>();
    const told = new Set<string>();
    for (const { name, method, path, ...operation } of operations) {
      // Import refuses such paths whatever their verbs; each is told once, by a verb of both if it can.
      const pattern = pathPattern(path);
      const other = seen.get(`${method} ${pattern}`) ?? seen.get(pattern);
      const first = other ?? { name, path };
      for (const key of [`${method} ${pattern}`, pattern]) if (!seen.has(key)) seen.set(key, first);
      // Paths that are the same but for case are a finding of another rule.
      if (!other || other.path.toLowerCase() === path.toLowerCase() || told.has(path)) continue;
      told.add(path);
      report(operation, { operation: name, other: other.name, path, otherPath: other.path });
    }
  },
});

export const partialDuplicateOperationPath = rule({
  id: "PartialDuplicateOperationPath",
  severity: "hint",
  area: "operations",
  message: "A value in the path {path} of {operation} can make it the path of {others}.",
  advice: "Let the paths differ in a segment without variables, so that no value leads astray.",
  check({ operations }, report) {
    const all = operations.map((operation) => {
      const segments = pathPattern(operation.path).split("/");
      return { operation, segments, key: `${operation.method} ${segments.length}` };
    });
    const keys = new Set(all.map(({ key }) => key));
    const alike = new Map([...keys].map((key) => [key, all.filter((one) => one.key === key)]));
    for (const { operation, segments, key } of all) {
      if (!segments.some((segment) => segment.includes("{}"))) continue;
      const others = (alike.get(key) ?? []).filter((one) => patternCovers(segments, one.segments));
      if (others.length === 0) continue;
      const names = others.map((other) => other.operation.name).join(", ");
      report(operation, { path: operation.path, operation: operation.name, others: names });
    }
  },
});
