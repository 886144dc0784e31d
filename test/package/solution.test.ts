import { expect, test } from "vitest";
import { publisher } from "../../connector/publisher.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { connectorsIn } from "../../scripts/package/read-solution.ts";
import { sizeProblems } from "../../scripts/package/sizes.ts";
import { solutionFiles, unpackedSolution } from "../../scripts/package/solution.ts";
import { unzip, zip } from "../../scripts/package/zip.ts";
import { planRunner } from "../../scripts/plan/runner.ts";
import { connect } from "../../scripts/platform/connection.ts";
import { intercom, onPlatform, SHIPPED } from "./files.ts";

const options = { publisher, version: "1.2.3", managed: false };
const text = (content: string | Uint8Array | undefined) => Buffer.from(content ?? "").toString();

test.each(SHIPPED)("a solution of $name holds what is in generated/", (connector) => {
  const bytes = zip(solutionFiles(connector, options));
  const { capabilities, publisher: by, ...properties } = connector.properties;
  const { icon, name, ...rest } = connector;
  const [read, ...more] = connectorsIn(bytes, "the zip");
  const { icon: readIcon, name: readName, ...readRest } = read ?? {};
  expect(more).toEqual([]);
  expect(readRest).toEqual({ ...rest, properties });
  expect(Buffer.from(readIcon ?? "")).toEqual(icon);
  expect(readName).toMatch(/^cnm_5F[a-z0-9-]+$/);
  // What an exported connector has nowhere is not lost: the service makes it of the rest.
  expect([typeof capabilities, typeof by]).toEqual(["object", "string"]);
});

test("the local platform runs an operation straight from the zip", async () => {
  const bytes = zip(solutionFiles(intercom, { ...options, managed: true }));
  const [read] = connectorsIn(bytes, "the zip");
  const connector = onPlatform(read ?? intercom);
  const mock = createMock();
  const { id } = mock.workspace.createContact({ role: "user", email: "ada@example.com" });
  const connection = connect({
    connector,
    parameters: { access_token: "mock-token", region: "api.intercom.io" },
    send: mock.send,
    runScript: planRunner(connector.script ?? ""),
  });
  const { body } = await connection.call("GetUser", { user_id: id });
  expect(body).toMatchObject({ email: "ada@example.com" });
});

test("every import of a package updates the same connector, whatever the version", () => {
  const first = text(solutionFiles(intercom, options).get("customizations.xml"));
  const later = solutionFiles(intercom, { ...options, version: "2.0.0", managed: true });
  expect(text(later.get("customizations.xml"))).toBe(first);
  expect(text(later.get("solution.xml"))).toContain("<Version>2.0.0.0</Version>");
  expect(text(later.get("solution.xml"))).toContain("<Managed>1</Managed>");
});

test("another prefix is another connector", () => {
  const other = { ...publisher, solution: { ...publisher.solution, prefix: "acme" } };
  const idOf = (by: typeof publisher) =>
    /<connectorid>(.*)<\/connectorid>/.exec(
      text(solutionFiles(intercom, { ...options, publisher: by }).get("customizations.xml")),
    )?.[1];
  expect(idOf(other)).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(idOf(other)).not.toBe(idOf(publisher));
});

test("the parts of a connector stand in the order in which exports have them", () => {
  const xml = text(solutionFiles(intercom, options).get("customizations.xml"));
  const inside = xml.slice(xml.indexOf("<Connector>") + 11, xml.indexOf("</Connector>"));
  expect([...inside.matchAll(/<(\w+)>/g)].map(([, name]) => name)).toEqual([
    "connectorid",
    "description",
    "displayname",
    "iconbrandcolor",
    "name",
    "connectortype",
    "scriptoperations",
    "openapidefinition",
    "connectionparameters",
    "policytemplateinstances",
    "customcodeblobcontent",
    "iconblob",
  ]);
});

test("a file type that a solution lacks is not among its content types", () => {
  const { script, icon, ...bare } = intercom;
  const files = solutionFiles(bare, options);
  expect(text(files.get("[Content_Types].xml")).match(/Extension="\w+"/g)).toEqual([
    'Extension="json"',
    'Extension="xml"',
  ]);
  expect(text(files.get("customizations.xml"))).not.toMatch(/scriptoperations|customcode|iconblob/);
});

test("the unpacked solution has the same parts", () => {
  const packed = solutionFiles(intercom, options);
  const unpacked = unpackedSolution(intercom, options);
  for (const [path, content] of packed) {
    if (!path.startsWith("Connector/")) continue;
    expect(unpacked.get(path.replace("Connector/", "Connectors/"))).toEqual(content);
  }
  expect(text(unpacked.get("Other/Solution.xml"))).toBe(text(packed.get("solution.xml")));
  expect(text(unpacked.get("Other/Customizations.xml"))).not.toContain("connectorid");
});

test("texts with signs of XML come back as they were", () => {
  const info = { title: "Tags", description: "A < B & \"C\" 'D' ]]> é" };
  const connector = { name: "tags", definition: { info, paths: {} }, properties: {} };
  const bytes = zip(solutionFiles(connector, options));
  expect(connectorsIn(bytes, "x")[0]?.definition).toEqual({ info, paths: {} });
  const xml = text(unzip(bytes, "x").get("customizations.xml"));
  expect(xml).toContain(
    "<description>A &lt; B &amp; &quot;C&quot; &apos;D&apos; ]]&gt; é</description>",
  );
});

test("what an import does not take is named with its size", () => {
  const large = { ...intercom, script: "x".repeat(500_001) };
  expect(sizeProblems(large)).toEqual([
    "intercom: 500,001 characters of the script; an import takes at most 500,000. Move a resource to another package, in connector/connector.ts, or shorten it.",
  ]);
  expect(SHIPPED.flatMap(sizeProblems)).toEqual([]);
});

test.each([
  ["no zip", new Uint8Array([1, 2, 3]), /x\.zip: cannot be read as a zip/],
  ["no solution", zip(new Map([["a.txt", "a"]])), /x\.zip: holds no customizations\.xml/],
  [
    "no XML",
    zip(new Map([["customizations.xml", "<a>"]])),
    /x\.zip: customizations\.xml is no XML/,
  ],
  [
    "a part that is missing",
    zip(
      new Map([
        [
          "customizations.xml",
          "<ImportExportXml><Connectors><Connector><openapidefinition>/a.json</openapidefinition></Connector></Connectors></ImportExportXml>",
        ],
      ]),
    ),
    /x\.zip: \/a\.json is named and not there/,
  ],
])("a zip is refused where it is %s", (_, bytes, message) => {
  expect(() => connectorsIn(bytes, "x.zip")).toThrow(message);
});
