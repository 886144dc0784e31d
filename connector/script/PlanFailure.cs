using System;

/// <summary>A failure that the maker gets to read.</summary>
internal sealed class PlanFailure : Exception
{
    public PlanFailure(
        int status, string code, string message, string requestId = null, long? retryAfter = null, JsonObject answer = null)
        : base(message)
    {
        Status = status;
        Code = code;
        RequestId = requestId;
        RetryAfter = retryAfter;
        Answer = answer;
    }

    public int Status { get; private set; }
    public string Code { get; private set; }
    public string RequestId { get; private set; }

    /// <summary>Seconds after which to try again.</summary>
    public long? RetryAfter { get; private set; }

    /// <summary>What was answered, where the maker is to see all of it: status, headers and body.</summary>
    public JsonObject Answer { get; private set; }
}
