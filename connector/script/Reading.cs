using System.Collections.Generic;

/// <summary>What a walk knows when it looks at a page.</summary>
internal sealed class Reading
{
    public Polled Polled { get; set; }

    public PollState State { get; set; }

    /// <summary>When the walk began.</summary>
    public long Start { get; set; }

    /// <summary>What happened before this is settled.</summary>
    public long Settled { get; set; }

    /// <summary>What has been delivered at or after State.From, in this poll too.</summary>
    public List<Delivered> Delivered { get; set; }

    /// <summary>Characters that the deliveries may take in the state.</summary>
    public int Room { get; set; }

    /// <summary>What this poll delivers already.</summary>
    public List<Found> Chosen { get; set; }

    /// <summary>Calls that the parts on this page and the names of all that is delivered may cost.</summary>
    public int Calls { get; set; }

    public Spent Spent { get; set; }
}
