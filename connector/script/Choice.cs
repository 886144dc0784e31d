using System.Collections.Generic;

/// <summary>What a poll takes of a page.</summary>
internal sealed class Choice
{
    public Choice(List<Found> wanted, List<Delivered> remembered, bool leftOver)
    {
        Wanted = wanted;
        Remembered = remembered;
        LeftOver = leftOver;
    }

    public List<Found> Wanted { get; private set; }

    /// <summary>What the state has to hold of it.</summary>
    public List<Delivered> Remembered { get; private set; }

    /// <summary>Whether something waits only because its names cost too many calls for this poll.</summary>
    public bool LeftOver { get; private set; }
}
