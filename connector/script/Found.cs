/// <summary>An item on a page, newest first, or a part of one.</summary>
internal sealed class Found : Delivered
{
    public Found(JsonObject item, JsonObject part, long time, string mark)
        : base(time, mark)
    {
        Item = item;
        Part = part;
    }

    public JsonObject Item { get; private set; }

    /// <summary>Null where the item itself is meant.</summary>
    public JsonObject Part { get; private set; }
}
