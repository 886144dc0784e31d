using System.Collections.Generic;

/// <summary>What a poll takes of a page.</summary>
internal sealed class Choice
{
    public Choice(List<Found> wanted, bool leftOver)
    {
        Wanted = wanted;
        LeftOver = leftOver;
    }

    public List<Found> Wanted { get; private set; }

    /// <summary>Whether something waits only because its names cost too many calls for this poll.</summary>
    public bool LeftOver { get; private set; }
}
