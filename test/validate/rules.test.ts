import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { type Connector, connectorOf } from "../../scripts/validate/connector.ts";
import { jsonFile } from "../../scripts/validate/files.ts";
import type { Finding } from "../../scripts/validate/finding.ts";
import { fixText } from "../../scripts/validate/fix.ts";
import { parseJsonText } from "../../scripts/validate/json/parse.ts";
import { PROFILES, type Profile, type Rule } from "../../scripts/validate/rule.ts";
import { RULES, rulesFor } from "../../scripts/validate/rules/index.ts";
import { validate } from "../../scripts/validate/validate.ts";
import { changed, type Fixtures } from "./fixtures.ts";

const directory = fileURLToPath(new URL("fixtures", import.meta.url));
const docs = fileURLToPath(new URL("../../scripts/validate/docs", import.meta.url));

const fixtureFiles = readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);
const loaded = await Promise.all(
  fixtureFiles.map(async (file): Promise<[string, Fixtures]> => {
    const module: { default: Fixtures } = await import(pathToFileURL(join(directory, file)).href);
    return [file, module.default];
  }),
);
const fixtures = new Map(
  loaded.flatMap(([file, cases]) =>
    Object.entries(cases).map(([id, own]) => [id, { file, ...own }]),
  ),
);

test.each(PROFILES)("the connector that fixtures change has no finding for %s", (profile) => {
  expect(summaries(validate(changed({}, profile), rulesFor(profile)))).toEqual([]);
});

test("every rule has an id of its own", () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test("every fixture and every page belongs to a rule", () => {
  const known = new Set(RULES.map(({ id }) => id));
  const pages = readdirSync(docs).map((name) => name.replace(/\.md$/, ""));
  expect([...fixtures.keys(), ...pages].filter((id) => !known.has(id))).toEqual([]);
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("has a page that says why, by which evidence, how to mend it and when to ignore it", () => {
    const path = `${docs}/${id}.md`;
    expect(existsSync(path), `scripts/validate/docs/${id}.md`).toBe(true);
    const page = readFileSync(path, "utf8");
    const [title, , severity = ""] = page.split("\n");
    expect(title).toBe(`# ${id}`);
    // Of two severities the page says when the findings have the weaker one.
    if (rule.weaker) expect(severity).toMatch(`Severity: ${rule.severity}; ${rule.weaker} where `);
    else expect(severity).toBe(`Severity: ${rule.severity}`);
    const evidence = rule.severity === "error" ? ["Evidence"] : [];
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
      ...["Why", ...evidence, "Wrong", "Right", "When to ignore it"],
    ]);
    expect(page.includes("--fix"), "whether the page tells what --fix does").toBe(
      rule.fixable === true,
    );
    for (const [, example = ""] of page.matchAll(/```json\n(.*?)```/gs)) {
      // Files that are no JSON are the rule's own business.
      if (rule.area === "files") continue;
      expect(isJson(example) || isJson(`{${example}}`), example).toBe(true);
    }
  });

  test("says what is wrong and what to do in whole sentences", () => {
    expect(rule.message).toMatch(/^["A-Z{].*[.}]$/s);
    expect(rule.advice).toMatch(/^["A-Z{].*[.}]$/s);
  });

  const cases = fixtures.get(id);
  const profile = profileOf(rule);
  const rules = rulesFor(profile);
  test("has good and bad fixtures in its area", () => {
    expect(cases?.file.replaceAll("\\", "/").split("/")[0]).toBe(rule.area);
    expect([cases?.good.length, cases?.bad.length]).not.toContain(0);
  });

  test.each(cases?.good ?? [])("is content: $name", (good) => {
    const found = validate(changed(good, profile), rules);
    const told = found.filter(
      (finding) => finding.severity !== "hint" || !good.also?.includes(finding.rule),
    );
    expect(summaries(told)).toEqual([]);
  });

  test.each(cases?.bad ?? [])("finds: $name", (bad) => {
    const connector = changed(bad, profile);
    const findings = validate(connector, rules);
    const own = findings.filter((finding) => finding.rule === id);
    const file = connector[bad.in ?? "definition"].path;
    expect(own.map(({ file, pointer }) => `${file} ${pointer}`)).toEqual(
      [bad.at].flat().map((pointer) => `${file} ${pointer}`),
    );
    expect(new Set(own.map(({ severity }) => severity))).toEqual(
      new Set([bad.severity ?? rule.severity]),
    );
    for (const { message, advice } of own)
      expect(`${message} ${advice}`).not.toMatch(/undefined|NaN/);
    const others = findings.filter(
      (finding) => finding.rule !== id && finding.severity === "error",
    );
    expect(summaries(others.filter((finding) => !bad.also?.includes(finding.rule)))).toEqual([]);
    expect(
      bad.also?.filter((other) => findings.every((finding) => finding.rule !== other)) ?? [],
    ).toEqual([]);
    if (own.some(({ edits }) => edits.length > 0)) {
      expect(rule.fixable).toBe(true);
      const fixable = own.filter(({ edits }) => edits.length > 0).length;
      const mended = afterFixing(connector, id);
      const left = validate(
        mended,
        RULES.filter((one) => one.id === id),
      );
      expect(left).toHaveLength(own.length - fixable);
      expect(sentBy(mended), "what is sent").toEqual(sentBy(connector));
    }
  });

  if (rule.fixable) {
    test("mends what it calls fixable", () => {
      const all = (cases?.bad ?? []).flatMap((bad) => validate(changed(bad, profile), [rule]));
      expect(all.some(({ edits }) => edits.length > 0)).toBe(true);
    });
  }
});

/** The strictest profile in which a rule counts, so that its cases meet the other rules too. */
function profileOf({ profiles = PROFILES }: Rule): Profile {
  return profiles.at(-1) ?? "custom";
}

const isJson = (text: string) => parseJsonText(text).problems.length === 0;

/** What decides how a request looks. */
function sentBy({ root, operations }: Connector) {
  const { host, basePath, schemes } = root.value;
  return [
    { host, basePath, schemes },
    ...operations.map(({ method, path, consumes, parameters }) => ({
      ...{ method, path, consumes },
      parameters: parameters.map(({ name, in: place, value }) => ({
        ...{ name, place },
        // In the query, how often it is encoded cannot be chosen; texts and numbers are sent alike.
        encoding: place === "query" ? undefined : value["x-ms-url-encoding"],
        format: value.collectionFormat,
        default: value.default === undefined ? undefined : String(value.default).toLowerCase(),
      })),
    })),
  ];
}

/** The connector when `--fix` has run. */
function afterFixing(connector: Connector, id: string): Connector {
  const rules = RULES.filter((rule) => rule.id === id);
  let current = connector;
  for (let round = 0; round < 5; round++) {
    const findings = validate(current, rules);
    const fixed = (kind: "definition" | "properties" | "settings") => {
      const { path, text, state } = current[kind];
      const own = findings.filter(({ file }) => file === path);
      return jsonFile(kind, path, state === "absent" ? undefined : fixText(text, own).text);
    };
    current = connectorOf({
      ...current,
      definition: fixed("definition"),
      properties: fixed("properties"),
      settings: fixed("settings"),
    });
  }
  return current;
}

function summaries(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, pointer, message }) => `${rule} ${pointer}: ${message}`);
}
