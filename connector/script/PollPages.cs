using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

/// <summary>Reads the pages of what a trigger polls, newest first.</summary>
internal static class PollPages
{
    /// <summary>Intercom's largest page of a search.</summary>
    private const int LargestSearch = 150;

    /// <summary>Entries that pages overlap by. Where fewer are taken out between two pages, no page is read again.</summary>
    private const int Overlap = 5;

    /// <summary>How many items the trigger's largest page has.</summary>
    public static int PageSize(JsonObject spec)
    {
        return IsSearch(spec) ? LargestSearch : (int)(long)((JsonObject)spec["pages"])["size"];
    }

    public static bool IsSearch(JsonObject spec)
    {
        return (string)spec["kind"] == "search";
    }

    /// <summary>
    /// Reads a page of what happened at from (unix seconds) or later, of so many items; there may be
    /// older things on it. Place is null for the first page.
    /// </summary>
    public static Task<Page> ReadPage(Polled polled, long from, Place place, int size)
    {
        if (IsSearch(polled.Spec)) { return ReadSearch(polled, from, place, size); }
        var by = (string)((JsonObject)polled.Spec["pages"])["by"];
        if (by == "number") { return ReadNumbered(polled, from, place, size); }
        return ReadListed(polled, from, place, size, by == "cursor");
    }

    /// <summary>What a delivery is known by.</summary>
    public static string KeyOf(Delivered one)
    {
        return Json.TextOf(one.Time) + " " + one.Mark;
    }

    private static async Task<Page> ReadSearch(Polled polled, long from, Place place, int size)
    {
        var spec = polled.Spec;
        var field = (string)spec["searchedAs"] ?? (string)spec["time"];
        var filters = ConditionsIn(spec["filters"], polled).Where(condition => condition["value"] != null);
        var after = Condition(field, ">", Math.Max(from - (long)spec["pad"] - 1, 0));
        var query = new JsonObject();
        query["operator"] = "AND";
        query["value"] = ConditionsIn(spec["where"], polled).Concat(filters).Concat(new[] { after }).ToList<object>();
        var pagination = new JsonObject();
        pagination["per_page"] = (long)size;
        pagination["starting_after"] = place == null ? null : place.Cursor;
        var sort = new JsonObject();
        // Parts take long to read. Items must not change places meanwhile, as those that change would.
        sort["field"] = spec.Has("parts") ? "created_at" : field;
        sort["order"] = "descending";
        var body = new JsonObject();
        body["query"] = query;
        body["pagination"] = pagination;
        body["sort"] = sort;
        var answer = await Ask(polled, "POST", new JsonObject(), body).ConfigureAwait(false);
        return PageOf(spec, answer, Evaluate.TextOf(Evaluate.ValueAt(answer.Body, "pages.next.starting_after")));
    }

    private static List<JsonObject> ConditionsIn(object conditions, Polled polled)
    {
        var scope = new JsonObject();
        scope["in"] = polled.Inputs;
        return (conditions as List<object> ?? new List<object>()).Cast<JsonObject>()
            .Select(one => Condition((string)one["field"], (string)one["operator"], Evaluate.Expression(one["value"], scope)))
            .ToList();
    }

    private static JsonObject Condition(string field, string operation, object value)
    {
        var condition = new JsonObject();
        condition["field"] = field;
        condition["operator"] = operation;
        condition["value"] = value;
        return condition;
    }

    private static async Task<Page> ReadListed(Polled polled, long from, Place place, int size, bool byCursor)
    {
        var spec = polled.Spec;
        var query = SinceOf(spec, from);
        query["per_page"] = (long)size;
        var known = new HashSet<string>(query.Keys);
        if (spec.Has("query")) { known.UnionWith(((JsonObject)spec["query"]).Keys); }
        if (place != null && byCursor) { query["starting_after"] = place.Cursor; }
        if (place != null && !byCursor)
        {
            foreach (var one in OthersIn("?" + place.Cursor, known)) { query[one.Key] = one.Value; }
        }
        var answer = await Ask(polled, "GET", query, null).ConfigureAwait(false);
        var next = Evaluate.ValueAt(answer.Body, "pages.next");
        var cursor = byCursor ? Evaluate.TextOf(Evaluate.ValueAt(next, "starting_after")) : QueryOf(next, known);
        return PageOf(spec, answer, cursor);
    }

    /// <summary>What a link asks for beside what is asked for anyway; null where there is nothing.</summary>
    private static string QueryOf(object link, HashSet<string> known)
    {
        var others = OthersIn(Evaluate.TextOf(link) ?? "", known).Select(one => one.Key + "=" + Call.Encode(one.Value)).ToList();
        return others.Count == 0 ? null : string.Join("&", others);
    }

    private static IEnumerable<KeyValuePair<string, string>> OthersIn(string url, HashSet<string> known)
    {
        // Of other names, keys of objects would not stay in their order everywhere.
        return Inputs.QueryValues(url)
            .Where(one => Regex.IsMatch(one.Key, @"^[A-Za-z]\w{0,40}\z", RegexOptions.ECMAScript) && !known.Contains(one.Key));
    }

    /// <summary>
    /// A page of a list with page numbers, on which entries change their places: those that are added
    /// in front push the others on, and where some are taken out the others move up. So it begins with
    /// entries that have been dealt with, and goes on behind the last of these.
    /// </summary>
    private static async Task<Page> ReadNumbered(Polled polled, long from, Place place, int size)
    {
        var spec = polled.Spec;
        int offset;
        if (place == null || !Regex.IsMatch(place.Cursor, @"^[0-9]{1,9}\z") || !int.TryParse(place.Cursor, out offset)) { offset = 0; }
        var largest = PageSize(spec);
        int page;
        int perPage;
        PageAt(offset, largest, out page, out perPage);
        var query = SinceOf(spec, from);
        query["per_page"] = (long)perPage;
        query["page"] = (long)page;
        var answer = await Ask(polled, "GET", query, null).ConfigureAwait(false);
        var begin = (page - 1) * perPage;
        var entries = EntriesOf(spec, answer.Body);
        var more = Evaluate.ValueAt(answer.Body, "pages.next") != null && entries.Count > 0;
        var seen = place == null ? new List<Delivered>() : place.Seen ?? new List<Delivered>();
        var until = seen.Count == 0 ? 0 : seen.Min(one => one.Time);
        Func<int, Page> moved = to => new Page(new List<Found>(), new Place(Json.TextOf(to), seen), until, answer.Date);

        var known = new HashSet<string>(seen.Select(KeyOf));
        var first = entries.FindLastIndex(found => found != null && known.Contains(KeyOf(Placed(found)))) + 1;
        if (seen.Count > 0 && first == 0)
        {
            var times = entries.Where(found => found != null).Select(found => found.At).ToList();
            // All of the page may lie behind the place, so what lies between has to be read.
            if (begin > 0 && times.FirstOrDefault() <= until) { return moved(Math.Max(offset - largest, 0)); }
            // All of it lies before the place.
            if (times.LastOrDefault() > until && more) { return moved(begin + entries.Count); }
            // All that was dealt with last is gone. What is older is new.
            first = entries.FindLastIndex(found => found != null && found.At > until) + 1;
        }
        var end = Math.Min(first + size, entries.Count);
        var fresh = entries.Take(end).Skip(first).Where(found => found != null).ToList();
        var dealtWith = entries.Take(end).Where(found => found != null).ToList();
        // Where nothing is new, the page ends before or at the place, which stays what it is.
        var last = fresh.Count == 0
            ? seen
            : dealtWith.Skip(dealtWith.Count - Overlap).Select(Placed).ToList();
        return new Page(
            fresh,
            more || end < entries.Count ? new Place(Json.TextOf(begin + end), last) : null,
            fresh.Count == 0 ? until : fresh[fresh.Count - 1].At,
            answer.Date);
    }

    /// <summary>The page, of at most so many entries, that overlaps what lies before the place and reaches furthest.</summary>
    private static void PageAt(int offset, int size, out int page, out int perPage)
    {
        var target = Math.Max(offset - Overlap, 0);
        page = 0;
        perPage = 0;
        for (var each = size; each > 0; each--)
        {
            var number = target / each + 1;
            if (number * each <= page * perPage) { continue; }
            page = number;
            perPage = each;
        }
    }

    private static JsonObject SinceOf(JsonObject spec, long from)
    {
        var query = new JsonObject();
        if (spec.Has("since")) { query[(string)spec["since"]] = Math.Max(from - 1, 0); }
        return query;
    }

    private static Task<Answer> Ask(Polled polled, string method, JsonObject query, object body)
    {
        var all = new JsonObject();
        var own = polled.Spec["query"] as JsonObject ?? new JsonObject();
        foreach (var name in own.Keys) { all[name] = own[name]; }
        foreach (var name in query.Keys) { all[name] = query[name]; }
        var call = new JsonObject();
        call["method"] = method;
        call["path"] = polled.Spec["call"];
        call["values"] = polled.Spec["values"];
        call["query"] = all;
        // What makers fill in is no expression.
        call["body"] = new JsonObject().With("$get", "body");
        var scope = new JsonObject();
        scope["in"] = polled.Inputs;
        scope["body"] = body;
        var request = Call.BuildRequest(call, scope, polled.Around.Request);
        return Call.MakeCall(request, new JsonObject(), null, polled.Around);
    }

    private static Page PageOf(JsonObject spec, Answer answer, string cursor)
    {
        var found = EntriesOf(spec, answer.Body).Where(one => one != null).ToList();
        return new Page(
            found,
            cursor == null ? null : new Place(cursor),
            found.Count == 0 ? 0 : found[found.Count - 1].At,
            answer.Date);
    }

    /// <summary>
    /// The items that a body holds, null for what is none. Throws a PlanFailure, 502, where there is no
    /// list: to go on as if it were empty would lose what it has.
    /// </summary>
    private static List<Found> EntriesOf(JsonObject spec, object body)
    {
        var items = Evaluate.ValueAt(body, (string)spec["items"]) as List<object>;
        if (items == null)
        {
            throw new PlanFailure(
                502,
                "answer_without_list",
                "Intercom answered " + spec["call"] + " without the list " + spec["items"] + ". Try again in a moment.");
        }
        return items.Select(item => EntryOf(spec, item)).ToList();
    }

    private static Found EntryOf(JsonObject spec, object item)
    {
        var time = Times.SecondsOf(Evaluate.ValueAt(item, (string)spec["time"])) as long?;
        var order = OrderOf(spec);
        var at = order == null ? time : Times.SecondsOf(Evaluate.ValueAt(item, (string)order["time"])) as long?;
        var id = Evaluate.TextOf(Evaluate.ValueAt(item, "id"));
        if (!(item is JsonObject) || id == null || !Call.IsPathValue(id) || at == null) { return null; }
        return new Found((JsonObject)item, null, time ?? 0, PollState.MarkOf(id), at.Value);
    }

    /// <summary>By what a list is newest first, if not by the trigger's time; else null.</summary>
    public static JsonObject OrderOf(JsonObject spec)
    {
        return spec.Has("listedBy") ? (JsonObject)spec["listedBy"] : null;
    }

    /// <summary>What an entry is known by in a list.</summary>
    private static Delivered Placed(Found found)
    {
        return new Delivered(found.At, found.Mark);
    }
}
