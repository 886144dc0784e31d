/** `npm run deploy:check`: the deployment with the real paconn, against a stand-in on loopback. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { connectorFolders } from "./common/connector-folders.ts";
import { parseJson } from "./common/json.ts";
import { installPaconn, makeCertificate, type Paconn } from "./deploy-check/python.ts";
import { STORAGE_HOST, type StandIn, startStandIn } from "./deploy-check/stand-in.ts";
import { infoOf, readConnectorFiles } from "./package/connector-files.ts";
import { forGateway } from "./package/gateway.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const ENVIRONMENT = "Default-stand-in";

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

interface Bench {
  readonly standIn: StandIn;
  /** Runs `npm run deploy --` against the stand-in, without a terminal. */
  deploy(...args: string[]): Promise<Ran>;
  /** Runs paconn itself in a folder. */
  paconn(folder: string, ...args: string[]): Promise<Ran>;
  /** Where ids are kept. */
  readonly deployments: string;
  readonly folder: string;
}

const connectors = forGateway(
  connectorFolders(join(ROOT, "generated")).map(readConnectorFiles),
  undefined,
);

/** What holds, each on what the ones before it left. */
const CHECKS: readonly { readonly holds: string; check(bench: Bench): Promise<void> }[] = [
  {
    holds: "without ids, each package is created once, and its id is kept",
    async check({ standIn, deploy, deployments }) {
      const { code, output } = await deploy();
      assert.equal(code, 0, output);
      assert.equal(standIn.connectors.size, connectors.length);
      const kept = JSON.parse(readFileSync(deployments, "utf8"))[ENVIRONMENT];
      assert.deepEqual(
        Object.values(kept),
        [...standIn.connectors.keys()].map((paconn) => ({ paconn })),
      );
    },
  },
  {
    holds:
      "what the service has equals generated/, for each package: definition, properties, script, icon",
    async check({ standIn }) {
      assertEqualsGenerated(standIn);
    },
  },
  {
    holds: "a second deployment updates the same connectors, with all that is in generated/",
    async check({ standIn, deploy }) {
      const ids = [...standIn.connectors.keys()];
      standIn.requests.length = 0;
      const { code, output } = await deploy();
      assert.equal(code, 0, output);
      assert.deepEqual([...standIn.connectors.keys()], ids);
      const changes = standIn.requests
        .map(({ call }) => call)
        .filter((call) => /^(PATCH|POST .*apis$)/.test(call));
      assert.deepEqual(
        changes,
        ids.map((id) => `PATCH /providers/Microsoft.PowerApps/apis/${id}`),
      );
      // An update that does not name the code clears it.
      assertEqualsGenerated(standIn);
    },
  },
  {
    holds: "without the file of ids, a twin is refused and nothing is changed",
    async check({ standIn, deploy, deployments, folder }) {
      const other = join(folder, "none.json");
      standIn.requests.length = 0;
      const { code, output } = await deploy("--deployments", other);
      assert.equal(code, 2);
      assert.match(output, /already has a connector ".*" \(shared_.*would be its twin/);
      assert.ok(standIn.requests.every(({ call }) => call.startsWith("GET ")));
      assert.equal(existsSync(other), false);
      assert.ok(existsSync(deployments));
    },
  },
  {
    holds: "an id that is nobody's is refused, and one that is another connector's",
    async check({ standIn, deploy }) {
      const [first = { name: "" }, second] = connectors;
      const named = (id: string) => deploy("--package", first.name, "--connector-id", id);
      const nobodys = await named("shared_nobodys");
      assert.equal(nobodys.code, 2);
      assert.match(nobodys.output, /has no connector shared_nobodys/);
      if (second === undefined) return;
      const [, id = ""] = [...standIn.connectors.keys()];
      const others = await named(id);
      assert.equal(others.code, 2);
      assert.match(others.output, new RegExp(`is the connector "${infoOf(second, "title")}"`));
    },
  },
  {
    holds: "what the service returns otherwise is named, with exit code 1",
    async check({ standIn, deploy }) {
      const [first = { name: "" }] = connectors;
      standIn.distort = (properties) => ({
        ...properties,
        iconBrandColor: "#000000",
        scriptOperations: [],
      });
      const { code, output } = await deploy("--package", first.name);
      standIn.distort = (properties) => properties;
      assert.equal(code, 1, output);
      assert.match(output, /apiProperties\.json \/properties\/iconBrandColor/);
      assert.match(output, /apiProperties\.json \/properties\/scriptOperations/);
    },
  },
  {
    holds: "sign-in by OAuth sends the client's secret to the service, and prints it nowhere",
    async check({ standIn, deploy, folder }) {
      const [first = { name: "" }] = connectors;
      const file = join(folder, "secret.txt");
      writeFileSync(file, "s3cret\n");
      const args = ["--package", first.name, "--auth", "oauth", "--client-id", "the-app"];
      const without = await deploy(...args);
      assert.equal(without.code, 2);
      assert.match(without.output, /needs the client secret/);
      const { code, output } = await deploy(...args, "--secret-file", file);
      // The service keeps the secret to itself, and so would the real one.
      assert.equal(code, 0, output);
      assert.ok(!output.includes("s3cret"));
      const [sent] = standIn.connectors.values();
      assert.match(JSON.stringify(sent?.connectionParameters), /"clientSecret":"s3cret"/);
    },
  },
  {
    holds: "paconn validates each definition",
    async check({ standIn, paconn }) {
      for (const { name, definition } of connectors) {
        standIn.requests.length = 0;
        const folder = join(ROOT, "generated", name);
        const { code, output } = await paconn(
          folder,
          ...["validate", "-d", "apiDefinition.swagger.json", "-u", standIn.url],
        );
        assert.equal(code, 0, output);
        const [request] = standIn.requests;
        assert.match(request?.call ?? "", /validateApiSwagger$/);
        assert.deepEqual(parseJson(request?.body.toString("utf8") ?? ""), definition);
      }
    },
  },
  {
    holds: "paconn without an id fails where it would ask, and changes nothing",
    async check({ paconn, standIn }) {
      const [first = { name: "" }] = connectors;
      standIn.requests.length = 0;
      const { code, output } = await paconn(
        join(ROOT, "generated", first.name),
        ...["update", "-e", ENVIRONMENT, "-u", standIn.url],
        ...["-d", "apiDefinition.swagger.json", "-p", "apiProperties.json"],
      );
      assert.notEqual(code, 0);
      assert.match(output, /NoTTY/);
      assert.ok(standIn.requests.every(({ call }) => call.startsWith("GET ")));
    },
  },
];

/** What the service has, and what was uploaded since its requests were last cleared, is what ships. */
function assertEqualsGenerated({ connectors: registered, requests }: StandIn): void {
  for (const [index, connector] of connectors.entries()) {
    const sent = [...registered.values()][index] ?? {};
    assert.deepEqual(sent.openApiDefinition, connector.definition);
    assert.equal(sent.displayName, infoOf(connector, "title"));
    for (const [key, value] of Object.entries(connector.properties)) {
      assert.deepEqual(sent[key], value, key);
    }
    // The address of the code is sent where there is code, and only there.
    assert.equal(Boolean(sent.scriptDefinitionUrl), connector.script !== undefined);
  }
  const uploads = (name: string) =>
    requests
      .filter(({ call }) => /^PUT \/container\d+\//.test(call) && call.endsWith(`/${name}`))
      .map(({ body }) => body);
  const files = (contents: readonly (string | Uint8Array | undefined)[]) =>
    contents.flatMap((content) => (content === undefined ? [] : [Buffer.from(content)]));
  assert.deepEqual(uploads("icon.png"), files(connectors.map(({ icon }) => icon)));
  assert.deepEqual(uploads("script.csx"), files(connectors.map(({ script }) => script)));
}

/** Runs a program to its end, without a terminal. */
function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** @returns whether all held */
async function checkAll(paconn: Paconn): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "deploy-check-"));
  const [certFile, keyFile] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  await makeCertificate(paconn, STORAGE_HOST, certFile, keyFile);
  const standIn = await startStandIn({
    cert: readFileSync(certFile, "utf8"),
    key: readFileSync(keyFile, "utf8"),
  });
  // A home with a sign-in, so that nobody's own is used.
  mkdirSync(join(folder, ".paconn"));
  writeFileSync(
    join(folder, ".paconn/accessTokens.json"),
    JSON.stringify({ token_type: "Bearer", access_token: "stand-in", oid: "stand-in" }),
  );
  const env = {
    ...process.env,
    ...{ HOME: folder, USERPROFILE: folder },
    ...{ HTTPS_PROXY: standIn.proxy, https_proxy: standIn.proxy },
    ...{ NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1" },
    REQUESTS_CA_BUNDLE: certFile,
  };
  const deployments = join(folder, "deployments.json");
  const bench: Bench = {
    standIn,
    deployments,
    folder,
    deploy: (...args) =>
      run(
        process.execPath,
        [
          ...[join(ROOT, "scripts/run.mjs"), join(ROOT, "scripts/deploy.ts")],
          ...["--env", ENVIRONMENT, "--paconn", paconn.program, "--powerapps-url", standIn.url],
          ...["--deployments", deployments, ...args],
        ],
        ROOT,
        env,
      ),
    paconn: (cwd, ...args) => run(paconn.program, args, cwd, env),
  };
  let allHold = true;
  try {
    for (const { holds, check } of CHECKS) {
      try {
        await check(bench);
        console.log(`  ok  ${holds}`);
      } catch (error) {
        allHold = false;
        const message = error instanceof Error ? error.message : String(error);
        console.error(`FAIL  ${holds}\n      ${message.replaceAll("\n", "\n      ")}`);
      }
    }
  } finally {
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return allHold;
}

await new Command("npm run deploy:check --")
  .description(
    "Deploys with the real paconn against a stand-in of Microsoft's service on this machine. The first run installs paconn (Python 3, a virtual environment of its own, 150 MB).\n" +
      "Exit codes: 0 all holds, or skipped where Python is missing, 1 something does not hold.",
  )
  .action(async () => {
    const paconn = await installPaconn(join(ROOT, "node_modules/.cache/paconn"));
    if (typeof paconn === "string") {
      console.log(`Skipped: the deployment with the real paconn (${paconn}).`);
      return;
    }
    console.log("The deployment with the real paconn, against a stand-in:");
    process.exitCode = (await checkAll(paconn)) ? 0 : 1;
  })
  .parseAsync();
