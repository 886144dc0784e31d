using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

/// <summary>What the maker filled in.</summary>
internal static class Inputs
{
    private static readonly UTF8Encoding StrictUtf8 = new UTF8Encoding(false, true);

    /// <summary>
    /// What the maker filled in, by name; null where nothing was. A blank text counts as nothing:
    /// that is what a flow sends for dynamic content that turns out empty. Throws PlanFailure 400
    /// for a required input left empty, or one that is no text.
    /// </summary>
    public static async Task<JsonObject> ReadInputs(JsonObject plan, HttpRequestMessage request)
    {
        var inputs = (plan["inputs"] as List<object> ?? new List<object>()).Cast<JsonObject>().ToList();
        var fromPath = PathValues((string)plan["path"], request.RequestUri.OriginalString);
        var body = await ReadBody(inputs, request).ConfigureAwait(false);
        var result = new JsonObject();
        foreach (var input in inputs)
        {
            var name = (string)input["name"];
            var given = IsFrom(input, "path") ? fromPath[name] : Evaluate.ValueAt(body, (string)input["at"] ?? name);
            result[name] = Checked(input, given);
        }
        return result;
    }

    private static async Task<object> ReadBody(List<JsonObject> inputs, HttpRequestMessage request)
    {
        if (!inputs.Any(input => IsFrom(input, "body"))) { return null; }
        object body;
        var text = await Call.BodyOf(request.Content).ConfigureAwait(false);
        if (Json.TryParse(text, out body) && body is JsonObject) { return body; }
        throw new PlanFailure(400, "body_invalid", "The request's body is not a JSON object. Send one.");
    }

    private static object Checked(JsonObject input, object value)
    {
        var label = input["title"] + " (" + input["name"] + ")";
        var text = Evaluate.TextOf(value);
        if (value != null && text == null)
        {
            throw new PlanFailure(400, "parameter_invalid", label + " must be a text.");
        }
        if (text != null && !Evaluate.IsBlank(text)) { return text; }
        if (Evaluate.IsTrue(input["required"]))
        {
            throw new PlanFailure(
                400,
                "parameter_missing",
                label + " is empty. Fill it in; where it comes from an earlier step, check that the step gave a value.");
        }
        return null;
    }

    private static bool IsFrom(JsonObject input, string place)
    {
        return (string)input["from"] == place;
    }

    /// <summary>The values of {name} segments, read from the end of the path: a gateway may put its own before.</summary>
    private static JsonObject PathValues(string template, string url)
    {
        var names = template.Split('/').Skip(1).ToList();
        var segments = url.Split('?', '#')[0].Split('/');
        var first = Math.Max(segments.Length - names.Count, 0);
        var values = new JsonObject();
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            if (!name.StartsWith("{", StringComparison.Ordinal) || !name.EndsWith("}", StringComparison.Ordinal)) { continue; }
            values[name.Trim('{', '}')] = Decode(first + i < segments.Length ? segments[first + i] : "");
        }
        return values;
    }

    /// <summary>Undoes percent-encoding; a segment that is not encoded properly stays as it is.</summary>
    private static string Decode(string segment)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < segment.Length; i++)
        {
            if (segment[i] != '%')
            {
                var length = char.IsSurrogatePair(segment, i) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(segment.Substring(i, length)));
                i += length - 1;
                continue;
            }
            if (!Uri.IsHexEncoding(segment, i)) { return segment; }
            bytes.Add((byte)(Uri.FromHex(segment[i + 1]) * 16 + Uri.FromHex(segment[i + 2])));
            i += 2;
        }
        try { return StrictUtf8.GetString(bytes.ToArray()); }
        catch (ArgumentException) { return segment; }
    }
}
