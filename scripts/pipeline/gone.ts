/** Operations that a build takes away from what was built before. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { connectorFolders, DEFINITION_FILE } from "../common/connector-folders.ts";
import { isObject, parseJson } from "../common/json.ts";
import type { Artifacts } from "./artifacts.ts";

/**
 * A warning for each operation id that a package had and has no more: flows know operations by them.
 * @param directory what was built before, `generated/`
 */
export function goneOperations(directory: string, artifacts: Artifacts): string[] {
  return connectorFolders(directory).flatMap((folder) => {
    const name = basename(folder);
    const now = new Set(idsIn(String(artifacts.get(`${name}/${DEFINITION_FILE}`) ?? "")));
    const before = idsIn(readFileSync(join(folder, DEFINITION_FILE), "utf8"));
    return before
      .filter((id) => !now.has(id))
      .map((id) => `${name} no longer has ${id}: flows that use it will fail. An id is for ever.`);
  });
}

function idsIn(definition: string): string[] {
  const parsed = parseJson(definition);
  const paths = isObject(parsed) && isObject(parsed.paths) ? Object.values(parsed.paths) : [];
  return paths.flatMap((item) =>
    (isObject(item) ? Object.values(item) : []).flatMap((operation) =>
      isObject(operation) && typeof operation.operationId === "string"
        ? [operation.operationId]
        : [],
    ),
  );
}
