/// <summary>What a poll has used up.</summary>
internal sealed class Spent
{
    /// <summary>Calls to Intercom.</summary>
    public int Calls { get; set; }

    /// <summary>How many times it waited for answers.</summary>
    public int Rounds { get; set; }
}
