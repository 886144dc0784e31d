import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import connector from "../../connector/connector.ts";
import { ModelError } from "../../scripts/generate/model.ts";
import type { ConnectorDescriptor } from "../../scripts/language/connector.ts";
import { action } from "../../scripts/language/operations.ts";
import { setHeader } from "../../scripts/language/policies.ts";
import { build } from "../../scripts/pipeline/build.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
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

describe("the build", () => {
  it("makes what is committed in generated/, byte for byte, even from nothing", async () => {
    const committed = contents();
    rmSync(directory, { recursive: true });
    const { findings } = await build(ROOT, directory, connector);
    expect(findings).toEqual([]);
    expect(contents()).toEqual(committed);
  });

  it("writes nothing when nothing changed", async () => {
    expect((await build(ROOT, directory, connector)).stale).toEqual([]);
  });

  it("names what is stale without touching it, when only asked to check", async () => {
    writeFileSync(join(directory, "reference.md"), "old");
    writeFileSync(join(directory, "left-over.json"), "{}");
    const before = contents();
    const { stale } = await build(ROOT, directory, connector, { check: true });
    expect(stale).toEqual(["left-over.json", "reference.md"]);
    expect(contents()).toEqual(before);
  });

  it("makes the contract's types again where somebody edited them", async () => {
    const path = join(directory, "contract.ts");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("export interface paths", "export interface Paths"));
    expect((await build(ROOT, directory, connector)).stale).toEqual(["contract.ts"]);
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  it("tries every action and trigger, and every dropdown", async () => {
    const { rehearsal } = await build(ROOT, directory, connector);
    expect(rehearsal).toMatchObject({ dropdowns: 3, triggers: 4, findings: [] });
    expect(rehearsal.actions + rehearsal.triggers).toBe(connector.operations.length);
  });

  it("leaves generated/ as it was when an operation does not run", async () => {
    const before = contents();
    const wrong: ConnectorDescriptor = {
      ...connector,
      policies: [...connector.policies, setHeader("Wrong token", "Authorization", "Bearer none")],
    };
    const { findings } = await build(ROOT, directory, wrong);
    expect(findings).toContainEqual(
      expect.stringMatching(/^ListLeads: answered 401: .*Access Token Invalid/),
    );
    expect(findings).toContainEqual(expect.stringMatching(/^testConnection: answered 401/));
    expect(contents()).toEqual(before);
  });

  const getTag = action("GetTag", {
    call: "GET /tags/{tag_id}",
    summary: "Get tag",
    description: "Finds one tag by its id.",
  });

  it("reports an operation that it has no value to try with", async () => {
    const { findings } = await build(ROOT, directory, {
      ...connector,
      // The contract has an example for the id, which no tag of the mock has.
      operations: [...connector.operations, getTag],
    });
    expect(findings).toEqual([expect.stringMatching(/^GetTag: answered 404/)]);
  });

  it.each([
    [
      "an operation id that occurs twice",
      [...connector.operations, ...connector.operations.slice(0, 1)],
      "CreateUser: two operations have this id",
    ],
    [
      "two operations of the same method and path",
      [...connector.operations, { ...getTag, operationId: "GetLabel" }, getTag],
      "has the same method and path, GET /tags/{tag_id}",
    ],
    [
      "a dropdown that is not listed",
      connector.operations.filter(({ operationId }) => operationId !== "ListCompanies"),
      "parameter companies: its dropdown ListCompanies is not among the operations",
    ],
  ])("refuses %s, and says where", async (_, operations, message) => {
    const wrong = build(ROOT, directory, { ...connector, operations });
    await expect(wrong).rejects.toThrow(ModelError);
    await expect(wrong).rejects.toThrow(message);
  });
});
