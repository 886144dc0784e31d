import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { connectorFolders, DEFINITION_FILE } from "../common/connector-folders.ts";
import { liesInside } from "../common/inside.ts";
import { isObject, type JsonObject } from "../common/json.ts";
import { UsageError } from "../platform/errors.ts";
import { parseJsonText } from "../validate/json/parse.ts";
import { type Compared, objectOf } from "./definition.ts";
import { gitOf } from "./git.ts";

const PROPERTIES_FILE = "apiProperties.json";
const SCRIPT_FILE = "script.csx";

/**
 * Connectors from a definition's file, a connector's folder or a folder of such, by name.
 * @throws {UsageError} where there is none, or a file is no JSON object
 */
export function readPath(path: string): Compared[] {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) {
    const read = (name: string) =>
      name === DEFINITION_FILE ? readFileSync(path, "utf8") : undefined;
    return [comparedFrom(basename(dirname(path)), path, read)];
  }
  const folders = connectorFolders(path);
  if (folders.length === 0) {
    throw new UsageError(`${path} is no connector: it holds no ${DEFINITION_FILE}.`);
  }
  return folders.map((folder) =>
    comparedFrom(basename(folder), folder, (name) => {
      const file = join(folder, name);
      // What a link of a stranger leads to is not the connector's.
      return existsSync(file) && liesInside(folder, file) ? readFileSync(file, "utf8") : undefined;
    }),
  );
}

/**
 * Connectors as a commit has them.
 * @param ref a branch, tag or commit
 * @param folder from the top of the repository
 * @throws {UsageError} where git does not know it
 */
export function readCommit(root: string, ref: string, folder: string): Compared[] {
  const git = gitOf(root);
  // An argument that git would take for an option is no commit.
  const commit = ref.startsWith("-")
    ? undefined
    : git("rev-parse", "--verify", `${ref}^{commit}`)?.trim();
  if (commit === undefined) {
    throw new UsageError(
      `${ref} is neither a folder, a file nor a commit that git knows. In a shallow clone, fetch it first.`,
    );
  }
  const names = (git("ls-tree", "-r", "--name-only", commit, "--", folder) ?? "")
    .split("\n")
    .filter((name) => basename(name) === DEFINITION_FILE);
  if (names.length === 0) throw new UsageError(`${ref} has no connector in ${folder}/.`);
  return names.map((name) => {
    const within = dirname(name);
    return comparedFrom(basename(within), `${ref}:${within}`, (file) =>
      git("show", `${commit}:${within}/${file}`),
    );
  });
}

function comparedFrom(
  name: string,
  shown: string,
  read: (file: string) => string | undefined,
): Compared {
  const text = read(DEFINITION_FILE);
  if (text === undefined) throw new UsageError(`${shown}: ${DEFINITION_FILE} cannot be read.`);
  const properties = read(PROPERTIES_FILE);
  const script = read(SCRIPT_FILE);
  return {
    name,
    definition: parsed(text, `${shown}: ${DEFINITION_FILE}`),
    ...(properties === undefined
      ? {}
      : { properties: objectOf(parsed(properties, `${shown}: ${PROPERTIES_FILE}`).properties) }),
    ...(script === undefined ? {} : { script }),
  };
}

/** Published connectors hold comments and commas too many here and there. */
function parsed(text: string, shown: string): JsonObject {
  const { value } = parseJsonText(text);
  if (isObject(value)) return value;
  throw new UsageError(`${shown} holds no JSON object.`);
}
