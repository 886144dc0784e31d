/** The page in a real browser. Its own command: `npm run test:long -- test/page`. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectorFolders } from "../../scripts/common/connector-folders.ts";
import { pageFiles } from "../../scripts/page/bundle.ts";
import type { Review } from "../../scripts/page/model.ts";
import { takePictures } from "../../scripts/page/pictures.ts";
import { servePage } from "../../scripts/page/server.ts";
import { siteFiles } from "../../scripts/page/site.ts";
import { writeSite } from "../../scripts/page/write-site.ts";
import { readConnector } from "../../scripts/platform/connector.ts";
import { BROWSER, needs, PUBLISHED_CONNECTORS } from "../common/needs.ts";
import { launch, type OpenPage, openPage, type Serving, serve } from "./open-page.ts";
import { connectorOf, servedOf } from "./served.ts";
import { BEFORE, BIG, HOSTILE, THINGS } from "./strange.ts";

const GENERATED = fileURLToPath(new URL("../../generated", import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe("the page in a browser", needs(BROWSER), () => {
  let browser: Browser;
  let ours: Serving;
  let strange: Serving;
  beforeAll(async () => {
    browser = await launch();
    ours = await serve(
      servedOf({
        intercom: readConnector(join(GENERATED, "intercom")),
        "intercom-mcp": readConnector(join(GENERATED, "intercom-mcp")),
      }),
    );
    strange = await serve(
      servedOf({
        things: connectorOf(THINGS),
        hostile: connectorOf(HOSTILE),
        big: connectorOf(BIG),
      }),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await ours?.close();
    await strange?.close();
  });

  /** Opens a card, does something with it, and closes without a complaint. */
  const on =
    (serving: () => Serving, connector: string, id: string, look = {}) =>
    async (use: (open: OpenPage) => Promise<void>): Promise<void> => {
      const opened = await openPage(browser, serving(), look);
      await opened.open(connector, id);
      await use(opened);
      await opened.close();
    };

  it("finds a card by the keyboard alone", () =>
    on(
      () => ours,
      "intercom",
      "GetTag",
    )(async ({ page }) => {
      await page.getByRole("searchbox").focus();
      await page.keyboard.type("close conversation");
      await page.getByRole("navigation").getByRole("link").first().waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.locator("article h2", { hasText: "Close conversation" }).waitFor();
      expect(await page.title()).toBe("Close conversation - Intercom");
      // What was opened is read aloud at once.
      expect(await page.evaluate("document.activeElement.tagName")).toBe("H2");
    }));

  it("goes from the first key past the list to the card, and runs it by the keyboard alone", () =>
    on(
      () => ours,
      "intercom",
      "GetTag",
    )(async ({ page }) => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.textContent")).toBe("Get tag");
      await page.locator("article option", { hasText: "VIP" }).waitFor({ state: "attached" });
      await page.keyboard.press("Tab");
      await page.keyboard.type("VIP");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.getByRole("status").filter({ hasText: "Answered 200" }).waitFor();
    }));

  it("runs an action with a choice from its dropdown", () =>
    on(
      () => ours,
      "intercom",
      "GetTag",
    )(async ({ page }) => {
      await page.getByLabel("Tag Id").selectOption({ label: "VIP" });
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByRole("status").filter({ hasText: "Answered 200" }).waitFor();
      expect(await page.locator(".call pre").first().textContent()).toContain('"name": "VIP"');
      await page.getByText(/^How it came about/).click();
      expect(await page.locator(".steps").textContent()).toContain("Policy");
    }));

  it("says in words what is missing", () =>
    on(
      () => ours,
      "intercom",
      "GetTag",
    )(async ({ page }) => {
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.locator(".status .error", { hasText: "Fill in Tag Id first." }).waitFor();
      const tag = page.locator('[data-key="tag_id"]');
      expect(await tag.locator("select[aria-invalid=true]").count()).toBe(1);
      expect(await tag.textContent()).toContain("must have a value");
      expect(await page.evaluate("document.activeElement.tagName")).toBe("SELECT");
      await tag.locator("select").selectOption({ label: "VIP" });
      expect(await tag.textContent()).not.toContain("must have a value");
    }));

  it("polls a trigger twice, and what happened between starts a flow", () =>
    on(
      () => ours,
      "intercom",
      "WhenTicketCreated",
    )(async ({ page }) => {
      const status = (text: string) => page.getByRole("status").filter({ hasText: text }).waitFor();
      await page.getByRole("button", { name: "Poll", exact: true }).click();
      await status("Poll 1: 202, 0 runs");
      await page.getByRole("button", { name: "Let something happen" }).click();
      await status("something happened");
      await page.getByRole("button", { name: "Poll again" }).click();
      await status("Poll 2: 200, 1 run of the flow");
      const second = page.getByRole("group", { name: "Poll 2" });
      expect(await second.textContent()).toMatch(/State, \d+ characters/);
    }));

  it("fills a dropdown that depends on another one, and the fields that it decides on", () =>
    on(
      () => ours,
      "intercom",
      "ChangeTypeOfTicket",
    )(async ({ page }) => {
      const state = page.locator('[data-key="body/ticket_state_id"] select');
      expect(await state.textContent()).toContain("Fill in");
      await page
        .locator('[data-key="body/ticket_type_id"] select')
        .selectOption({ label: "Bug report" });
      await state
        .locator("option", { hasText: "Submitted" })
        .first()
        .waitFor({ state: "attached" });
      const attributes = page.locator('[data-key="body/ticket_attributes"]');
      await attributes.locator("label").first().waitFor();
      const before = await attributes.textContent();
      await page
        .locator('[data-key="body/ticket_type_id"] select')
        .selectOption({ label: "Feature request" });
      await expect.poll(() => attributes.textContent()).not.toBe(before);
    }));

  it("runs what dynamic fields were filled in with", () =>
    on(
      () => ours,
      "intercom",
      "UpdateUser",
    )(async ({ page }) => {
      await page.locator('[data-key="contact_id"] select').selectOption({ index: 1 });
      await page.getByRole("button", { name: "Show all" }).click();
      await page.locator('[data-key="body/custom_attributes/job_title"] textarea').fill("Pilot");
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByRole("status").filter({ hasText: "Answered 200" }).waitFor();
      expect(await page.locator(".call pre").first().textContent()).toContain(
        '"job_title": "Pilot"',
      );
      await page.getByRole("button", { name: "Clear all" }).click();
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByText(/^How it came about/).click();
      await expect
        .poll(() => page.locator(".steps pre").first().textContent())
        .not.toContain("Pilot");
    }));

  it("what an action makes is there for the next one, in lists page by page", () =>
    on(
      () => ours,
      "intercom",
      "CreateTag",
    )(async ({ page, open }) => {
      const done = (text: string) => page.getByRole("status").filter({ hasText: text }).waitFor();
      await page.getByLabel("Name", { exact: false }).first().fill("Made on the page");
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await done("Answered 200");
      await open("intercom", "GetTag");
      await page.getByLabel("Tag Id").selectOption({ label: "Made on the page" });
      await open("intercom", "ListConversations");
      await page.getByLabel("Number Of Items").fill("2");
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await done("on 1 page, and there is more");
      await page.getByRole("button", { name: "Next page" }).click();
      await done("on 2 pages");
    }));

  it("speaks with an MCP server as an agent does", () =>
    on(
      () => ours,
      "intercom-mcp",
      "UseIntercomTools",
    )(async ({ page }) => {
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByRole("heading", { name: "Asking for its tools: 200" }).waitFor();
    }));

  it("takes lists, dictionaries, trees, dates, files and values of one's own", () =>
    on(
      () => strange,
      "things",
      "MakeThing",
    )(async ({ page }) => {
      const field = (key: string) => page.locator(`[data-key="${key}"]`);
      await page.getByRole("button", { name: "Show all" }).click();
      for (const name of ["a", "b"]) {
        await field("body/tags").getByRole("button", { name: "Add new item" }).click();
        await field("body/tags").locator("textarea").last().fill(name);
      }
      await field("body/parts").getByRole("button", { name: "Add new item" }).click();
      await field("body/parts").locator('[data-key="name"] textarea').fill("wheel");
      await field("body/parts").getByRole("button", { name: "Show all" }).click();
      const size = field("body/parts").locator('[data-key="size"] select');
      expect(await size.textContent()).toBe("Fill in Kind first");
      await field("body/parts").locator('[data-key="kind"] select').selectOption({ index: 1 });
      await size.locator("option", { hasText: "large" }).waitFor({ state: "attached" });
      await size.selectOption({ label: "large" });
      await field("body/labels").getByRole("button", { name: "Add new item" }).click();
      await field("body/labels").getByPlaceholder("Key").fill("size");
      await field("body/labels").getByLabel("Value of Labels - 1").fill("3");
      await field("body/folder").getByRole("button", { name: "Browse" }).click();
      await field("body/folder").locator("button.node").first().click();
      await field("body/at").locator("input").fill("2026-02-03T04:05:06");
      await field("body/size").locator("select").selectOption({ label: "Enter custom value" });
      await field("body/size").locator("textarea").fill("huge");
      await field("body/done").locator("select").selectOption({ label: "Yes" });
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByRole("status").filter({ hasText: "Answered 200" }).waitFor();
      await page.getByText(/^How it came about/).click();
      const asked = await page.locator(".steps pre").first().textContent();
      expect(JSON.parse((asked ?? "").replace(/^[^{]*/, ""))).toEqual({
        tags: ["a", "b"],
        parts: [{ name: "wheel", kind: "large", size: "large" }],
        labels: { size: 3 },
        folder: expect.anything(),
        at: "2026-02-03T04:05:06Z",
        size: "huge",
        done: true,
      });
    }));

  it("takes as a whole what the API does not describe, and says what it was asked without", () =>
    on(
      () => strange,
      "things",
      "MakeRow",
    )(async ({ page }) => {
      const ask = page.getByRole("button", { name: "Ask for it" });
      await ask.click();
      await page.getByRole("alert").filter({ hasText: "Fill in Table first." }).waitFor();
      await page.locator('[data-key="table"] textarea').fill("wood");
      await ask.click();
      await page.getByRole("alert").filter({ hasText: "answered no schema" }).last().waitFor();
      await page.locator('[data-key="body"]').getByPlaceholder("JSON").fill('{"a": 1}');
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByRole("status").filter({ hasText: "Answered 200" }).waitFor();
      await page.getByText(/^How it came about/).click();
      expect(await page.locator(".steps pre").first().textContent()).toContain('"a": 1');
    }));

  it("shows what a webhook trigger of anybody's starts a flow with", () =>
    on(
      () => strange,
      "things",
      "WhenThing",
    )(async ({ page }) => {
      await page.getByRole("button", { name: "Subscribe and wait" }).click();
      await page.getByRole("status").filter({ hasText: "1 run of the flow" }).waitFor();
    }));

  it.each([
    ["light", {}],
    ["dark", { dark: true }],
    ["narrow", { width: 360 }],
  ])("has no fault of accessibility of level A or AA: %s", async (_, look) => {
    for (const [serving, connector, id] of [
      [ours, "intercom", "CreateTicket"],
      [strange, "things", "MakeThing"],
      [strange, "things", "WhenThing"],
    ] as const) {
      await on(
        () => serving,
        connector,
        id,
        look,
      )(async ({ page }) => {
        const all = page.getByRole("button", { name: "Show all" });
        if ((await all.count()) > 0) await all.click();
        for (const add of await page.getByRole("button", { name: "Add new item" }).all())
          await add.click();
        await page.getByRole("button", { name: /^(Run|Subscribe and wait)$/ }).click();
        await page.locator(".call, .status .error").first().waitFor();
        // As the browser's own tools do it: the page's policy takes no script of others.
        await page.evaluate(AXE);
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(TOO_WIDE), "wider than its place").toEqual([]);
      });
    }
  });

  it("never makes markup of a stranger's text", () =>
    on(
      () => strange,
      "hostile",
      "Markup",
    )(async ({ page }) => {
      await page.getByRole("button", { name: "Show all" }).click();
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByRole("status").filter({ hasText: "Answered" }).waitFor();
      expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);
      expect(await page.locator("img, script:not([src='page.js']), iframe, b").count()).toBe(0);
      expect(await page.locator("article h2").textContent()).toContain("<img");
    }));

  it("stays usable with 10,000 parameters, cyclic schemas and huge enums", () =>
    on(
      () => strange,
      "hostile",
      "Wide",
    )(async ({ page, open }) => {
      await page.getByRole("button", { name: "Show all" }).click();
      expect(await page.locator(".field").count()).toBe(100);
      await page.getByRole("button", { name: /^Show 100 of/ }).click();
      expect(await page.locator(".field").count()).toBe(200);
      await open("hostile", "Cyclic");
      await page.getByRole("button", { name: "Show all" }).click();
      expect(await page.locator(".field").count()).toBeGreaterThan(0);
      await open("hostile", "Words");
      expect(await page.locator("article select option").count()).toBeLessThan(1100);
      await open("hostile", "Shared");
      await page.getByRole("button", { name: "Show all" }).click();
      expect(await page.locator(".field").count()).toBe(100);
    }));

  it("opens what is called as no address or object can be, and sends what it is given", () =>
    on(
      () => strange,
      "hostile",
      "__proto__",
    )(async ({ page }) => {
      await page.locator('[data-key="constructor"] textarea').fill("a");
      await page.locator('[data-key="body/__proto__"] textarea').fill("b");
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByRole("status").filter({ hasText: "Answered 200" }).waitFor();
      await page.getByText(/^How it came about/).click();
      const asked = await page.locator(".steps").textContent();
      expect(asked).toContain("/proto?constructor=a");
      expect(asked).toContain('"__proto__": "b"');
      await page.getByRole("navigation").getByRole("link", { name: "Half" }).click();
      await page.locator("article code", { hasText: "Half" }).waitFor();
    }));

  it("keeps texts that are too long or turned around to themselves", () =>
    on(
      () => strange,
      "hostile",
      "Turned",
    )(async ({ page, open }) => {
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.locator(".status .error").waitFor();
      expect(await page.evaluate(ENDS_AT_THE_RIGHT)).toBe(true);
      await open("hostile", "Long");
      const height = await page.evaluate("document.querySelector('article').offsetHeight");
      expect(height).toBeLessThan(20_000);
      expect(await page.evaluate(TOO_WIDE)).toEqual([]);
    }));

  it("gives a page of somebody else's nothing, even with the address and its key", async () => {
    const serving = await serve(servedOf({ things: connectorOf(THINGS) }));
    const other = await servePage(
      new Map([["", { type: "text/html; charset=utf-8", text: "<!doctype html><p>Evil</p>" }]]),
      {},
      0,
    );
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    const answers: string[] = [];
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (response.url().startsWith(serving.url) && pathname.includes("/api/"))
        answers.push(`${response.request().method()} ${response.status()}`);
    });
    await page.goto(other.url);
    const got = await page.evaluate(ATTACK(serving.url));
    expect(got).toEqual(["refused", "refused", "opaque", "no frame"]);
    expect(answers.filter((answer) => !answer.endsWith(" 404"))).toEqual([]);
    await context.close();
    await other.close();
    await serving.close();
  });

  const REVIEW: Review = {
    base: "main",
    remarks: [
      {
        ...{ kind: "breaking", text: "It is gone.", advice: "", where: "parameter old" },
        ...{ card: "MakeThing", title: "Make thing", field: "old" },
      },
      {
        ...{ kind: "hint", text: "It has no title.", advice: "Give it one.", where: "x:1" },
        ...{ card: "MakeThing", title: "Make thing", field: "body/at" },
      },
    ],
  };
  const reviewed = () =>
    servedOf({ things: connectorOf(THINGS) }, { before: BEFORE, review: REVIEW });

  it("shows what changed beside how it was, and findings on their fields", async () => {
    const serving = await serve(reviewed());
    await on(
      () => serving,
      "things",
      "MakeThing",
    )(async ({ page }) => {
      const before = page.getByRole("region", { name: "Before, in main" });
      await before.locator('[data-key="old"] .remark', { hasText: "It is gone." }).waitFor();
      await page.locator('[data-key="body/at"] .remark', { hasText: "Give it one." }).waitFor();
      expect(await page.evaluate(TOO_WIDE), "wider than its place").toEqual([]);
      // Each is said once: beside what it is about.
      expect(await page.locator("article > header .remark").count()).toBe(0);
      await page.getByRole("link", { name: "Review (2)" }).click();
      await page.locator("article h2", { hasText: "Review" }).waitFor();
      await page.evaluate(AXE);
      expect(await violations(page)).toEqual([]);
      await page.locator("article").getByRole("link", { name: "Make thing" }).click();
      await page.locator("article h2", { hasText: "Make thing" }).waitFor();
    });
    await serving.close();
  });

  it("stays at the review that an address leads to, once the cards are marked, too", async () => {
    const remarks = REVIEW.remarks.map((one) => ({ ...one, card: "ListFolders" }));
    const serving = await serve(servedOf({ things: connectorOf(THINGS) }, { review: { remarks } }));
    const { page, close } = await openPage(browser, serving);
    await page.goto(`${serving.url}#/things/-/review`);
    await page.getByRole("link", { name: "Review (2)" }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await page.locator("article h2").textContent()).toBe("Review");
    await close();
    await serving.close();
  });

  it("is a static site that opens from a folder, where nothing runs", async () => {
    const folder = mkdtempSync(join(tmpdir(), "page-"));
    writeSite(join(folder, "site"), siteFiles(reviewed(), await pageFiles()));
    const site = { url: pathToFileURL(join(folder, "site/index.html")).href };
    const opened = await openPage(browser, site);
    await opened.open("things", "MakeThing");
    await opened.page.getByRole("region", { name: "Before, in main" }).waitFor();
    await opened.open("things", "WhenThing");
    expect(await opened.page.getByRole("heading", { name: "Run" }).count()).toBe(0);
    await opened.close();
    rmSync(folder, { recursive: true });
  });

  it("takes pictures of a card, light and dark", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pictures-"));
    const cards = [{ connector: "intercom", id: "GetTag" }];
    const files = await takePictures(ours.url, cards, folder);
    expect(files.map((file) => basename(file))).toEqual(["GetTag-light.png", "GetTag-dark.png"]);
    const [light, dark] = files.map((file) => readFileSync(file));
    expect(light?.subarray(1, 4).toString()).toBe("PNG");
    expect(dark?.equals(light ?? Buffer.alloc(0))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it("draws every card of what ships and of the published connectors", async () => {
    const { path, present } = PUBLISHED_CONNECTORS;
    const folders = [...connectorFolders(GENERATED), ...(present ? connectorFolders(path) : [])];
    const all = Object.fromEntries(
      folders.map((folder) => [basename(folder), readConnector(folder)]),
    );
    const folder = mkdtempSync(join(tmpdir(), "page-"));
    const served = servedOf(all);
    writeSite(join(folder, "site"), siteFiles(served, await pageFiles()));
    const url = pathToFileURL(join(folder, "site/index.html")).href;
    const opened = await openPage(browser, { url });
    await opened.page.goto(url);
    await opened.page.locator("article").waitFor();
    const addresses = served.flatMap(({ name, cards }) =>
      cards.overview.groups.flatMap((group) =>
        group.cards.map(({ id }) => [
          `#/${encodeURIComponent(name)}/${encodeURIComponent(id)}`,
          id,
        ]),
      ),
    );
    expect(await opened.page.evaluate(DRAW_ALL(addresses))).toEqual([]);
    await opened.close();
    rmSync(folder, { recursive: true });
  }, 300_000);

  it("opens and searches a definition of 220 operations", () =>
    on(
      () => strange,
      "big",
      "Operation7",
    )(async ({ page }) => {
      expect(await page.getByRole("navigation").getByRole("link").count()).toBe(220);
      await page.getByRole("searchbox").fill("number 219");
      expect(await page.getByRole("navigation").getByRole("link").count()).toBe(1);
    }));
});

/** Whether the last words of what is missing are behind all others, which a stranger's text in it must not change. */
const ENDS_AT_THE_RIGHT = `(() => {
  const missing = document.querySelector(".status .error");
  const range = document.createRange();
  range.selectNode(missing.lastChild);
  const end = range.getBoundingClientRect().left;
  return [...missing.children].every((one) => one.getBoundingClientRect().right <= end + 1);
})()`;

/** What a page from elsewhere can try: JSON, a form's text, a request without an answer, a frame. */
const ATTACK = (url: string) => `(async () => {
  const run = ${JSON.stringify(`${url}api/run`)};
  const body = JSON.stringify({ connector: "things", id: "ListFolders" });
  const ask = (init) => fetch(run, { method: "POST", body, ...init })
    .then(({ type }) => type, () => "refused");
  const frame = document.createElement("iframe");
  frame.src = ${JSON.stringify(url)};
  const framed = new Promise((resolve) => frame.addEventListener("load", () => {
    try { resolve(frame.contentWindow.document.title); } catch { resolve("no frame"); }
  }));
  document.body.append(frame);
  return [
    await ask({ headers: { "content-type": "application/json" } }),
    await ask({}),
    await ask({ mode: "no-cors" }),
    await framed,
  ];
})()`;

/** The page and those panels that hold what is wider than they are, by their texts. */
const TOO_WIDE = `[...document.querySelectorAll("html, .panel")]
  .filter((one) => one.scrollWidth > one.clientWidth)
  .map((one) => one.textContent.slice(0, 60))`;

/** Opens one address after another with all fields, as a script of the page's; gives those that fail. */
const DRAW_ALL = (addresses: readonly (readonly string[])[]) => `(async () => {
  const failed = [];
  for (const [address, id] of ${JSON.stringify(addresses)}) {
    location.hash = address;
    let there = false;
    for (let frame = 0; frame < 5000 && !there; frame++) {
      await new Promise((resolve) => setTimeout(resolve));
      there = document.querySelector("article header code")?.textContent === id;
    }
    const all = [...document.querySelectorAll("article button")].find((one) => one.textContent === "Show all");
    all?.click();
    if (!there || document.querySelector("main > .error")) failed.push(id);
  }
  return failed;
})()`;

/** What axe-core finds, a line each. */
async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // Put there just before, by the script of axe-core.
    const { axe } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{
          passes: object[];
          violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
        }>;
      };
    };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const found = await axe.run({ runOnly: { type: "tag", values: tags } });
    if (found.passes.length < 10) throw new Error("axe-core looked at nothing");
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  });
}
