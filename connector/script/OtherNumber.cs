/// <summary>
/// A number that is no safe integer. Plans only hand such numbers on, so it is written as it was
/// read: .NET rounds some of them, in some versions when it reads, in others when it writes.
/// </summary>
internal sealed class OtherNumber
{
    public OtherNumber(string text, double value)
    {
        Text = text;
        Value = value;
    }

    public string Text { get; private set; }
    public double Value { get; private set; }
}
