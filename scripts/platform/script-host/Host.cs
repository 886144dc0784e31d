// Runs the script's calls: one JSON message a line, Node's on stdin, ours on stdout.
//   Node: {"type":"run","run",operationId,originalRequestUri,request,timeLimitMs}
//         {"type":"answer","send",response} | {"type":"answer","send","connectionError"}
//   host: {"type":"ready"}, {"type":"send","run","send",request},
//         {"type":"done","run",response} | {"type":"threw","run",exception,message,line} | {"type":"timedOut","run"}
// A request is {method,url,headers,body?}, a response {status,headers,body}, headers {name: value};
// a body that is no text is "", and bytes beside it is that body in base64.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

internal static class Host
{
    private static readonly UTF8Encoding Utf8 = new UTF8Encoding(false);

    private static int Main()
    {
        var input = new StreamReader(Console.OpenStandardInput(), Utf8, false, 1 << 16);
        var channel = new Channel(new StreamWriter(Console.OpenStandardOutput(), Utf8, 1 << 16));
        // What a script prints must not mix with the protocol.
        Console.SetOut(new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true });

        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        // Scripts that block on .Result hold a thread each; the pool would add only two a second.
        ThreadPool.SetMinThreads(64, 64);

        var script = typeof(ScriptBase).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(ScriptBase).IsAssignableFrom(type))
            .OrderBy(type => type.Name == "Script" ? 0 : 1).FirstOrDefault();
        if (script == null)
        {
            Console.Error.WriteLine("script.csx has no class \"Script : ScriptBase\".");
            return 1;
        }

        channel.Write(new JObject { { "type", "ready" } });
        string line;
        while ((line = input.ReadLine()) != null)
        {
            var message = Channel.Read(line);
            if ((string)message["type"] == "answer") { channel.Answer(message); }
            else { _ = Run(channel, script, message); }
        }
        // Node is gone or has closed us; scripts still running must not hold the process.
        Environment.Exit(0);
        return 0;
    }

    private static async Task Run(Channel channel, Type type, JObject message)
    {
        var run = (string)message["run"];
        var report = new JObject { { "run", run } };
        var limit = new CancellationTokenSource();
        var runIsOver = new CancellationTokenSource();
        try
        {
            var execution = Task.Run(() =>
            {
                var script = (ScriptBase)Activator.CreateInstance(type);
                script.Context = new ScriptContext(channel, message, limit.Token);
                script.CancellationToken = limit.Token;
                return script.ExecuteAsync();
            });
            var timeLimit = Task.Delay((int)message["timeLimitMs"], runIsOver.Token);
            if (await Task.WhenAny(execution, timeLimit).ConfigureAwait(false) == timeLimit)
            {
                report["type"] = "timedOut";
            }
            else
            {
                var response = await execution.ConfigureAwait(false);
                if (response == null) { throw new InvalidOperationException("ExecuteAsync answered null instead of a response."); }
                report["response"] = await Messages.FromResponse(response).ConfigureAwait(false);
                report["type"] = "done";
            }
        }
        catch (Exception thrown)
        {
            // Wrappers that .Result and a failing constructor put around what was thrown.
            var wrapped = thrown is AggregateException || thrown is TargetInvocationException;
            var exception = wrapped ? thrown.GetBaseException() : thrown;
            report["type"] = "threw";
            report["exception"] = exception.GetType().FullName;
            report["message"] = exception.Message;
            report["line"] = ScriptLine(exception);
        }
        channel.Write(report);
        runIsOver.Cancel();
        // Also after an answer: calls that the script left behind end here.
        limit.Cancel();
    }

    private static int? ScriptLine(Exception exception)
    {
        for (var cause = exception; cause != null; cause = cause.InnerException)
        {
            var frames = new StackTrace(cause, true).GetFrames() ?? new StackFrame[0];
            var frame = frames.FirstOrDefault(one => one.GetFileName() != null && Path.GetFileName(one.GetFileName()) == "script.csx");
            if (frame != null) { return frame.GetFileLineNumber(); }
        }
        return null;
    }
}

/// <summary>The two pipes, and the calls that wait for Node's answer.</summary>
internal sealed class Channel
{
    private readonly TextWriter output;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JObject>> waiting =
        new ConcurrentDictionary<string, TaskCompletionSource<JObject>>();
    private int sends;

    public Channel(TextWriter output) { this.output = output; }

    public static JObject Read(string line)
    {
        // Header values and bodies that look like dates stay as they are.
        return JObject.Load(new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None });
    }

    public void Write(JObject message)
    {
        var line = message.ToString(Formatting.None);
        lock (output)
        {
            output.Write(line);
            output.Write('\n');
            output.Flush();
        }
    }

    public async Task<JObject> Send(string run, JObject request, CancellationToken cancellationToken)
    {
        var send = Interlocked.Increment(ref sends).ToString(CultureInfo.InvariantCulture);
        // Otherwise the script's next steps would run on the thread that reads stdin.
        var answer = new TaskCompletionSource<JObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[send] = answer;
        try
        {
            using (cancellationToken.Register(() => answer.TrySetCanceled()))
            {
                Write(new JObject { { "type", "send" }, { "run", run }, { "send", send }, { "request", request } });
                return await answer.Task.ConfigureAwait(false);
            }
        }
        finally
        {
            TaskCompletionSource<JObject> done;
            waiting.TryRemove(send, out done);
        }
    }

    public void Answer(JObject message)
    {
        TaskCompletionSource<JObject> answer;
        // A call that was cancelled no longer waits.
        if (waiting.TryGetValue((string)message["send"], out answer)) { answer.TrySetResult(message); }
    }
}

internal sealed class ScriptContext : IScriptContext, ILogger
{
    // HttpClient refuses a request that it has sent before, which breaks naive retries.
    private static readonly ConditionalWeakTable<HttpRequestMessage, object> Sent =
        new ConditionalWeakTable<HttpRequestMessage, object>();

    private readonly Channel channel;
    private readonly string run;
    private readonly CancellationToken limit;

    public ScriptContext(Channel channel, JObject message, CancellationToken limit)
    {
        this.channel = channel;
        this.limit = limit;
        run = (string)message["run"];
        CorrelationId = Guid.NewGuid().ToString();
        OperationId = (string)message["operationId"];
        OriginalRequestUri = new Uri((string)message["originalRequestUri"]);
        Request = Messages.ToRequest((JObject)message["request"]);
    }

    public string CorrelationId { get; private set; }
    public string OperationId { get; private set; }
    public HttpRequestMessage Request { get; private set; }
    public Uri OriginalRequestUri { get; private set; }
    public NoValues ConnectionParameters { get { return new NoValues(); } }
    public ILogger Logger { get { return this; } }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request == null) { throw new ArgumentNullException("request"); }
        object mark;
        if (Sent.TryGetValue(request, out mark))
        {
            throw new InvalidOperationException("The request message was already sent. Cannot send the same request message multiple times.");
        }
        Sent.Add(request, request.Method);
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit))
        {
            either.Token.ThrowIfCancellationRequested();
            var asked = await Messages.FromRequest(request).ConfigureAwait(false);
            var answer = await channel.Send(run, asked, either.Token).ConfigureAwait(false);
            if (answer["connectionError"] != null)
            {
                throw new HttpRequestException((string)answer["connectionError"]);
            }
            var response = Messages.ToResponse((JObject)answer["response"]);
            response.RequestMessage = request;
            return response;
        }
    }

    public void Write(LogLevel level, Exception exception, string message, object[] args)
    {
        Console.Error.WriteLine("{0}: {1} {2} {3}", level, message, string.Join(", ", args), exception);
    }
}

/// <summary>HTTP messages as .NET objects and as JSON.</summary>
internal static class Messages
{
    public static HttpRequestMessage ToRequest(JObject json)
    {
        var request = new HttpRequestMessage(new HttpMethod((string)json["method"]), (string)json["url"]);
        var content = Content(json);
        var contentHeaders = AddHeaders(request.Headers, content, json);
        // Assumption: without a body and its headers, Content is null, as in a message that HttpClient is given.
        request.Content = json["body"] != null || contentHeaders ? content : null;
        return request;
    }

    public static HttpResponseMessage ToResponse(JObject json)
    {
        var response = new HttpResponseMessage((HttpStatusCode)(int)json["status"]) { Content = Content(json) };
        AddHeaders(response.Headers, response.Content, json);
        return response;
    }

    public static async Task<JObject> FromRequest(HttpRequestMessage request)
    {
        if (request.RequestUri == null || !request.RequestUri.IsAbsoluteUri)
        {
            throw new InvalidOperationException("An invalid request URI was provided. The request URI must be an absolute URI.");
        }
        var json = new JObject
        {
            { "method", request.Method.Method },
            { "url", request.RequestUri.GetLeftPart(UriPartial.Query) },
            { "headers", FromHeaders(request.Headers, request.Content) },
        };
        if (request.Content != null) { await AddBody(json, request.Content).ConfigureAwait(false); }
        return json;
    }

    public static async Task<JObject> FromResponse(HttpResponseMessage response)
    {
        var json = new JObject
        {
            { "status", (int)response.StatusCode },
            { "headers", FromHeaders(response.Headers, response.Content) },
            { "body", "" },
        };
        if (response.Content != null) { await AddBody(json, response.Content).ConfigureAwait(false); }
        return json;
    }

    private static HttpContent Content(JObject json)
    {
        var bytes = (string)json["bytes"];
        return new ByteArrayContent(bytes == null ? Encoding.UTF8.GetBytes((string)json["body"] ?? "") : Convert.FromBase64String(bytes));
    }

    /// <summary>Adds each header where .NET keeps it; answers whether any was one of the content's.</summary>
    private static bool AddHeaders(HttpHeaders headers, HttpContent content, JObject json)
    {
        var contentHeaders = false;
        foreach (var header in ((JObject)json["headers"]).Properties())
        {
            var value = (string)header.Value;
            if (headers.TryAddWithoutValidation(header.Name, value)) { continue; }
            contentHeaders |= content.Headers.TryAddWithoutValidation(header.Name, value);
        }
        return contentHeaders;
    }

    private static JObject FromHeaders(HttpHeaders headers, HttpContent content)
    {
        var json = new JObject();
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> all = headers;
        if (content != null) { all = all.Concat(content.Headers); }
        foreach (var header in all)
        {
            var name = header.Key.ToLowerInvariant();
            // Appears or not depending on whether somebody has asked for it; the body has its length.
            if (name == "content-length") { continue; }
            // These two are lists of products, which HTTP separates by blanks.
            var separator = name == "user-agent" || name == "server" ? " " : ", ";
            json[name] = string.Join(separator, header.Value);
        }
        return json;
    }

    private static async Task AddBody(JObject json, HttpContent content)
    {
        var bytes = await content.ReadAsByteArrayAsync().ConfigureAwait(false);
        var type = content.Headers.ContentType;
        // Bytes that nobody names are a text only where they are one.
        var isText = type == null ? IsUtf8(bytes) : Regex.IsMatch(type.MediaType, "^text/|json|xml|x-www-form-urlencoded", RegexOptions.IgnoreCase);
        json["body"] = isText ? Charset(type == null ? null : type.CharSet).GetString(bytes) : "";
        if (!isText) { json["bytes"] = Convert.ToBase64String(bytes); }
    }

    private static bool IsUtf8(byte[] bytes)
    {
        try { new UTF8Encoding(false, true).GetString(bytes); return true; }
        catch (ArgumentException) { return false; }
    }

    private static Encoding Charset(string name)
    {
        try { return name == null ? Encoding.UTF8 : Encoding.GetEncoding(name.Trim('"')); }
        catch (ArgumentException) { return Encoding.UTF8; }
    }
}
