using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

/// <summary>
/// The trigger protocol: each poll is one request whose whole memory is the state in its URL.
///
/// A poll walks: it reads page after page, newest first, back to State.From. What happened lookBack
/// seconds before the walk began is settled: all of it can be found, so the walk delivers it and the
/// next walk starts there. What is younger may still be joined by items that can be found only later,
/// so it is delivered at once and remembered; where the memory is full, the rest waits until it is
/// settled. A walk longer than one poll goes on in the next poll, from Intercom's own cursor, which is
/// a key and so stays in place while items are added.
///
/// Where the parts of items are delivered, the walk reads the parts of each item that changed since
/// State.From, and the same rules hold for the parts by their own times.
/// </summary>
internal static class Poll
{
    /// <summary>Calls to Intercom one after another in a poll, so that it stays within the script's 5 seconds.</summary>
    private const int MaxRounds = 8;

    /// <summary>Calls that a poll plans with; the others are for names and parts that fail at first.</summary>
    private const int PlannedCalls = 20;

    /// <summary>Milliseconds after which a poll reads no further page.</summary>
    private const int MaxElapsed = 2500;

    /// <summary>Poll starts remembered: one every 12 s in a look-back of 300 s.</summary>
    private const int MaxPolls = 24;

    /// <summary>Characters left free in the state for a cursor that is longer than the last one.</summary>
    private const int Spare = 40;

    /// <summary>Characters left for a walk in any case: Intercom's cursors take about 70.</summary>
    private const int ForWalk = 100;

    /// <summary>Seconds after which to poll again where something is left over.</summary>
    private const int Soon = 1;

    /// <summary>Begins at "now": delivers nothing, and remembers what Intercom already shows of this second.</summary>
    public static async Task<PollResult> FirstPoll(Polled polled)
    {
        var spec = polled.Spec;
        var page = await PollPages.ReadPage(polled, 0, null, PollPages.PageSize(spec)).ConfigureAwait(false);
        var now = page.Date;
        var present = page.Found.Where(found => found.Time >= now).ToList();
        // What an item shows does not tell which of its parts are there, nor a page what ends now.
        var all = !spec.Has("parts")
            && PollPages.OrderOf(spec) == null
            && (page.Next == null || present.Count == 0 || present.Count < page.Found.Count)
            && PollState.DeliveredText(now, present).Length < PollState.Limit - 100 - ForWalk;
        var from = all ? now : now + 1;
        var polls = spec.Has("created") ? new[] { from } : new long[0];
        return new PollResult(new List<object>(), new PollState(from, polls, all ? present : new List<Found>()));
    }

    /// <summary>Delivers what is new. Throws where Intercom fails: the engine then polls the same URL again.</summary>
    public static async Task<PollResult> NextPoll(Polled polled, PollState state)
    {
        var spec = polled.Spec;
        var around = polled.Around;
        // Names are read all at once after the last page, and once more where that failed; so are
        // parts, after each page.
        var rounds = MaxRounds - (spec.Has("names") ? 2 : 0) - (spec.Has("parts") ? 2 : 0);
        var spent = new Spent();
        var chosen = new List<Found>();
        var delivered = new List<Delivered>(state.Delivered);
        var start = state.Walk == null ? (long?)null : state.Walk.Start;
        Place place = state.Walk;
        var size = PollPages.PageSize(spec);
        var pages = 0;
        var finished = false;
        var leftOver = false;

        while (spent.Rounds < rounds && !finished)
        {
            if (pages > 0 && around.Elapsed > MaxElapsed) { break; }
            if (spent.Calls + 1 + NamesCost(spec, chosen) > PlannedCalls) { break; }
            var page = await PollPages.ReadPage(polled, state.From, place, size).ConfigureAwait(false);
            spent.Calls += 1;
            spent.Rounds += 1;
            start = start ?? page.Date;
            var on = page.Next ?? place ?? new Place("");
            var reading = new Reading
            {
                Polled = polled,
                State = state,
                Start = start.Value,
                Settled = SettledBefore(spec, state, start.Value),
                Delivered = delivered,
                Room = RoomFor(polled.OperationId, state, new Walk(start.Value, on.Cursor, on.Seen)),
                Chosen = chosen,
                Calls = PlannedCalls - spent.Calls,
                Spent = spent,
            };
            var choice = await Choose(reading, page.Found).ConfigureAwait(false);
            if (choice == null)
            {
                // What the items on this page need costs more than is left. They wait for the next
                // poll, and a poll that begins with such a page reads only as much as it can complete.
                if (pages > 0) { break; }
                size = Affordable(reading, page.Found, reading.Calls - 1);
                continue;
            }
            chosen.AddRange(choice.Wanted);
            delivered.AddRange(choice.Remembered);
            leftOver = leftOver || choice.LeftOver;
            pages += 1;
            size = PollPages.PageSize(spec);
            finished = IsLast(spec, page, state);
            place = page.Next ?? place;
        }

        // In time order; OrderBy leaves items of the same second as they are.
        var found = Enumerable.Reverse(chosen).OrderBy(one => one.Time).ToList();
        var items = found.Select(one => one.Item).ToList();
        var names = await PollNames.GatherNames(NamesOf(spec), items, spent, around).ConfigureAwait(false);
        var result = found
            .Select(one => ScopeOf(one, polled).With("names", names(one.Item)))
            .Where(scope => !LooksAtNames(spec) || IsKept(spec, scope))
            .Select(scope => Evaluate.Expression(spec["to"], scope))
            .ToList();
        return new PollResult(
            result,
            finished ? Finish(spec, state, start ?? state.From, delivered) : Pause(state, start, place, delivered),
            finished && !leftOver ? (int?)null : Soon);
    }

    /// <summary>
    /// What to deliver of a page: all that is settled, since the walk will not come back to it, and of
    /// the rest, oldest first, what can be remembered and named. Null where the calls do not suffice
    /// for what is settled, or for the parts.
    /// </summary>
    private static async Task<Choice> Choose(Reading reading, List<Found> page)
    {
        var spec = reading.Polled.Spec;
        var from = reading.State.From;
        var parts = spec["parts"] as JsonObject;
        var unread = parts == null ? new List<Found>() : UnreadOf(reading, page);
        var planned = NamesCost(spec, reading.Chosen.Concat(unread));
        if (unread.Count + planned > reading.Calls) { return null; }
        var found = page;
        if (parts != null)
        {
            found = unread.Count == 0
                ? new List<Found>()
                : await PollParts.ReadParts(parts, unread, reading.Spent, planned, reading.Polled).ConfigureAwait(false);
        }
        var fresh = FreshOf(reading, found);
        var due = reading.Chosen.Concat(fresh.Where(one => one.Time < reading.Settled)).ToList();
        if (NamesCost(spec, due) > reading.Calls) { return null; }
        var young = Enumerable.Reverse(fresh.Where(one => one.Time >= reading.Settled)).ToList();
        Func<IEnumerable<Delivered>, bool> fits = more =>
            PollState.DeliveredText(from, reading.Delivered.Concat(more)).Length <= reading.Room;
        var remembered = Largest(young.Count, count => fits(young.Take(count)));
        var named = Largest(
            remembered,
            count => NamesCost(spec, due.Concat(young.Take(count))) <= reading.Calls);
        var waiting = new HashSet<Found>(young.Skip(named));
        // An item all of whose parts are delivered is not read again, as far as that can be remembered.
        var incomplete = new HashSet<JsonObject>(waiting.Select(one => one.Item));
        var wanted = fresh.Where(one => !waiting.Contains(one)).ToList();
        var marks = wanted.Where(one => one.Time >= reading.Settled).Select(one => new Delivered(one.Time, one.Mark)).ToList();
        var read = unread
            .Where(one => one.Time >= reading.Settled && one.Time < reading.Start && !incomplete.Contains(one.Item))
            .Select(PollParts.ReadMark)
            .ToList();
        var readToo = Largest(read.Count, count => fits(marks.Concat(read.Take(count))));
        return new Choice(
            wanted,
            marks.Concat(read.Take(readToo)).ToList(),
            named < remembered);
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

    /// <summary>The items whose parts have to be read.</summary>
    private static List<Found> UnreadOf(Reading reading, IEnumerable<Found> page)
    {
        var known = new HashSet<string>(reading.Delivered.Select(PollPages.KeyOf));
        return page
            .Where(found => found.Time >= reading.State.From && !known.Contains(PollPages.KeyOf(PollParts.ReadMark(found))))
            .ToList();
    }

    /// <summary>What is to be delivered of a page, in its order.</summary>
    private static List<Found> FreshOf(Reading reading, IEnumerable<Found> page)
    {
        var polled = reading.Polled;
        var known = new HashSet<string>(reading.Delivered.Select(PollPages.KeyOf));
        return page
            .Where(found => found.Time >= reading.State.From && !known.Contains(PollPages.KeyOf(found)) && IsDelivery(reading, found))
            .Where(found => known.Add(PollPages.KeyOf(found)))
            .Where(found => LooksAtNames(polled.Spec) || IsKept(polled.Spec, ScopeOf(found, polled)))
            .ToList();
    }

    private static bool IsDelivery(Reading reading, Found found)
    {
        var spec = reading.Polled.Spec;
        if (found.Part != null || !(spec.Has("changes") || spec.Has("created"))) { return true; }
        // A second that is not over may bring another change with the same time.
        if (found.Time >= reading.Start) { return false; }
        if (!spec.Has("created")) { return true; }
        var created = Times.SecondsOf(Evaluate.ValueAt(found.Item, (string)spec["created"])) as long?;
        var before = reading.State.Polls.Where(poll => poll <= found.Time).DefaultIfEmpty(found.Time).Last();
        // Created since the poll before, the item is new, not changed.
        return !(created >= before);
    }

    private static bool IsKept(JsonObject spec, JsonObject scope)
    {
        return !spec.Has("keep") || Evaluate.IsTrue(Evaluate.Expression(spec["keep"], scope));
    }

    private static JsonObject ScopeOf(Found found, Polled polled)
    {
        var scope = new JsonObject();
        scope["in"] = polled.Inputs;
        scope["item"] = found.Item;
        scope["part"] = found.Part;
        return scope;
    }

    /// <summary>Whether what is kept depends on names, which are there only after everything else.</summary>
    private static bool LooksAtNames(JsonObject spec)
    {
        return MentionsNames(spec["keep"]);
    }

    private static bool MentionsNames(object expr)
    {
        if (expr is List<object>) { return ((List<object>)expr).Any(MentionsNames); }
        var node = expr as JsonObject;
        if (node == null) { return false; }
        if (node.Keys.Count > 0 && node.Keys[0] == "$get" && node["$get"] is string)
        {
            return Regex.IsMatch((string)node["$get"], @"^names(\.|\z)");
        }
        return node.Keys.Any(key => MentionsNames(node[key]));
    }

    /// <summary>Whether the walk is over: pages lie in the order of time, except for those of items with parts.</summary>
    private static bool IsLast(JsonObject spec, Page page, PollState state)
    {
        if (page.Next == null) { return true; }
        if (spec.Has("parts")) { return page.Found.Count == 0; }
        var order = PollPages.OrderOf(spec);
        return page.Last < state.From - (order == null ? 0 : (long)order["within"]);
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

    private static PollState Pause(PollState state, long? start, Place place, List<Delivered> delivered)
    {
        if (start == null || place == null) { return state; }
        return new PollState(state.From, state.Polls, delivered, new Walk(start.Value, place.Cursor, place.Seen));
    }

    private static long SettledBefore(JsonObject spec, PollState state, long start)
    {
        return Math.Max(state.From, start - (long)spec["lookBack"]);
    }

    /// <summary>Characters that deliveries may take. A walk may have to be written beside them in the next poll, too.</summary>
    private static int RoomFor(string operationId, PollState state, Walk walk)
    {
        var without = new PollState(state.From, state.Polls, new List<Delivered>());
        var with = new PollState(state.From, state.Polls, new List<Delivered>(), walk);
        var length = PollState.Encode(operationId, with).Length;
        return PollState.Limit - Spare - Math.Max(length, PollState.Encode(operationId, without).Length + ForWalk);
    }

    private static int NamesCost(JsonObject spec, IEnumerable<Found> found)
    {
        return PollNames.NamePaths(NamesOf(spec), found.Select(one => one.Item)).Count;
    }

    /// <summary>How many items of a page, from its top, can be completed with so many calls; at least one.</summary>
    private static int Affordable(Reading reading, List<Found> page, int calls)
    {
        Func<IEnumerable<Found>, int> costOf = items =>
        {
            var spec = reading.Polled.Spec;
            if (!spec.Has("parts")) { return NamesCost(spec, FreshOf(reading, items).Where(found => found.Time < reading.Settled)); }
            var unread = UnreadOf(reading, items);
            return unread.Count + NamesCost(spec, unread);
        };
        return Math.Max(1, Largest(page.Count - 1, count => costOf(page.Take(count)) <= calls));
    }

    private static List<JsonObject> NamesOf(JsonObject spec)
    {
        return (spec["names"] as List<object> ?? new List<object>()).Cast<JsonObject>().ToList();
    }
}
