import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import connector from "../../connector/connector.ts";
import { type Artifacts, ofPackage } from "../../scripts/pipeline/artifacts.ts";
import { checkArtifacts, checkPackages } from "../../scripts/pipeline/check.ts";

const GENERATED = fileURLToPath(new URL("../../generated/", import.meta.url));
const NAME = "apiDefinition.swagger.json";
const PACKAGES = Object.entries(connector.packages).flatMap(([name, { resources }]) =>
  resources.length === 0 ? [] : [name],
);

/** The files that ship, of all packages. */
function shipped(): Artifacts {
  const files = PACKAGES.flatMap((name) =>
    readdirSync(GENERATED + name, { withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [`${name}/${entry.name}`] : [],
    ),
  );
  return new Map(files.map((path) => [path, readFileSync(GENERATED + path)]));
}

/** Those of one package, the definition's text changed. */
function artifacts(change: (definition: string) => string = (text) => text): Artifacts {
  const all = ofPackage(shipped(), "intercom");
  return all.set(NAME, change(String(all.get(NAME))));
}

/** A version that is no text. */
const faulty = () => artifacts((text) => text.replace(/"version": "[^"]*"/, '"version": 1'));
const RULE = "JsonTypeIncorrect";
const POINTER = "/info/version";

describe("the check of generated files", () => {
  test("finds nothing in those that ship", async () => {
    expect(await checkPackages(PACKAGES, shipped())).toEqual([]);
  });

  test("names the package of a file", async () => {
    const of = new Map([...faulty()].map(([name, content]) => [`intercom/${name}`, content]));
    const files = (await checkPackages(["intercom"], of)).map(({ file }) => file);
    expect(new Set(files)).toEqual(new Set([`intercom/${NAME}`]));
  });

  test("names the file, the place, what is wrong, what to do, and the rule", async () => {
    expect(await checkArtifacts(faulty())).toContainEqual({
      file: NAME,
      pointer: POINTER,
      line: expect.any(Number),
      message: '"version" is of type integer and must be of type string: 1.',
      advice: "Write a value of type string.",
      rule: RULE,
    });
  });

  test("lets a finding pass for which there is a reason", async () => {
    const reason = { rule: RULE, pointer: POINTER, because: "a test" };
    const findings = await checkArtifacts(faulty(), [reason]);
    expect(findings.filter(({ rule }) => rule === RULE)).toEqual([]);
  });

  test("asks to remove a reason for nothing", async () => {
    const reason = { rule: RULE, pointer: POINTER, because: "a test" };
    expect(await checkArtifacts(artifacts(), [reason])).toEqual([
      {
        file: "scripts/pipeline/exceptions.ts",
        pointer: "",
        message: `There is no finding of ${RULE} at ${POINTER} any more.`,
        advice: "Remove the exception.",
      },
    ]);
  });

  test("reports what the specification does not allow", async () => {
    const findings = await checkArtifacts(
      artifacts((text) => text.replace('"swagger": "2.0"', '"swagger": "1.2"')),
    );
    expect(findings.length).toBeGreaterThan(0);
  });
});
