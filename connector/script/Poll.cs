using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;

/// <summary>
/// The trigger protocol: each poll is one request whose whole memory is the state in its URL.
///
/// A poll walks: it searches newest first and reads page after page back to State.From. What
/// happened lookBack seconds before the walk began is settled: all of it is searchable, so the walk
/// delivers it and the next walk starts there. What is younger may still be joined by items that
/// become searchable late, so it is delivered at once and remembered; where the memory is full, the
/// rest waits until it is settled. A walk longer than one poll goes on in the next poll, from
/// Intercom's own cursor, which is a key and so stays in place while items are added.
/// </summary>
internal static class Poll
{
    /// <summary>Calls to Intercom one after another in a poll, so that it stays within the script's 5 seconds.</summary>
    private const int MaxRounds = 8;

    /// <summary>Calls to Intercom in a poll, in all.</summary>
    private const int MaxCalls = 24;

    /// <summary>Milliseconds after which a poll reads no further page.</summary>
    private const int MaxElapsed = 2500;

    /// <summary>Intercom's largest page.</summary>
    private const int PageSize = 150;

    /// <summary>Poll starts remembered: one every 12 s in a look-back of 300 s.</summary>
    private const int MaxPolls = 24;

    /// <summary>Characters left free in the state for a cursor that is longer than the last one.</summary>
    private const int Spare = 40;

    /// <summary>Seconds after which to poll again where something is left over.</summary>
    private const int Soon = 1;

    /// <summary>Begins at "now": delivers nothing, and remembers what Intercom already shows of this second.</summary>
    public static async Task<PollResult> FirstPoll(JsonObject spec, Surroundings around)
    {
        var answer = await Search(spec, 0, null, PageSize, around).ConfigureAwait(false);
        var now = answer.Date;
        var present = ItemsOf(spec, answer.Body).Where(found => found.Time >= now).ToList();
        var all = present.Count < PageSize && PollState.DeliveredText(now, present).Length < PollState.Limit - 100;
        var from = all ? now : now + 1;
        var polls = spec.Has("created") ? new[] { from } : new long[0];
        return new PollResult(new List<object>(), new PollState(from, polls, all ? present : new List<Found>()));
    }

    /// <summary>Delivers what is new. Throws where Intercom fails: the engine then polls the same URL again.</summary>
    public static async Task<PollResult> NextPoll(JsonObject spec, string operationId, PollState state, Surroundings around)
    {
        // Names are read all at once, in one round after the last page.
        var pagesAtMost = MaxRounds - (spec.Has("names") ? 1 : 0);
        var chosen = new List<Found>();
        var delivered = new List<Delivered>(state.Delivered);
        var start = state.Walk == null ? (long?)null : state.Walk.Start;
        var cursor = state.Walk == null ? null : state.Walk.Cursor;
        var size = PageSize;
        var pages = 0;
        var finished = false;

        for (var round = 1; round <= pagesAtMost && !finished; round++)
        {
            if (pages > 0 && around.Elapsed > MaxElapsed) { break; }
            if (round + NamesCost(spec, chosen) > MaxCalls) { break; }
            var answer = await Search(spec, state.From - LongOf(spec["pad"]) - 1, cursor, size, around).ConfigureAwait(false);
            start = start ?? answer.Date;
            var page = ItemsOf(spec, answer.Body);
            var next = Evaluate.TextOf(Evaluate.ValueAt(answer.Body, "pages.next.starting_after"));
            var settled = SettledBefore(spec, state, start.Value);
            var room = RoomFor(operationId, state, new Walk(start.Value, next ?? cursor ?? ""));
            var reading = new Reading
            {
                Spec = spec, State = state, Start = start.Value, Settled = settled, Delivered = delivered, Room = room,
            };
            var wanted = Choose(reading, page);
            if (round + NamesCost(spec, chosen.Concat(wanted)) > MaxCalls)
            {
                // The names of this page cost more than is left. It waits for the next poll, and a
                // poll that begins with such a page reads only as much of it as it can complete.
                if (pages > 0) { break; }
                size = Affordable(spec, page, wanted, MaxCalls - round - 1);
                continue;
            }
            chosen.AddRange(wanted);
            delivered.AddRange(wanted.Where(one => one.Time >= settled).Select(one => new Delivered(one.Time, one.Mark)));
            pages += 1;
            size = PageSize;
            finished = next == null || (page.Count > 0 ? page[page.Count - 1].Time : 0) < state.From;
            cursor = next ?? cursor;
        }

        // In time order; OrderBy leaves items of the same second as they are.
        var items = Enumerable.Reverse(chosen).OrderBy(one => one.Time).Select(one => one.Item).ToList();
        var names = await PollNames.GatherNames(NamesOf(spec), items, around).ConfigureAwait(false);
        var result = items.Select(item =>
        {
            var scope = new JsonObject();
            scope["item"] = item;
            scope["names"] = names(item);
            return Evaluate.Expression(spec["to"], scope);
        }).ToList();
        return finished
            ? new PollResult(result, Finish(spec, state, start ?? state.From, delivered))
            : new PollResult(result, Pause(state, start, cursor, delivered), Soon);
    }

    /// <summary>The items of a page to deliver: all that are settled, and of the others as many as can be remembered.</summary>
    private static List<Found> Choose(Reading reading, List<Found> page)
    {
        var from = reading.State.From;
        var known = new HashSet<string>(reading.Delivered.Select(KeyOf));
        var fresh = page
            .Where(found => found.Time >= from && !known.Contains(KeyOf(found)) && IsDelivery(reading, found))
            .ToList();
        var unsettled = Enumerable.Reverse(fresh.Where(found => found.Time >= reading.Settled)).ToList();
        var fit = 0;
        for (var step = 256; step >= 1; step /= 2)
        {
            var more = unsettled.Take(fit + step).ToList();
            var text = PollState.DeliveredText(from, reading.Delivered.Concat(more));
            if (text.Length <= reading.Room) { fit = more.Count; }
        }
        var waiting = new HashSet<Found>(unsettled.Skip(fit));
        return fresh.Where(found => !waiting.Contains(found)).ToList();
    }

    private static bool IsDelivery(Reading reading, Found found)
    {
        var spec = reading.Spec;
        if (spec.Has("created"))
        {
            // A second that is not over may bring another change with the same time.
            if (found.Time >= reading.Start) { return false; }
            var created = Evaluate.ValueAt(found.Item, (string)spec["created"]);
            var before = reading.State.Polls.Where(poll => poll <= found.Time).DefaultIfEmpty(found.Time).Last();
            // Created since the poll before, the item is new, not changed.
            if (created is double && (double)created >= before) { return false; }
        }
        if (!spec.Has("keep")) { return true; }
        var scope = new JsonObject();
        scope["item"] = found.Item;
        return Evaluate.IsTrue(Evaluate.Expression(spec["keep"], scope));
    }

    private static PollState Finish(JsonObject spec, PollState state, long start, List<Delivered> delivered)
    {
        var from = SettledBefore(spec, state, start);
        var polls = new List<long>(state.Polls) { start };
        var before = Math.Max(polls.FindLastIndex(poll => poll < from), 0);
        var since = polls.Skip(Math.Max(before, polls.Count - MaxPolls));
        return new PollState(
            from,
            spec.Has("created") ? since : new long[0],
            delivered.Where(one => one.Time >= from));
    }

    private static PollState Pause(PollState state, long? start, string cursor, List<Delivered> delivered)
    {
        if (start == null || cursor == null) { return state; }
        return new PollState(state.From, state.Polls, delivered, new Walk(start.Value, cursor));
    }

    private static long SettledBefore(JsonObject spec, PollState state, long start)
    {
        return Math.Max(state.From, start - LongOf(spec["lookBack"]));
    }

    private static int RoomFor(string operationId, PollState state, Walk walk)
    {
        var empty = new PollState(state.From, state.Polls, new List<Delivered>(), walk);
        return PollState.Limit - Spare - PollState.Encode(operationId, empty).Length;
    }

    private static int NamesCost(JsonObject spec, IEnumerable<Found> found)
    {
        return PollNames.NamePaths(NamesOf(spec), found.Select(one => one.Item)).Count;
    }

    /// <summary>How many items of a page, from its top, can be completed with so many calls; at least one.</summary>
    private static int Affordable(JsonObject spec, List<Found> page, List<Found> wanted, int calls)
    {
        var chosen = new HashSet<Found>(wanted);
        var count = page.Count;
        while (count > 1 && NamesCost(spec, page.Take(count).Where(chosen.Contains)) > calls) { count -= 1; }
        return count;
    }

    /// <summary>Reads a page of the trigger's search, newest first, of what is later than after (unix seconds).</summary>
    private static Task<Answer> Search(JsonObject spec, long after, string cursor, int size, Surroundings around)
    {
        var time = (string)spec["time"];
        var filters = ((List<object>)spec["filters"]).Cast<JsonObject>()
            .Select(filter => Filter((string)filter["field"], (string)filter["operator"], filter["value"]));
        var query = new JsonObject();
        query["operator"] = "AND";
        query["value"] = filters.Concat(new object[] { Filter(time, ">", (double)Math.Max(after, 0)) }).ToList();
        var pagination = new JsonObject();
        pagination["per_page"] = (double)size;
        pagination["starting_after"] = cursor;
        var sort = new JsonObject();
        sort["field"] = time;
        sort["order"] = "descending";
        var body = new JsonObject();
        body["query"] = query;
        body["pagination"] = pagination;
        body["sort"] = sort;
        var call = new JsonObject();
        call["method"] = "POST";
        call["path"] = spec["search"];
        call["body"] = body;
        return Call.MakeCall(Call.BuildRequest(call, new JsonObject(), around.Request), new JsonObject(), null, around);
    }

    private static JsonObject Filter(string field, string operation, object value)
    {
        var filter = new JsonObject();
        filter["field"] = field;
        filter["operator"] = operation;
        filter["value"] = value;
        return filter;
    }

    private static List<Found> ItemsOf(JsonObject spec, object body)
    {
        var items = Evaluate.ValueAt(body, (string)spec["items"]) as List<object> ?? new List<object>();
        var found = new List<Found>();
        foreach (var item in items)
        {
            long time;
            var isTime = Json.IsSafeInteger(Evaluate.ValueAt(item, (string)spec["time"]), out time);
            var id = Evaluate.TextOf(Evaluate.ValueAt(item, "id"));
            if (item is JsonObject && isTime && id != null)
            {
                found.Add(new Found((JsonObject)item, time, PollState.MarkOf(id)));
            }
        }
        return found;
    }

    private static List<JsonObject> NamesOf(JsonObject spec)
    {
        return (spec["names"] as List<object> ?? new List<object>()).Cast<JsonObject>().ToList();
    }

    private static string KeyOf(Delivered one)
    {
        return Json.TextOf(one.Time) + " " + one.Mark;
    }

    private static long LongOf(object number)
    {
        return (long)(double)number;
    }
}
