using System.Collections.Generic;

/// <summary>What one poll could not finish.</summary>
internal sealed class Walk : Place
{
    public Walk(long start, string cursor, List<Delivered> seen = null)
        : base(cursor, seen)
    {
        Start = start;
    }

    /// <summary>When the walk began: its first page shows all that was searchable then.</summary>
    public long Start { get; private set; }
}
