import SwaggerParser from "@apidevtools/swagger-parser";
import { connectorOf } from "../validate/connector.ts";
import { FILE_NAMES, type FileKind, iconFile, jsonFile, scriptFile } from "../validate/files.ts";
import { RULES } from "../validate/rules/index.ts";
import { validate } from "../validate/validate.ts";
import type { Artifacts } from "./artifacts.ts";
import { EXCEPTIONS, type Exception } from "./exceptions.ts";

/** What is wrong with the files themselves, one line each: by the specification, then by all rules. */
export async function checkArtifacts(
  artifacts: Artifacts,
  exceptions: readonly Exception[] = EXCEPTIONS,
): Promise<string[]> {
  return [...(await bySpecification(artifacts)), ...byRules(artifacts, exceptions)];
}

async function bySpecification(artifacts: Artifacts): Promise<string[]> {
  try {
    await SwaggerParser.validate(JSON.parse(String(artifacts.get(FILE_NAMES.definition))));
    return [];
  } catch (error) {
    return [`${FILE_NAMES.definition}: ${error instanceof Error ? error.message : error}`];
  }
}

function byRules(artifacts: Artifacts, exceptions: readonly Exception[]): string[] {
  const text = (kind: FileKind) => artifacts.get(FILE_NAMES[kind])?.toString();
  const json = (kind: "definition" | "properties" | "settings") =>
    jsonFile(kind, FILE_NAMES[kind], text(kind));
  const icon = artifacts.get(FILE_NAMES.icon);
  const connector = connectorOf({
    directory: "",
    names: [],
    definition: json("definition"),
    properties: json("properties"),
    settings: json("settings"),
    script: scriptFile(FILE_NAMES.script, text("script")),
    icon: iconFile(FILE_NAMES.icon, icon === undefined ? undefined : Buffer.from(icon)),
  });
  const unused = new Set(exceptions);
  const findings: string[] = [];
  for (const { rule, file, pointer, message, advice } of validate(connector, RULES)) {
    const exception = exceptions.find((one) => one.rule === rule && one.pointer === pointer);
    if (exception === undefined)
      findings.push(`${file} ${pointer}: ${message} ${advice} (${rule})`);
    else unused.delete(exception);
  }
  for (const { rule, pointer } of unused) {
    findings.push(
      `scripts/pipeline/exceptions.ts: there is no finding of ${rule} at ${pointer} any more. Remove the exception.`,
    );
  }
  return findings;
}
