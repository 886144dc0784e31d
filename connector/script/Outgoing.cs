using System.Collections.Generic;

/// <summary>What is sent to Intercom, computed; the connection's host and headers come from the request.</summary>
internal sealed class Outgoing
{
    public Outgoing(string method, string path)
    {
        Method = method;
        Path = path;
        Query = new List<KeyValuePair<string, string>>();
        Headers = new Dictionary<string, string>();
    }

    public string Method { get; private set; }

    public string Path { get; private set; }

    /// <summary>Names and texts, not yet encoded.</summary>
    public List<KeyValuePair<string, string>> Query { get; set; }

    /// <summary>Null where none is sent.</summary>
    public object Body { get; set; }

    /// <summary>In place of the request's own of these names.</summary>
    public Dictionary<string, string> Headers { get; private set; }
}
