using System;
using System.Diagnostics;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

/// <summary>What the interpreter needs from around it.</summary>
internal sealed class Surroundings
{
    private readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send;
    private readonly CancellationToken cancellation;
    private readonly Stopwatch stopwatch = Stopwatch.StartNew();

    public Surroundings(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellation,
        HttpRequestMessage request,
        JsonObject advice)
    {
        this.send = send;
        this.cancellation = cancellation;
        Request = request;
        Advice = advice;
    }

    /// <summary>The request as the policies left it: its host and headers serve every call.</summary>
    public HttpRequestMessage Request { get; private set; }

    /// <summary>Advice for any call, by status.</summary>
    public JsonObject Advice { get; private set; }

    /// <summary>The file that a call read last.</summary>
    public FileAnswer File { get; set; }

    /// <summary>Milliseconds since the script began.</summary>
    public long Elapsed { get { return stopwatch.ElapsedMilliseconds; } }

    /// <summary>Whether the platform has ended the script.</summary>
    public bool IsCancelled { get { return cancellation.IsCancellationRequested; } }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        return send(request, cancellation);
    }
}
