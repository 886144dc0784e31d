import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../platform/errors.ts";
import { browserArguments, findBrowser } from "./find-browser.ts";

/** A card to take pictures of. */
export interface Pictured {
  readonly connector: string;
  readonly id: string;
}

/** CSS pixels. What is below is cut off: a picture is for a look. */
const SIZE = { width: 1280, height: 860 };
const MARGIN = 16;

/**
 * Takes pictures of cards, `ID-light.png` and `ID-dark.png`, with all fields, and the first line of each
 * dropdown chosen.
 * @param url of a page that runs
 * @param directory made where it is not there
 * @returns the files
 * @throws {UsageError} without a browser
 */
export async function takePictures(
  url: string,
  cards: readonly Pictured[],
  directory: string,
): Promise<string[]> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new UsageError(
      "There is no browser to take pictures with. Install Chromium (on Debian: apt-get install chromium), or name one in CHROMIUM.",
    );
  }
  // Loaded here, because nothing else needs it.
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath, args: browserArguments() });
  try {
    const files: [string, Buffer][] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.newPage({ viewport: SIZE, colorScheme });
      for (const { connector, id } of cards) {
        await page.goto(`${url}#/${encodeURIComponent(connector)}/${encodeURIComponent(id)}`);
        await page.locator("article header code").getByText(id, { exact: true }).waitFor();
        const loading = page.locator("article select:disabled", { hasText: "Loading" });
        await loading.first().waitFor({ state: "detached" });
        const all = page.getByRole("button", { name: "Show all" });
        if ((await all.count()) > 0) await all.first().click();
        // One fills the next, which depends on it.
        for (const select of await page.locator(".field select:enabled").all()) {
          if ((await select.locator("option").count()) > 2) await select.selectOption({ index: 1 });
        }
        await loading.first().waitFor({ state: "detached" });
        // Clicks scroll to what they are for.
        await page.evaluate('document.querySelector("main").scrollTo(0, 0)');
        const box = await page.locator("article").boundingBox();
        if (box === null) throw new Error(`The card "${id}" has no place on the page.`);
        const [x, y] = [box.x - MARGIN, box.y - MARGIN];
        const height = Math.min(box.height + 2 * MARGIN, SIZE.height - y);
        const clip = { x, y, width: box.width + 2 * MARGIN, height };
        const picture = await page.screenshot({ clip, animations: "disabled" });
        files.push([join(directory, `${id.replace(/\W+/g, "-")}-${colorScheme}.png`), picture]);
      }
      await page.close();
    }
    mkdirSync(directory, { recursive: true });
    for (const [file, picture] of files) writeFileSync(file, picture);
    return files.map(([file]) => file);
  } finally {
    await browser.close();
  }
}
