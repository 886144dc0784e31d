import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  type ScriptHost,
  startScriptHost,
} from "../../../scripts/platform/script-host/script-host.ts";
import { CSHARP, needs } from "../../common/needs.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** One script for all tests, because compiling takes a second; each operation is a case. */
const SCRIPT = `
using System.Net.Sockets;
using Microsoft.PowerPlatform.Connectors.Custom;
using Microsoft.PowerPlatform;
public class Script : ScriptBase
{
  public override async Task<HttpResponseMessage> ExecuteAsync()
  {
    switch (Context.OperationId)
    {
      case "environment":
        var names = Environment.GetEnvironmentVariables().Keys.Cast<string>().OrderBy(name => name);
        return Answer(new JArray(names));
      case "folder":
        return Answer(new JObject { { "path", Environment.CurrentDirectory }, { "files", Directory.GetFileSystemEntries(".").Length } });
      case "network":
        var port = int.Parse(await Context.Request.Content.ReadAsStringAsync());
        try { new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp).Connect(IPAddress.Loopback, port); return Answer("connected"); }
        catch (SocketException) { return Answer("no network"); }
      case "bytes":
        return new HttpResponseMessage { Content = new ByteArrayContent(new byte[] { 0xff, 0xd8, 0 }) };
      case "untyped text":
        return new HttpResponseMessage { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("\\"è\\"")) };
      case "garbage":
      case "forged":
        var line = Context.OperationId == "garbage" ? "no message" : "{\\"type\\":\\"done\\",\\"run\\":\\"1\\"}";
        var pipe = Console.OpenStandardOutput();
        pipe.Write(Encoding.UTF8.GetBytes(line + "\\n"), 0, line.Length + 1);
        pipe.Flush();
        await Task.Delay(-1);
        return Answer(null);
      case "parameters":
        return Answer((Context.ConnectionParameters["region"]?.ToString() ?? "none"));
      case "keys":
        var json = JObject.Parse("{\\"a\\":null}");
        return Answer(new JArray(json.ContainsKey("a"), json.ContainsKey("A"), json.ContainsKey("b")));
    }
    return Answer(null);
  }

  private static HttpResponseMessage Answer(JToken value)
  {
    return new HttpResponseMessage { Content = CreateJsonContent(JsonConvert.SerializeObject(value)) };
  }
}`;

describe("a stranger's script (C#)", needs(CSHARP), () => {
  let host: ScriptHost;
  beforeAll(async () => {
    vi.stubEnv("INTERCOM_TOKEN", "a secret");
    host = await startScriptHost(SCRIPT);
    vi.unstubAllEnvs();
  });
  afterAll(() => host.close());

  const ask = async (operationId: string, body = ""): Promise<unknown> =>
    JSON.parse((await answerTo(operationId, body)).body);
  const answerTo = (operationId: string, body = "") => {
    const request = { method: "POST", url: "https://api.example/x", headers: {}, body };
    const call = { operationId, request, originalRequestUri: "https://gateway.example/x" };
    return host.run(call, () => Promise.reject(new Error("it sends nothing")));
  };

  test("sees nothing of the environment but what the runtime needs", async () => {
    const names = (await ask("environment")) as string[];
    const others = names.filter((name) => !/^(PATH|TZ|(MONO|DOTNET)_\w+|SystemRoot)$/i.test(name));
    // What shells and wrappers set for themselves.
    expect(others.filter((name) => !/^(PWD|OLDPWD|SHLVL|_)$/.test(name))).toEqual([]);
  });

  test("may ask a JObject for a key, name namespaces of the platform, and ask for connection parameters", async () => {
    expect(await ask("keys")).toEqual([true, false, false]);
    expect(await ask("parameters")).toBe("none");
  });

  test("answers bytes without a type as bytes, and text without one as text", async () => {
    expect(await answerTo("bytes")).toMatchObject({
      body: "",
      bytes: new Uint8Array([0xff, 0xd8, 0]),
    });
    expect(await ask("untyped text")).toBe("è");
  });

  test.each(["garbage", "forged"])("that writes %s to its host's pipe is ended", async (kind) => {
    const other = await startScriptHost(SCRIPT);
    const request = { method: "GET", url: "https://api.example/x", headers: {} };
    const call = { operationId: kind, request, originalRequestUri: "https://gateway.example/x" };
    await expect(
      other.run(call, () => Promise.reject(new Error("it sends nothing"))),
    ).rejects.toThrow(/The script host was ended: the script wrote to its standard output/);
    await other.close();
  });

  test("works in an empty folder of its own, which goes with it", async () => {
    const other = await startScriptHost(SCRIPT);
    const request = { method: "GET", url: "https://api.example/x", headers: {} };
    const call = {
      operationId: "folder",
      request,
      originalRequestUri: "https://gateway.example/x",
    };
    const { body } = await other.run(call, () => Promise.reject(new Error("it sends nothing")));
    const { path, files } = JSON.parse(body);
    expect(files).toBe(0);
    expect(existsSync(path)).toBe(true);
    await other.close();
    expect(existsSync(path)).toBe(false);
  });

  test("has no network where the system can do without, and what it has is said", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const reached = await ask("network", String(port));
    server.close();
    expect(reached).toBe(
      host.isolation.startsWith("without a network") ? "no network" : "connected",
    );
    expect(host.isolation).toMatch(/^without a network|^with your rights: /);
  });
});
