import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { publisher } from "../../connector/publisher.ts";
import { findConnectors } from "../../scripts/package/open-connectors.ts";
import { solutionFiles } from "../../scripts/package/solution.ts";
import { zip } from "../../scripts/package/zip.ts";
import { cardsOf } from "../../scripts/page/cards/cards.ts";
import { readBase, reviewOf } from "../../scripts/page/reviewed.ts";

const root = mkdtempSync(join(tmpdir(), "reviewed-"));
afterAll(() => rmSync(root, { recursive: true }));

/** A connector that a validator has much to say of. */
const tagger = (summary: string) => ({
  name: "tagger",
  definition: {
    swagger: "2.0",
    info: { title: "Tagger", description: "Tags.", version: "1.0" },
    host: "api.example",
    paths: {
      "/tags": {
        get: {
          operationId: "ListTags",
          summary,
          responses: {
            200: {
              description: "Fine.",
              schema: { type: "object", properties: { name: { type: "string" } } },
            },
          },
        },
      },
    },
  },
  properties: {
    connectionParameters: { api_key: { type: "securestring" } },
    iconBrandColor: "#112233",
  },
});

function asZip(name: string, summary: string): string {
  const file = join(root, `${name}.zip`);
  const files = solutionFiles(tagger(summary), { publisher, version: "1.2.3", managed: false });
  writeFileSync(file, zip(files));
  return file;
}

function asFolder(name: string, summary: string): string {
  const folder = join(root, name);
  const { definition, properties } = tagger(summary);
  mkdirSync(folder);
  writeFileSync(join(folder, "apiDefinition.swagger.json"), JSON.stringify(definition));
  writeFileSync(join(folder, "apiProperties.json"), JSON.stringify({ properties }));
  return folder;
}

async function reviewed(path: string, from?: string) {
  const found = await findConnectors(path);
  const [one] = found;
  if (one === undefined) throw new Error("nothing found");
  const base = from === undefined ? undefined : await readBase(path, found, from, undefined);
  const { definition, directory } = one.open();
  return reviewOf(one.name, one.files ?? directory, cardsOf(definition), base);
}

describe("a solution is reviewed as a folder is", () => {
  it("with what the validator finds, and where", async () => {
    const [packed, folder] = [
      await reviewed(asZip("found", "List")),
      await reviewed(asFolder("found", "List")),
    ];
    const said = ({ remarks }: typeof packed) =>
      remarks
        .filter(({ where }) => where.includes(".swagger.json"))
        .map(({ where: _, ...remark }) => remark);
    expect(said(packed)).toEqual(said(folder));
    expect(said(packed)).toContainEqual(
      expect.objectContaining({ card: "ListTags", output: "name" }),
    );
    expect(packed.remarks.map(({ where }) => where)).toContain(
      "apiDefinition.swagger.json /paths/~1tags/get/responses/200/schema/properties/name (PropertySummaryMissing)",
    );
  });

  it("and compared with another one, with a folder, or a folder with it", async () => {
    const [old, now] = [asZip("old", "List"), asZip("now", "List tags")];
    const folder = asFolder("then", "List");
    for (const [path, base] of [
      [now, old],
      [now, folder],
      [folder, now],
    ] as const) {
      const { remarks } = await reviewed(path, base);
      const words = remarks.filter(({ kind }) => kind === "words");
      expect(words.map(({ card, text }) => [card, text])).toEqual([
        ["ListTags", "Its summary changed."],
      ]);
    }
  });
});
