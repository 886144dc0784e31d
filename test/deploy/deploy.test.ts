import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import {
  pacArguments,
  pacSettings,
  shown,
  updateArguments,
} from "../../scripts/deploy/commands.ts";
import {
  checkTarget,
  type DeployOptions,
  deploy,
  plannedCommands,
  type Surroundings,
  stagedFiles,
} from "../../scripts/deploy/deploy.ts";
import { idOf, keepId, readDeployments } from "../../scripts/deploy/deployments.ts";
import { differences } from "../../scripts/deploy/differences.ts";
import type { ConnectorFiles } from "../../scripts/package/connector-files.ts";

const directory = mkdtempSync(join(tmpdir(), "deployments-"));
afterAll(() => rmSync(directory, { recursive: true }));

const connector: ConnectorFiles = {
  name: "tags",
  definition: { swagger: "2.0", info: { title: "Tags", description: "All tags." }, paths: {} },
  properties: { iconBrandColor: "#0f5c63", scriptOperations: ["ListTags"] },
  script: "public class Script : ScriptBase {}",
  icon: new Uint8Array([1, 2, 3]),
};
const options: DeployOptions = { environment: "Default-1" };
const there = [
  { id: "shared_tags-5f1", title: "Tags" },
  { id: "shared_notes-5f2", title: "Notes" },
];

/** paconn, as it leaves files: what was uploaded is what comes back, unless it is changed. */
function paconn(back: (file: string, content: Buffer) => Buffer = (_, content) => content) {
  const ran: string[] = [];
  const kept: string[] = [];
  const said: string[] = [];
  const surroundings: Surroundings = {
    async run(args, folder) {
      ran.push(args.join(" "));
      if (args[0] === "create") {
        writeFileSync(join(folder, "settings.json"), '{"connectorId":"shared_tags-5f9"}');
      }
      if (args[0] === "download") {
        const files = [
          "apiDefinition.swagger.json",
          "apiProperties.json",
          "script.csx",
          "icon.png",
        ];
        for (const file of files) {
          const sent = readFileSync(join(folder, file));
          writeFileSync(join(folder, "back", file), back(file, sent));
        }
      }
      return { code: 0, output: "" };
    },
    keep: (id) => kept.push(id),
    say: (line) => said.push(line),
  };
  return { ran, kept, said, surroundings };
}

describe("a deployment", () => {
  test("creates once, keeps the id, and compares what comes back", async () => {
    const { ran, kept, surroundings } = paconn();
    expect(await deploy(connector, options, surroundings)).toEqual({
      id: "shared_tags-5f9",
      differences: [],
    });
    expect(kept).toEqual(["shared_tags-5f9"]);
    expect(ran).toEqual([
      "create -w -e Default-1 -d apiDefinition.swagger.json -p apiProperties.json -i icon.png -x script.csx",
      "download -w -e Default-1 -c shared_tags-5f9 -d back",
    ]);
  });

  test("updates the connector whose id is known", async () => {
    const { ran, kept, surroundings } = paconn();
    await deploy(connector, { ...options, id: "shared_tags-5f1" }, surroundings);
    expect(kept).toEqual([]);
    expect(ran[0]).toMatch(/^update -c shared_tags-5f1 -e Default-1 /);
  });

  test("names what the service returns otherwise", async () => {
    const { surroundings } = paconn((file, content) =>
      file === "script.csx"
        ? Buffer.from("")
        : Buffer.from(content.toString().replace("#0f5c63", "#ffffff")),
    );
    const { differences: found } = await deploy(connector, options, surroundings);
    expect(found).toEqual(["apiProperties.json /properties/iconBrandColor", "script.csx"]);
  });

  test("that cannot be compared is a deployment all the same", async () => {
    const { kept, surroundings } = paconn();
    const half: Surroundings = {
      ...surroundings,
      run: async (args, folder) =>
        args[0] === "download"
          ? { code: 1, output: "ERROR: gone\nTraceback" }
          : surroundings.run(args, folder),
    };
    expect(await deploy(connector, options, half)).toEqual({
      id: "shared_tags-5f9",
      differences: ["It cannot be compared, since paconn download fails: ERROR: gone"],
    });
    expect(kept).toEqual(["shared_tags-5f9"]);
  });

  test("of which paconn fails tells what paconn said, without the secret", async () => {
    const { said, surroundings } = paconn();
    const failing = {
      ...surroundings,
      run: async () => ({ code: 1, output: "no s3cret here: s3cret" }),
    };
    await expect(deploy(connector, { ...options, secret: "s3cret" }, failing)).rejects.toThrow(
      "tags: paconn create failed.\nno *** here: ***",
    );
    expect(said.join()).not.toContain("s3cret");
  });
});

describe("refused is", () => {
  test("a connector that would be a twin", () => {
    expect(() => checkTarget(connector, options, there)).toThrow(
      'tags: Default-1 already has a connector "Tags" (shared_tags-5f1); another one would be its twin. To update it: --package tags --connector-id shared_tags-5f1',
    );
  });

  test("an id that is nobody's", () => {
    expect(() => checkTarget(connector, { ...options, id: "shared_x" }, there)).toThrow(
      /has no connector shared_x, which --connector-id names.*There: shared_tags-5f1 \(Tags\), shared_notes-5f2/,
    );
  });

  test("an id that is another connector's, unless that is meant", () => {
    const other = { ...options, id: "shared_notes-5f2" };
    expect(() => checkTarget(connector, other, there)).toThrow(
      /shared_notes-5f2, which --connector-id names, is the connector "Notes" and not "Tags"/,
    );
    expect(() => checkTarget(connector, { ...other, otherTitle: true }, there)).not.toThrow();
  });

  test("a connector without a file that it needs, since the service would clear it", () => {
    const { script, ...noScript } = connector;
    expect(() => stagedFiles(noScript)).toThrow("tags: script.csx is missing");
    const { icon, ...noIcon } = connector;
    expect(() => stagedFiles(noIcon)).toThrow("tags: icon.png is missing");
  });
});

test("a connector that runs no script is deployed without one", () => {
  const { script, ...plain } = connector;
  const bare = { ...plain, properties: {} };
  expect(plannedCommands(bare, { ...options, id: "shared_tags-5f1" })).toEqual([
    "paconn update -c shared_tags-5f1 -e Default-1 -d apiDefinition.swagger.json -p apiProperties.json -i icon.png",
    "paconn download -w -e Default-1 -c shared_tags-5f1 -d back",
  ]);
});

test("commands are shown as they are typed, and never a secret", () => {
  const files = { icon: true, script: true };
  const args = updateArguments("shared_a", files, { environment: "My env", secret: "s3cret" });
  expect(shown("paconn", args)).toBe(
    'paconn update -c shared_a -e "My env" -d apiDefinition.swagger.json -p apiProperties.json -i icon.png -x script.csx --secret ***',
  );
});

test("pac has settings of its own, with a GUID", () => {
  const id = "0b0f0f0e-0000-4000-8000-000000000000";
  expect(pacArguments(undefined, "E").join(" ")).toBe(
    "connector create --settings-file settings.json --environment E",
  );
  expect(JSON.parse(pacSettings(id, "E", { icon: true, script: false }))).toEqual({
    connectorId: id,
    environment: "E",
    apiProperties: "apiProperties.json",
    apiDefinition: "apiDefinition.swagger.json",
    icon: "icon.png",
  });
});

describe("the file of ids", () => {
  test("keeps what else it holds", () => {
    const file = join(directory, "kept.json");
    keepId(file, "A", "tags", { paconn: "shared_1" });
    keepId(file, "A", "tags", { pac: "guid" });
    keepId(file, "B", "__proto__", { paconn: "shared_2" });
    const read = readDeployments(file);
    expect(idOf(read, "A", "tags", "paconn")).toBe("shared_1");
    expect(idOf(read, "A", "tags", "pac")).toBe("guid");
    expect(idOf(read, "B", "__proto__", "paconn")).toBe("shared_2");
    expect(idOf(read, "B", "constructor", "paconn")).toBeUndefined();
    expect(existsSync(`${file}.draft`)).toBe(false);
  });

  test.each(["[]", "nonsense", '{"A":[]}', '{"A":{"tags":"shared_1"}}'])(
    "is refused where it is %s",
    (text) => {
      const file = join(directory, "wrong.json");
      writeFileSync(file, text);
      expect(() => readDeployments(file)).toThrow(/wrong\.json: it must hold/);
    },
  );
});

test.each([
  ["the same", { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
  ["something added by the service", { a: {} }, { a: { b: 1 }, c: 2 }, []],
  ["another value", { a: [1, { "x/y": 1 }] }, { a: [1, { "x/y": 2 }] }, ["/a/1/x~1y"]],
  ["a shorter list", { a: [1, 2] }, { a: [1] }, ["/a"]],
  ["nothing", { a: 1 }, undefined, [""]],
  ["another type", { a: {} }, { a: [] }, ["/a"]],
])("what comes back is compared: %s", (_, sent, back, found) => {
  expect(differences(sent, back)).toEqual(found);
});

describe("npm run deploy", () => {
  const run = (...args: string[]) => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const all = ["scripts/run.mjs", "scripts/deploy.ts", "--env", "Default-1", ...args];
    const { status, stderr } = spawnSync(process.execPath, all, { cwd: root, encoding: "utf8" });
    return { status, stderr };
  };

  test("says how to get paconn where it is missing", () => {
    const { status, stderr } = run("--paconn", "/nowhere/paconn");
    expect([status, stderr]).toEqual([2, expect.stringContaining("pipx install paconn")]);
  });
});
