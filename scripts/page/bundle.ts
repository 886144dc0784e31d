import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import { build } from "esbuild";
import type { PageFile } from "./server.ts";

const BROWSER = fileURLToPath(new URL("./browser/", import.meta.url));

/** The page's own files: the document, its script and its style, by name. */
export async function pageFiles(): Promise<Map<string, PageFile>> {
  const { outputFiles } = await build({
    entryPoints: [`${BROWSER}main.ts`],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    logLevel: "silent",
    charset: "utf8",
    tsconfig: `${BROWSER}tsconfig.json`,
  });
  const css = readFileSync(`${BROWSER}page.css`, "utf8");
  return new Map([
    ["", { type: "text/html; charset=utf-8", text: documentText(["page.js"]) }],
    ["page.js", { type: "text/javascript; charset=utf-8", text: outputFiles[0]?.text ?? "" }],
    ["page.css", { type: "text/css; charset=utf-8", text: themesFor(css) + css }],
  ]);
}

/**
 * The document, which holds nothing but its scripts.
 * @param policy where no header of a server's says what may be loaded
 */
export function documentText(scripts: readonly string[], policy?: string): string {
  const meta = policy && `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${meta ?? ""}<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Connector</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
</head>
<body>
${scripts.map((name) => `<script src="${name}"></script>`).join("\n")}
</body>
</html>
`;
}

/** The tokens that a style sheet uses, light and dark. */
function themesFor(css: string): string {
  const names = [...new Set([...css.matchAll(/var\(--(\w+)\)/g)].map(([, name = ""]) => name))];
  const tokens = (theme: object): string => {
    const values = new Map<string, unknown>(Object.entries(theme));
    return names
      .sort()
      .map((name) => {
        const value = values.get(name);
        if (value === undefined)
          throw new Error(`page.css uses --${name}, which is no token of Fluent's`);
        return `--${name}:${String(value)};`;
      })
      .join("");
  };
  const [light, dark] = [tokens(webLightTheme), tokens(webDarkTheme)];
  return `:root{${light}}\n:root[data-theme="dark"]{${dark}}\n@media (prefers-color-scheme: dark){:root:not([data-theme="light"]){${dark}}}\n`;
}
