using System.Collections.Generic;

/// <summary>A page of what a trigger polls.</summary>
internal sealed class Page
{
    public Page(List<Found> found, Place next, long last, long date)
    {
        Found = found;
        Next = next;
        Last = last;
        Date = date;
    }

    public List<Found> Found { get; private set; }

    /// <summary>Where to read on; null where the list ends.</summary>
    public Place Next { get; private set; }

    /// <summary>The time by which its last entry is listed; 0 where it has none.</summary>
    public long Last { get; private set; }

    /// <summary>Intercom's clock, unix seconds.</summary>
    public long Date { get; private set; }
}
