/** What some tests need and not every machine has. Without it they are skipped, and the end of a run says so. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TestOptions } from "vitest";
import { findPostgres } from "../../scripts/bench/gateway/postgres.ts";
import { findBrowser } from "../../scripts/page/find-browser.ts";
import { findRuntime } from "../../scripts/platform/script-host/runtime.ts";

/** Something that tests need. Plain data: it travels from the worker to the reporter. */
export interface Need {
  /** Reads on from "needs". */
  what: string;
  /** What to do so that the tests run. */
  advice: string;
  present: boolean;
}

declare module "vitest" {
  interface TaskMeta {
    /** What the test cannot run without. */
    need?: Need;
  }
}

export const CSHARP: Need = {
  what: "a C# compiler",
  advice: 'install the .NET SDK or Mono (README, "Set up")',
  present: findRuntime() !== undefined,
};

export const BROWSER: Need = {
  what: "a browser",
  advice: "install Chromium (on Debian: apt-get install chromium), or name one in CHROMIUM",
  present: findBrowser() !== undefined,
};

export const POSTGRES: Need = {
  what: "PostgreSQL",
  advice: "install it (on Debian: apt-get install postgresql)",
  present: findPostgres() !== undefined,
};

/** A file or folder that belongs to others, and so lies beside the checkout. */
interface OthersFiles extends Need {
  /** The absolute path. */
  path: string;
}

function othersFiles(what: string, path: string, source: string): OthersFiles {
  const absolute = fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
  const advice = `put ${source} at ../shared/${path}, beside the checkout`;
  return { what, advice, path: absolute, present: existsSync(absolute) };
}

export const PUBLISHED_CONNECTORS = othersFiles(
  "published connectors",
  "power-platform/sample",
  "folders of certified-connectors (github.com/microsoft/PowerPlatformConnectors)",
);

export const MICROSOFT_SCHEMAS = othersFiles(
  "Microsoft's schemas",
  "power-platform/schemas",
  "the schemas of github.com/microsoft/PowerPlatformConnectors",
);

export const OFFICIAL_DESCRIPTION = othersFiles(
  "Intercom's description of its API",
  "intercom/api-2.16.yaml",
  "descriptions/2.16/api.intercom.io.yaml (github.com/intercom/Intercom-OpenAPI)",
);

export const OLDER_DESCRIPTIONS = othersFiles(
  "Intercom's descriptions of older versions",
  "intercom",
  "api-2.11.yaml, api-2.14.yaml and api-2.16.yaml, as the one of 2.16",
);

export const MICROSOFT_CHECKS = othersFiles(
  "the list of Microsoft's checks",
  "facts/validator-rules.tsv",
  "a table with their names in its second column",
);

export const PUBLISHED_PAGE = othersFiles(
  "the published connector's page",
  "seed",
  "the text of the page of the published Intercom connector in Italian, and reference.json, the same as data,",
);

/** The options of a test or describe block that is skipped, with the reason, where its need is absent. */
export function needs(need: Need): TestOptions {
  return { skip: !need.present, meta: { need } };
}
