using System;
using System.Collections.Generic;
using System.Linq;
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

    /// <summary>Calls that a poll plans with; the others are for names that fail at first.</summary>
    private const int PlannedCalls = 20;

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
        // Names are read all at once after the last page, and once more where that failed.
        var pagesAtMost = MaxRounds - (spec.Has("names") ? 2 : 0);
        var chosen = new List<Found>();
        var delivered = new List<Delivered>(state.Delivered);
        var start = state.Walk == null ? (long?)null : state.Walk.Start;
        var cursor = state.Walk == null ? null : state.Walk.Cursor;
        var size = PageSize;
        var pages = 0;
        var rounds = 0;
        var finished = false;
        var leftOver = false;

        while (rounds < pagesAtMost && !finished)
        {
            if (pages > 0 && around.Elapsed > MaxElapsed) { break; }
            if (rounds + 1 + NamesCost(spec, chosen) > PlannedCalls) { break; }
            var answer = await Search(spec, state.From - (long)spec["pad"] - 1, cursor, size, around).ConfigureAwait(false);
            rounds += 1;
            start = start ?? answer.Date;
            var page = ItemsOf(spec, answer.Body);
            var next = Evaluate.TextOf(Evaluate.ValueAt(answer.Body, "pages.next.starting_after"));
            var walk = new Walk(start.Value, next ?? cursor ?? "");
            var reading = new Reading
            {
                Spec = spec,
                State = state,
                Start = start.Value,
                Settled = SettledBefore(spec, state, start.Value),
                Delivered = delivered,
                Room = RoomFor(operationId, state, walk),
                Chosen = chosen,
                Calls = PlannedCalls - rounds,
            };
            var choice = Choose(reading, page);
            if (choice == null)
            {
                // The names of what is settled on this page cost more than is left. It waits for the
                // next poll, and a poll that begins with such a page reads only as much as it can
                // complete.
                if (pages > 0) { break; }
                size = Affordable(reading, page, reading.Calls - 1);
                continue;
            }
            chosen.AddRange(choice.Wanted);
            delivered.AddRange(
                choice.Wanted.Where(one => one.Time >= reading.Settled).Select(one => new Delivered(one.Time, one.Mark)));
            leftOver = leftOver || choice.LeftOver;
            pages += 1;
            size = PageSize;
            finished = next == null || (page.Count > 0 ? page[page.Count - 1].Time : 0) < state.From;
            cursor = next ?? cursor;
        }

        // In time order; OrderBy leaves items of the same second as they are.
        var items = Enumerable.Reverse(chosen).OrderBy(one => one.Time).Select(one => one.Item).ToList();
        var spare = MaxCalls - rounds - NamesCost(spec, chosen);
        var names = await PollNames.GatherNames(NamesOf(spec), items, spare, around).ConfigureAwait(false);
        var result = items.Select(item =>
        {
            var scope = new JsonObject();
            scope["item"] = item;
            scope["names"] = names(item);
            return Evaluate.Expression(spec["to"], scope);
        }).ToList();
        return new PollResult(
            result,
            finished ? Finish(spec, state, start ?? state.From, delivered) : Pause(state, start, cursor, delivered),
            finished && !leftOver ? (int?)null : Soon);
    }

    /// <summary>
    /// The items of a page to deliver: all that is settled, since the walk will not come back to it,
    /// and of the rest, oldest first, what can be remembered and named. Null where the calls do not
    /// suffice for what is settled.
    /// </summary>
    private static Choice Choose(Reading reading, List<Found> page)
    {
        var spec = reading.Spec;
        var from = reading.State.From;
        var fresh = FreshOf(reading, page);
        var due = reading.Chosen.Concat(fresh.Where(found => found.Time < reading.Settled)).ToList();
        if (NamesCost(spec, due) > reading.Calls) { return null; }
        var young = Enumerable.Reverse(fresh.Where(found => found.Time >= reading.Settled)).ToList();
        var remembered = Largest(
            young.Count,
            count => PollState.DeliveredText(from, reading.Delivered.Concat(young.Take(count))).Length <= reading.Room);
        var named = Largest(
            remembered,
            count => NamesCost(spec, due.Concat(young.Take(count))) <= reading.Calls);
        var waiting = new HashSet<Found>(young.Skip(named));
        return new Choice(fresh.Where(found => !waiting.Contains(found)).ToList(), named < remembered);
    }

    /// <summary>The largest number up to most that fits, where none fits that is larger than one that does not.</summary>
    private static int Largest(int most, Func<int, bool> fits)
    {
        var low = 0;
        var high = most;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (fits(middle)) { low = middle; }
            else { high = middle - 1; }
        }
        return low;
    }

    /// <summary>What is to be delivered of a page, in its order.</summary>
    private static List<Found> FreshOf(Reading reading, IEnumerable<Found> page)
    {
        var known = new HashSet<string>(reading.Delivered.Select(KeyOf));
        return page
            .Where(found => found.Time >= reading.State.From && !known.Contains(KeyOf(found)) && IsDelivery(reading, found))
            .ToList();
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
            if (Json.NumberOf(created) >= before) { return false; }
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
        return Math.Max(state.From, start - (long)spec["lookBack"]);
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
    private static int Affordable(Reading reading, List<Found> page, int calls)
    {
        Func<int, IEnumerable<Found>> due = count =>
            FreshOf(reading, page.Take(count)).Where(found => found.Time < reading.Settled);
        return Math.Max(1, Largest(page.Count - 1, count => NamesCost(reading.Spec, due(count)) <= calls));
    }

    /// <summary>Reads a page of the trigger's search, newest first, of what is later than after (unix seconds).</summary>
    private static Task<Answer> Search(JsonObject spec, long after, string cursor, int size, Surroundings around)
    {
        var time = (string)spec["time"];
        var filters = ((List<object>)spec["filters"]).Cast<JsonObject>()
            .Select(filter => Filter((string)filter["field"], (string)filter["operator"], filter["value"]));
        var query = new JsonObject();
        query["operator"] = "AND";
        query["value"] = filters.Concat(new object[] { Filter(time, ">", Math.Max(after, 0)) }).ToList();
        var pagination = new JsonObject();
        pagination["per_page"] = (long)size;
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
            var time = Evaluate.ValueAt(item, (string)spec["time"]) as long?;
            var id = Evaluate.TextOf(Evaluate.ValueAt(item, "id"));
            if (!(item is JsonObject) || id == null || !Call.IsPathValue(id) || time == null) { continue; }
            found.Add(new Found((JsonObject)item, time.Value, PollState.MarkOf(id)));
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
}
