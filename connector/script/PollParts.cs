using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

/// <summary>Reads the parts of items.</summary>
internal static class PollParts
{
    /// <summary>
    /// What remembers that the parts of an item have been read. Ids of parts and of items may be the
    /// same, so the mark is made from what no id of a part is.
    /// </summary>
    public static Delivered ReadMark(Found found)
    {
        return new Delivered(found.Time, PollState.MarkOf(Evaluate.TextOf(found.Item["id"]) + " read"));
    }

    /// <summary>
    /// Reads the parts of items, one call each, and once more as PollNames.ReadPaths does. Gives them
    /// newest first; none of an item that is no longer there.
    /// </summary>
    public static async Task<List<Found>> ReadParts(
        JsonObject parts, List<Found> items, Spent spent, int planned, Polled polled)
    {
        Func<Found, string> pathOf = found =>
            PollNames.PathFor((string)parts["call"], Evaluate.TextOf(found.Item["id"]) ?? "");
        var paths = items.Select(pathOf).Distinct().ToList();
        var bodies = await PollNames.ReadPaths(paths, spent, planned, polled.Around).ConfigureAwait(false);
        return Enumerable.Reverse(
            items.SelectMany(found => PartsIn(parts, found.Item, bodies[pathOf(found)])).OrderBy(part => part.Time)).ToList();
    }

    /// <summary>A part is known by its item's id, too: a tag is the same on every item.</summary>
    private static IEnumerable<Found> PartsIn(JsonObject parts, JsonObject item, object body)
    {
        var entries = Evaluate.ValueAt(body, (string)parts["items"]) as List<object> ?? new List<object>();
        foreach (var part in entries)
        {
            var time = Times.SecondsOf(Evaluate.ValueAt(part, (string)parts["time"])) as long?;
            var id = Evaluate.TextOf(Evaluate.ValueAt(part, "id"));
            if (!(part is JsonObject) || id == null || time == null) { continue; }
            yield return new Found(item, (JsonObject)part, time.Value, PollState.MarkOf(Evaluate.TextOf(item["id"]) + " " + id), time.Value);
        }
    }
}
