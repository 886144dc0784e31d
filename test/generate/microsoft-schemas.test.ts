import { readFileSync } from "node:fs";
import { join } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import { Ajv } from "ajv";
import Ajv04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import stripJsonComments from "strip-json-comments";
import { describe, expect, it } from "vitest";
import { MICROSOFT_SCHEMAS, needs } from "../common/needs.ts";
import { GENERATED } from "../connector/workbench.ts";

function schema(name: string): Record<string, unknown> {
  const text = readFileSync(join(MICROSOFT_SCHEMAS.path, name), "utf8").replace(/^\uFEFF/, "");
  const { id, $schema, ...rest } = JSON.parse(stripJsonComments(text, { trailingCommas: true }));
  return rest;
}

function generated(name: string) {
  return JSON.parse(readFileSync(`${GENERATED}/${name}`, "utf8"));
}

describe("the generated definition", () => {
  it("is valid Swagger 2.0", async () => {
    const api = await SwaggerParser.validate(generated("apiDefinition.swagger.json"));
    expect(api.info.title).toBe("Intercom");
  });
});

describe("Microsoft's schemas", needs(MICROSOFT_SCHEMAS), () => {
  it("take the definition", () => {
    const ajv = new Ajv04.default({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schema("apiDefinition.swagger.schema.json"));
    validate(generated("apiDefinition.swagger.json"));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each([
    ["apiProperties.json", "paconn-apiProperties.schema.json", "scriptOperations"],
    ["settings.json", "paconn-settings.schema.json", "script"],
  ])("take %s, but for one key that is newer than they are", (file, name, newer) => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schema(name));
    validate(generated(file));
    const errors = (validate.errors ?? []).filter(
      ({ params }) => params.additionalProperty !== newer,
    );
    expect(errors).toEqual([]);
  });
});
