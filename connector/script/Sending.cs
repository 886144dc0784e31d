using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

/// <summary>Sends what the maker says.</summary>
internal static class Sending
{
    private const int MaxPathLength = 2000;

    /// <summary>A character as a URL can hold it, however often it was encoded.</summary>
    private const string ForbiddenCharacter = "%(?:25)*(?:2E|2F|5C|23)";

    private const string ControlCharacter = "%(?:25)*(?:[01][0-9A-F]|7F|C2%(?:25)*[89][0-9A-F])";

    /// <summary>What is handed on of an answer's headers. Of others, .NET writes some anew.</summary>
    private const string Header = @"^(?:content-type|link|(?:x|intercom)-.*)\z";

    private static readonly string[] Methods = { "GET", "POST", "PUT", "PATCH", "DELETE" };

    /// <summary>
    /// Sends it, and gives { status, headers, body }. Throws PlanFailure 400 for what cannot be sent,
    /// and for any answer of 400 and more.
    /// </summary>
    public static async Task<JsonObject> SendRequest(JsonObject send, JsonObject scope, Surroundings around)
    {
        var method = MethodOf(Evaluate.Expression(send["method"], scope));
        var outgoing = new Outgoing(method, PathOf(Evaluate.Expression(send["path"], scope)))
        {
            Query = QueryOf(Evaluate.Expression(send["query"], scope)),
            Body = BodyOf(method, Evaluate.Expression(send["body"], scope)),
        };
        var version = VersionOf(Evaluate.Expression(send["version"], scope));
        if (version != "") { outgoing.Headers["Intercom-Version"] = version; }
        var request = Call.RequestOf(outgoing, around.Request);
        var place = Call.PlaceOf(request);
        var response = await Call.Reached(around.Send(request), place, around).ConfigureAwait(false);
        var bytes = await Call.BytesOf(response.Content, place, around).ConfigureAwait(false);
        var answer = AnswerOf(response, bytes);
        if ((int)response.StatusCode < 400) { return answer; }
        var failure = Call.FailureOf(response, bytes, place, null, scope, around);
        throw new PlanFailure(
            failure.Status, failure.Code, failure.Message, failure.RequestId, failure.RetryAfter, answer);
    }

    private static JsonObject AnswerOf(HttpResponseMessage response, byte[] bytes)
    {
        object body;
        var answer = new JsonObject();
        answer["status"] = (long)response.StatusCode;
        answer["headers"] = HeadersOf(response);
        answer["body"] = Call.TryReadBody(bytes, out body) ? body : Call.TextIn(bytes);
        return answer;
    }

    private static JsonObject HeadersOf(HttpResponseMessage response)
    {
        var all = new List<HttpHeaders> { response.Headers };
        if (response.Content != null) { all.Add(response.Content.Headers); }
        var texts = all.SelectMany(headers => headers.Select(header =>
            new KeyValuePair<string, string>(header.Key.ToLowerInvariant(), Call.HeaderOf(headers, header.Key))));
        var result = new JsonObject();
        foreach (var header in texts.Where(header => Regex.IsMatch(header.Key, Header)).OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            result[header.Key] = HeaderText(header.Key, header.Value);
        }
        return result;
    }

    /// <summary>As .NET writes a media type, which it knows in this form only.</summary>
    private static string HeaderText(string name, string text)
    {
        return name == "content-type" ? Regex.Replace(text, @"[ \t]*;[ \t]*", "; ") : text;
    }

    private static string MethodOf(object value)
    {
        if (Methods.Contains(value as string)) { return (string)value; }
        throw Invalid("The method must be one of these: " + string.Join(", ", Methods) + ".");
    }

    /// <summary>A path that stays on the connection's host and means what it says, encoded in one way.</summary>
    private static string PathOf(object value)
    {
        var path = Evaluate.TextOf(value) ?? "";
        var segments = path.Split('/').Select(SegmentOf).ToList();
        var encoded = string.Join("/", segments);
        var plain = Regex.Replace(
            encoded,
            ForbiddenCharacter,
            found => Inputs.Decode("%" + found.Value.Substring(found.Value.Length - 2)),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        var isValid =
            path.StartsWith("/", StringComparison.Ordinal) &&
            path.Length <= MaxPathLength &&
            !segments.Contains(null) &&
            path.IndexOf('?') < 0 &&
            !Regex.IsMatch(plain, @"//|\.\.|/\.(?:/|\z)|[\\#]") &&
            !Regex.IsMatch(plain, ControlCharacter, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        if (isValid) { return encoded; }
        throw new PlanFailure(
            400,
            "path_invalid",
            @"The path must begin with one slash, such as /contacts/123, and lead to Intercom's API: without a host, //, .., \, # and control characters, encoded or not. What follows a question mark goes into the query. It can have " + Json.TextOf(MaxPathLength) + " characters.");
    }

    /// <summary>A segment encoded anew; null where its encoding is broken.</summary>
    private static string SegmentOf(string segment)
    {
        var decoded = Inputs.Decode(segment);
        return decoded == segment && segment.IndexOf('%') >= 0 ? null : Call.Encode(decoded);
    }

    private static List<KeyValuePair<string, string>> QueryOf(object value)
    {
        if (value == null) { return new List<KeyValuePair<string, string>>(); }
        var query = value as JsonObject;
        if (query == null) { throw Invalid("The query must be an object, such as {\"per_page\": 50}."); }
        // By name: the order of keys is not the same everywhere.
        return query.Keys
            .OrderBy(name => name, StringComparer.Ordinal)
            .SelectMany(name => Call.ParametersOf(name, query[name])).ToList();
    }

    private static object BodyOf(string method, object body)
    {
        if (body == null || method != "GET") { return body; }
        throw Invalid("A GET has no body. Put what it asks for into the query.");
    }

    private static string VersionOf(object value)
    {
        var version = Evaluate.TextOf(value) ?? "";
        if (version == "" || Regex.IsMatch(version, @"^[A-Za-z0-9._-]{1,20}\z")) { return version; }
        throw Invalid("The version must be one of Intercom's API, such as 2.16.");
    }

    private static PlanFailure Invalid(string message)
    {
        return new PlanFailure(400, "parameter_invalid", message);
    }
}
