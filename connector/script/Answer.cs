/// <summary>Intercom's answer to a call that succeeded.</summary>
internal sealed class Answer
{
    public Answer(object body, long date)
    {
        Body = body;
        Date = date;
    }

    public object Body { get; private set; }

    /// <summary>Intercom's clock when it answered, unix seconds.</summary>
    public long Date { get; private set; }
}
