import { existsSync, statSync } from "node:fs";
import { basename, extname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { isForeign } from "../common/foreign.ts";
import type { Change } from "../compat/change.ts";
import { type Compared, objectOf } from "../compat/definition.ts";
import { compareAll } from "../compat/pairs.ts";
import { readCommit, readPath } from "../compat/read.ts";
import type { ConnectorFiles } from "../package/connector-files.ts";
import { type Found, findConnectors } from "../package/open-connectors.ts";
import { soundDefinition } from "../platform/definition/sound.ts";
import { connectorOf } from "../validate/connector.ts";
import { FILE_NAMES, iconFile, jsonFile, scriptFile } from "../validate/files.ts";
import { readConnector } from "../validate/read.ts";
import { rulesFor } from "../validate/rules/index.ts";
import { validate } from "../validate/validate.ts";
import { type Cards, cardsOf } from "./cards/cards.ts";
import type { Remark, Review } from "./model.ts";
import { inOrder, remarksOfChanges, remarksOfFindings } from "./review.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

type GroupOf = ((id: string) => string | undefined) | undefined;

/** What connectors were in another version. */
export interface Base {
  readonly name: string;
  /** By the name of the connector that is shown. */
  readonly connectors: ReadonlyMap<string, { cards: Cards; changes: readonly Change[] }>;
}

/**
 * The version to compare with.
 * @param shown the connectors that are shown, found at the path
 * @param base a folder, a solution, a definition, or a commit of git
 * @throws {UsageError} where there is no such version
 */
export async function readBase(
  path: string,
  shown: readonly Found[],
  base: string,
  groupOf: GroupOf,
): Promise<Base> {
  const after = comparedOf(path, shown);
  const folder = relative(ROOT, resolve(path)).split(sep).join("/");
  const isOurs = !isForeign(path) && shown.every(({ files }) => files === undefined);
  const before = existsSync(base)
    ? await comparedAt(base)
    : readCommit(ROOT, base, isOurs ? folder : "generated");
  const connectors = new Map<string, { cards: Cards; changes: readonly Change[] }>();
  for (const { connector, changes } of compareAll(before, after)) {
    const title = titleOf(after.find(({ name }) => name === connector));
    // The same one as `compareAll` takes.
    const was =
      before.find(({ name }) => name === connector) ??
      before.find((one) => titleOf(one) === title) ??
      (before.length === 1 && after.length === 1 ? before[0] : undefined);
    connectors.set(connector, { cards: cardsOfCompared(was, groupOf), changes });
  }
  return { name: base, connectors };
}

async function comparedAt(path: string): Promise<Compared[]> {
  const isDefinition = statSync(path).isFile() && extname(path).toLowerCase() !== ".zip";
  return isDefinition ? readPath(path) : comparedOf(path, await findConnectors(path));
}

function comparedOf(path: string, found: readonly Found[]): Compared[] {
  const inSolution = found.flatMap(({ files }) => files ?? []);
  return inSolution.length > 0 ? inSolution : readPath(path);
}

function titleOf(compared: Compared | undefined): string {
  return String(objectOf(objectOf(compared?.definition).info).title ?? "");
}

function cardsOfCompared(compared: Compared | undefined, groupOf: GroupOf): Cards {
  return cardsOf(soundDefinition(compared?.definition) ?? { paths: {} }, groupOf);
}

/**
 * What there is to look at in a connector: what changed, and what the validator finds.
 * @param from its directory, or its files where it is in a solution
 */
export function reviewOf(
  name: string,
  from: string | ConnectorFiles,
  cards: Cards,
  base: Base | undefined,
): Review {
  const was = base?.connectors.get(name);
  const changes =
    was === undefined ? [] : remarksOfChanges(was.changes, { now: cards, before: was.cards });
  return {
    ...(base === undefined ? {} : { base: base.name }),
    remarks: inOrder([...changes, ...findingsOf(from, cards)]),
  };
}

function findingsOf(from: string | ConnectorFiles, cards: Cards): Remark[] {
  const rules = rulesFor("custom");
  if (typeof from === "string") {
    const findings = validate(readConnector(from), rules);
    const named = findings.map((finding) => ({ ...finding, file: basename(finding.file) }));
    return remarksOfFindings(named, cards, ({ file, line }) => `${file}:${line}`);
  }
  // In the zip there is one long line.
  return remarksOfFindings(
    validate(inFolder(from), rules),
    cards,
    ({ file, pointer }) => `${file}${pointer === "" ? "" : ` ${pointer}`}`,
  );
}

/** The files of a connector in a solution, as if they lay in a folder. */
function inFolder({ name, definition, properties, script, icon }: ConnectorFiles) {
  const text = (value: object) => JSON.stringify(value);
  return connectorOf({
    directory: name,
    names: [],
    definition: jsonFile("definition", FILE_NAMES.definition, text(definition)),
    properties: jsonFile("properties", FILE_NAMES.properties, text({ properties })),
    settings: jsonFile("settings", FILE_NAMES.settings, undefined),
    script: scriptFile(FILE_NAMES.script, script),
    icon: iconFile(FILE_NAMES.icon, icon),
  });
}
