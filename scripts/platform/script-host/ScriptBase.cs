// What the platform gives a script: the base class, its context and a logger.
// https://learn.microsoft.com/connectors/custom-connectors/write-code
using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

public interface IScriptContext
{
    string CorrelationId { get; }
    string OperationId { get; }
    HttpRequestMessage Request { get; }

    /// <summary>The URL as the caller sent it, on the gateway. Undocumented, but published connectors use it.</summary>
    Uri OriginalRequestUri { get; }

    /// <summary>Undocumented. Published scripts ask it for values and bear with there being none.</summary>
    NoValues ConnectionParameters { get; }

    ILogger Logger { get; }
    Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken);
}

/// <summary>Gives null for every name.</summary>
public sealed class NoValues
{
    public object this[string name] { get { return null; } }
    public bool ContainsKey(string name) { return false; }
    public bool TryGetValue(string name, out object value) { value = null; return false; }
}

public abstract class ScriptBase
{
    public IScriptContext Context { get; internal set; }
    public CancellationToken CancellationToken { get; internal set; }

    public abstract Task<HttpResponseMessage> ExecuteAsync();

    public static StringContent CreateJsonContent(string serializedJson)
    {
        return new StringContent(serializedJson, Encoding.UTF8, "application/json");
    }
}

namespace Microsoft.Extensions.Logging
{
    public enum LogLevel { Trace, Debug, Information, Warning, Error, Critical, None }

    /// <summary>Stands in for the package's interface; scripts only use the extension methods below.</summary>
    public interface ILogger
    {
        void Write(LogLevel level, Exception exception, string message, object[] args);
    }

    public static class LoggerExtensions
    {
        public static void Log(this ILogger logger, LogLevel level, string message, params object[] args) { logger.Write(level, null, message, args); }
        public static void Log(this ILogger logger, LogLevel level, Exception exception, string message, params object[] args) { logger.Write(level, exception, message, args); }
        public static void LogTrace(this ILogger logger, string message, params object[] args) { logger.Write(LogLevel.Trace, null, message, args); }
        public static void LogTrace(this ILogger logger, Exception exception, string message, params object[] args) { logger.Write(LogLevel.Trace, exception, message, args); }
        public static void LogDebug(this ILogger logger, string message, params object[] args) { logger.Write(LogLevel.Debug, null, message, args); }
        public static void LogDebug(this ILogger logger, Exception exception, string message, params object[] args) { logger.Write(LogLevel.Debug, exception, message, args); }
        public static void LogInformation(this ILogger logger, string message, params object[] args) { logger.Write(LogLevel.Information, null, message, args); }
        public static void LogInformation(this ILogger logger, Exception exception, string message, params object[] args) { logger.Write(LogLevel.Information, exception, message, args); }
        public static void LogWarning(this ILogger logger, string message, params object[] args) { logger.Write(LogLevel.Warning, null, message, args); }
        public static void LogWarning(this ILogger logger, Exception exception, string message, params object[] args) { logger.Write(LogLevel.Warning, exception, message, args); }
        public static void LogError(this ILogger logger, string message, params object[] args) { logger.Write(LogLevel.Error, null, message, args); }
        public static void LogError(this ILogger logger, Exception exception, string message, params object[] args) { logger.Write(LogLevel.Error, exception, message, args); }
        public static void LogCritical(this ILogger logger, string message, params object[] args) { logger.Write(LogLevel.Critical, null, message, args); }
        public static void LogCritical(this ILogger logger, Exception exception, string message, params object[] args) { logger.Write(LogLevel.Critical, exception, message, args); }
    }
}

namespace Newtonsoft.Json.Linq
{
    /// <summary>What newer versions of the package have and published scripts use; a method of its own wins.</summary>
    public static class NewerJson
    {
        public static bool ContainsKey(this JObject json, string propertyName) { return json.Property(propertyName) != null; }
    }
}

// Namespaces that scripts may name although the runtime at hand has no type in them, so that the
// same using lines compile everywhere.
namespace System.Drawing { internal static class HostPlaceholder { } }
namespace System.Drawing.Drawing2D { internal static class HostPlaceholder { } }
namespace System.Drawing.Imaging { internal static class HostPlaceholder { } }
