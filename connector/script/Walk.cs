/// <summary>A search that one poll could not finish.</summary>
internal sealed class Walk
{
    public Walk(long start, string cursor)
    {
        Start = start;
        Cursor = cursor;
    }

    /// <summary>When the walk began: its first page shows all that was searchable then.</summary>
    public long Start { get; private set; }

    /// <summary>Intercom's cursor of the page to read next.</summary>
    public string Cursor { get; private set; }
}
