using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

/// <summary>Times: unix seconds for Intercom and in plans, ISO 8601 for makers.</summary>
internal static class Times
{
    /// <summary>What AtTimes leaves out, in place of a value.</summary>
    public static readonly object LeftOut = new object();

    /// <summary>The last second that yyyy-MM-dd can write: 9999-12-31T23:59:59Z.</summary>
    private const long LastSecond = 253402300799;

    /// <summary>Zones reach from -12:00 to +14:00.</summary>
    private const long MaxOffsetMinutes = 14 * 60;

    private const string Date = "([0-9]{4})-([0-9]{2})-([0-9]{2})";
    private const string Time = @"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?";
    private const string Zone = "(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))";
    private const string Iso8601 = "^" + Date + "(?:[Tt ]" + Time + Zone + @")?\z";

    private static readonly DateTime Epoch = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Unix seconds as yyyy-MM-ddTHH:mm:ss.fffZ; null for anything but a whole positive number.</summary>
    public static object TimeOf(object value)
    {
        if (!(value is long) || (long)value <= 0 || (long)value > LastSecond) { return null; }
        var time = Epoch.AddTicks((long)value * TimeSpan.TicksPerSecond);
        return FormattableString.Invariant($"{time:yyyy-MM-ddTHH:mm:ss.fff}Z");
    }

    /// <summary>Whole unix seconds of an ISO 8601 text; $seconds in plan.ts says which forms there are.</summary>
    public static object SecondsOf(object value)
    {
        if (value is long) { return value; }
        var found = value is string ? Regex.Match((string)value, Iso8601) : Match.Empty;
        if (!found.Success) { return null; }
        // By hand, as Date.parse and DateTime.Parse agree on few texts.
        long year = Part(found, 1), month = Part(found, 2), day = Part(found, 3);
        long hour = Part(found, 4), minute = Part(found, 5), second = Part(found, 6);
        var offset = Part(found, 8) * 60 + Part(found, 9);
        if (month < 1 || month > 12 || day < 1 || day > DaysIn(year, month)) { return null; }
        if (hour > 23 || minute > 59 || second > 59) { return null; }
        if (Part(found, 9) > 59 || offset > MaxOffsetMinutes) { return null; }
        var minutes = hour * 60 + minute - (found.Groups[7].Value == "-" ? -offset : offset);
        return DaysSince1970(year, month, day) * 86400 + minutes * 60 + second;
    }

    /// <summary>
    /// A value with what is at the tree's places turned into something else, or left out where that
    /// is LeftOut. turn also gets the place, data.0.created_at.
    /// </summary>
    public static object AtTimes(object value, object tree, Func<object, string, object> turn, string place = "")
    {
        var branches = tree as JsonObject;
        if (branches == null) { return turn(value, place); }
        var list = value as List<object>;
        if (list != null)
        {
            if (!branches.Has("*")) { return value; }
            var items = new List<object>();
            for (var i = 0; i < list.Count; i++)
            {
                var turned = AtTimes(list[i], branches["*"], turn, Inner(place, Json.TextOf(i)));
                if (turned != LeftOut) { items.Add(turned); }
            }
            return items;
        }
        var node = value as JsonObject;
        if (node == null) { return value; }
        var result = new JsonObject();
        foreach (var key in node.Keys)
        {
            var branch = branches.Has(key) ? branches[key] : branches["*"];
            var turned = branch == null ? node[key] : AtTimes(node[key], branch, turn, Inner(place, key));
            if (turned != LeftOut) { result[key] = turned; }
        }
        return result;
    }

    private static string Inner(string place, string key)
    {
        return place == "" ? key : place + "." + key;
    }

    private static long Part(Match found, int group)
    {
        return found.Groups[group].Success ? long.Parse(found.Groups[group].Value) : 0;
    }

    private static long DaysIn(long year, long month)
    {
        if (month == 2) { return IsLeap(year) ? 29 : 28; }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static bool IsLeap(long year)
    {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static long DaysSince1970(long year, long month, long day)
    {
        var days = day - 1;
        for (var before = 1; before < month; before++) { days += DaysIn(year, before); }
        // Leap days before this year; years are counted from 0, which has one.
        var leapDays = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
        return year * 365 + leapDays + days - 719528;
    }
}
