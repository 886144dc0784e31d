import { rule } from "../../rule.ts";

/** Milliseconds after which nobody waits for a script: of later pages, and of the page of 2023. */
const LIMIT = 120_000;
const DOCUMENTED = 5_000;

const SLEEP =
  /\b(?:Thread\s*\.\s*Sleep|Task\s*\.\s*Delay)\s*\(\s*(?:TimeSpan\s*\.\s*From(\w+)\s*\(\s*)?([\d_.]+)/g;

const UNITS: ReadonlyMap<string, number> = new Map([
  ["Milliseconds", 1],
  ["Seconds", 1_000],
  ["Minutes", 60_000],
  ["Hours", 3_600_000],
]);

export const scriptSleepTooLong = rule({
  id: "ScriptSleepTooLong",
  severity: "error",
  weaker: "warning",
  area: "script",
  needs: ["script"],
  message: "The script waits {seconds} seconds, and a script may run {most}.",
  advice: "Answer at once; let a trigger poll, or the flow wait.",
  check({ script, scriptFacts }, report) {
    for (const match of scriptFacts.code.matchAll(SLEEP)) {
      const [found, unit, amount = ""] = match;
      const factor = unit === undefined ? 1 : UNITS.get(unit);
      const waits = Number(amount.replaceAll("_", "")) * (factor ?? 0);
      if (!(waits > DOCUMENTED)) continue;
      const place = { file: script, pointer: "", start: match.index };
      const most = waits > LIMIT ? LIMIT : DOCUMENTED;
      report(
        { ...place, end: match.index + found.length },
        { seconds: waits / 1000, most: most / 1000 },
        [],
        waits <= LIMIT,
      );
    }
  },
});
