using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>Computes the expressions of plans.</summary>
internal static class Evaluate
{
    /// <summary>Computes an expression. Never fails: what is missing or of the wrong kind is null.</summary>
    public static object Expression(object expr, JsonObject scope)
    {
        var list = expr as List<object>;
        if (list != null) { return list.Select(item => Expression(item, scope)).ToList(); }
        var node = expr as JsonObject;
        if (node == null) { return expr; }
        if (IsOperator(node)) { return Operate(node, scope); }
        var result = new JsonObject();
        foreach (var key in node.Keys) { result[key] = Expression(node[key], scope); }
        return result;
    }

    /// <summary>The text of a string, a whole number or a boolean; null for anything else.</summary>
    public static string TextOf(object value)
    {
        if (value is string) { return (string)value; }
        if (value is bool) { return (bool)value ? "true" : "false"; }
        // Other numbers are written differently by JavaScript and .NET.
        return value is long ? Json.TextOf((long)value) : null;
    }

    public static bool IsGiven(object value)
    {
        return value != null && !"".Equals(value);
    }

    /// <summary>Whether a value is true, and not merely there.</summary>
    public static bool IsTrue(object value)
    {
        return true.Equals(value);
    }

    /// <summary>Whether a text holds nothing but what JSON counts as blank.</summary>
    public static bool IsBlank(string text)
    {
        return text.Trim(' ', '\t', '\r', '\n') == "";
    }

    /// <summary>The value at a dotted path, null where there is none.</summary>
    public static object ValueAt(object value, string path)
    {
        var current = value;
        foreach (var key in path.Split('.'))
        {
            var list = current as List<object>;
            var node = current as JsonObject;
            if (list != null) { current = ItemAt(list, key); }
            else if (node != null) { current = node[key]; }
            else { return null; }
        }
        return current;
    }

    public static bool IsDigits(string text)
    {
        return text.Length > 0 && text.All(character => character >= '0' && character <= '9');
    }

    /// <summary>Two objects laid over one another, as $merge does.</summary>
    public static JsonObject Merged(JsonObject below, JsonObject above)
    {
        var result = new JsonObject();
        foreach (var key in below.Keys) { result[key] = below[key]; }
        foreach (var key in above.Keys)
        {
            var under = result[key] as JsonObject;
            var value = above[key] as JsonObject;
            if (under != null && value != null) { result[key] = Merged(under, value); }
            else if (above[key] != null || !result.Has(key)) { result[key] = above[key]; }
        }
        return result;
    }

    private static object ItemAt(List<object> list, string key)
    {
        int index;
        return IsDigits(key) && int.TryParse(key, out index) && index < list.Count ? list[index] : null;
    }

    private static object Operate(JsonObject expr, JsonObject scope)
    {
        if (expr.Has("$get")) { return ValueAt(scope, (string)expr["$get"]); }
        if (expr.Has("$time")) { return Times.TimeOf(Expression(expr["$time"], scope)); }
        if (expr.Has("$seconds")) { return Times.SecondsOf(Expression(expr["$seconds"], scope)); }
        if (expr.Has("$times"))
        {
            // Intercom answers some times as text already, and leaves some out: those stay as they are.
            return Times.AtTimes(
                Expression(expr["$times"], scope),
                expr["in"],
                (value, place) => Json.NumberOf(value) != null ? Times.TimeOf(value) : value);
        }
        if (expr.Has("$text")) { return TextOf(Expression(expr["$text"], scope)); }
        if (expr.Has("$first"))
        {
            return ((List<object>)expr["$first"]).Select(item => Expression(item, scope)).FirstOrDefault(IsGiven);
        }
        if (expr.Has("$join"))
        {
            return string.Concat(((List<object>)expr["$join"]).Select(item => TextOf(Expression(item, scope))));
        }
        if (expr.Has("$each"))
        {
            return ListOf(expr["$each"], scope)
                .Select(item => Expression(expr["to"], scope.With((string)expr["as"], item))).ToList();
        }
        if (expr.Has("$given")) { return IsGiven(Expression(expr["$given"], scope)); }
        if (expr.Has("$not")) { return !IsTrue(Expression(expr["$not"], scope)); }
        if (expr.Has("$equal"))
        {
            var texts = ((List<object>)expr["$equal"]).Select(item => TextOf(Expression(item, scope))).ToList();
            return texts[0] != null && texts[0] == texts[1];
        }
        if (expr.Has("$all")) { return ((List<object>)expr["$all"]).All(item => IsTrue(Expression(item, scope))); }
        if (expr.Has("$any")) { return ((List<object>)expr["$any"]).Any(item => IsTrue(Expression(item, scope))); }
        if (expr.Has("$if")) { return Expression(expr[IsTrue(Expression(expr["$if"], scope)) ? "then" : "else"], scope); }
        if (expr.Has("$lookup"))
        {
            var entry = TextOf(Expression(expr["$lookup"], scope));
            return entry == null ? null : Expression(((JsonObject)expr["table"])[entry], scope);
        }
        if (expr.Has("$in"))
        {
            var wanted = TextOf(Expression(expr["$in"], scope));
            return wanted != null && ListOf(expr["of"], scope).Any(item => TextOf(item) == wanted);
        }
        if (expr.Has("$filter") || expr.Has("$find"))
        {
            var wanted = ListOf(expr["$filter"] ?? expr["$find"], scope)
                .Where(item => IsTrue(Expression(expr["where"], scope.With((string)expr["as"], item))));
            return expr.Has("$filter") ? wanted.ToList() : wanted.FirstOrDefault();
        }
        if (expr.Has("$object"))
        {
            var entries = new JsonObject();
            foreach (var item in ListOf(expr["$object"], scope))
            {
                var inner = scope.With((string)expr["as"], item);
                var key = TextOf(Expression(expr["key"], inner));
                if (!string.IsNullOrEmpty(key)) { entries[key] = Expression(expr["value"], inner); }
            }
            return entries;
        }
        if (expr.Has("$compact")) { return ListOf(expr["$compact"], scope).Where(item => item != null).ToList(); }
        if (expr.Has("$nextLink"))
        {
            return Links.NextLink(scope[Links.OriginalRequestUri], Expression(expr["$nextLink"], scope));
        }
        if (expr.Has("$merge"))
        {
            var objects = ((List<object>)expr["$merge"]).Select(item => Expression(item, scope)).OfType<JsonObject>().ToList();
            return objects.Count == 0 ? null : objects.Aggregate(Merged);
        }
        var text = TextOf(Expression(expr["$match"], scope));
        if (text == null) { return null; }
        var group = Pattern((string)expr["pattern"]).Match(text).Groups[1];
        return group.Success ? group.Value : null;
    }

    /// <summary>A list, empty where it is none.</summary>
    private static List<object> ListOf(object expr, JsonObject scope)
    {
        return Expression(expr, scope) as List<object> ?? new List<object>();
    }

    /// <summary>
    /// A pattern as JavaScript reads it: there "." stops at four kinds of line ends, of which .NET
    /// knows one, and "$" is the very end, where .NET also takes the place before a last line feed.
    /// </summary>
    private static Regex Pattern(string pattern)
    {
        var result = new StringBuilder();
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var character = pattern[i];
            if (character == '\\' && i + 1 < pattern.Length) { result.Append(character).Append(pattern[++i]); }
            else if (character == '.' && !inClass) { result.Append(@"[^\n\r\u2028\u2029]"); }
            else if (character == '$' && !inClass) { result.Append(@"\z"); }
            else { result.Append(character); }
            if (character == '[') { inClass = true; }
            if (character == ']') { inClass = false; }
        }
        return new Regex(result.ToString(), RegexOptions.ECMAScript | RegexOptions.CultureInvariant);
    }

    private static bool IsOperator(JsonObject expr)
    {
        return expr.Keys.Count > 0 && expr.Keys[0].StartsWith("$", StringComparison.Ordinal);
    }
}
