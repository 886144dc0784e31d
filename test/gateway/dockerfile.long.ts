/** The steps of the Dockerfile, by hand, in a clean folder: where there is no Docker they are run all the same. */
import { type ChildProcess, execSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { freePort } from "../../scripts/bench/free-port.ts";
import { isObject, parseJson } from "../../scripts/common/json.ts";
import { readSettings } from "../../scripts/gateway/settings.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "dockerfile-"));
let child: ChildProcess | undefined;
afterAll(() => {
  child?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const steps = readFileSync(join(ROOT, "scripts/gateway/Dockerfile"), "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, name, rest] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    return name === undefined || rest === undefined ? [] : [{ name, rest }];
  });

it("the Dockerfile's steps lead to a gateway that serves and stops", async () => {
  let command: string[] = [];
  for (const { name, rest } of steps) {
    if (name === "COPY") {
      const files = rest.split(" ");
      const target = join(folder, files.pop() ?? "");
      for (const file of files) {
        const source = join(ROOT, file);
        if (files.length > 1 || rest.endsWith("/")) mkdirSync(target, { recursive: true });
        cpSync(source, files.length > 1 ? join(target, file) : target, { recursive: true });
      }
    }
    // Users and folders of the image are not those of this machine.
    if (name === "RUN") execSync(rest.replace(/ && chown .*$/, ""), { cwd: folder, stdio: "pipe" });
    if (name === "CMD") command = JSON.parse(rest);
  }
  const port = await freePort();
  const [program = "", ...rest] = command;
  child = spawn(program, rest, {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? "",
      GATEWAY_PORT: String(port),
      GATEWAY_URL: "https://gateway.contoso.com",
      GATEWAY_WORKSPACES: '{"abc": {"region": "us", "secret": "s"}}',
    },
    stdio: "ignore",
  });
  const health = async () => (await fetch(`http://127.0.0.1:${port}/health`)).status;
  let status = 0;
  for (let looks = 0; looks < 100 && status === 0; looks++) {
    status = await health().catch(() => 0);
    if (status === 0) await pause(200);
  }
  expect(status).toBe(200);
  const ended = new Promise((resolve) => child?.once("exit", resolve));
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
}, 300_000);

it("the template for Container Apps gives what the gateway reads, and keeps secrets as such", () => {
  const text = readFileSync(join(ROOT, "scripts/gateway/container-app.json"), "utf8");
  const template = parseJson(text);
  const names = [...text.matchAll(/"name": "((?:GATEWAY|DATABASE)_\w+)", "(value|secretRef)"/g)];
  const environment = Object.fromEntries(
    names.map(([, name = ""]) => [
      name,
      name === "GATEWAY_URL" ? "https://gateway.contoso.com" : "",
    ]),
  );
  environment.GATEWAY_WORKSPACES = '{"abc": {"secret": "s"}}';
  expect(readSettings(environment)).toMatchObject({ port: 8080 });
  const secret = names.filter(([, , kind]) => kind === "secretRef").map(([, name]) => name);
  expect(secret).toEqual(["GATEWAY_WORKSPACES", "DATABASE_URL", "GATEWAY_ADMIN_KEY"]);
  const parameters = isObject(template) && isObject(template.parameters) ? template.parameters : {};
  const read = [...text.matchAll(/parameters\('(\w+)'\)/g)].map(([, name]) => name);
  expect([...new Set(read)].sort()).toEqual(Object.keys(parameters).sort());
});
