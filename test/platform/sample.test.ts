import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { connect } from "../../scripts/platform/connection.ts";
import { readConnector } from "../../scripts/platform/connector.ts";
import {
  listOperations,
  type OperationEntry,
} from "../../scripts/platform/definition/operations.ts";
import { requiredNames, resolveSchema } from "../../scripts/platform/definition/schema.ts";
import type { Schema, Swagger } from "../../scripts/platform/definition/swagger.ts";
import { UsageError } from "../../scripts/platform/errors.ts";
import { apiOf } from "./connector-of.ts";

const sample = fileURLToPath(new URL("../../../shared/power-platform/sample", import.meta.url));
const present = existsSync(sample);
const names = present ? readdirSync(sample) : ["(the published sample is not here)"];

describe.skipIf(!present)("the published sample connectors", () => {
  test.each(names)(
    "%s: every operation's request is built, or the reason is told",
    async (name) => {
      const connector = readConnector(join(sample, name));
      const api = apiOf(() => ({ status: 204 }));
      const operations = listOperations(connector.definition);
      const connection = connect({ connector, parameters: parametersOf(name), send: api.send });
      let sent = 0;
      const reasons: string[] = [];
      for (const entry of operations) {
        try {
          await connection.call(entry.operationId, example(connector.definition, entry));
          sent += 1;
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
          reasons.push(error.message);
        }
      }
      expect(api.sent).toHaveLength(sent);
      expect(operations.length).toBeGreaterThan(0);
      expect(reasons.filter((reason) => !EXPECTED.test(reason))).toEqual([]);
    },
  );
});

/** Multipart forms and the policies that the local platform does not run yet. */
const EXPECTED = /not yet run locally/;

function parametersOf(name: string): Record<string, string> {
  const { connectionParameters, connectionParameterSets } = readConnector(join(sample, name))
    .properties.properties;
  const declared = connectionParameterSets?.values?.[0]?.parameters ?? connectionParameters ?? {};
  return Object.fromEntries(
    Object.entries(declared).map(([key, parameter]) => {
      const allowed = parameter.uiDefinition?.constraints?.allowedValues;
      const url = /url|server|endpoint/i.test(key) ? "https://host.example" : "host.example";
      return [key, String(allowed?.[0]?.value ?? url)];
    }),
  );
}

/** A value for everything that must have one. */
function example(definition: Swagger, entry: OperationEntry): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const parameter of entry.parameters) {
    if (parameter.in === "body")
      given[parameter.name] = exampleOf(definition, parameter.schema ?? {});
    else if (/url|projectid/i.test(parameter.name)) given[parameter.name] = "https://host.example";
    else given[parameter.name] = exampleOf(definition, parameter);
  }
  return given;
}

function exampleOf(definition: Swagger, schema: Schema | { type?: string }): unknown {
  const resolved = resolveSchema(definition, schema as Schema);
  if (resolved.default !== undefined) return resolved.default;
  if (resolved.type === "integer" || resolved.type === "number") return 1;
  if (resolved.type === "boolean") return true;
  if (resolved.type === "array") return [];
  if (resolved.type === "object" || resolved.properties) {
    const required = requiredNames(resolved);
    return Object.fromEntries(
      required.map((name) => [name, exampleOf(definition, resolved.properties?.[name] ?? {})]),
    );
  }
  return "x";
}
