import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isObject, type Json, parseJson } from "../../scripts/common/json.ts";
import { readConnectorFiles } from "../../scripts/package/connector-files.ts";
import { forGateway, gatewayHost, logicAppsFiles } from "../../scripts/package/gateway.ts";
import { connectorFrom } from "../../scripts/pipeline/check.ts";
import { rulesFor } from "../../scripts/validate/rules/index.ts";
import { validate } from "../../scripts/validate/validate.ts";
import { FOLDERS } from "./files.ts";

const GENERATED = fileURLToPath(new URL("../../generated", import.meta.url));
const ALL = FOLDERS.map(readConnectorFiles);

/** What a template's expressions come to. */
function evaluated(value: Json, parameters: Readonly<Record<string, string>>): Json {
  if (Array.isArray(value)) return value.map((one) => evaluated(one, parameters));
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, evaluated(one, parameters)]),
    );
  }
  if (typeof value !== "string" || !/^\[.*\]$/s.test(value)) return value;
  if (value.startsWith("[[")) return value.slice(1);
  const inner = value.slice(1, -1);
  const parts = /^concat\((.*)\)$/.exec(inner)?.[1]?.split(", ") ?? [inner];
  const texts = parts.map((part) => {
    const name = /^parameters\('(\w+)'\)$/.exec(part)?.[1];
    if (name !== undefined) return parameters[name] ?? `no parameter ${name}`;
    return /^'(.*)'$/.exec(part)?.[1] ?? part;
  });
  return texts.join("");
}

describe("templates for Logic Apps", () => {
  const given = {
    ...{ connectorName: "intercom", gatewayHost: "gw.contoso.com", region: "eu" },
    ...{ accessToken: "t", location: "westeurope" },
  };

  it.each(ALL.map(({ name }) => name))(
    "%s: a connector and a connection, each below the limits",
    (name) => {
      const text = readFileSync(join(GENERATED, "logic-apps", `${name}.json`), "utf8");
      const template = parseJson(text);
      if (!isObject(template) || !Array.isArray(template.resources)) throw new Error("no template");
      expect(template).toMatchObject({
        $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        contentVersion: "1.0.0.0",
        parameters: {
          region: { allowedValues: ["us", "eu", "au"] },
          accessToken: { type: "securestring" },
        },
      });
      const known = Object.keys(isObject(template.parameters) ? template.parameters : {});
      expect(known.sort()).toEqual(Object.keys(given).sort());
      for (const resource of template.resources) {
        expect(JSON.stringify(resource).length).toBeLessThan(1024 * 1024);
      }
      expect(evaluated(template.resources, given)).toMatchObject([
        {
          type: "Microsoft.Web/customApis",
          apiVersion: "2016-06-01",
          name: "intercom",
          properties: {
            connectionParameters: { api_key: { type: "securestring" } },
            backendService: { serviceUrl: "https://gw.contoso.com/eu" },
            swagger: {
              host: "gw.contoso.com",
              basePath: "/eu",
              securityDefinitions: { api_key: { in: "header", name: "Authorization" } },
            },
          },
        },
        {
          type: "Microsoft.Web/connections",
          dependsOn: [expect.stringContaining("customApis")],
          properties: { parameterValues: { api_key: "t" } },
        },
      ]);
    },
  );

  it.each(["intercom", "intercom-instant"])(
    "%s: its definition passes the validator without policies and script, its texts unchanged",
    (name) => {
      const template = parseJson(
        readFileSync(join(GENERATED, "logic-apps", `${name}.json`), "utf8"),
      );
      const resources =
        isObject(template) && Array.isArray(template.resources) ? template.resources : [];
      const [api] = resources.map((one) => evaluated(one, given));
      const properties = isObject(api) && isObject(api.properties) ? api.properties : {};
      const { swagger, connectionParameters, brandColor: iconBrandColor = null } = properties;
      const own = ALL.find((one) => one.name === name)?.definition;
      expect(isObject(swagger) && swagger.paths).toEqual(own?.paths);
      const shipped = new Map([
        ["apiDefinition.swagger.json", JSON.stringify(swagger)],
        [
          "apiProperties.json",
          JSON.stringify({ properties: { connectionParameters, iconBrandColor } }),
        ],
      ]);
      const findings = validate(connectorFrom(shipped), rulesFor("custom"));
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    },
  );
});

describe("a gateway's address", () => {
  it("takes the place of the one that stands for any, wherever that is", () => {
    const connectors = forGateway(ALL, "gw.contoso.com");
    expect(connectors.map(({ name }) => name)).toContain("intercom-instant");
    const files = logicAppsFiles(connectors, "gw.contoso.com");
    expect(JSON.stringify(connectors) + [...files.values()].join()).not.toContain(
      "gateway.example.com",
    );
  });

  it("is needed for what has a gateway as its host", () => {
    expect(forGateway(ALL, undefined).map(({ name }) => name)).not.toContain("intercom-instant");
  });

  it.each([
    "http://gw.contoso.com",
    "https://gw.contoso.com:8080",
    "https://gw.contoso.com/x",
    "gw",
  ])("is https and a host: not %s", (url) => {
    expect(() => gatewayHost(url)).toThrow("--gateway takes https:// and a host");
  });
});
