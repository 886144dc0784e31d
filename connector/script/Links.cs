using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>Links that lead back to the connector, with a parameter of ours in their query.</summary>
internal static class Links
{
    /// <summary>The name under which expressions know the URL that the request was sent to.</summary>
    public const string OriginalRequestUri = "originalRequestUri";

    /// <summary>The name under which the place where a list goes on travels in the query of a next link.</summary>
    private const string SkipToken = "skipToken";

    private static readonly UTF8Encoding StrictUtf8 = new UTF8Encoding(false, true);

    /// <summary>A link to a URL that holds what to go on with, as $nextLink says; null where either is missing.</summary>
    public static string NextLink(object url, object next)
    {
        if (!(url is string) || next == null) { return null; }
        var token = Convert.ToBase64String(Encoding.UTF8.GetBytes(Json.Write(next)));
        return WithParameter((string)url, SkipToken, token.TrimEnd('=').Replace('+', '-').Replace('/', '_'));
    }

    /// <summary>
    /// The JSON text that NextLink put into a URL; null where there is none. Throws FormatException
    /// where it cannot be read.
    /// </summary>
    public static string SkipTokenIn(object url)
    {
        var token = url is string ? ParameterOf((string)url, SkipToken) : null;
        if (string.IsNullOrEmpty(token)) { return null; }
        if (!Regex.IsMatch(token, @"^[A-Za-z0-9_-]+\z")) { throw new FormatException("not base64url"); }
        var base64 = token.Replace('-', '+').Replace('_', '/') + new string('=', (4 - token.Length % 4) % 4);
        try { return StrictUtf8.GetString(Convert.FromBase64String(base64)); }
        catch (ArgumentException) { throw new FormatException("not UTF-8"); }
    }

    /// <summary>The URL with a parameter at the end of its query, in place of one of that name.</summary>
    public static string WithParameter(string url, string name, string value)
    {
        var others = PartsOf(url).Where(part => !part.StartsWith(name + "=", StringComparison.Ordinal));
        return url.Split('?', '#')[0] + "?" + string.Join("&", others.Concat(new[] { name + "=" + value }));
    }

    /// <summary>The value of a parameter, as it is in the URL; null where there is none.</summary>
    public static string ParameterOf(string url, string name)
    {
        var part = PartsOf(url).FirstOrDefault(one => one.StartsWith(name + "=", StringComparison.Ordinal));
        return part == null ? null : part.Substring(name.Length + 1);
    }

    /// <summary>The parts of the query, name=value.</summary>
    private static IEnumerable<string> PartsOf(string url)
    {
        var address = url.Split('#')[0];
        var start = address.IndexOf('?');
        return start < 0 ? new string[0] : address.Substring(start + 1).Split('&').Where(part => part != "");
    }
}
