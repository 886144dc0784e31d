import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import connector from "../../connector/connector.ts";
import type { ConnectorDescriptor } from "../../scripts/language/connector.ts";
import { setHeader } from "../../scripts/language/policies.ts";
import { makeArtifacts } from "../../scripts/pipeline/artifacts.ts";
import type { Checked, Compilers } from "../../scripts/pipeline/beside.ts";
import { build } from "../../scripts/pipeline/build.ts";
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

const contents = () =>
  new Map(
    readdirSync(directory).map((name) => [
      name,
      readFileSync(join(directory, name)).toString("base64"),
    ]),
  );

const NOTHING: Checked = { findings: [], cached: true, took: 0 };
const SILENT: Compilers = { checkTypes: async () => NOTHING, checkScript: async () => NOTHING };

/** Builds a connector into the directory of the test. */
const built = (
  of: ConnectorDescriptor = connector,
  { check = false, compilers = SILENT }: { check?: boolean; compilers?: Compilers } = {},
) =>
  build(checkoutAt(ROOT), directory, {
    load: async () => ({ connector: of, makeArtifacts }),
    compilers,
    check,
  });

describe("the build", () => {
  it("makes what is committed in generated/, byte for byte, even from nothing", async () => {
    const committed = contents();
    rmSync(directory, { recursive: true });
    const { findings } = await built();
    expect(findings).toEqual([]);
    expect(contents()).toEqual(committed);
  });

  it("tries all operations, and writes nothing when nothing changed", async () => {
    const { rehearsal, stale } = await built();
    expect(stale).toEqual([]);
    const dropdowns = connector.operations.flatMap((operation) =>
      operation.kind === "trigger"
        ? []
        : Object.values(operation.parameters).filter(({ dropdown }) => dropdown !== undefined),
    );
    const triggers = connector.operations.filter(({ kind }) => kind === "trigger");
    expect(rehearsal).toEqual({
      actions: connector.operations.length - triggers.length,
      dropdowns: dropdowns.length,
      triggers: triggers.length,
      findings: [],
    });
  });

  it("names what is stale without touching it, when only asked to check", async () => {
    writeFileSync(join(directory, "reference.md"), "old");
    writeFileSync(join(directory, "left-over.json"), "{}");
    const before = contents();
    const { stale } = await built(connector, { check: true });
    expect(stale).toEqual(["left-over.json", "reference.md"]);
    expect(contents()).toEqual(before);
  });

  it("makes the contract's types again where somebody edited them", async () => {
    const path = join(directory, "contract.ts");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("export interface paths", "export interface Paths"));
    const types: (string | undefined)[] = [];
    const { stale } = await built(connector, {
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
    writeFileSync(join(directory, "reference.md"), "old");
    const before = contents();
    const { findings, stale } = await built({
      ...connector,
      policies: [
        ...connector.policies.filter(({ title }) => title !== "Access token"),
        setHeader("Wrong token", "Authorization", "Bearer none"),
      ],
    });
    expect(findings.map(findingText)).toEqual([
      expect.stringMatching(/^connector\/connector\.ts: .*: answered 401: .*Access Token Invalid/),
    ]);
    expect(stale).toEqual([]);
    expect(contents()).toEqual(before);
  });

  it.each(["checkTypes", "checkScript"] as const)(
    "leaves generated/ as it was when %s finds something",
    async (compiler) => {
      writeFileSync(join(directory, "reference.md"), "old");
      const before = contents();
      const finding = { file: "connector/connector.ts", line: 1, message: "No.", advice: "" };
      const found = async () => ({ ...NOTHING, findings: [finding] });
      const { findings } = await built(connector, {
        compilers: { ...SILENT, [compiler]: found },
      });
      expect(findings).toEqual([finding]);
      expect(contents()).toEqual(before);
    },
  );

  it("does not hide a fault of its own", async () => {
    const broken = build(checkoutAt(ROOT), directory, {
      load: async () => ({
        connector,
        makeArtifacts: () => {
          throw new TypeError("oh");
        },
      }),
      compilers: SILENT,
    });
    await expect(broken).rejects.toThrow("oh");
  });
});
