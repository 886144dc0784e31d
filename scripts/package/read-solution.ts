import { XMLParser } from "fast-xml-parser";
import { isObject, type Json, type JsonObject, parseJson } from "../common/json.ts";
import { UsageError } from "../platform/errors.ts";
import type { ConnectorFiles } from "./connector-files.ts";
import { unzip, type ZipFiles } from "./zip.ts";

/** Texts stay texts: a version is no number. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => name === "Connector",
});

/**
 * The connectors in the zip of an exported or made solution, as their folders would hold them.
 * @param name what errors call the zip
 * @throws {UsageError} where it is no solution, or one of its files is missing or no JSON
 */
export function connectorsIn(bytes: Uint8Array, name: string): ConnectorFiles[] {
  return connectorsOf(unzip(bytes, name), name);
}

/**
 * The same of the files of a solution, zipped or as `pac solution unpack` lays them out: there each
 * connector has an XML file of its own under `Connectors/`.
 */
export function connectorsOf(files: ZipFiles, name: string): ConnectorFiles[] {
  const lists = ["customizations.xml", "Other/Customizations.xml"].filter((path) =>
    files.has(path),
  );
  const own = [...files.keys()].filter((path) => /^Connectors?\/[^/]+\.xml$/i.test(path));
  if (lists.length + own.length === 0) {
    throw new UsageError(`${name}: holds no customizations.xml, so it is no solution.`);
  }
  const content = (path: string): Uint8Array | undefined => {
    const plain = path.replace(/^\//, "");
    const base = plain.slice(plain.lastIndexOf("/") + 1).toLowerCase();
    return (
      files.get(plain) ??
      [...files].find(
        ([one]) => /^Connectors?\//i.test(one) && one.toLowerCase().endsWith(`/${base}`),
      )?.[1]
    );
  };
  const text = (path: string): string | undefined => {
    const found = content(path);
    return found === undefined ? undefined : new TextDecoder().decode(found);
  };
  const all = [...lists, ...own].flatMap((path) => elements(text(path) ?? "", name, path));
  return all.map((element) => {
    const part = (key: string): string | undefined => {
      const path = element[key];
      if (typeof path !== "string" || path === "") return undefined;
      const found = text(path);
      if (found === undefined) throw new UsageError(`${name}: ${path} is named and not there.`);
      return found;
    };
    const json = (key: string): Json | undefined => {
      const found = part(key);
      if (found === undefined) return undefined;
      const value = parseJson(found);
      if (value === undefined) throw new UsageError(`${name}: ${element[key]} is no JSON.`);
      return value;
    };
    const definition = json("openapidefinition");
    if (!isObject(definition)) {
      throw new UsageError(`${name}: the connector ${element.name} has no definition.`);
    }
    const script = part("customcodeblobcontent");
    const icon = element.iconblob ? content(String(element.iconblob)) : undefined;
    const operations = parseJson(String(element.scriptoperations ?? ""));
    const properties = withoutAbsent({
      connectionParameters: json("connectionparameters"),
      connectionParameterSets: json("connectionparametersets"),
      iconBrandColor: element.iconbrandcolor,
      policyTemplateInstances: json("policytemplateinstances"),
      scriptOperations: operations,
    });
    return {
      name: String(element.name ?? ""),
      definition,
      properties,
      ...(script === undefined ? {} : { script }),
      ...(icon === undefined ? {} : { icon }),
    };
  });
}

function elements(xml: string, name: string, path: string): JsonObject[] {
  let root: Json;
  try {
    root = parser.parse(xml, true);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${name}: ${path} is no XML (${reason}).`);
  }
  if (isObject(root) && Array.isArray(root.Connector)) return root.Connector.filter(isObject);
  const inside = isObject(root) && isObject(root.ImportExportXml) ? root.ImportExportXml : {};
  const connectors = isObject(inside.Connectors) ? inside.Connectors.Connector : [];
  return Array.isArray(connectors) ? connectors.filter(isObject) : [];
}

/** Without what is not there, and the empty values that stand for it in a solution. */
function withoutAbsent(values: Record<string, Json | undefined>): JsonObject {
  const there: JsonObject = {};
  for (const [key, value] of Object.entries(values)) {
    const isEmpty = Array.isArray(value)
      ? value.length === 0
      : isObject(value) && Object.keys(value).length === 0;
    if (value !== undefined && !isEmpty) there[key] = value;
  }
  return there;
}
