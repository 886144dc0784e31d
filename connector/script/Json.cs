using System;
using System.Collections.Generic;
using System.Text;

/// <summary>
/// JSON values as plain objects: null, bool, long, OtherNumber, string, List of object, JsonObject.
/// They are read and written as JavaScript does, so that both interpreters see and send the same.
/// </summary>
internal static class Json
{
    /// <summary>JavaScript's largest integer that no other one is rounded to.</summary>
    public const long MaxSafeInteger = 9007199254740991;

    /// <summary>Whether the text is JSON.</summary>
    public static bool TryParse(string text, out object value)
    {
        value = null;
        try
        {
            value = new StrictJsonReader(text).Read();
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public static string Write(object value)
    {
        var output = new StringBuilder();
        Write(value, output);
        return output.ToString();
    }

    /// <summary>The value of a number; null for anything else.</summary>
    public static double? NumberOf(object value)
    {
        if (value is long) { return (long)value; }
        return value is OtherNumber ? ((OtherNumber)value).Value : (double?)null;
    }

    /// <summary>In decimal digits, whatever the machine's culture.</summary>
    public static string TextOf(long integer)
    {
        return FormattableString.Invariant($"{integer}");
    }

    private static void Write(object value, StringBuilder output)
    {
        if (value == null) { output.Append("null"); }
        else if (value is bool) { output.Append((bool)value ? "true" : "false"); }
        else if (value is long) { output.Append(TextOf((long)value)); }
        else if (value is OtherNumber) { output.Append(TextOf((OtherNumber)value)); }
        else if (value is string) { WriteString((string)value, output); }
        else if (value is JsonObject) { WriteObject((JsonObject)value, output); }
        else { WriteList((List<object>)value, output); }
    }

    private static string TextOf(OtherNumber number)
    {
        return double.IsInfinity(number.Value) ? "null" : number.Text;
    }

    private static void WriteObject(JsonObject value, StringBuilder output)
    {
        var separator = "{";
        foreach (var key in value.Keys)
        {
            output.Append(separator);
            WriteString(key, output);
            output.Append(':');
            Write(value[key], output);
            separator = ",";
        }
        output.Append(value.Keys.Count == 0 ? "{}" : "}");
    }

    private static void WriteList(List<object> value, StringBuilder output)
    {
        var separator = "[";
        foreach (var item in value)
        {
            output.Append(separator);
            Write(item, output);
            separator = ",";
        }
        output.Append(value.Count == 0 ? "[]" : "]");
    }

    private static void WriteString(string text, StringBuilder output)
    {
        output.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '"' || character == '\\') { output.Append('\\').Append(character); }
            else if (character >= ' ' && !char.IsSurrogate(character)) { output.Append(character); }
            else if (char.IsSurrogatePair(text, i)) { output.Append(character).Append(text[++i]); }
            else { output.Append(Escaped(character)); }
        }
        output.Append('"');
    }

    /// <summary>Control characters, and halves of surrogate pairs, which UTF-8 cannot write.</summary>
    private static string Escaped(char character)
    {
        switch (character)
        {
            case '\b': return "\\b";
            case '\f': return "\\f";
            case '\n': return "\\n";
            case '\r': return "\\r";
            case '\t': return "\\t";
            default: return "\\u" + ((int)character).ToString("x4");
        }
    }
}
