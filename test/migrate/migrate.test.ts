import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { knownOperations } from "../../scripts/migrate/known-operations.ts";
import { migrate } from "../../scripts/migrate/migrate.ts";
import { unzip, zip } from "../../scripts/package/zip.ts";
import { intercom, onPlatform } from "../package/files.ts";
import { CUSTOMIZATIONS, PACKAGE, SOLUTION, solutionFlow, step, withApp } from "./exports.ts";

const TO = "shared_cnm-5fintercom-5f0123456789abcdef";
const GUID = "0b0f0f0e-0000-4000-8000-000000000000";
const move = { from: "shared_intercom", to: TO };
const known = knownOperations(onPlatform(intercom));
const directory = mkdtempSync(join(tmpdir(), "migrate-"));
afterAll(() => rmSync(directory, { recursive: true }));

const moving = (files: ReadonlyMap<string, string | Uint8Array>, how: object = {}) =>
  migrate(unzip(zip(files), "x.zip"), "x.zip", { ...move, ...how }, known);
const text = (content: string | Uint8Array | undefined) => Buffer.from(content ?? "").toString();
const flow = (definition: object) =>
  moving(new Map([...SOLUTION, ["Workflows/Flow-1.json", solutionFlow(definition)]]));
const reportOf = ({ reports }: ReturnType<typeof moving>, file: string) =>
  reports.find((one) => one.file === file);

/** A text as it is where only the connector's ids were put in other's place. */
const exactly = (content: string | Uint8Array | undefined) =>
  text(content)
    .replaceAll(
      '"/providers/Microsoft.PowerApps/apis/shared_intercom"',
      `"/providers/Microsoft.PowerApps/apis/${TO}"`,
    )
    .replaceAll(/("(?:name|apiName)": )"shared_intercom"/g, `$1"${TO}"`);

describe("a solution", () => {
  test("has every step, wherever it stands, and every reference of Intercom's moved", () => {
    const moved = moving(SOLUTION);
    expect(reportOf(moved, "Workflows/Flow-1.json")).toMatchObject({
      file: "Workflows/Flow-1.json",
      changed: [
        "connection reference shared_intercom",
        "trigger When_a_user_is_created (TrigNewUser)",
        "action Get (GetUser)",
        "action Leads (ListLeads)",
        "action Lead (GetLead)",
        "action Again (GetUser)",
      ],
      left: [],
    });
    expect(reportOf(moved, "customizations.xml")?.changed).toEqual([
      "connection reference new_sharedintercom_1",
    ]);
  });

  test("stays as it was in all else, down to its blanks", () => {
    const { files } = moving(SOLUTION);
    expect(text(files.get("Workflows/Flow-1.json"))).toBe(
      exactly(SOLUTION.get("Workflows/Flow-1.json")),
    );
    expect(text(files.get("customizations.xml"))).toBe(
      CUSTOMIZATIONS.replace("apis/shared_intercom<", `apis/${TO}<`),
    );
    for (const [file, content] of SOLUTION) {
      if (/Flow-1|customizations/.test(file)) continue;
      expect(Buffer.from(files.get(file) ?? "x")).toEqual(Buffer.from(content));
    }
    expect([...files.keys()]).toEqual([...SOLUTION.keys()]);
  });

  test("has its references linked to the connector's row where that is known", () => {
    const { files } = moving(SOLUTION, { guid: GUID });
    const xml = text(files.get("customizations.xml"));
    expect(xml).toContain(
      `apis/${TO}</connectorid><customconnectorid><connectorid>${GUID}</connectorid></customconnectorid>\n`,
    );
    expect(xml.match(/customconnectorid>/g)).toHaveLength(2);
  });

  test("moved once more, to another environment's connector, is the same as moved there at once", () => {
    const other = { from: TO, to: "shared_other", guid: "1".repeat(8) + GUID.slice(8) };
    const twice = migrate(moving(SOLUTION, { guid: GUID }).files, "x", other, known);
    const once = moving(SOLUTION, { ...other, from: move.from });
    expect(text(twice.files.get("customizations.xml"))).toBe(
      text(once.files.get("customizations.xml")),
    );
    expect(text(twice.files.get("Workflows/Flow-1.json"))).toBe(
      text(once.files.get("Workflows/Flow-1.json")),
    );
  });

  test("with an app that uses Intercom says what to do in it", () => {
    const { reports } = moving(withApp("shared_intercom"));
    expect(reports.find(({ file }) => file.endsWith(".msapp"))?.left).toEqual([
      "It is an app that uses shared_intercom. In its editor, remove that data source and add our connector.",
    ]);
    expect(moving(withApp("shared_teams")).reports).toHaveLength(2);
  });
});

describe("a flow package", () => {
  test("has its steps, its references and its list of needs moved", () => {
    const moved = moving(PACKAGE);
    expect(reportOf(moved, "manifest.json")?.changed).toEqual([
      "connector",
      "connection to choose",
    ]);
    const [, , definition = ""] = [...PACKAGE.keys()];
    expect(reportOf(moved, definition)?.changed).toHaveLength(6);
    expect(text(moved.files.get(definition))).toBe(exactly(PACKAGE.get(definition)));
    const manifest = text(moved.files.get("manifest.json"));
    expect(JSON.parse(manifest).resources).toMatchObject({
      b: { id: `/providers/Microsoft.PowerApps/apis/${TO}`, name: TO },
      c: { details: { connectorId: `/providers/Microsoft.PowerApps/apis/${TO}` } },
      d: { name: "shared_teams" },
    });
    // A display name that happens to read like the id is somebody's text.
    expect(manifest).toContain('"displayName": "shared_intercom"');
  });

  test("has the new id in its map beside the old key, whichever of the two is looked up", () => {
    const { files } = moving(PACKAGE);
    const [, , , map = "", connections = ""] = [...PACKAGE.keys()];
    expect(text(files.get(map))).toBe(`{"shared_intercom":"b","shared_teams":"d","${TO}":"b"}`);
    expect(text(files.get(connections))).toBe(text(PACKAGE.get(connections)));
  });
});

describe("not moved, and told, is", () => {
  test("a step in the old form, which names no operation", () => {
    const host = {
      api: { runtimeUrl: "https://europe-001.azure-apim.net/apim/intercom" },
      connection: { name: "@parameters('$connections')['shared_intercom']['connectionId']" },
    };
    const moved = flow({
      actions: { Old: { type: "ApiConnection", inputs: { host, path: "/x" } } },
    });
    expect(reportOf(moved, "Workflows/Flow-1.json")?.left).toEqual([
      "action Old is in a form of years ago, which names an address and no operation. Open the flow, save it, and export it again.",
    ]);
  });

  test("an operation and a parameter that our connector has not", () => {
    const moved = flow({
      actions: { A: step("GetVisitor"), B: step("GetUser", { USER_ID: "1", email: "x" }) },
    });
    expect(reportOf(moved, "Workflows/Flow-1.json")?.left).toEqual([
      'action A: our connector has no operation "GetVisitor".',
      'action B: GetUser of our connector takes no "email".',
    ]);
  });

  test("a flow that is no JSON, and a place that is not known", () => {
    const broken = moving(new Map([...SOLUTION, ["Workflows/Flow-1.json", "{ shared_intercom"]]));
    expect(reportOf(broken, "Workflows/Flow-1.json")?.left).toEqual(["It is no JSON."]);
    const api = "/providers/Microsoft.PowerApps/apis/shared_intercom";
    const elsewhere = moving(new Map([...SOLUTION, ["botcomponents/a/data", `x: ${api}`]]));
    expect(reportOf(elsewhere, "botcomponents/a/data")?.left).toEqual([
      "It still names shared_intercom, in a place that is not a flow's step, reference or list of needs.",
    ]);
  });

  test("a zip that is neither a solution nor a package", () => {
    expect(() => moving(new Map([["a.txt", "a"]]))).toThrow(
      /x\.zip is neither a solution .* nor a flow package/,
    );
  });
});

describe("moved as any other is", () => {
  const move = (more: readonly (readonly [string, string | Uint8Array])[]) =>
    moving(new Map([...SOLUTION, ...more]));

  test("a flow whose name is not of ASCII, and one that begins with a mark of its encoding", () => {
    const file = "Workflows/Übergabe é 日本-1.json";
    const moved = move([[file, `\uFEFF${solutionFlow()}`]]);
    expect(reportOf(moved, file)?.changed).toHaveLength(6);
    expect(text(moved.files.get(file))).toBe(exactly(`\uFEFF${solutionFlow()}`));
  });

  test("each of two flows with one connection reference, which is moved once", () => {
    const moved = move([["Workflows/Second-2.json", solutionFlow()]]);
    expect(reportOf(moved, "Workflows/Second-2.json")?.changed).toEqual(
      reportOf(moved, "Workflows/Flow-1.json")?.changed,
    );
    expect(reportOf(moved, "customizations.xml")?.changed).toHaveLength(1);
  });

  test("a step beside a child flow and an environment variable, which stay", () => {
    const child = { type: "Workflow", inputs: { host: { workflowReferenceName: "2" }, body: {} } };
    const user = step("GetUser", { user_id: "@parameters('User (cnm_user)')" });
    const variable = "environmentvariabledefinitions/cnm_user/environmentvariabledefinition.xml";
    const content = solutionFlow({
      parameters: { "User (cnm_user)": { type: "String", metadata: { schemaName: "cnm_user" } } },
      actions: {
        Child: child,
        Until: { type: "Until", actions: { Scope: { actions: { user } } } },
      },
    });
    const moved = move([
      ["Workflows/Flow-1.json", content],
      [variable, "<environmentvariabledefinition/>"],
    ]);
    expect(reportOf(moved, "Workflows/Flow-1.json")).toMatchObject({
      changed: ["connection reference shared_intercom", "action user (GetUser)"],
      left: [],
    });
    expect(text(moved.files.get("Workflows/Flow-1.json"))).toBe(exactly(content));
    expect(text(moved.files.get(variable))).toBe("<environmentvariabledefinition/>");
  });

  test("a flow of thousands of steps", () => {
    const actions = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [
        `Get_${index}`,
        step("GetLead", { contact_id: "1" }),
      ]),
    );
    const moved = move([["Workflows/Flow-1.json", solutionFlow({ actions })]]);
    expect(reportOf(moved, "Workflows/Flow-1.json")?.changed).toHaveLength(5001);
  });
});

describe("refused is", () => {
  test("a managed solution, whose next version would undo the move", () => {
    const manifest =
      "<ImportExportXml><SolutionManifest><Managed>1</Managed></SolutionManifest></ImportExportXml>";
    expect(() => moving(new Map([...SOLUTION, ["solution.xml", manifest]]))).toThrow(
      /x\.zip is a managed solution: .* Export the unmanaged one/,
    );
  });

  test("a zip with a path that leads out of it", () => {
    expect(() => moving(new Map([...SOLUTION, ["../../etc/passwd", "x"]]))).toThrow(
      "x.zip: cannot be read as a zip (../../etc/passwd leads out of it).",
    );
    expect(() => moving(new Map([...SOLUTION, ["a\\..\\..\\b", "x"]]))).toThrow(/leads out of it/);
  });

  test("a zip that is damaged, or says that its files are smaller than they are", () => {
    const bytes = zip(SOLUTION);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entries = [...bytes.keys()].filter(
      (at) => at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50,
    );
    expect(entries).toHaveLength(SOLUTION.size);
    const [, second = 0] = entries;
    const smaller = new Uint8Array(bytes);
    new DataView(smaller.buffer).setUint32(second + 24, 3, true);
    expect(() => unzip(smaller, "x.zip")).toThrow(
      "x.zip: cannot be read as a zip (solution.xml is damaged).",
    );
    const summed = new Uint8Array(bytes);
    new DataView(summed.buffer).setUint32(second + 16, 1, true);
    expect(() => unzip(summed, "x.zip")).toThrow(/solution\.xml is damaged/);
    expect(() => unzip(bytes.slice(0, -30), "x.zip")).toThrow(/cannot be read as a zip/);
  });

  test("a zip that unpacks to more than memory has", () => {
    const bytes = zip(new Map([["customizations.xml", "x"]]));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const at = [...bytes.keys()].find(
      (place) => place + 46 <= bytes.length && view.getUint32(place, true) === 0x02014b50,
    );
    view.setUint32((at ?? 0) + 24, 600 * 1024 * 1024, true);
    expect(() => unzip(bytes, "x.zip")).toThrow("it unpacks to more than 512 MB");
  });
});

describe("npm run migrate", () => {
  const run = (...args: string[]) => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const all = ["scripts/run.mjs", "scripts/migrate.ts", ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, all, {
      cwd: root,
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  };
  const input = join(directory, "flows.zip");
  const bytes = zip(SOLUTION);
  writeFileSync(input, bytes);

  test("writes a new zip beside the export, and never over anything", () => {
    const { status, stdout } = run(input, "--to", TO);
    const output = join(directory, "flows.migrated.zip");
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining("7 changed, 0 not moved. Written: "),
    ]);
    expect(text(unzip(readFileSync(output), "x").get("customizations.xml"))).toContain(TO);
    expect(Buffer.from(bytes).equals(readFileSync(input))).toBe(true);
    const again = run(input, "--to", TO, "--out", input);
    expect([again.status, again.stderr]).toEqual([
      2,
      expect.stringContaining("nothing is written over"),
    ]);
  });

  test("writes nothing where nothing is to be moved", () => {
    const out = join(directory, "none.zip");
    expect(run(input, "--to", TO, "--from", "shared_nothing", "--out", out)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("Nothing was written"),
    });
    expect(existsSync(out)).toBe(false);
  });
});
