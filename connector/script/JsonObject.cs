using System.Collections.Generic;

/// <summary>
/// A JSON object: values by key, in the order in which the keys came. Of a key that comes twice
/// the last value counts, as in JavaScript.
/// </summary>
internal sealed class JsonObject
{
    private readonly List<string> keys = new List<string>();
    private readonly Dictionary<string, object> values = new Dictionary<string, object>();

    public IReadOnlyList<string> Keys { get { return keys; } }

    /// <summary>The value of a key; null where there is none.</summary>
    public object this[string key]
    {
        get
        {
            object value;
            return values.TryGetValue(key, out value) ? value : null;
        }
        set
        {
            if (!values.ContainsKey(key)) { keys.Add(key); }
            values[key] = value;
        }
    }

    public bool Has(string key)
    {
        return values.ContainsKey(key);
    }

    /// <summary>A copy with one more value, or with another value in its place.</summary>
    public JsonObject With(string key, object value)
    {
        var copy = new JsonObject();
        foreach (var own in keys) { copy[own] = values[own]; }
        copy[key] = value;
        return copy;
    }
}
