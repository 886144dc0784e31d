using System;

/// <summary>A failure that the maker gets to read.</summary>
internal sealed class PlanFailure : Exception
{
    public PlanFailure(int status, string code, string message, string requestId = null, long? retryAfter = null)
        : base(message)
    {
        Status = status;
        Code = code;
        RequestId = requestId;
        RetryAfter = retryAfter;
    }

    public int Status { get; private set; }
    public string Code { get; private set; }
    public string RequestId { get; private set; }

    /// <summary>Seconds after which to try again.</summary>
    public long? RetryAfter { get; private set; }
}
