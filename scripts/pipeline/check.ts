import SwaggerParser from "@apidevtools/swagger-parser";
import { type Connector, connectorOf } from "../validate/connector.ts";
import { FILE_NAMES, type FileKind, iconFile, jsonFile, scriptFile } from "../validate/files.ts";
import type { Rule } from "../validate/rule.ts";
import { rulesFor } from "../validate/rules/index.ts";
import { validate } from "../validate/validate.ts";
import { type Artifacts, ofPackage } from "./artifacts.ts";
import { EXCEPTIONS, type Exception } from "./exceptions.ts";

/** Something wrong in a generated file. Whoever tells a maintainer finds the source of it. */
export interface FileFinding {
  /** The name of the file, or the path of a source where that is where it is. */
  file: string;
  /** JSON pointer; empty for the whole file and for files that are not JSON. */
  pointer: string;
  /** From 1. */
  line?: number;
  message: string;
  advice: string;
  /** The id of the validator's rule. */
  rule?: string;
}

/** What packing for certification adds, and `generated/` does not have. */
const ADDED_BY_PACKING = ["ReadmeMissing", "StackOwnerMissing"];

/** What we ship goes into environments and to certification; the rules of both are asked. */
export const ASKED: readonly Rule[] = [
  ...new Set([...rulesFor("custom"), ...rulesFor("certified")]),
].filter(({ id }) => !ADDED_BY_PACKING.includes(id));

/** What is wrong with the files of all packages; the findings' files are paths inside generated/. */
export async function checkPackages(
  names: readonly string[],
  artifacts: Artifacts,
): Promise<FileFinding[]> {
  const found = names.map(async (name) =>
    (await checkArtifacts(ofPackage(artifacts, name))).map((finding) =>
      finding.file.includes("/") ? finding : { ...finding, file: `${name}/${finding.file}` },
    ),
  );
  return (await Promise.all(found)).flat();
}

/**
 * What is wrong with the files of a package themselves: by all rules, and where those see nothing by
 * the specification.
 */
export async function checkArtifacts(
  artifacts: Artifacts,
  exceptions: readonly Exception[] = EXCEPTIONS,
): Promise<FileFinding[]> {
  const found = byRules(artifacts, exceptions);
  const seen =
    !artifacts.has(FILE_NAMES.definition) ||
    found.some(({ file }) => file === FILE_NAMES.definition);
  return seen ? found : [...(await bySpecification(artifacts)), ...found];
}

async function bySpecification(artifacts: Artifacts): Promise<FileFinding[]> {
  try {
    await SwaggerParser.validate(JSON.parse(String(artifacts.get(FILE_NAMES.definition))));
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ file: FILE_NAMES.definition, pointer: "", message, advice: "" }];
  }
}

/** The validator's view of the files. Those that are missing are not looked at. */
export function connectorFrom(artifacts: ReadonlyMap<string, string | Buffer>): Connector {
  const text = (kind: FileKind) => artifacts.get(FILE_NAMES[kind])?.toString();
  const json = (kind: "definition" | "properties" | "settings") =>
    jsonFile(kind, FILE_NAMES[kind], text(kind));
  const icon = artifacts.get(FILE_NAMES.icon);
  return connectorOf({
    directory: "",
    names: [],
    definition: json("definition"),
    properties: json("properties"),
    settings: json("settings"),
    script: scriptFile(FILE_NAMES.script, text("script")),
    icon: iconFile(FILE_NAMES.icon, icon === undefined ? undefined : Buffer.from(icon)),
  });
}

function byRules(artifacts: Artifacts, exceptions: readonly Exception[]): FileFinding[] {
  const unused = new Set(exceptions);
  const findings: FileFinding[] = [];
  const told = new Set<string>();
  for (const found of validate(connectorFrom(artifacts), ASKED)) {
    const { rule, file, pointer, line, message, advice } = found;
    const exception = exceptions.find((one) => one.rule === rule && one.pointer === pointer);
    if (exception !== undefined) {
      unused.delete(exception);
      continue;
    }
    // Both forms of a dropdown come from the same line of a descriptor.
    const place = pointer.replace(/\/x-ms-dynamic-(values|list)\b.*/, "/x-ms-dynamic-values");
    const same = [rule, file, place === pointer ? `${pointer} ${line} ${message}` : place].join();
    if (told.has(same)) continue;
    told.add(same);
    findings.push({ file, pointer, line, message, advice, rule });
  }
  for (const { rule, pointer } of unused) {
    findings.push({
      file: "scripts/pipeline/exceptions.ts",
      pointer: "",
      message: `There is no finding of ${rule} at ${pointer} any more.`,
      advice: "Remove the exception.",
    });
  }
  return findings;
}
