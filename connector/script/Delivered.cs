/// <summary>One delivery: the item's time and, in six characters, 36 bits of the hash of its id.</summary>
internal class Delivered
{
    public Delivered(long time, string mark)
    {
        Time = time;
        Mark = mark;
    }

    public long Time { get; private set; }
    public string Mark { get; private set; }
}
