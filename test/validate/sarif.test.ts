import { resolve } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../scripts/validate/finding.ts";
import { sarifPrinter } from "../../scripts/validate/print/sarif.ts";
import { RULES } from "../../scripts/validate/rules/index.ts";
import { validate } from "../../scripts/validate/validate.ts";
import { DEFINITION } from "./base.ts";
import { changed } from "./fixtures.ts";
import { apiKey } from "./places.ts";

/**
 * The parts of SARIF 2.1.0 (OASIS, errata 01) that the log uses, each with its section, and nothing
 * else: a name that the specification does not have fails here. Where the specification leaves
 * something open, GitHub's page "SARIF support for code scanning" decides.
 */
const text = { type: "string", minLength: 1 };
const uri = { type: "string", pattern: "^(?:[\\w.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+$" };
const fromOne = { type: "integer", minimum: 1 };
const object = (properties: Record<string, unknown>, optional: readonly string[] = []) => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  additionalProperties: false,
});
const list = (items: unknown, minItems = 0) => ({ type: "array", items, minItems });
// 3.11 message; 3.12 multiformatMessageString
const message = object({ text });
// 3.4 artifactLocation: base and relative uri, or an absolute one alone
const artifactLocation = {
  oneOf: [
    object({
      uri: { ...uri, not: { pattern: "^(?:/|[A-Za-z]:|\\.)|//|/\\.\\.?/" } },
      uriBaseId: text,
    }),
    object({ uri: { ...uri, pattern: "^file:///" } }),
  ],
};
// 3.30 region: lines and columns count from 1
const region = object({
  startLine: fromOne,
  startColumn: fromOne,
  endLine: fromOne,
  endColumn: fromOne,
});
// 3.49 reportingDescriptor, with what GitHub shows
const rule = object({
  id: text,
  name: { ...text, maxLength: 255 },
  shortDescription: object({ text: { ...text, maxLength: 1024 } }),
  fullDescription: object({ text: { ...text, maxLength: 1024 } }),
  help: object({ text, markdown: text }),
  // 3.50 reportingConfiguration
  defaultConfiguration: object({ level: { enum: ["none", "note", "warning", "error"] } }),
  properties: object({
    tags: { ...list(text), maxItems: 20, uniqueItems: true },
    "problem.severity": { enum: ["error", "warning", "recommendation"] },
  }),
});
// 3.55 fix, 3.56 artifactChange, 3.57 replacement
const fix = object({
  description: message,
  artifactChanges: list(
    object({
      artifactLocation,
      replacements: list(
        object({ deletedRegion: region, insertedContent: object({ text: { type: "string" } }) }),
        1,
      ),
    }),
    1,
  ),
});
// 3.27 result
const result = object(
  {
    ruleId: text,
    ruleIndex: { type: "integer", minimum: 0 },
    level: { enum: ["none", "note", "warning", "error"] },
    message,
    locations: list(
      object(
        {
          physicalLocation: object({ artifactLocation, region }),
          logicalLocations: list(object({ fullyQualifiedName: text }), 1),
        },
        ["logicalLocations"],
      ),
      1,
    ),
    partialFingerprints: object({
      primaryLocationLineHash: { type: "string", pattern: "^[0-9a-f]+:[0-9]+$" },
    }),
    fixes: list(fix, 1),
  },
  ["fixes"],
);
const log = object({
  $schema: { type: "string", pattern: "^https://" },
  // 3.13.2
  version: { const: "2.1.0" },
  runs: list(
    // 3.14 run
    object({
      tool: object({ driver: object({ name: text, rules: list(rule) }) }),
      invocations: list(object({ executionSuccessful: { type: "boolean" } })),
      originalUriBaseIds: {
        type: "object",
        additionalProperties: object({ description: message }),
      },
      columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
      results: { ...list(result), maxItems: 25_000 },
    }),
    1,
  ),
});
const isLog = new Ajv({ strict: false, allErrors: true }).compile(log);

const ROOT = resolve("repository");

function printed(findings: readonly Finding[], cwd = ROOT) {
  const pageOf = (id: string) => `# ${id}\n\nSeverity: any\n\nThe sentence of ${id}.\n`;
  const printer = sarifPrinter({ cwd, root: ROOT, rules: RULES, verbose: true, pageOf });
  const counts = { error: 0, warning: 0, hint: 0 };
  const totals = { connectors: 1, counts, fixable: 0 };
  const told = printer.connector({ findings, mended: [] });
  return JSON.parse(`${printer.begin()}${told}${printer.end(totals)}`);
}

/** Findings of every severity and of three files, one of which can be mended. */
const findings = validate(
  changed({
    texts: {
      definition: JSON.stringify(DEFINITION, undefined, 2)
        .replace('"operationId": "DeleteHook"', '"operationId": "ListTags"')
        .replace('"required": [\n        "id"\n      ]', '"required": []')
        .replace("Returns all tags of the workspace.", "Returns “all” tags 🏷 of the workspace"),
    },
    properties: { properties: apiKey({ uiDefinition: { tooltip: undefined } }) },
    script: "public class Script\n{\n}\n",
  }),
  RULES,
);
const named = (file: string) => findings.map((finding) => ({ ...finding, file }));

describe("the SARIF log", () => {
  test("is one, and has no property that SARIF does not know", () => {
    expect(new Set(findings.map(({ severity }) => severity)).size).toBe(3);
    expect(new Set(findings.map(({ file }) => file)).size).toBeGreaterThan(2);
    isLog(printed(findings));
    expect(isLog.errors).toBe(null);
  });

  test("of no findings is one too", () => {
    isLog(printed([]));
    expect(isLog.errors).toBe(null);
  });

  test("describes the rules of its results, and each once (3.27.6)", () => {
    const [{ tool, results }] = printed(findings).runs;
    const ids: string[] = tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { ruleId, ruleIndex, level } of results) {
      expect(ids[ruleIndex]).toBe(ruleId);
      expect(tool.driver.rules[ruleIndex].defaultConfiguration.level).toBe(level);
      expect(tool.driver.rules[ruleIndex].shortDescription.text).toBe(`The sentence of ${ruleId}.`);
    }
  });

  const places: [name: string, file: string, location: object][] = [
    [
      "a file below the root",
      "connectors/a/apiDefinition.swagger.json",
      { uri: "connectors/a/apiDefinition.swagger.json", uriBaseId: "%SRCROOT%" },
    ],
    [
      "a path with detours",
      "./connectors/../b/settings.json",
      { uri: "b/settings.json", uriBaseId: "%SRCROOT%" },
    ],
    [
      "a whole path of a file below the root",
      resolve(ROOT, "b", "settings.json"),
      { uri: "b/settings.json", uriBaseId: "%SRCROOT%" },
    ],
    [
      "signs that URIs do not have",
      "50% für #1?/a b[1]:2.json",
      { uri: "50%25%20f%C3%BCr%20%231%3F/a%20b%5B1%5D%3A2.json", uriBaseId: "%SRCROOT%" },
    ],
    [
      "a name that only looks like the way up",
      "..connector/a.json",
      { uri: "..connector/a.json", uriBaseId: "%SRCROOT%" },
    ],
    [
      "a file beside the root",
      "../other connector/a.json",
      { uri: expect.stringMatching(/^file:\/\/\/.*\/other%20connector\/a\.json$/) },
    ],
  ];
  test.each(places)("names %s by a URI", (_, file, location) => {
    for (const { locations } of printed(named(file)).runs[0].results) {
      expect(locations[0].physicalLocation.artifactLocation).toEqual(location);
    }
  });

  test("names files from the root of the repository when it runs in a folder of it", () => {
    const [{ results }] = printed(named("../b/settings.json"), resolve(ROOT, "a")).runs;
    const [{ locations }] = results;
    const uri = "b/settings.json";
    expect(locations[0].physicalLocation.artifactLocation).toEqual({ uri, uriBaseId: "%SRCROOT%" });
  });

  test("gives each result a fingerprint of its own, which lines above it do not change", () => {
    const prints = (all: readonly Finding[]): string[] =>
      printed(all).runs[0].results.map(
        ({ partialFingerprints }: { partialFingerprints: { primaryLocationLineHash: string } }) =>
          partialFingerprints.primaryLocationLineHash,
      );
    const once = prints(findings);
    expect(new Set(once).size).toBe(findings.length);
    expect(prints(findings.map((one) => ({ ...one, line: one.line + 9 })))).toEqual(once);
    expect(new Set(prints([...findings, ...findings])).size).toBe(2 * findings.length);
  });

  test("has the first hints of a rule only, and says how many more there are", () => {
    const [one] = findings.filter(({ severity }) => severity === "hint");
    const many = Array.from({ length: 10 }, (_, line) => ({ ...one, line: line + 1 }));
    const results = printed(many.flatMap((finding) => (one ? { ...one, ...finding } : [])));
    const texts = results.runs[0].results.map(
      ({ message }: { message: { text: string } }) => message.text,
    );
    expect(texts).toHaveLength(3);
    expect(texts[2]).toMatch(/\(And 7 more in this connector\.\)$/);
  });

  test("has no fix that changes nothing, such as that of a byte order mark", () => {
    const texts = { definition: `\uFEFF${JSON.stringify(DEFINITION, undefined, 2)}` };
    const [result] = printed(validate(changed({ texts }), RULES)).runs[0].results;
    expect(result.ruleId).toBe("JsonByteOrderMark");
    expect(result.fixes).toBeUndefined();
    const { region } = result.locations[0].physicalLocation;
    expect(region).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 });
  });

  test("says what a fix replaces, by lines and columns", () => {
    const fixable = findings.find(({ rule }) => rule === "DescriptionWithoutFullStop");
    const [{ fixes, locations }] = printed(fixable ? [fixable] : []).runs[0].results;
    const [{ replacements }] = fixes[0].artifactChanges;
    const { region } = locations[0].physicalLocation;
    expect(replacements).toEqual([
      {
        deletedRegion: { ...region, startColumn: region.startColumn + '"description": '.length },
        insertedContent: { text: '"Returns “all” tags 🏷 of the workspace."' },
      },
    ]);
  });
});
