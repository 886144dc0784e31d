using System.Collections.Generic;

/// <summary>Where a walk reads on.</summary>
internal class Place
{
    public Place(string cursor, List<Delivered> seen = null)
    {
        Cursor = cursor;
        Seen = seen;
    }

    /// <summary>
    /// Intercom's cursor, the query of its link, or, for page numbers, how many entries of the list
    /// have been dealt with.
    /// </summary>
    public string Cursor { get; private set; }

    /// <summary>For page numbers: the last few entries dealt with, by which the place is found again; else null.</summary>
    public List<Delivered> Seen { get; private set; }
}
