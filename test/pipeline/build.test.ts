import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import connector from "../../connector/connector.ts";
import { makeArtifacts } from "../../scripts/pipeline/artifacts.ts";
import type { Checked, Compilers } from "../../scripts/pipeline/beside.ts";
import { type BuildOptions, build } from "../../scripts/pipeline/build.ts";
import { checkoutAt } from "../../scripts/pipeline/checkout.ts";
import { findingText } from "../../scripts/pipeline/finding.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const GENERATED = join(ROOT, "generated");

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "build-"));
  cpSync(GENERATED, directory, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** The files in the directory, by their paths in it. */
const contents = () =>
  new Map(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(directory, path), readFileSync(path, "base64")]),
  );

/** All that the connector's files of descriptors export. */
const EXPORTS = [
  // A resource can lie in several packages.
  ...new Set(
    Object.values(connector.packages).flatMap(({ resources }) =>
      resources.flatMap(({ from }) => from),
    ),
  ),
].flatMap((module) => Object.values(module));

/** A file of a package. */
const STALE = "intercom/settings.json";

const NOTHING: Checked = { findings: [], cached: true, took: 0 };
const SILENT: Compilers = { checkTypes: async () => NOTHING, checkScript: async () => NOTHING };

/** Trials take most of a build's time, and are not what most tests are about. */
const TRY_NOTHING = async () => ({ actions: 0, dropdowns: 0, triggers: 0, problems: [] });
const HOW: BuildOptions = {
  load: async () => ({ connector, makeArtifacts }),
  compilers: SILENT,
};

/** Builds the connector into the directory of the test. */
const built = (how: Partial<BuildOptions> = {}) =>
  build(checkoutAt(ROOT), directory, { ...HOW, ...how });

describe("the build", () => {
  it("makes what is committed in generated/, byte for byte, even from nothing, and tries all of it", async () => {
    const committed = contents();
    rmSync(directory, { recursive: true });
    const { findings, trials } = await built();
    expect(findings).toEqual([]);
    expect(contents()).toEqual(committed);
    const operations = EXPORTS.filter(
      // A trigger by webhooks has no plan: a gateway answers it.
      ({ kind }) => kind !== "choices" && kind !== "dynamic fields" && kind !== "webhook",
    );
    const triggers = operations.filter(({ kind }) => kind === "trigger");
    expect(trials).toEqual({
      actions: operations.length - triggers.length,
      dropdowns: expect.any(Number),
      triggers: triggers.length,
      problems: [],
    });
    const again = await build(checkoutAt(ROOT), directory, { ...HOW, tryOut: TRY_NOTHING });
    expect(again.stale).toEqual([]);
  });

  it("names what is stale without touching it, when only asked to check", async () => {
    writeFileSync(join(directory, STALE), "old");
    writeFileSync(join(directory, "left-over.json"), "{}");
    const before = contents();
    const { stale } = await built({ check: true, tryOut: TRY_NOTHING });
    expect(stale).toEqual([STALE, "left-over.json"]);
    expect(contents()).toEqual(before);
  });

  it("makes the contract's types again where somebody edited them", async () => {
    const path = join(directory, "contract.ts");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("export interface paths", "export interface Paths"));
    const types: (string | undefined)[] = [];
    const { stale } = await built({
      tryOut: TRY_NOTHING,
      compilers: {
        ...SILENT,
        async checkTypes(_, text) {
          types.push(text);
          return NOTHING;
        },
      },
    });
    expect(stale).toEqual(["contract.ts"]);
    expect(readFileSync(path, "utf8")).toBe(text);
    // What is checked is what is written, not what was there.
    expect(types).toEqual([text]);
  });

  it("leaves generated/ as it was when an operation does not run", async () => {
    writeFileSync(join(directory, STALE), "old");
    const before = contents();
    const problem = { operation: "GetTag", message: "It answered 404.", advice: "Mend it." };
    const { findings, stale } = await built({
      tryOut: async () => ({ ...(await TRY_NOTHING()), problems: [problem] }),
    });
    expect(findings.map(findingText)).toEqual([
      expect.stringMatching(
        /^connector\/tags\/actions\.ts:\d+: GetTag: It answered 404\. Mend it\.$/,
      ),
    ]);
    expect(stale).toEqual([]);
    expect(contents()).toEqual(before);
  });

  it.each(["checkTypes", "checkScript"] as const)(
    "leaves generated/ as it was when %s finds something",
    async (compiler) => {
      writeFileSync(join(directory, STALE), "old");
      const before = contents();
      const finding = { file: "connector/connector.ts", line: 1, message: "No.", advice: "" };
      const found = async () => ({ ...NOTHING, findings: [finding] });
      const { findings } = await built({
        tryOut: TRY_NOTHING,
        compilers: { ...SILENT, [compiler]: found },
      });
      expect(findings).toEqual([finding]);
      expect(contents()).toEqual(before);
    },
  );

  it("does not hide a fault of its own", async () => {
    const broken = built({
      load: async () => ({
        connector,
        makeArtifacts: () => {
          throw new TypeError("oh");
        },
      }),
    });
    await expect(broken).rejects.toThrow("oh");
  });
});
