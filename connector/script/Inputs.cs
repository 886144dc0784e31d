using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

/// <summary>What the maker filled in.</summary>
internal static class Inputs
{
    private static readonly UTF8Encoding StrictUtf8 = new UTF8Encoding(false, true);

    /// <summary>What to give, by type.</summary>
    private static readonly Dictionary<string, string> Wanted = new Dictionary<string, string>
    {
        { "string", "a text" },
        { "integer", "a whole number, such as 5" },
        { "number", "a number, such as 1.5" },
        { "boolean", "true or false" },
        { "date-time", "a date and time with its zone, such as 2026-03-01T09:30:00Z, or a date" },
        { "object", "an object, such as {\"key\": \"value\"}" },
        { "list", "a list, such as [\"a\", \"b\"]" },
        { "any", "a value" },
    };

    /// <summary>
    /// What has no width or is blank: JSON's blanks, Unicode's white space, marks of writing
    /// direction. By hand, as trim in JavaScript and in versions of .NET takes different ones.
    /// </summary>
    private const string Blank =
        @"[\t-\r \u0085\u00a0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff]";

    private const string BlanksAtTheEnds = "^" + Blank + "+|" + Blank + @"+\z";

    private static readonly string[] True = { "true", "True", "TRUE" };
    private static readonly string[] False = { "false", "False", "FALSE" };

    /// <summary>
    /// What the maker filled in, by name; null where nothing was. A blank text counts as nothing:
    /// that is what a flow sends for dynamic content that turns out empty. Throws PlanFailure 400
    /// for a required input left empty, or one that breaks its rule.
    /// </summary>
    public static async Task<JsonObject> ReadInputs(JsonObject plan, HttpRequestMessage request)
    {
        var inputs = (plan["inputs"] as List<object> ?? new List<object>()).Cast<JsonObject>().ToList();
        var url = request.RequestUri.OriginalString;
        var fromPath = PathValues((string)plan["path"], url);
        var fromQuery = QueryValues(url);
        var body = await ReadBody(inputs, request).ConfigureAwait(false);
        var result = new JsonObject();
        foreach (var input in inputs)
        {
            var name = (string)input["name"];
            var title = (string)input["title"];
            var given = Given(input, fromPath, fromQuery, body);
            var value = Taken(IsWhole(input) && !input.Has("type") ? input.With("type", "object") : input, given, title, name);
            if (value == null && Evaluate.IsTrue(input["required"])) { throw Missing(title, name); }
            result[name] = value;
        }
        return result;
    }

    /// <summary>
    /// A value with the texts at the tree's places turned into unix seconds; what is blank is left
    /// out. key is what makers know the value by. Throws PlanFailure 400 for a text that is no time.
    /// </summary>
    public static object WithSeconds(object value, object tree, string title, string key)
    {
        var wrong = new List<string>();
        var turned = Times.AtTimes(value, tree, (time, place) =>
        {
            var text = time as string;
            if (text == null) { return time; }
            if (Evaluate.IsBlank(text)) { return Times.LeftOut; }
            var seconds = Times.SecondsOf(text);
            if (seconds == null) { wrong.Add(string.Join(".", new[] { key, place }.Where(Evaluate.IsGiven))); }
            return seconds;
        });
        // The first of them by name: the order of keys is not the same everywhere.
        wrong.Sort(StringComparer.Ordinal);
        if (wrong.Count > 0) { throw Invalid(title, wrong[0], Wanted["date-time"]); }
        return turned == Times.LeftOut ? null : turned;
    }

    private static object Given(
        JsonObject input, JsonObject fromPath, List<KeyValuePair<string, string>> fromQuery, object body)
    {
        var name = (string)input["name"];
        if (IsFrom(input, "path")) { return fromPath[name]; }
        if (IsFrom(input, "body")) { return IsWhole(input) ? body : Evaluate.ValueAt(body, name); }
        var values = fromQuery.Where(part => part.Key == name).Select(part => part.Value).ToList();
        if ((string)input["type"] != "list") { return values.FirstOrDefault(); }
        return values.All(Evaluate.IsBlank) ? null : values.ToList<object>();
    }

    private static async Task<object> ReadBody(List<JsonObject> inputs, HttpRequestMessage request)
    {
        var parts = inputs.Where(input => IsFrom(input, "body")).ToList();
        if (parts.Count == 0) { return null; }
        var text = await Call.BodyOf(request.Content).ConfigureAwait(false);
        var isWhole = parts.All(IsWhole);
        if (isWhole && Evaluate.IsBlank(text)) { return null; }
        object body;
        if (Json.TryParse(text, out body) && (isWhole || body is JsonObject)) { return body; }
        throw new PlanFailure(400, "body_invalid", "The request's body is not a JSON object. Send one.");
    }

    /// <summary>A value as its rule wants it; null for nothing. key is what makers know its place by.</summary>
    private static object Taken(JsonObject rule, object given, string title, string key)
    {
        if (IsNothing(given)) { return null; }
        var type = (string)rule["type"] ?? "string";
        object value;
        if (!TryType(type, given, out value)) { throw Invalid(title, key, Wanted[type]); }
        var words = rule["words"] as List<object>;
        if (words != null && !words.Contains(Evaluate.TextOf(value) ?? ""))
        {
            throw Invalid(title, key, "one of these: " + string.Join(", ", words));
        }
        if (rule.Has("fields") && value is JsonObject) { value = WithFields((List<object>)rule["fields"], (JsonObject)value, key); }
        if (rule.Has("items") && value is List<object>)
        {
            value = ((List<object>)value)
                .Select((item, i) => Taken((JsonObject)rule["items"], item, title, key + "." + Json.TextOf(i)))
                .Where(item => item != null).ToList();
        }
        if (rule.Has("times")) { value = WithSeconds(value, rule["times"], title, key); }
        if (!rule.Has("trim")) { return value; }
        return Times.AtTimes(value, rule["trim"], (one, _) => one is string ? Regex.Replace((string)one, BlanksAtTheEnds, "") : one);
    }

    private static bool IsNothing(object value)
    {
        return value == null || (value is string && Evaluate.IsBlank((string)value));
    }

    /// <summary>Whether a value is one of the type; value is then that.</summary>
    private static bool TryType(string type, object given, out object value)
    {
        value = given;
        switch (type)
        {
            case "string":
                value = Evaluate.TextOf(given);
                return value != null;
            case "integer":
                value = InText(given);
                return value is long;
            case "number":
                value = InText(given);
                var number = Json.NumberOf(value);
                return number != null && !double.IsInfinity(number.Value);
            case "boolean":
                if (True.Contains(given as string)) { value = true; }
                if (False.Contains(given as string)) { value = false; }
                return value is bool;
            case "date-time":
                value = Times.SecondsOf(given);
                return value != null;
            case "object":
                return given is JsonObject;
            case "list":
                return given is List<object>;
            default:
                return true;
        }
    }

    /// <summary>The JSON in a text; any other value as it is.</summary>
    private static object InText(object value)
    {
        if (!(value is string)) { return value; }
        object inner;
        Json.TryParse((string)value, out inner);
        return inner;
    }

    private static JsonObject WithFields(List<object> fields, JsonObject value, string key)
    {
        var changed = new JsonObject();
        foreach (var field in fields.Cast<JsonObject>())
        {
            var name = (string)field["key"];
            var title = (string)field["title"];
            var place = key + "." + name;
            var own = Taken(field, value[name], title, place);
            if (own == null && Evaluate.IsTrue(field["required"])) { throw Missing(title, place); }
            if (value[name] != null) { changed[name] = own; }
        }
        var result = new JsonObject();
        foreach (var name in value.Keys)
        {
            var own = changed.Has(name) ? changed[name] : value[name];
            // What was blank is left out: sent as null, it would clear the field.
            if (own != null || value[name] == null) { result[name] = own; }
        }
        return result;
    }

    private static PlanFailure Invalid(string title, string key, string wanted)
    {
        return new PlanFailure(400, "parameter_invalid", title + " (" + key + ") must be " + wanted + ".");
    }

    private static PlanFailure Missing(string title, string key)
    {
        return new PlanFailure(
            400,
            "parameter_missing",
            title + " (" + key + ") is empty. Fill it in; where it comes from an earlier step, check that the step gave a value.");
    }

    private static bool IsWhole(JsonObject input)
    {
        return Evaluate.IsTrue(input["whole"]);
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

    /// <summary>Names and values of the query of a URL, in order. A plus is a blank, as in forms.</summary>
    public static List<KeyValuePair<string, string>> QueryValues(string url)
    {
        var address = url.Split('#')[0];
        var start = address.IndexOf('?');
        var values = new List<KeyValuePair<string, string>>();
        if (start < 0) { return values; }
        foreach (var part in address.Substring(start + 1).Replace('+', ' ').Split('&'))
        {
            var end = part.IndexOf('=');
            var name = Decode(end < 0 ? part : part.Substring(0, end));
            values.Add(new KeyValuePair<string, string>(name, end < 0 ? "" : Decode(part.Substring(end + 1))));
        }
        return values;
    }

    /// <summary>Undoes percent-encoding; a segment that is not encoded properly stays as it is.</summary>
    public static string Decode(string segment)
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
