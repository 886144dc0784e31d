/** The reference in other languages; the Italian one beside the published connector's page. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import connector from "../../connector/connector.ts";
import { inLanguage } from "../../scripts/locale/artifacts.ts";
import { readCatalogue } from "../../scripts/locale/catalogue.ts";
import { makeArtifacts } from "../../scripts/pipeline/artifacts.ts";
import { checkoutAt } from "../../scripts/pipeline/checkout.ts";
import { readSources } from "../../scripts/pipeline/files.ts";
import { needs, PUBLISHED_PAGE } from "../common/needs.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const FOLDER = join(ROOT, "connector/locales");
const locales = readdirSync(FOLDER).map((name) => name.replace(".yaml", ""));

const { contract, properties, script, icon, findings } = readSources(checkoutAt(ROOT));
if (contract === undefined || properties === undefined) throw new Error(findings[0]?.message);
const made = makeArtifacts(connector, { contract, types: "", properties, script, icon });

describe.each(locales)("what a build makes in %s", (locale) => {
  const catalogue = readCatalogue(FOLDER, locale);
  const { artifacts, texts, used } = inLanguage(made, catalogue);

  test("asks for each text of the catalogue, in a definition or in a reference", () => {
    const all = new Set([...used, ...[...texts.values()].flatMap((one) => [...one.used])]);
    expect([...catalogue.keys()].filter((english) => !all.has(english))).toEqual([]);
  });

  test("is the same files, but for the contract's types", () => {
    const wanted = [...made.artifacts.keys()].filter((name) => name !== "contract.ts");
    expect([...artifacts.keys()].sort()).toEqual(wanted.sort());
  });

  test("has links that lead to headings", () => {
    const headings = (page: string) =>
      new Set(
        [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
          heading
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N}_ -]/gu, "")
            .replaceAll(" ", "-"),
        ),
      );
    const pages = new Map(
      [...artifacts].flatMap(([name, text]) =>
        name.endsWith(".md") ? [[name, String(text)] as const] : [],
      ),
    );
    const broken = [...pages].flatMap(([name, text]) =>
      [...text.matchAll(/\]\(([\w.-]*)#([^)]+)\)/g)].filter(([, file = "", anchor = ""]) => {
        const target = pages.get(file === "" ? name : `${name.replace(/[^/]*$/, "")}${file}`);
        return target === undefined || !headings(target).has(anchor);
      }),
    );
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

/** A row of a table: key or path, whether it is required, type. */
interface Row {
  readonly key: string;
  readonly required: boolean;
  readonly type: string;
}

interface Page {
  /** In the order of the operations that have parameters. */
  readonly parameters: Row[][];
  readonly definitions: Map<string, Row[]>;
  readonly heads: Set<string>;
}

/**
 * Reads the text of the published page: a row is spread over lines, its name first, and the key of the
 * email address was lost.
 */
function publishedPage(): Page {
  const [file = ""] = readdirSync(PUBLISHED_PAGE.path).filter((name) => name.endsWith(".txt"));
  const lines = readFileSync(join(PUBLISHED_PAGE.path, file), "utf8").split("\n");
  const page: Page = { parameters: [], definitions: new Map(), heads: new Set() };
  let rows: Row[] = [];
  lines.forEach((line, index) => {
    if (/^\| Nome \| (Chiave|Percorso) /.test(line)) {
      page.heads.add(line);
      rows = [];
      if (line.includes("Chiave")) page.parameters.push(rows);
      else page.definitions.set(lines[index - 1] ?? "", rows);
    }
    const row = /^(?:([\w.]+) \| )?(True \| )?((?:array of )?[a-z]+) \|/.exec(line);
    if (row === null || lines[index - 1] !== "|") {
      // The key of the address is gone, and so is the bar before it.
      if (line === "string |" || line === "True | string | ||") {
        rows.push({ key: "email", required: line.startsWith("True"), type: "string" });
      }
      return;
    }
    const [, key = "email", required, type = ""] = row;
    if (key === "True") rows.push({ key: "email", required: true, type });
    else rows.push({ key, required: required !== undefined, type });
  });
  return page;
}

describe("the reference in Italian", needs(PUBLISHED_PAGE), () => {
  const published = PUBLISHED_PAGE.present ? publishedPage() : undefined;
  const catalogue = readCatalogue(FOLDER, "it");
  const texts = new Set(catalogue.values());
  const { artifacts } = inLanguage(made, catalogue);
  const own = (name: string) => String(artifacts.get(`intercom/reference/${name}`));

  /** The rows of the first table of a section, and the names that makers read. */
  function table(section: string) {
    const cells = section
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .map((line) => line.slice(2, -2).split(" | "));
    const [head = [], , ...rows] = cells;
    const at = (row: readonly string[], name: string) => row[head.indexOf(name)] ?? "";
    return {
      head: `| ${head.join(" | ")} |`,
      names: rows.map((row) => at(row, "Nome")),
      rows: rows.map(
        (row): Row => ({
          key: at(row, "Chiave") || at(row, "Percorso"),
          required: at(row, "Necessario") === "True",
          // On the published page times are texts.
          type: at(row, "Tipo").replace(/ \(.*/, "").replace("date-time", "string"),
        }),
      ),
    };
  }
  const byKey = (a: Row, b: Row) => (a.key < b.key ? -1 : 1);

  test("has the published page's rows of parameters, in our words", () => {
    const sections = own("users-and-leads.md").split(/^### /m);
    const parameters = ["CreateUser", "CreateLead", "GetLead", "GetUser"].map((id) => {
      const section = sections.find((one) => one.includes(`ID operazione: ${id}\n`)) ?? "";
      return table(section.slice(section.indexOf("#### Parametri")));
    });
    expect(parameters.map(({ rows }) => rows)).toEqual(published?.parameters);
    for (const { head, names } of parameters) {
      expect(published?.heads).toContain(head);
      expect(names.filter((name) => !texts.has(name))).toEqual([]);
    }
  });

  test("has the published page's rows of results, in our words", () => {
    const sections = own("definitions.md").split(/^## /m);
    expect([...(published?.definitions.keys() ?? [])].length).toBeGreaterThan(2);
    for (const [name, rows] of published?.definitions ?? []) {
      const section = sections.find((one) => one.startsWith(`${name}\n`)) ?? "";
      if (rows.length === 0) {
        // A list, which the page shows as a row without a path.
        expect(section).toContain("- Elementi: array of [Lead_Response]");
        continue;
      }
      const found = table(section.slice(section.indexOf("\n| ")));
      expect(found.rows.sort(byKey)).toEqual([...rows].sort(byKey));
      expect(published?.heads).toContain(found.head);
      expect(found.names.filter((title) => !texts.has(title))).toEqual([]);
    }
  });

  test("has the published page's sections", () => {
    const all = `${own("README.md")}${own("users-and-leads.md")}`;
    for (const heading of ["Azioni", "Trigger", "Parametri", "Restituisce"]) {
      expect(all).toMatch(new RegExp(`^#+ ${heading}$`, "m"));
    }
  });
});
