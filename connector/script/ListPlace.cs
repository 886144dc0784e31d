/// <summary>Where a list goes on.</summary>
internal sealed class ListPlace
{
    public ListPlace(object at, long skip, long? size, long before)
    {
        At = at;
        Skip = skip;
        Size = size;
        Before = before;
    }

    /// <summary>A cursor, the query of a link, a scroll's parameter, null for the first page; or a page's number.</summary>
    public object At { get; private set; }

    /// <summary>Items of that page that were given already.</summary>
    public long Skip { get; private set; }

    /// <summary>Items that a page holds, as numbers and links count by it; null where no size is asked for.</summary>
    public long? Size { get; private set; }

    /// <summary>Pages that were read before; only a scroll needs it, whose parameter stays the same.</summary>
    public long Before { get; private set; }
}
