/// <summary>An item on a page, newest first.</summary>
internal sealed class Found : Delivered
{
    public Found(JsonObject item, long time, string mark)
        : base(time, mark)
    {
        Item = item;
    }

    public JsonObject Item { get; private set; }
}
