/** `npm run dist`: the packages as they are deployed, in dist/: the definitions without blanks. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { connectorFolders, DEFINITION_FILE } from "./common/connector-folders.ts";
import { minified } from "./pipeline/limits.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The reference is for people; everything else is deployed. */
const LEFT_OUT = new Set(["reference"]);

function copy(folder: string, target: string): void {
  cpSync(folder, target, {
    recursive: true,
    filter: (source) => !LEFT_OUT.has(basename(source)),
  });
  const definition = join(target, DEFINITION_FILE);
  writeFileSync(definition, minified(readFileSync(definition, "utf8")));
}

new Command("dist")
  .description(
    "Copies the packages from generated/ to dist/ as they are deployed: the definitions without\n" +
      "blanks, which the platform's limits count.",
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();

const folders = connectorFolders(path("../generated"));
if (folders.length === 0) {
  console.error("There is nothing in generated/. Make it first: npm run build");
  process.exitCode = 2;
}
// What is no package any more is not deployed.
rmSync(path("../dist"), { recursive: true, force: true });
mkdirSync(path("../dist"), { recursive: true });
for (const folder of folders) {
  copy(folder, path(`../dist/${basename(folder)}`));
  console.log(`dist/${basename(folder)}/`);
}
