import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ASKED } from "../../scripts/pipeline/check.ts";
import type { Connector } from "../../scripts/validate/connector.ts";
import type { Finding } from "../../scripts/validate/finding.ts";
import { readConnector } from "../../scripts/validate/read.ts";
import { RULES } from "../../scripts/validate/rules/index.ts";
import { validate } from "../../scripts/validate/validate.ts";
import { ADDITIONS } from "./mutations/additions.ts";
import { type At, drafted, draftOf } from "./mutations/draft.ts";
import { MUTATIONS } from "./mutations/index.ts";
import { onlyOperations, PUBLISHED } from "./mutations/part.ts";

/**
 * Our connector as it is shipped, broken at least once for each rule: the rule reports at that place,
 * and no other rule says anything. So whatever may go wrong in what we generate is found, and is
 * called by its name.
 */

const shipped = readConnector(fileURLToPath(new URL("../../generated/intercom", import.meta.url)));
/** A part with everything that rules look at, so that this stays quick however much ships. */
const ours = onlyOperations(shipped, PUBLISHED);

test("what ships has no finding", () => {
  expect(summaries(validate(shipped, ASKED))).toEqual([]);
});

const mutations = Object.entries(MUTATIONS).flatMap(([area, byRule]) =>
  Object.entries(byRule).flatMap(([rule, byName]) =>
    Object.entries(byName).map(([name, mutation]) => ({
      area,
      rule,
      name: `${rule}: ${name}`,
      ...(typeof mutation === "function" ? { breaks: mutation, also: {} } : mutation),
    })),
  ),
);

test("the part of our connector has no finding", () => {
  expect(summaries(validate(drafted(draftOf(ours)), ASKED))).toEqual([]);
});

test.each(Object.entries(ADDITIONS))("%s, added to it, has none either", (_, addition) => {
  const draft = draftOf(ours);
  addition(draft);
  expect(summaries(validate(drafted(draft), ASKED))).toEqual([]);
});

test("every rule has a mutation, in the file of its area", () => {
  const mutated = new Set(mutations.map(({ area, rule }) => `${area} ${rule}`));
  const known = new Set(RULES.map(({ area, id }) => `${area} ${id}`));
  expect([...known].filter((rule) => !mutated.has(rule))).toEqual([]);
  expect([...mutated].filter((rule) => !known.has(rule))).toEqual([]);
});

describe("our connector, broken", () => {
  test.each(mutations.map((one) => [one.name, one] as const))("%s", (_, { rule, breaks, also }) => {
    const draft = draftOf(ours);
    const places = [breaks(draft)].flat();
    const connector = drafted(draft);
    // What ships is not yet packed for certification; rules on that are asked for themselves alone.
    const rules = RULES.filter((one) => one.id === rule || ASKED.includes(one));
    const findings = validate(connector, rules);
    const own = findings.filter((finding) => finding.rule === rule);
    const others = findings.filter((finding) => finding.rule !== rule);
    expect(own).not.toEqual([]);
    // In a shared schema a rule may have something to say about each operation that uses it.
    expect(unique(own.map((finding) => placeOf(connector, finding, places)))).toEqual(
      unique(places.map(shown)),
    );
    expect(summaries(others.filter((finding) => !Object.hasOwn(also, finding.rule)))).toEqual([]);
    expect(unique(others.map((finding) => finding.rule))).toEqual(unique(Object.keys(also)));
  });
});

const KINDS = ["definition", "properties", "settings", "script", "icon"] as const;

/** Where a finding is; what it marks only where the mutation tells that. */
function placeOf(connector: Connector, finding: Finding, places: readonly At[]): string {
  const kind = KINDS.find((one) => connector[one].path === finding.file) ?? "definition";
  const { pointer } = finding;
  if (places.every(({ marks }) => marks === undefined)) return shown({ file: kind, pointer });
  return shown({ file: kind, pointer, marks: marked(connector[kind].text, finding) });
}

const shown = ({ file, pointer, marks }: At) =>
  `${file} ${pointer}${marks === undefined ? "" : ` marks ${JSON.stringify(marks)}`}`;

/** What a finding marks within one line. */
function marked(text: string, { line, column, endLine, endColumn }: Finding): string {
  // Columns do not count a byte order mark.
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  const within = lines[line - 1]?.slice(column - 1) ?? "";
  return line === endLine ? within.slice(0, endColumn - column) : within;
}

const unique = (texts: readonly string[]) => [...new Set(texts)].sort();

function summaries(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, pointer, message }) => `${rule} ${pointer}: ${message}`);
}
