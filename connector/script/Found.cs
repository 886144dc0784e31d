/// <summary>An item on a page, newest first, or a part of one. Its time is 0 where it has none yet.</summary>
internal sealed class Found : Delivered
{
    public Found(JsonObject item, JsonObject part, long time, string mark, long at)
        : base(time, mark)
    {
        Item = item;
        Part = part;
        At = at;
    }

    public JsonObject Item { get; private set; }

    /// <summary>Null where the item itself is meant.</summary>
    public JsonObject Part { get; private set; }

    /// <summary>The time by which the list has it where it is.</summary>
    public long At { get; private set; }
}
