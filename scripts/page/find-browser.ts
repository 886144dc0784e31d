import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** What Chromium and those made of it are called, and where they lie where no PATH leads to them. */
const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** A browser that can be driven: what CHROMIUM names, else the first that is installed; undefined without. */
export function findBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.CHROMIUM ?? "", ...found, ...PLACES].find(isProgram);
}

/** Chromium as root runs without its sandbox only; what it opens is this machine's. */
export function browserArguments(): string[] {
  return process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}

function isProgram(path: string): boolean {
  if (path === "") return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
