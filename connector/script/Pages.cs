using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

/// <summary>Reads lists page by page, from where a next link left off; PagesStep in plan.ts says what holds.</summary>
internal static class Pages
{
    /// <summary>Calls one after another, as in a poll: the script has five seconds.</summary>
    private const int MaxRounds = 8;

    /// <summary>Milliseconds after which no further page is read.</summary>
    private const int MaxElapsed = 2500;

    /// <summary>Characters; Intercom's cursors have about a hundred, and .NET takes no URL of any length.</summary>
    private const int MaxPlaceLength = 2000;

    /// <summary>{ items, next }: up to so many items, and where the list goes on.</summary>
    public static async Task<JsonObject> ReadPages(JsonObject step, JsonObject scope, Surroundings around)
    {
        var spec = (JsonObject)step["pages"];
        var limit = LimitOf(Evaluate.Expression(spec["upTo"], scope));
        var by = (string)spec["by"];
        var isScroll = by == "scroll";
        var items = new List<object>();
        var place = FirstPlace(spec, limit, scope);
        for (var round = 1; ; round++)
        {
            var wanted = limit - items.Count;
            object body;
            try
            {
                var outgoing = Asking(spec, place, wanted, Call.OutgoingOf(spec, scope));
                var request = Call.RequestOf(outgoing, around.Request);
                body = (await Call.MakeCall(request, scope, (JsonObject)step["explain"], around).ConfigureAwait(false)).Body;
            }
            catch (PlanFailure)
            {
                if (!isScroll || round == 1) { throw; }
                return Result(by, items, place);
            }
            var found = Evaluate.ValueAt(body, (string)spec["items"]) as List<object>;
            if (found == null || found.Count == 0) { return Result(by, items, null); }
            var rest = found.Skip((int)Math.Min(place.Skip, found.Count)).ToList();
            if (rest.Count > wanted && !isScroll)
            {
                items.AddRange(rest.Take((int)wanted));
                return Result(by, items, new ListPlace(place.At, place.Skip + wanted, place.Size, place.Before));
            }
            items.AddRange(rest);
            var at = Following(by, place.At, body);
            if (at == null) { return Result(by, items, null); }
            place = new ListPlace(at, 0, place.Size, place.Before + 1);
            var isFull = items.Count >= limit || (isScroll && items.Count + found.Count > limit);
            if (isFull || round >= MaxRounds || around.Elapsed > MaxElapsed) { return Result(by, items, place); }
        }
    }

    private static long LimitOf(object upTo)
    {
        if (IsCount(upTo, 1)) { return (long)upTo; }
        throw new PlanFailure(400, "parameter_invalid", "Number Of Items (number_of_items) must be a whole number of at least 1.");
    }

    /// <summary>Where to begin: where the request's token says, else at the beginning.</summary>
    private static ListPlace FirstPlace(JsonObject spec, long limit, JsonObject scope)
    {
        try
        {
            var token = Links.SkipTokenIn(scope[Links.OriginalRequestUri]);
            if (token != null) { return ReadPlace(spec, token); }
        }
        catch (FormatException)
        {
            throw new PlanFailure(
                400,
                "page_invalid",
                "The place where this list goes on (skipToken) cannot be read: the link is damaged, or leads to another list. Read the list from its beginning.");
        }
        return new ListPlace((string)spec["by"] == "number" ? 1L : (object)null, 0, PageSize(spec, limit), 0);
    }

    /// <summary>Pages of equal size that hold what is wanted, so that the last one is used up.</summary>
    private static long? PageSize(JsonObject spec, long limit)
    {
        if (!spec.Has("size")) { return null; }
        var size = (long)spec["size"];
        var most = Math.Min(limit, size * MaxRounds);
        var pages = (most + size - 1) / size;
        return (most + pages - 1) / pages;
    }

    private static JsonObject Result(string by, List<object> items, ListPlace place)
    {
        var result = new JsonObject();
        result["items"] = items;
        result["next"] = place == null ? null : Written(by, place);
        return result;
    }

    /// <summary>The value that a next link holds.</summary>
    private static JsonObject Written(string by, ListPlace place)
    {
        var next = new JsonObject();
        next["at"] = place.At;
        next["skip"] = place.Skip;
        next["size"] = place.Size;
        if (by == "scroll") { next["before"] = place.Before; }
        return next;
    }

    /// <summary>Throws FormatException where a token is none of this list's.</summary>
    private static ListPlace ReadPlace(JsonObject spec, string token)
    {
        object value;
        Json.TryParse(token, out value);
        var next = value as JsonObject ?? new JsonObject();
        object at = next["at"], skip = next["skip"], size = next["size"], before = next["before"];
        var isSize = spec.Has("size") ? IsCount(size, 1) && (long)size <= (long)spec["size"] : size == null;
        var text = at as string;
        var isPlace = (string)spec["by"] == "number"
            ? IsCount(at, 1)
            : at == null || (text != null && text.Length <= MaxPlaceLength && !Evaluate.IsBlank(text));
        var isBefore = (string)spec["by"] == "scroll" ? IsCount(before, 0) : before == null;
        if (!IsCount(skip, 0) || !isSize || !isPlace || !isBefore) { throw new FormatException("no place of this list"); }
        return new ListPlace(at, (long)skip, (long?)size, (long?)before ?? 0);
    }

    private static bool IsCount(object value, long least)
    {
        return value is long && (long)value >= least;
    }

    /// <summary>What to send for the page at a place.</summary>
    private static Outgoing Asking(JsonObject spec, ListPlace place, long wanted, Outgoing call)
    {
        var by = (string)spec["by"];
        if (by == "link" && place.At != null)
        {
            call.Query = LinkQuery((string)place.At);
            return call;
        }
        if (by != "cursor")
        {
            call.Query = WithParameters(call.Query, by == "number" ? "page" : "scroll_param", place.At, "per_page", place.Size);
            return call;
        }
        // A cursor is a key, not an offset: pages behind it can have any size.
        var most = spec.Has("size") ? Math.Min((long)spec["size"], wanted + place.Skip) : (long?)null;
        if (call.Method == "GET")
        {
            call.Query = WithParameters(call.Query, "per_page", most, "starting_after", place.At);
            return call;
        }
        var pagination = new JsonObject();
        if (most != null) { pagination["per_page"] = most; }
        if (place.At != null) { pagination["starting_after"] = place.At; }
        call.Body = Evaluate.Merged(call.Body as JsonObject ?? new JsonObject(), new JsonObject().With("pagination", pagination));
        return call;
    }

    /// <summary>The query with these in place of what it has of the same names; none of null.</summary>
    private static List<KeyValuePair<string, string>> WithParameters(
        List<KeyValuePair<string, string>> query, string name, object value, string otherName, object otherValue)
    {
        var texts = Call.ParametersOf(name, value).Concat(Call.ParametersOf(otherName, otherValue)).ToList();
        return query.Where(one => texts.All(own => own.Key != one.Key)).Concat(texts).ToList();
    }

    /// <summary>Read and written anew, as .NET would change some of what it is given.</summary>
    private static List<KeyValuePair<string, string>> LinkQuery(string query)
    {
        return Inputs.QueryValues("?" + query).Where(one => one.Key != "").ToList();
    }

    /// <summary>What the next page is asked for by; null where there is none.</summary>
    private static object Following(string by, object at, object body)
    {
        var next = Evaluate.ValueAt(body, "pages.next");
        switch (by)
        {
            case "cursor":
                return PlaceIn(next is string ? next : Evaluate.ValueAt(next, "starting_after"));
            case "number":
                var page = (long)at;
                var total = Evaluate.ValueAt(body, "pages.total_pages")
                    ?? Evaluate.ValueAt(body, "total_pages");
                return next != null || (total is long && page < (long)total) ? page + 1 : (object)null;
            case "link":
                var address = (next as string ?? "").Split('#')[0];
                var start = address.IndexOf('?');
                return start < 0 ? null : PlaceIn(address.Substring(start + 1));
            default:
                return PlaceIn(Evaluate.ValueAt(body, "scroll_param"));
        }
    }

    private static string PlaceIn(object value)
    {
        var text = Evaluate.TextOf(value);
        return text == null || Evaluate.IsBlank(text) ? null : text;
    }
}
