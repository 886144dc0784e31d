/// <summary>A file that Intercom answered, as it is handed on.</summary>
internal sealed class FileAnswer
{
    public FileAnswer(string type, byte[] bytes)
    {
        Type = type;
        Bytes = bytes;
    }

    /// <summary>The media type.</summary>
    public string Type { get; private set; }

    public byte[] Bytes { get; private set; }
}
