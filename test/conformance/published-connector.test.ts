import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { SwaggerParameter, SwaggerSchema } from "../../scripts/generate/swagger.ts";
import published from "./published-connector.json" with { type: "json" };

interface Operation {
  operationId: string;
  summary: string;
  "x-ms-visibility"?: string;
  "x-ms-trigger"?: string;
  "x-ms-trigger-hint"?: string;
  parameters: SwaggerParameter[];
  responses: Record<string, { schema?: SwaggerSchema }>;
}

interface Definition {
  info: { title: string };
  paths: Record<string, Record<string, Operation>>;
  definitions: Record<string, SwaggerSchema>;
  "x-ms-connector-metadata": { propertyName: string; propertyValue: string }[];
}

const definition = JSON.parse(
  readFileSync(
    new URL("../../generated/intercom/apiDefinition.swagger.json", import.meta.url),
    "utf8",
  ),
) as Definition; // the generated file, whose form the schema tests check

const operations = new Map(
  Object.entries(definition.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) =>
        [operation.operationId, { path, method: method.toUpperCase(), operation }] as const,
    ),
  ),
);

function find(operationId: string) {
  const found = operations.get(operationId);
  if (found === undefined) throw new Error(`no operation ${operationId}`);
  return found;
}

function resolve(schema: SwaggerSchema): SwaggerSchema {
  const name = schema.$ref?.replace("#/definitions/", "");
  return name === undefined ? schema : (definition.definitions[name] ?? {});
}

/** The parameters as a reference page shows them: those of the body by the key of the property. */
function rows({ parameters }: Operation) {
  const row = (key: string, required: boolean, schema: SwaggerSchema | SwaggerParameter) => ({
    key,
    title: schema["x-ms-summary"],
    required,
    type: schema.type,
    ...(schema["x-ms-dynamic-values"] === undefined
      ? {}
      : { dropdown: schema["x-ms-dynamic-values"].operationId }),
  });
  const body = (schema: SwaggerSchema): ReturnType<typeof row>[] =>
    Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
      property.properties === undefined
        ? [row(key, schema.required?.includes(key) === true, property)]
        : body(property),
    );
  return parameters.flatMap((parameter) =>
    parameter.in === "body"
      ? body(resolve(parameter.schema ?? {}))
      : [row(parameter.name, parameter.required === true, parameter)],
  );
}

/** The paths and types of a definition as a reference page shows them. */
function paths(schema: SwaggerSchema, above = ""): { path: string; type: string }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const path = above === "" ? key : `${above}.${key}`;
    if (property.properties !== undefined) return paths(property, path);
    if (property.items === undefined) return [{ path, type: property.type ?? "" }];
    return [{ path, type: `array of ${property.items.type}` }, ...paths(property.items, path)];
  });
}

const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);

describe("the published Intercom connector's surface", () => {
  it("has its title, website and privacy policy", () => {
    const metadata = Object.fromEntries(
      definition["x-ms-connector-metadata"].map(({ propertyName, propertyValue }) => [
        propertyName,
        propertyValue,
      ]),
    );
    expect(definition.info.title).toBe(published.title);
    expect(metadata).toMatchObject({
      Website: published.website,
      "Privacy policy": published.privacyPolicy,
    });
  });

  it.each(published.actions)("keeps $operationId: route, name, parameters", (action) => {
    const { path, method, operation } = find(action.operationId);
    expect({ path, method, name: operation.summary }).toEqual({
      path: action.path,
      method: action.method,
      name: action.name,
    });
    // A dropdown more than published is welcome; a key, title or type other than published is not.
    expect(rows(operation)).toMatchObject(action.parameters);
  });

  it.each(published.actions)("keeps what $operationId returns", ({ operationId, returns }) => {
    const schema = find(operationId).operation.responses["200"]?.schema;
    expect(schema).toEqual({ $ref: `#/definitions/${returns}` });
  });

  it.each(published.triggers)("keeps $operationId: a batch of items", (trigger) => {
    const { path, method, operation } = find(trigger.operationId);
    expect({ path, method, name: operation.summary }).toEqual({
      path: trigger.path,
      method: "GET",
      name: trigger.name,
    });
    // Flows that were made before there were filters fill in none.
    expect(operation.parameters.filter(({ required }) => required)).toEqual([]);
    expect(operation["x-ms-trigger"]).toBe("batch");
    expect(operation["x-ms-trigger-hint"]).toBeTruthy();
    const answer = resolve(operation.responses["200"]?.schema ?? {});
    expect(answer).toMatchObject({
      type: "array",
      items: { $ref: `#/definitions/${trigger.returns}` },
    });
  });

  it.each(published.internalOperations)("keeps the internal list %s", (operationId) => {
    expect(find(operationId).operation["x-ms-visibility"]).toBe("internal");
  });

  it.each(Object.entries(published.definitions))("keeps %s path by path", (name, wanted) => {
    const schema = definition.definitions[name] ?? {};
    if (wanted[0]?.path === "") {
      expect(`array of ${schema.items?.$ref?.replace("#/definitions/", "")}`).toBe(wanted[0].type);
      return;
    }
    expect(paths(schema).sort(byPath)).toEqual([...wanted].sort(byPath));
  });

  it("says times in the date-time format", () => {
    for (const name of Object.keys(published.definitions)) {
      for (const key of ["created_at", "updated_at"]) {
        const property = definition.definitions[name]?.properties?.[key];
        if (property !== undefined) expect(property).toMatchObject({ format: "date-time" });
      }
    }
  });
});
