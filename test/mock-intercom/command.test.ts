import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createMock, seedWorkspace } from "../../scripts/mock-intercom/mock.ts";

const RUN = fileURLToPath(new URL("../../scripts/run.mjs", import.meta.url));
const command = fileURLToPath(new URL("../../scripts/mock.ts", import.meta.url));

function run(...args: string[]) {
  const child = spawn(process.execPath, [RUN, command, ...args]);
  let output = "";
  child.stdout.on("data", (data) => {
    output += data;
  });
  child.stderr.on("data", (data) => {
    output += data;
  });
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, output }));
  });
  return { child, ended };
}

test.concurrent("prints where it listens, the token and a line to try", async () => {
  const { child, ended } = run(
    "--port",
    "0",
    "--contacts",
    "3",
    "--news-items",
    "2",
    "--token",
    "secret",
  );
  const printed = await new Promise<string>((resolve) => {
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
      if (text.includes("Stop")) resolve(text);
    });
  });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
  expect(printed).toContain(`curl -H "Authorization: Bearer secret" ${url}/contacts`);
  const answer = await fetch(`${url}/contacts`, { headers: { authorization: "Bearer secret" } });
  expect(await answer.json()).toMatchObject({ total_count: 3 });
  expect(printed).toContain("3 contacts, 20 conversations");
  expect(printed).toContain("2 news items");
  // Without --now the clock follows the real one.
  const age = Date.now() - Date.parse(answer.headers.get("date") ?? "");
  expect(Math.abs(age)).toBeLessThan(60_000);
  child.kill("SIGTERM");
  expect((await ended).code).toBe(0);
}, 20_000);

test.concurrent.each([
  ["--port", "high"],
  ["--news-items", "many"],
  ["--index-delay", "300-0"],
  ["--timezone", "Mars/Olympus"],
  ["--region", "Mars"],
  ["--region", "US,US"],
  ["--webhook-topics", "moon"],
  ["--restore", "no-such-file"],
])(
  "%s %s exits with 2 and says why",
  async (...args) => {
    const { code, output } = await run("--port", "0", ...args).ended;
    expect(code).toBe(2);
    expect(output).toContain("error: ");
  },
  20_000,
);

test.concurrent("serves a workspace in each region asked for, each with a token of its own", async () => {
  const { child, ended } = run("--port", "0", "--region", "EU,au");
  const printed = await new Promise<string>((resolve) => {
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
      if (text.includes("Stop")) resolve(text);
    });
  });
  const found = [...printed.matchAll(/(http:\S+)\nAccess token +(\S+)/g)];
  expect(found.map(([, , token]) => token)).toEqual(["mock-token-eu", "mock-token-au"]);
  const regions: string[] = [];
  for (const [, url, token] of found) {
    const answer = await fetch(`${url}/me`, { headers: { authorization: `Bearer ${token}` } });
    regions.push(await answer.text());
  }
  expect(regions).toEqual([
    expect.stringContaining('"region":"Europe"'),
    expect.stringContaining('"region":"Australia"'),
  ]);
  child.kill("SIGTERM");
  expect((await ended).code).toBe(0);
}, 20_000);

test.concurrent("--no-check lets through what the contract does not allow", async () => {
  const { child, ended } = run("--port", "0", "--no-check");
  const printed = await new Promise<string>((resolve) => {
    child.stdout.on("data", (data) => resolve(String(data)));
  });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
  const headers = { authorization: "Bearer mock-token", "content-type": "application/json" };
  const body = JSON.stringify({ name: "VIP", users: "nobody" });
  const answer = await fetch(`${url}/tags`, { method: "POST", headers, body });
  expect(answer.status).toBe(200);
  child.kill("SIGTERM");
  await ended;
}, 20_000);

test.concurrent("prints which operations have behaviour", async () => {
  const { code, output } = await run("--coverage", "--format", "json").ended;
  expect(code).toBe(0);
  const { operations, withBehaviour, withoutBehaviour } = JSON.parse(output);
  expect(withBehaviour.length + withoutBehaviour.length).toBe(operations);
}, 20_000);

test.concurrent("starts from a snapshot", async () => {
  const directory = mkdtempSync(join(tmpdir(), "mock-"));
  const file = join(directory, "snapshot.json");
  const mock = createMock({ timezone: "Europe/Rome" });
  seedWorkspace(mock, { contacts: 4 });
  writeFileSync(file, JSON.stringify(mock.snapshot()));
  const { child, ended } = run("--port", "0", "--restore", file);
  const printed = await new Promise<string>((resolve) => {
    child.stdout.on("data", (data) => resolve(String(data)));
  });
  expect(printed).toContain("Europe/Rome; 4 contacts");
  child.kill("SIGTERM");
  await ended;
  rmSync(directory, { recursive: true });
}, 20_000);
