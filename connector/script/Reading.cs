using System.Collections.Generic;

/// <summary>What a walk knows when it looks at a page.</summary>
internal sealed class Reading
{
    public JsonObject Spec;
    public PollState State;

    /// <summary>When the walk began.</summary>
    public long Start;

    /// <summary>What happened before this is settled.</summary>
    public long Settled;

    /// <summary>What has been delivered at or after State.From, in this poll too.</summary>
    public List<Delivered> Delivered;

    /// <summary>Characters that the deliveries may take in the state.</summary>
    public int Room;

    /// <summary>What this poll delivers already.</summary>
    public List<Found> Chosen;

    /// <summary>Calls that the names of all that is delivered may cost.</summary>
    public int Calls;
}
