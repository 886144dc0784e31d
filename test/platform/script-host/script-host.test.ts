import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  ConnectionError,
  type HttpRequest,
  type HttpResponse,
  type Send,
} from "../../../scripts/common/http.ts";
import type { ScriptCall } from "../../../scripts/common/run-script.ts";
import {
  findRuntime,
  type ScriptHost,
  type ScriptHostOptions,
  startScriptHost,
} from "../../../scripts/platform/script-host/script-host.ts";
import { CSHARP, needs } from "../../common/needs.ts";

// Each test compiles a script, which takes a second or two on a slow machine.
vi.setConfig({ testTimeout: 30_000 });

const noCalls: Send = () => Promise.reject(new Error("this script makes no calls"));
const never: Send = () => new Promise(() => {});

const request: HttpRequest = { method: "GET", url: "https://api.example.com/things", headers: {} };

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const RUN = path("../../../scripts/run.mjs");
const PARENT = path("./parent.ts");

function call(operationId: string, changes: Partial<HttpRequest> = {}): ScriptCall {
  const originalRequestUri = "https://gateway.example.com/apim/c/things?triggerState=7";
  return { operationId, originalRequestUri, request: { ...request, ...changes } };
}

/** A script whose ExecuteAsync has these lines; the first is line 5 of script.csx. */
function script(...lines: string[]): string {
  return [
    "public class Script : ScriptBase",
    "{",
    "  public override async Task<HttpResponseMessage> ExecuteAsync()",
    "  {",
    ...lines,
    "  }",
    "}",
  ].join("\n");
}

const ANSWER_TEXT = (expression: string) =>
  `return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(${expression}) };`;

describe("without a C# runtime", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("says what to install", async () => {
    vi.stubEnv("PATH", "");
    expect(findRuntime()).toBeUndefined();
    await expect(startScriptHost(script())).rejects.toThrow("apt-get install mono-mcs");
  });
});

describe("script host (C#)", needs(CSHARP), () => {
  const hosts: ScriptHost[] = [];
  const start = async (source: string, options?: ScriptHostOptions) => {
    const host = await startScriptHost(source, options);
    hosts.push(host);
    return host;
  };
  afterEach(async () => {
    await Promise.all(hosts.splice(0).map((host) => host.close()));
  });

  it("hands the call to the script and answers what it answers", async () => {
    const host = await start(
      script(
        "var echo = new JObject",
        "{",
        '  ["operationId"] = Context.OperationId,',
        '  ["method"] = Context.Request.Method.Method,',
        '  ["url"] = Context.Request.RequestUri.AbsoluteUri,',
        '  ["original"] = Context.OriginalRequestUri.AbsoluteUri,',
        '  ["correlated"] = Context.CorrelationId != "",',
        '  ["token"] = Context.Request.Headers.Authorization.Parameter,',
        '  ["mediaType"] = Context.Request.Content.Headers.ContentType.MediaType,',
        '  ["body"] = await Context.Request.Content.ReadAsStringAsync()',
        "};",
        "var response = new HttpResponseMessage((HttpStatusCode)429);",
        "response.Content = CreateJsonContent(echo.ToString());",
        'response.Headers.Add("X-Several", new[] { "a", "b" });',
        "response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(9));",
        "return response;",
      ),
    );
    const headers = { authorization: "Bearer t", "content-type": "application/json" };
    const url = "https://api.example.com/things?q=a%20b%2Fc";
    const response = await host.run(
      call("DoIt", { method: "PATCH", url, headers, body: "2026-03-29T01:02:03Z 😀" }),
      noCalls,
    );

    expect(response.status).toBe(429);
    expect(response.headers).toEqual({
      "content-type": "application/json; charset=utf-8",
      "x-several": "a, b",
      "retry-after": "9",
    });
    expect(JSON.parse(response.body)).toEqual({
      operationId: "DoIt",
      method: "PATCH",
      url,
      original: "https://gateway.example.com/apim/c/things?triggerState=7",
      correlated: true,
      token: "t",
      mediaType: "application/json",
      body: "2026-03-29T01:02:03Z 😀",
    });
  });

  it("hands bytes on both ways, to the script and to what it calls", async () => {
    const host = await start(
      script(
        "var sent = new HttpRequestMessage(HttpMethod.Put, Context.Request.RequestUri);",
        "sent.Content = new ByteArrayContent(await Context.Request.Content.ReadAsByteArrayAsync());",
        'sent.Content.Headers.ContentType = new MediaTypeHeaderValue("image/gif");',
        "return await Context.SendAsync(sent, CancellationToken);",
      ),
    );
    const bytes = (...values: number[]) => ({ body: "", bytes: new Uint8Array(values) });
    const headers = { "content-type": "image/png" };
    const requests: HttpRequest[] = [];
    const answer = { status: 200, headers, ...bytes(0xfe, 0) };
    const given = call("A", { method: "POST", headers, ...bytes(0xff, 0, 0x80) });
    const response = await host.run(given, async (request) => {
      requests.push(request);
      return answer;
    });
    expect(requests).toMatchObject([
      { method: "PUT", headers: { "content-type": "image/gif" }, ...bytes(0xff, 0, 0x80) },
    ]);
    expect(response).toEqual(answer);
  });

  it("gives a request without body no Content, and an answer without Content an empty body", async () => {
    const host = await start(
      script(
        "return new HttpResponseMessage(Context.Request.Content == null ? HttpStatusCode.Accepted : HttpStatusCode.BadRequest);",
      ),
    );
    expect(await host.run(call("A"), noCalls)).toEqual({ status: 202, headers: {}, body: "" });
  });

  it("answers the script's calls from Node, headers and text unchanged both ways", async () => {
    const host = await start(
      script(
        'var request = new HttpRequestMessage(HttpMethod.Post, "https://api.example.com/é?q=ü 1#part");',
        'request.Headers.TryAddWithoutValidation("User-Agent", "agent/1.0 (test)");',
        'request.Headers.TryAddWithoutValidation("Accept", "application/json, text/plain");',
        "request.Content = CreateJsonContent(await Context.Request.Content.ReadAsStringAsync());",
        'request.Content.Headers.Add("Content-Language", "it");',
        "return await Context.SendAsync(request, CancellationToken);",
      ),
    );
    const text = '{"text":"è \u2028 😀 \\n \u0000"}\n\r\n';
    const sent: HttpRequest[] = [];
    const answer: HttpResponse = {
      status: 409,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "last-modified": "Tue, 15 Nov 1994 08:12:31 GMT",
        "x-ratelimit-reset": "1700000000",
        vary: "a, b",
      },
      body: text,
    };
    const response = await host.run(call("A", { method: "POST", body: text }), async (one) => {
      sent.push(one);
      return answer;
    });

    expect(sent).toEqual([
      {
        method: "POST",
        url: "https://api.example.com/%C3%A9?q=%C3%BC%201",
        headers: {
          "user-agent": "agent/1.0 (test)",
          accept: "application/json, text/plain",
          "content-type": "application/json; charset=utf-8",
          "content-language": "it",
        },
        body: text,
      },
    ]);
    expect(response).toEqual(answer);
  });

  it("carries bodies of megabytes", async () => {
    const host = await start(script("return await Context.SendAsync(Context.Request, default);"));
    const body = "aß😀".repeat(500_000);
    const response = await host.run(call("A", { method: "POST", body }), async (sent) => ({
      status: 200,
      headers: {},
      body: sent.body ?? "",
    }));
    expect(response.body === body).toBe(true);
  });

  it("gives typed headers of an answer", async () => {
    const host = await start(
      script(
        "var headers = (await Context.SendAsync(Context.Request, CancellationToken)).Headers;",
        ANSWER_TEXT(
          'headers.Date.Value.ToUnixTimeSeconds() + " " + headers.RetryAfter.Delta.Value.TotalSeconds + " " + headers.Location.Host + headers.Location.PathAndQuery',
        ),
      ),
    );
    const headers = {
      date: "Tue, 15 Nov 1994 08:12:31 GMT",
      "retry-after": "120",
      location: "https://api.example.com/a?state=b%2Cc",
    };
    const response = await host.run(call("A"), async () => ({ status: 200, headers, body: "" }));
    expect(response.body).toBe("784887151 120 api.example.com/a?state=b%2Cc");
  });

  it("keeps parallel runs apart", async () => {
    const host = await start(
      script(
        "var first = await Context.SendAsync(new HttpRequestMessage(HttpMethod.Get, Context.Request.RequestUri + Context.OperationId), CancellationToken);",
        "var text = await first.Content.ReadAsStringAsync();",
        "var second = await Context.SendAsync(new HttpRequestMessage(HttpMethod.Get, Context.Request.RequestUri + text), CancellationToken);",
        ANSWER_TEXT("await second.Content.ReadAsStringAsync()"),
      ),
    );
    const bodies = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const echo: Send = async ({ url }) => {
          await sleep((index * 7) % 11);
          return { status: 200, headers: {}, body: `${url.split("/").at(-1)}-${index}` };
        };
        const url = "https://api.example.com/";
        return (await host.run(call(`Op${index}`, { url }), echo)).body;
      }),
    );
    expect(bodies).toEqual(bodies.map((_, index) => `Op${index}-${index}-${index}`));
  });

  it("runs calls that a script makes at the same time, at the same time", async () => {
    const host = await start(
      script(
        'var calls = Enumerable.Range(0, 5).Select(n => Context.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://api.example.com/" + n), CancellationToken));',
        "await Task.WhenAll(calls);",
        "return new HttpResponseMessage(HttpStatusCode.OK);",
      ),
    );
    let open = 0;
    let most = 0;
    await host.run(call("A"), async () => {
      most = Math.max(most, ++open);
      await sleep(100);
      open--;
      return { status: 200, headers: {}, body: "" };
    });
    expect(most).toBe(5);
  });

  it("turns a lost connection into an HttpRequestException", async () => {
    const host = await start(
      script(
        "try { return await Context.SendAsync(Context.Request, CancellationToken); }",
        `catch (HttpRequestException exception) { ${ANSWER_TEXT("exception.Message")} }`,
      ),
    );
    const { body } = await host.run(call("A"), () =>
      Promise.reject(new ConnectionError("connection reset")),
    );
    expect(body).toBe("connection reset");
  });

  it("passes on what else goes wrong while a call is answered", async () => {
    const host = await start(
      script("return await Context.SendAsync(Context.Request, CancellationToken);"),
    );
    const broken = new TypeError("the mock is broken");
    await expect(host.run(call("A"), () => Promise.reject(broken))).rejects.toBe(broken);
  });

  it("refuses to send one request twice, as HttpClient does", async () => {
    const host = await start(
      script(
        "await Context.SendAsync(Context.Request, CancellationToken);",
        "return await Context.SendAsync(Context.Request, CancellationToken);",
      ),
    );
    const send: Send = async () => ({ status: 500, headers: {}, body: "" });
    await expect(host.run(call("A"), send)).rejects.toThrow(
      "script.csx threw System.InvalidOperationException at line 6: The request message was already sent",
    );
  });

  it("ends a run at the time limit, whatever the script is doing, and goes on", async () => {
    const host = await start(
      script(
        'if (Context.OperationId == "Quick") { return new HttpResponseMessage(HttpStatusCode.OK); }',
        'if (Context.OperationId == "Busy") { Thread.Sleep(4000); }',
        "return await Context.SendAsync(Context.Request, default);",
      ),
      { timeLimitMs: 300 },
    );
    const started = performance.now();
    const message = "script.csx timed out: no answer within 300 ms.";
    await Promise.all([
      expect(host.run(call("Waiting"), never)).rejects.toThrow(message),
      expect(host.run(call("Busy"), never)).rejects.toThrow(message),
    ]);
    expect(performance.now() - started).toBeLessThan(3000);
    expect((await host.run(call("Quick"), noCalls)).status).toBe(200);
  });

  it("cancels the script's token at the time limit", async () => {
    const host = await start(
      script(
        `if (Context.OperationId == "Cancelled") { ${ANSWER_TEXT("Seen")} }`,
        "try { await Context.SendAsync(Context.Request, CancellationToken); }",
        'catch (OperationCanceledException) { Seen = "cancelled " + CancellationToken.IsCancellationRequested; }',
        "return null; } public static string Seen; static void Unused() {",
      ),
      { timeLimitMs: 300 },
    );
    await expect(host.run(call("Wait"), never)).rejects.toThrow("timed out");
    await vi.waitFor(async () => {
      const { body } = await host.run(call("Cancelled"), noCalls);
      expect(body).toBe("cancelled True");
    });
  });

  it("names type, message and line of what a script throws", async () => {
    const host = await start(
      script(
        "await Task.Yield();",
        'if (Context.OperationId == "Json") { JObject.Parse("{"); }',
        'if (Context.OperationId == "Blocking") { Fail().Wait(); }',
        'throw new ArgumentException("not that");',
        "} static async Task Fail() {",
        '  await Task.Yield(); throw new FormatException("inner");',
      ),
    );
    await expect(host.run(call("A"), noCalls)).rejects.toMatchObject({
      name: "ScriptError",
      message: "script.csx threw System.ArgumentException at line 8: not that",
      exceptionType: "System.ArgumentException",
      line: 8,
    });
    await expect(host.run(call("Json"), noCalls)).rejects.toMatchObject({
      exceptionType: "Newtonsoft.Json.JsonReaderException",
      line: 6,
    });
    await expect(host.run(call("Blocking"), noCalls)).rejects.toMatchObject({
      message: "script.csx threw System.FormatException at line 10: inner",
    });
  });

  it("reports every compile error with the script's own line", async () => {
    const source = script("int number = missing;", "", 'string text = 1; return "x";');
    const error = await startScriptHost(source).catch(String);
    expect(error).toMatch(/^Error: script\.csx does not compile:\n/);
    expect(error).toMatch(/script\.csx:5:\d+: .*missing.* \(CS0103\)/);
    expect(error).toMatch(/script\.csx:7:\d+: .*int.*string.* \(CS0029\)/);
  });

  it("says so when there is no script class", async () => {
    await expect(startScriptHost("public class Script { }")).rejects.toThrow(
      'script.csx has no class "Script : ScriptBase".',
    );
  });

  it("compiles a script with using lines of its own, which win over the platform's", async () => {
    const host = await start(
      [
        "\uFEFF// A header comment",
        "using System.Net;",
        "using Json = Newtonsoft.Json.Linq.JObject;",
        "using Newtonsoft.Json;",
        "",
        script(
          'var json = new Json { ["a"] = 1 }.ToString(Formatting.None);',
          ANSWER_TEXT('HttpUtility.UrlEncode(json) + Encoding.UTF8.GetByteCount("€")'),
        ),
        "// no line end",
      ].join("\r\n"),
    );
    const { body } = await host.run(call("A"), noCalls);
    expect(body).toBe("%7b%22a%22%3a1%7d3");
  });

  it("knows the namespaces that the platform supplies", async () => {
    const host = await start(
      script(
        "var zipped = new MemoryStream();",
        "using (var gzip = new GZipStream(zipped, CompressionMode.Compress)) { gzip.WriteByte(1); }",
        'var xml = XElement.Parse("<a><b>1</b></a>").Element("b").Value + new XmlDocument().ChildNodes.Count;',
        'var found = Regex.Match(xml, "1").Success && SslPolicyErrors.None == 0 && zipped.ToArray().Length > 0;',
        "using (var sha = SHA256.Create()) { xml += sha.HashSize; }",
        'Context.Logger.LogInformation("Found {found}", found);',
        'Context.Logger?.LogError(new Exception("x"), "No {braces", 1);',
        'Console.WriteLine("{\\"type\\":\\"ready\\"}");',
        ANSWER_TEXT("xml"),
      ),
    );
    expect((await host.run(call("A"), noCalls)).body).toBe("10256");
  });

  it("rejects every open run when the process dies, and later ones", async () => {
    const host = await start(
      script(
        'if (Context.OperationId == "Die") { Console.Error.WriteLine("last words"); Environment.Exit(3); }',
        "return await Context.SendAsync(Context.Request, CancellationToken);",
      ),
    );
    const message = "The script host ended (exit code 3). last words";
    const open = expect(host.run(call("Wait"), never)).rejects.toThrow(message);
    await expect(host.run(call("Die"), never)).rejects.toThrow(message);
    await open;
    await expect(host.run(call("Wait"), never)).rejects.toThrow(message);
  });

  it("rejects open runs on close, even with a script in a tight loop", async () => {
    const host = await start(script("while (true) { }", "#pragma warning disable"));
    const open = expect(host.run(call("Loop"), never)).rejects.toThrow(
      "The script host was closed.",
    );
    await host.close();
    await open;
  });

  it("ends with the Node process that started it", async () => {
    const source = script(ANSWER_TEXT('"running"'));
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...[RUN, PARENT],
      ...[source, JSON.stringify(call("A"))],
    ]);
    expect(stdout).toMatch(/^\d+$/);
    await vi.waitFor(() => expect(() => process.kill(Number(stdout), 0)).toThrow("ESRCH"), 3000);
  });
});
