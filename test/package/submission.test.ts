/** What is handed in for certification, as Microsoft's ConnectorPackageValidator.ps1 looks at it. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { publisher } from "../../connector/publisher.ts";
import { isObject, type JsonObject, parseJson } from "../../scripts/common/json.ts";
import { objectOf, operationsOf } from "../../scripts/compat/definition.ts";
import { knownOperations } from "../../scripts/migrate/known-operations.ts";
import { migrate } from "../../scripts/migrate/migrate.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { submissionZip } from "../../scripts/package/certification.ts";
import type { ConnectorFiles } from "../../scripts/package/connector-files.ts";
import { connectorsIn } from "../../scripts/package/read-solution.ts";
import { sampleFlow } from "../../scripts/package/sample-flow.ts";
import { solutionFiles } from "../../scripts/package/solution.ts";
import { unzip, type ZipFiles, zip } from "../../scripts/package/zip.ts";
import { planRunner } from "../../scripts/plan/runner.ts";
import { connect } from "../../scripts/platform/connection.ts";
import { intercom, onPlatform, SHIPPED } from "./files.ts";

const listing = readFileSync(new URL("../../connector/docs/listing.md", import.meta.url), "utf8");
const options = { publisher, version: "1.2.3", listing };
const text = (content: Uint8Array | undefined) => new TextDecoder().decode(content);

function handedIn(connector: ConnectorFiles): ZipFiles | undefined {
  const solution = zip(solutionFiles(connector, { ...options, managed: false }));
  const bytes = submissionZip(connector, solution, options);
  return bytes && unzip(bytes, "the zip");
}

/** The two solutions, by their paths. */
function solutionsOf(outer: ZipFiles | undefined): [path: string, files: ZipFiles][] {
  const inner = [...(outer ?? [])].find(([name]) => name.endsWith(".zip"))?.[1];
  return [...unzip(inner ?? new Uint8Array(), "the package")].map(([path, bytes]) => [
    path,
    unzip(bytes, path),
  ]);
}

const forFlows = SHIPPED.filter(({ definition }) => "x-ms-capabilities" in definition);

/** The flow in a solution. */
function flowIn(files: ZipFiles): JsonObject {
  const [, content] = [...files].find(([path]) => path.startsWith("Workflows/")) ?? [];
  return objectOf(parseJson(text(content)));
}

describe.each(forFlows)("what is handed in of $name", (connector) => {
  const outer = handedIn(connector);
  const solutions = solutionsOf(outer);
  const [own, sample] = solutions.map(([, files]) => files);

  test("is an intro and one zip, without folders", () => {
    expect([...(outer?.keys() ?? [])]).toEqual([
      "intro.md",
      expect.stringMatching(/^\w+\.zip$|^\w+\.pdpkg\.zip$/),
    ]);
  });

  test("has in that zip one folder, of two zips", () => {
    expect(solutions.map(([path]) => path)).toEqual([
      `PkgAssets/${connector.name}.zip`,
      `PkgAssets/${connector.name}_sample.zip`,
    ]);
  });

  test("has unmanaged solutions: the connector alone, and with a flow", () => {
    for (const [index, files] of [own, sample].entries()) {
      const parts = [...(files?.keys() ?? [])];
      expect(parts.slice(0, 3)).toEqual([
        "[Content_Types].xml",
        "solution.xml",
        "customizations.xml",
      ]);
      expect(text(files?.get("solution.xml"))).toContain("<Managed>0</Managed>");
      const folders = [...new Set(parts.flatMap((path) => path.split("/").slice(0, -1)))];
      expect(folders.sort()).toEqual(index === 0 ? ["Connector"] : ["Connector", "Workflows"]);
      expect(text(files?.get("customizations.xml")).includes("<Workflows/>")).toBe(index === 0);
    }
  });

  test("has the same connector in both, the one in generated/", () => {
    const [one, other] = solutions.map(([path, files]) => connectorsIn(zip(files), path));
    expect(one).toEqual(other);
    expect(one?.[0]?.definition).toEqual(connector.definition);
  });

  test("has a flow whose ids agree wherever it is named, and that is switched off", () => {
    const customizations = text(sample?.get("customizations.xml"));
    const path = [...(sample?.keys() ?? [])].find((one) => one.startsWith("Workflows/")) ?? "";
    const id = /-([0-9A-F-]{36})\.json$/.exec(path)?.[1]?.toLowerCase();
    expect(customizations).toContain(`WorkflowId="{${id}}"`);
    expect(customizations).toContain(`<JsonFileName>/${path}</JsonFileName>`);
    expect(customizations).toContain("<StateCode>0</StateCode>");
    expect(text(sample?.get("solution.xml"))).toContain(`<RootComponent type="29" id="{${id}}"`);
    const [, guid] =
      /<customconnectorid>\s*<connectorid>(.*)<\/connectorid>/.exec(customizations) ?? [];
    expect(text(sample?.get("solution.xml"))).toContain(`type="372" id="{${guid}}"`);
  });

  test("has a flow of operations that there are, which migrate can point at the connector of a tenant", () => {
    const to = "shared_cnm-5fx-5f0123456789abcdef";
    const [from = ""] = Object.keys(
      objectOf(objectOf(flowIn(sample ?? new Map()).properties).connectionReferences),
    );
    const moved = migrate(
      sample ?? new Map(),
      "x",
      { from, to },
      knownOperations(onPlatform(connector)),
    );
    const changed = moved.reports.flatMap((report) => report.changed);
    expect(changed.some((one) => one.startsWith("action Get_the_connected_teammate"))).toBe(true);
    expect(moved.reports.flatMap(({ left }) => left)).toEqual([]);
    expect(JSON.stringify(flowIn(moved.files))).not.toContain(`apis/${from}"`);
  });
});

test("the sample flow's steps run on the mock as they are filled in", async () => {
  const flow = objectOf(
    objectOf(parseJson(sampleFlow(intercom, "cnm_5Fintercom", publisher)?.content ?? ""))
      .properties,
  );
  const { triggers, actions } = objectOf(flow.definition);
  const [trigger = {}] = Object.values(objectOf(triggers)).map(objectOf);
  const mock = createMock();
  const connection = connect({
    connector: onPlatform(intercom),
    parameters: { access_token: "mock-token", region: "api.intercom.io" },
    send: mock.send,
    runScript: planRunner(intercom.script ?? ""),
  });
  for (const step of [trigger, ...Object.values(objectOf(actions)).map(objectOf)]) {
    const { host, parameters } = objectOf(step.inputs);
    const id = String(objectOf(host).operationId);
    const { response } = await connection.call(id, objectOf(parameters));
    expect([id, [200, 202].includes(response.status)]).toEqual([id, true]);
  }
  // What the flow is run for, one at a time.
  const operation = operationsOf(intercom).get(
    String(objectOf(objectOf(trigger.inputs).host).operationId),
  );
  expect(operation?.object["x-ms-trigger"]).toBe("batch");
  expect(trigger.splitOn).toMatch(/^@triggerOutputs\(\)\?\['body/);
});

test("a connector for agents alone has nothing to hand in; one without triggers has a flow with a button", () => {
  const agents = SHIPPED.find(({ name }) => name === "intercom-mcp") ?? intercom;
  expect(handedIn(agents)).toBeUndefined();
  const { paths } = intercom.definition;
  const actions = Object.fromEntries(
    Object.entries(objectOf(paths)).filter(
      ([, item]) =>
        !Object.values(objectOf(item)).some((one) => isObject(one) && "x-ms-trigger" in one),
    ),
  );
  const bare = { ...intercom, definition: { ...intercom.definition, paths: actions } };
  const flow = sampleFlow(bare, "cnm_5Fintercom", publisher)?.content;
  expect(flow).toContain('"kind": "Button"');
});
