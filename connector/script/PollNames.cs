using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

/// <summary>Names of what an item only links to, gathered by a poll in as few calls as possible.</summary>
internal static class PollNames
{
    /// <summary>Calls to Intercom in a poll, in all.</summary>
    private const int MaxCalls = 24;

    /// <summary>Intercom shows no more than ten entries of a nested list; live answers have shown eleven.</summary>
    private const int ShownAtMost = 11;

    /// <summary>The paths that must be read to name all that the items link to, each once, in order.</summary>
    public static List<string> NamePaths(List<JsonObject> specs, IEnumerable<JsonObject> items)
    {
        return items.SelectMany(item => specs.SelectMany(spec => PathsOf(spec, item))).Distinct().ToList();
    }

    /// <summary>Reads the names of each list of an item, as ReadPaths does.</summary>
    public static async Task<Func<JsonObject, JsonObject>> GatherNames(
        List<JsonObject> specs, List<JsonObject> items, Spent spent, Surroundings around)
    {
        var bodies = await ReadPaths(NamePaths(specs, items), spent, 0, around).ConfigureAwait(false);
        return item =>
        {
            var names = new JsonObject();
            foreach (var spec in specs) { names[(string)spec["list"]] = NamesOf(spec, item, bodies); }
            return names;
        };
    }

    /// <summary>
    /// Reads the paths, all at once, and once more those that failed for a reason that may be over by
    /// then, as far as calls go without the planned ones that are still to come. Gives the body of
    /// each answer, null for what is no longer there. Throws the first failure in the order of the
    /// paths.
    /// </summary>
    public static async Task<Dictionary<string, object>> ReadPaths(
        List<string> paths, Spent spent, int planned, Surroundings around)
    {
        var bodies = await ReadAll(paths, spent, around).ConfigureAwait(false);
        var again = paths.Where(path => MayPass(bodies[path])).ToList();
        if (again.Count > 0 && again.Count <= MaxCalls - spent.Calls - planned)
        {
            var answers = await ReadAll(again, spent, around).ConfigureAwait(false);
            foreach (var path in again) { bodies[path] = answers[path]; }
        }
        // Of several failures the first in order is reported, not the first to arrive.
        var failure = paths.Select(path => bodies[path]).OfType<PlanFailure>().FirstOrDefault();
        if (failure != null) { throw failure; }
        return bodies;
    }

    /// <summary>/companies/7 of /companies/{id}.</summary>
    public static string PathFor(string template, string id)
    {
        return template.Replace("{id}", Call.Encode(id));
    }

    /// <summary>A failure of Intercom's own or of the way there; a used-up rate limit will not be over at once.</summary>
    private static bool MayPass(object answer)
    {
        return answer is PlanFailure && ((PlanFailure)answer).Status >= 500;
    }

    /// <summary>By path, the body of each answer or its PlanFailure.</summary>
    private static async Task<Dictionary<string, object>> ReadAll(List<string> paths, Spent spent, Surroundings around)
    {
        spent.Rounds += 1;
        spent.Calls += paths.Count;
        var answers = await Task.WhenAll(paths.Select(path => ReadPath(path, around))).ConfigureAwait(false);
        return Enumerable.Range(0, paths.Count).ToDictionary(i => paths[i], i => answers[i]);
    }

    private static List<string> PathsOf(JsonObject spec, JsonObject item)
    {
        var ids = LinkedIds(spec, item);
        if (ids.Count == 0) { return new List<string>(); }
        var own = (string)spec["own"];
        if (IsCutOff(spec, item)) { return new List<string> { PathFor(own, Evaluate.TextOf(item["id"]) ?? "") }; }
        if (spec.Has("all")) { return new List<string> { (string)spec["all"] }; }
        return ids.Select(id => PathFor((string)spec["each"] ?? own, id)).ToList();
    }

    private static List<object> NamesOf(JsonObject spec, JsonObject item, Dictionary<string, object> bodies)
    {
        var paths = PathsOf(spec, item);
        var first = paths.Count > 0 ? bodies[paths[0]] : null;
        IEnumerable<object> named;
        if (IsCutOff(spec, item)) { named = EntriesOf(first); }
        else if (!spec.Has("all")) { named = paths.Select(path => bodies[path]); }
        else
        {
            var byId = new JsonObject();
            foreach (var entry in EntriesOf(first))
            {
                var id = Evaluate.TextOf(Evaluate.ValueAt(entry, "id"));
                if (id != null) { byId[id] = entry; }
            }
            named = LinkedIds(spec, item).Select(id => byId[id]);
        }
        return named.Select(entry => Evaluate.ValueAt(entry, "name")).Where(name => name is string).ToList();
    }

    private static List<object> EntriesOf(object body)
    {
        return Evaluate.ValueAt(body, "data") as List<object> ?? new List<object>();
    }

    private static List<string> LinkedIds(JsonObject spec, JsonObject item)
    {
        var entries = Evaluate.ValueAt(item, spec["list"] + ".data") as List<object> ?? new List<object>();
        return entries
            .Select(entry => Evaluate.TextOf(Evaluate.ValueAt(entry, "id")))
            .Where(id => id != null && Call.IsPathValue(id)).ToList();
    }

    /// <summary>total_count tells; has_more is false in live answers that leave entries out.</summary>
    private static bool IsCutOff(JsonObject spec, JsonObject item)
    {
        var shown = LinkedIds(spec, item).Count;
        var total = Evaluate.ValueAt(item, spec["list"] + ".total_count");
        return shown > ShownAtMost || Json.NumberOf(total) > shown;
    }

    private static async Task<object> ReadPath(string path, Surroundings around)
    {
        var spec = new JsonObject();
        spec["method"] = "GET";
        spec["path"] = path;
        var request = Call.BuildRequest(spec, new JsonObject(), around.Request);
        try
        {
            return (await Call.MakeCall(request, new JsonObject(), null, around).ConfigureAwait(false)).Body;
        }
        catch (PlanFailure failure)
        {
            // Deleted or merged since the item was read: it has no name any more.
            return failure.Status == 404 || failure.Status == 410 ? null : failure;
        }
    }
}
