import { existsSync } from "node:fs";
import { basename, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { isForeign } from "../common/foreign.ts";
import type { Change } from "../compat/change.ts";
import type { Compared } from "../compat/definition.ts";
import { compareAll } from "../compat/pairs.ts";
import { readCommit, readPath } from "../compat/read.ts";
import { soundDefinition } from "../platform/definition/sound.ts";
import { readConnector } from "../validate/read.ts";
import { RULES } from "../validate/rules/index.ts";
import { validate } from "../validate/validate.ts";
import { type Cards, cardsOf } from "./cards/cards.ts";
import type { Review } from "./model.ts";
import { inOrder, remarksOfChanges, remarksOfFindings } from "./review.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What connectors were in another version. */
export interface Base {
  readonly name: string;
  /** By the name of the connector's folder. */
  readonly connectors: ReadonlyMap<string, { cards: Cards; changes: readonly Change[] }>;
}

/**
 * The version to compare with.
 * @param path the connectors that are shown
 * @param base a folder, a definition, or a commit of git
 * @throws {UsageError} where there is no such version, or the path is no folder
 */
export function readBase(
  path: string,
  base: string,
  groupOf: ((id: string) => string | undefined) | undefined,
): Base {
  const after = readPath(path);
  const folder = relative(ROOT, resolve(path)).split(sep).join("/");
  const within = isForeign(path) ? "generated" : folder;
  const before = existsSync(base) ? readPath(base) : readCommit(ROOT, base, within);
  const comparisons = compareAll(before, after);
  const connectors = new Map<string, { cards: Cards; changes: readonly Change[] }>();
  for (const { connector, changes } of comparisons) {
    const was =
      before.find(({ name }) => name === connector) ??
      (before.length === 1 ? before[0] : undefined);
    connectors.set(connector, { cards: cardsOfCompared(was, groupOf), changes });
  }
  return { name: base, connectors };
}

function cardsOfCompared(
  compared: Compared | undefined,
  groupOf: ((id: string) => string | undefined) | undefined,
): Cards {
  return cardsOf(soundDefinition(compared?.definition) ?? { paths: {} }, groupOf);
}

/**
 * What there is to look at in a connector.
 * @param directory of its files, for the validator; empty where they are in a solution
 */
export function reviewOf(
  name: string,
  directory: string,
  cards: Cards,
  base: Base | undefined,
): Review {
  const was = base?.connectors.get(name);
  const changes =
    was === undefined ? [] : remarksOfChanges(was.changes, { now: cards, before: was.cards });
  // A solution's files are not validated: there is no folder with settings, script and icon.
  const findings =
    directory !== "" && existsSync(directory) ? validate(readConnector(directory), RULES) : [];
  const named = findings.map((finding) => ({ ...finding, file: basename(finding.file) }));
  return {
    ...(base === undefined ? {} : { base: base.name }),
    remarks: inOrder([...changes, ...remarksOfFindings(named, cards)]),
  };
}
