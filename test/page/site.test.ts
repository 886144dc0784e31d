import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cardsOf } from "../../scripts/page/cards/cards.ts";
import type { StaticPage } from "../../scripts/page/model.ts";
import { siteFiles } from "../../scripts/page/site.ts";
import { writeSite } from "../../scripts/page/write-site.ts";
import type { Swagger } from "../../scripts/platform/definition/swagger.ts";
import { UsageError } from "../../scripts/platform/errors.ts";
import { connectorOf, servedOf } from "./served.ts";
import { THINGS } from "./strange.ts";

const PAGE = new Map([
  ["", { type: "text/html", text: "" }],
  ["page.js", { type: "text/javascript", text: "page" }],
]);

/** Names of JavaScript's own, and a text that ends a script. */
const ODD: Partial<Swagger> = {
  paths: {
    "/odd": {
      post: {
        operationId: "../../odd",
        summary: "</script><script>",
        parameters: [
          {
            name: "body",
            in: "body",
            schema: { type: "object", properties: JSON.parse('{"__proto__": {"type": "string"}}') },
          },
        ],
        responses: {},
      },
    },
  },
};
const CONNECTORS = { things: connectorOf(THINGS), odd: connectorOf(ODD) };

const siteOf = () => siteFiles(servedOf(CONNECTORS), PAGE);

describe("a static site", () => {
  it("holds every card, as the page gets it from a server", () => {
    const files = siteOf();
    const context: { staticPage?: StaticPage } = {};
    for (const [name, text] of files) {
      if (name === "site.js") runInNewContext(text, context);
    }
    const { cards, start } = context.staticPage ?? {};
    for (const [name, { definition }] of Object.entries(CONNECTORS)) {
      const { overview, card } = cardsOf(definition);
      for (const { id } of overview.groups.flatMap((group) => group.cards)) {
        const file = cards?.[`${name}/${id}`] ?? "";
        runInNewContext(files.get(file) ?? "", context);
        const loaded = context.staticPage?.loaded?.[file];
        expect(JSON.stringify(loaded), id).toBe(JSON.stringify(card(id)));
      }
    }
    expect(start?.connectors.map(({ target }) => target)).toEqual(["off", "off"]);
  });

  it("has names of its own, whatever operations are called", () => {
    const names = [...siteFiles(servedOf({ odd: CONNECTORS.odd }), PAGE).keys()];
    expect(names).toEqual(["cards/0.js", "site.js", "index.html", "page.js"]);
  });

  it("is the same for the same connectors, and lets no other script run", () => {
    expect([...siteOf()]).toEqual([...siteOf()]);
    expect(siteOf().get("index.html")).toContain("default-src 'none'; script-src 'self'");
  });
});

describe("writing it", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "site-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const files = new Map([
    ["site.js", ""],
    ["cards/0.js", ""],
  ]);

  it("makes a folder, and takes the place of an earlier site", () => {
    const site = join(folder, "site");
    writeSite(site, files);
    writeFileSync(join(site, "cards/1.js"), "old");
    writeSite(site, files);
    expect(existsSync(join(site, "cards/0.js"))).toBe(true);
    expect(existsSync(join(site, "cards/1.js"))).toBe(false);
    expect(readdirSync(folder)).toEqual(["site"]);
  });

  it("leaves a folder with anything else in it as it is", () => {
    const site = join(folder, "mine");
    mkdirSync(site);
    writeFileSync(join(site, "thesis.txt"), "");
    expect(() => writeSite(site, files)).toThrow(UsageError);
    expect(readdirSync(site)).toEqual(["thesis.txt"]);
  });
});
