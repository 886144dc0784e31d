using System.Collections.Generic;
using System.Linq;

/// <summary>Dates among the entries of an open object in what is sent.</summary>
internal static class SecondsAt
{
    /// <summary>
    /// The body with those dates as unix seconds. Throws PlanFailure 400 for a text that is no time.
    /// </summary>
    public static object Converted(JsonObject spec, object body, JsonObject scope)
    {
        var names = Evaluate.Expression(spec["names"], scope) as List<object>;
        if (names == null) { return body; }
        var entries = new JsonObject();
        // A name, and not all of them as in trees.
        foreach (var name in names.Select(Evaluate.TextOf).Where(name => name != null && name != "*")) { entries[name] = 1L; }
        var tree = ((string)spec["field"]).Split('.').Reverse().Aggregate(entries, (inner, key) => new JsonObject().With(key, inner));
        return Inputs.WithSeconds(body, tree, (string)spec["title"], "");
    }
}
