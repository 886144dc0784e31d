import { editJson, entries, inside, type Located, textOf } from "./json-edits.ts";
import { type FileReport, type Move, moved, names } from "./report.ts";

/**
 * Points a flow package's list of what it needs at another connector: the connector itself, and the
 * connection that whoever imports the package chooses.
 */
export function migrateManifest(
  file: string,
  text: string,
  move: Move,
): FileReport & { readonly text: string } {
  const json = editJson(text);
  const changed: string[] = [];
  if (json === undefined) return { file, text, changed, left: ["It is no JSON."] };
  const point = (at: Located | undefined): boolean => {
    const value = textOf(at);
    if (at === undefined || value === undefined || !names(value, move.from)) return false;
    json.replace(at, moved(value, move.to));
    return true;
  };
  for (const [, resource] of entries(inside(json.root, "resources"))) {
    const kind = (textOf(inside(resource, "type")) ?? "").toLowerCase();
    if (!kind.startsWith("microsoft.powerapps/apis")) continue;
    const details = inside(resource, "details");
    const places = [
      inside(resource, "id"),
      inside(resource, "name"),
      inside(details, "connectorId"),
    ];
    if (!places.map(point).includes(true)) continue;
    changed.push(kind.endsWith("/connections") ? "connection to choose" : "connector");
  }
  return { file, text: json.text(), changed, left: [] };
}

/**
 * `apisMap.json`, from connectors to the entries of the manifest. Assumption: it is not documented
 * whether its keys are the connectors' ids or the references' keys, which were the same word; so the new
 * id is added beside the old.
 */
export function migrateApisMap(
  file: string,
  text: string,
  move: Move,
): FileReport & { readonly text: string } {
  const json = editJson(text);
  if (json === undefined) return { file, text, changed: [], left: ["It is no JSON."] };
  const old = entries(json.root).find(([key]) => names(key, move.from));
  if (old === undefined) return { file, text, changed: [], left: [] };
  json.add(json.root, move.to, old[1].value);
  return { file, text: json.text(), changed: ["entry of the connector"], left: [] };
}
