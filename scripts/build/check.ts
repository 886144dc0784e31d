import SwaggerParser from "@apidevtools/swagger-parser";
import type { Artifacts } from "./artifacts.ts";

/** Microsoft's limit for a definition, in bytes (Microsoft Learn, "Custom connectors FAQ"). */
const LARGEST = 1_000_000;

/** What is wrong with the files themselves, one line each. */
export async function checkArtifacts(artifacts: Artifacts): Promise<string[]> {
  const findings: string[] = [];
  const definition = String(artifacts.get("apiDefinition.swagger.json"));
  for (const name of ["apiDefinition.swagger.json", "script.csx"]) {
    const size = Buffer.byteLength(artifacts.get(name) ?? "");
    if (size > LARGEST) findings.push(`${name}: has ${size} bytes; the platform takes ${LARGEST}.`);
  }
  try {
    await SwaggerParser.validate(JSON.parse(definition));
  } catch (error) {
    findings.push(`apiDefinition.swagger.json: ${error instanceof Error ? error.message : error}`);
  }
  return findings;
}
