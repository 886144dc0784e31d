/** A page in a real browser, for tests. */
import { type Browser, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { apiOf, type Served } from "../../scripts/page/api.ts";
import { pageFiles } from "../../scripts/page/bundle.ts";
import { browserArguments, findBrowser } from "../../scripts/page/find-browser.ts";
import { type PageServer, servePage } from "../../scripts/page/server.ts";

/** Connectors on a server of their own. */
export interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser() ?? "", args: browserArguments() });
}

/** Serves connectors. */
export async function serve(served: readonly Served[]): Promise<Serving> {
  const server: PageServer = await servePage(await pageFiles(), apiOf(served), 0);
  return {
    url: server.url,
    async close() {
      await server.close();
      for (const { session } of served) await session.close();
    },
  };
}

export interface OpenPage {
  readonly page: Page;
  /** Opens a card and waits until it is there. */
  open(connector: string, id: string): Promise<void>;
  /** Ends, and fails where the page complained of anything. */
  close(): Promise<void>;
}

export async function openPage(
  browser: Browser,
  { url }: Pick<Serving, "url">,
  look: { width?: number; height?: number; dark?: boolean } = {},
): Promise<OpenPage> {
  const { width = 1280, height = 900, dark = false } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    // What is refused is told by the page itself, and by the browser besides.
    const isAnswer = message.text().startsWith("Failed to load resource");
    if (["error", "warning"].includes(message.type()) && !isAnswer) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return {
    page,
    async open(connector, id) {
      await page.goto(`${url}#/${connector}/${id}`);
      await page.locator("article code", { hasText: new RegExp(`^${id}$`) }).waitFor();
    },
    async close() {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}
