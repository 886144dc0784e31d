using System.Collections.Generic;

/// <summary>What a poll comes to.</summary>
internal sealed class PollResult
{
    public PollResult(List<object> items, PollState state, int? retryAfter = null)
    {
        Items = items;
        State = state;
        RetryAfter = retryAfter;
    }

    /// <summary>What the flow receives, in time order.</summary>
    public List<object> Items { get; private set; }

    public PollState State { get; private set; }

    /// <summary>Seconds; only where something is left over.</summary>
    public int? RetryAfter { get; private set; }
}
