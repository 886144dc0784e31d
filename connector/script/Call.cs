using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

/// <summary>One call to Intercom.</summary>
internal static class Call
{
    /// <summary>Far more than Intercom's ids have.</summary>
    private const int MaxIdLength = 500;

    /// <summary>
    /// An https address of a file on a named host, written so that .NET sends it as it is: in lower case
    /// where case does not count, without a port, and with no part of its path that begins with a dot.
    /// </summary>
    private const string HttpsAddress =
        @"^https://(?:[a-z0-9][a-z0-9-]{0,62}\.)+[a-z]{2,63}/(?!(?:[^?]*/)?(?:\.|%2[Ee]))(?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*\z";

    private const string Plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~!'()*:";

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, true);
    private static readonly Encoding Latin1 = Encoding.GetEncoding("iso-8859-1");

    private static readonly int[] Redirects = { 301, 302, 303, 307, 308 };

    private static readonly DateTimeOffset Epoch = new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The request that a call makes.</summary>
    public static HttpRequestMessage BuildRequest(JsonObject spec, JsonObject scope, HttpRequestMessage origin)
    {
        return RequestOf(OutgoingOf(spec, scope), origin);
    }

    /// <summary>What a call sends.</summary>
    public static Outgoing OutgoingOf(JsonObject spec, JsonObject scope)
    {
        var values = spec["values"] as JsonObject ?? new JsonObject();
        var path = Regex.Replace(
            (string)spec["path"],
            @"\{(\w+)\}",
            found => PathValue(Evaluate.TextOf(Evaluate.Expression(values[found.Groups[1].Value], scope)) ?? ""),
            RegexOptions.ECMAScript);
        var query = spec["query"] as JsonObject ?? new JsonObject();
        var body = Evaluate.Expression(spec["body"], scope);
        var outgoing = new Outgoing((string)spec["method"], path)
        {
            Query = query.Keys.SelectMany(name => ParametersOf(name, Evaluate.Expression(query[name], scope))).ToList(),
            Body = (string)spec["nulls"] == "keep" ? body : WithoutNulls(body),
        };
        return outgoing;
    }

    /// <summary>A parameter for a value, one for each item of a list, none for what has no text.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ParametersOf(string name, object value)
    {
        return (value as List<object> ?? new List<object> { value })
            .Select(Evaluate.TextOf)
            .Where(text => text != null)
            .Select(text => new KeyValuePair<string, string>(name, text));
    }

    public static HttpRequestMessage RequestOf(Outgoing outgoing, HttpRequestMessage origin)
    {
        var query = outgoing.Query.Select(one => Encode(one.Key) + "=" + Encode(one.Value)).ToList();
        var url = BaseOf(origin.RequestUri.OriginalString) + outgoing.Path + (query.Count > 0 ? "?" + string.Join("&", query) : "");
        var request = new HttpRequestMessage(new HttpMethod(outgoing.Method), new Uri(url));
        foreach (var header in origin.Headers)
        {
            var name = header.Key.ToLowerInvariant();
            if (name.StartsWith("content-", StringComparison.Ordinal) || name == "host" || name == "transfer-encoding") { continue; }
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        foreach (var name in outgoing.Headers.Keys)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, outgoing.Headers[name]);
        }
        if (outgoing.Body != null)
        {
            request.Content = new StringContent(Json.Write(outgoing.Body), Encoding.UTF8, "application/json");
        }
        return request;
    }

    /// <summary>Makes a call; throws PlanFailure for any answer that is not a success of that kind.</summary>
    public static async Task<Answer> MakeCall(
        HttpRequestMessage request, JsonObject scope, JsonObject explain, Surroundings around, string kind = null)
    {
        var place = PlaceOf(request);
        var response = await Reached(around.Send(request), place, around).ConfigureAwait(false);
        var date = DateOf(response);
        if (kind == "file" && Redirects.Contains((int)response.StatusCode))
        {
            around.File = await Redirected(response, place, around).ConfigureAwait(false);
            return new Answer(null, date);
        }
        if (IsSuccess(response) && kind == "nothing") { return new Answer(null, date); }
        var bytes = await BytesOf(response.Content, place, around).ConfigureAwait(false);
        object body;
        if (!IsSuccess(response))
        {
            throw FailureOf(response, bytes, place, explain, scope, around);
        }
        if (kind == "file")
        {
            around.File = FileOf(response, bytes);
            return new Answer(null, date);
        }
        if (kind == "text") { return new Answer(TextIn(bytes), date); }
        if (!(kind == "json lines" ? TryReadLines(bytes, out body) : TryReadBody(bytes, out body)))
        {
            var type = HeaderOf(response.Content.Headers, "Content-Type") ?? "no content type";
            throw new PlanFailure(
                502,
                "answer_not_json",
                "Intercom answered " + place + " with something other than JSON (" + type + "). Try again in a moment.");
        }
        return new Answer(body, date);
    }

    /// <summary>
    /// The text of a body, empty where there is none. It is UTF-8, whatever the headers say; what is not,
    /// is read as ISO 8859-1, as frameworks do not agree on what to put in the place of odd bytes.
    /// </summary>
    public static async Task<string> BodyOf(HttpContent content)
    {
        return content == null ? "" : TextIn(await content.ReadAsByteArrayAsync().ConfigureAwait(false));
    }

    /// <summary>Whether a path can hold it: /contacts/.. would be sent as /, and .NET takes no URL of any length.</summary>
    public static bool IsPathValue(string text)
    {
        return text != "." && text != ".." && text.Length <= MaxIdLength;
    }

    /// <summary>Percent-encodes what need not be plain in a URL; of more than that, Uri would undo some.</summary>
    public static string Encode(string text)
    {
        // .NET leaves marks of writing direction out of URLs. They get into ids by copying from a page.
        var visible = Regex.Replace(text, "[\u200e\u200f\u202a-\u202e]", "");
        var result = new StringBuilder();
        // Halves of surrogate pairs become U+FFFD here.
        foreach (var one in Encoding.UTF8.GetBytes(visible))
        {
            if (Plain.IndexOf((char)one) >= 0) { result.Append((char)one); }
            else { result.Append('%').Append(one.ToString("X2")); }
        }
        return result.ToString();
    }

    /// <summary>What makers know a request by: GET /contacts/1.</summary>
    public static string PlaceOf(HttpRequestMessage request)
    {
        var url = request.RequestUri.OriginalString;
        return request.Method.Method + " " + url.Substring(BaseOf(url).Length).Split('?')[0];
    }

    /// <summary>What arrives; throws PlanFailure where the connection breaks.</summary>
    public static async Task<T> Reached<T>(Task<T> arriving, string place, Surroundings around)
    {
        try
        {
            return await arriving.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            if (!IsConnectionError(error, around)) { throw; }
            throw new PlanFailure(502, "no_answer", "Intercom did not answer " + place + ". Try again in a moment.");
        }
    }

    public static Task<byte[]> BytesOf(HttpContent content, string place, Surroundings around)
    {
        return content == null ? Task.FromResult(new byte[0]) : Reached(content.ReadAsByteArrayAsync(), place, around);
    }

    public static string TextIn(byte[] bytes)
    {
        try { return StrictUtf8.GetString(bytes); }
        catch (ArgumentException) { return Latin1.GetString(bytes); }
    }

    /// <summary>Whether a body is JSON or nothing; body is then its value.</summary>
    public static bool TryReadBody(byte[] bytes, out object body)
    {
        body = null;
        var text = TextIn(bytes);
        return Evaluate.IsBlank(text) || Json.TryParse(text, out body);
    }

    /// <summary>What the maker is told of an answer that is no success.</summary>
    public static PlanFailure FailureOf(
        HttpResponseMessage response,
        byte[] bytes,
        string place,
        JsonObject explain,
        JsonObject scope,
        Surroundings around)
    {
        object body;
        TryReadBody(bytes, out body);
        var answer = body as JsonObject ?? new JsonObject();
        var list = answer["errors"] as List<object> ?? new List<object>();
        var errors = list.OfType<JsonObject>().ToList();
        var messages = errors.Select(error => Evaluate.TextOf(error["message"]) ?? "").Where(Evaluate.IsGiven).ToList();
        var code = (int)response.StatusCode;
        var status = Json.TextOf(code);
        var own = messages.Count > 0
            ? "Intercom says: " + string.Join("; ", messages)
            : "Intercom answered " + place + " with status " + status + " and no explanation.";
        var general = around.Advice[status] ?? (code >= 500 ? around.Advice["5xx"] : null);
        var special = explain == null ? null : explain[status];
        var hint = Evaluate.TextOf(Evaluate.Expression(special ?? general, scope));
        return new PlanFailure(
            code,
            (errors.Count > 0 ? Evaluate.TextOf(errors[0]["code"]) : null) ?? "status_" + status,
            hint == null ? own : hint + " " + own,
            Evaluate.TextOf(answer["request_id"]),
            code == 429 ? SecondsToReset(response, DateOf(response)) : (long?)null);
    }

    /// <summary>The value of a header; one that occurs more than once is joined with ", ".</summary>
    public static string HeaderOf(HttpHeaders headers, string name)
    {
        IEnumerable<string> values;
        return headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;
    }

    private static bool IsSuccess(HttpResponseMessage response)
    {
        return (int)response.StatusCode >= 200 && (int)response.StatusCode <= 299;
    }

    /// <summary>The file that a redirect leads to. Its address is its key: the connection's token is none of its host's business.</summary>
    private static async Task<FileAnswer> Redirected(HttpResponseMessage response, string place, Surroundings around)
    {
        var location = response.Headers.Location;
        var url = location == null ? "" : location.OriginalString;
        if (!Regex.IsMatch(url, HttpsAddress))
        {
            throw new PlanFailure(
                502,
                "redirect_invalid",
                "Intercom answered " + place + " with a redirect to something other than an https address. Try again in a moment.");
        }
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url));
        var file = await Reached(around.Send(request), place, around).ConfigureAwait(false);
        if (IsSuccess(file)) { return FileOf(file, await BytesOf(file.Content, place, around).ConfigureAwait(false)); }
        var status = Json.TextOf((int)file.StatusCode);
        throw new PlanFailure(
            502,
            "file_unavailable",
            "Intercom answered " + place + " with the address of a file, but " + BaseOf(url) + " answered with status " + status
                + ". Such addresses work for a short time only. Try again.");
    }

    private static FileAnswer FileOf(HttpResponseMessage response, byte[] bytes)
    {
        var type = response.Content == null ? null : HeaderOf(response.Content.Headers, "Content-Type");
        return new FileAnswer(type ?? "application/octet-stream", bytes);
    }

    private static bool TryReadLines(byte[] bytes, out object body)
    {
        var values = new List<object>();
        body = values;
        foreach (var line in TextIn(bytes).Split('\n').Where(line => !Evaluate.IsBlank(line)))
        {
            object value;
            if (!Json.TryParse(line, out value)) { return false; }
            values.Add(value);
        }
        return true;
    }

    /// <summary>No answer arrived, or only a part of one; not so where the platform ended the script.</summary>
    private static bool IsConnectionError(Exception error, Surroundings around)
    {
        // HttpClient reports its own time limit as a cancelled task.
        return error is HttpRequestException || error is IOException || (error is TaskCanceledException && !around.IsCancelled);
    }

    /// <summary>Intercom names the second in which its rate-limit window ends, and sends no Retry-After.</summary>
    private static long SecondsToReset(HttpResponseMessage response, long date)
    {
        var reset = HeaderOf(response.Headers, "X-RateLimit-Reset") ?? "";
        // A window lasts ten seconds, so that is what to wait where Intercom does not say.
        if (!Evaluate.IsDigits(reset) || reset.Length > 15) { return 10; }
        return Math.Min(Math.Max(long.Parse(reset) - date, 1), 60);
    }

    /// <summary>
    /// Intercom's clock is the one that its times are written by, so polls and waits go by the Date
    /// of its answers; this machine's clock only stands in where that header is missing.
    /// </summary>
    private static long DateOf(HttpResponseMessage response)
    {
        // Date is null for what .NET does not read. It also reads forms that HTTP has given up,
        // which TypeScript does not.
        var date = response.Headers.Date ?? DateTimeOffset.UtcNow;
        return (date.UtcTicks - Epoch.UtcTicks) / TimeSpan.TicksPerSecond;
    }

    /// <summary>https://api.intercom.io of https://api.intercom.io/users?x=1.</summary>
    private static string BaseOf(string url)
    {
        return Regex.Match(url, "^[^/]*//[^/?#]*").Value;
    }

    private static string PathValue(string text)
    {
        if (!IsPathValue(text))
        {
            throw new PlanFailure(
                400,
                "parameter_invalid",
                "An id has at most " + Json.TextOf(MaxIdLength) + " characters, and is not made of dots alone. Use the id that Intercom gave.");
        }
        return Encode(text);
    }

    /// <summary>Requests name only what the maker filled in: Intercom takes a null as "clear this".</summary>
    private static object WithoutNulls(object value)
    {
        var list = value as List<object>;
        if (list != null) { return list.Select(WithoutNulls).ToList(); }
        var node = value as JsonObject;
        if (node == null) { return value; }
        var result = new JsonObject();
        foreach (var key in node.Keys.Where(key => node[key] != null)) { result[key] = WithoutNulls(node[key]); }
        return result;
    }
}
