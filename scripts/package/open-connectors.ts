import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { connectorFolders, DEFINITION_FILE } from "../common/connector-folders.ts";
import { defined } from "../common/defined.ts";
import { liesInside } from "../common/inside.ts";
import { readRegularFile } from "../common/regular-file.ts";
import { type Connector, parseConnector, readConnector } from "../platform/connector.ts";
import { UsageError } from "../platform/errors.ts";
import type { ConnectorFiles } from "./connector-files.ts";
import type { ZipFiles } from "./zip.ts";

/** A connector that can be opened. Opening may throw a UsageError of its own. */
export interface Found {
  name: string;
  open(): Connector;
  /** Of a connector in a solution, which has no folder. */
  files?: ConnectorFiles;
}

/**
 * The connectors at a path: a connector's directory, a folder of such, an exported solution as a zip,
 * or one that was unpacked, by `pac solution unpack` (`Connectors/`) or as a zip is (`Connector/`).
 * @throws {UsageError} where there is none
 */
export async function findConnectors(path: string): Promise<Found[]> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() && extname(path).toLowerCase() === ".zip") {
    const { connectorsIn } = await readSolution();
    return some(connectorsIn(read(path), path), path);
  }
  if (!found?.isDirectory()) throw new UsageError(`${path} is not a directory and no zip.`);
  const folders = connectorFolders(path);
  if (folders.length > 0) {
    return folders.map((folder) => ({
      name: basename(folder),
      open: () => readConnector(folder),
    }));
  }
  const files = solutionFiles(path);
  if (files.size > 0) {
    const { connectorsOf } = await readSolution();
    return some(connectorsOf(files, path), path);
  }
  throw new UsageError(
    `${path} holds no connector: there is no ${DEFINITION_FILE} in it or in its folders, and no solution.`,
  );
}

/** Loaded where there is a solution: most who ask have a connector's directory. */
const readSolution = () => import("./read-solution.ts");

/** @throws {UsageError} for what cannot be read */
function read(path: string): Buffer {
  try {
    return readRegularFile(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${path} cannot be read (${reason}).`);
  }
}

function some(connectors: readonly ConnectorFiles[], path: string): Found[] {
  if (connectors.length === 0) throw new UsageError(`${path}: the solution holds no connector.`);
  return connectors.map((files) => ({
    name: files.name,
    files,
    open: () =>
      parseConnector(
        {
          definition: textOf(files.definition, path),
          properties: textOf({ properties: files.properties }, path),
          ...defined({ script: files.script }),
        },
        join(path, files.name),
      ),
  }));
}

/** @throws {UsageError} for what JSON can say and no stack or string can hold */
function textOf(value: object, path: string): string {
  try {
    return JSON.stringify(value);
  } catch {
    throw new UsageError(
      `${path}: a connector in it is too big, or too deep in itself, to be read.`,
    );
  }
}

/** What of an unpacked solution is about its connectors. Links that lead out of it are not read. */
function solutionFiles(directory: string): ZipFiles {
  const files: ZipFiles = new Map();
  const add = (path: string): void => {
    const file = join(directory, path);
    if (existsSync(file) && statSync(file).isFile() && liesInside(directory, file)) {
      files.set(path, read(file));
    }
  };
  add("customizations.xml");
  add("Other/Customizations.xml");
  for (const folder of ["Connector", "Connectors"]) {
    const inside = join(directory, folder);
    if (!existsSync(inside) || !liesInside(directory, inside)) continue;
    for (const name of readdirSync(inside).sort()) add(`${folder}/${name}`);
  }
  return files;
}
