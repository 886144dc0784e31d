using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

/// <summary>
/// The whole memory of a polling trigger, carried in the URL that the engine polls next. All times
/// are unix seconds by Intercom's clock.
/// </summary>
internal sealed class PollState
{
    /// <summary>Characters of a state at most: it travels in URLs that others cut, log and store.</summary>
    public const int Limit = 1500;

    private const int MarkLength = 6;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Version 2 is 1 with Seen; what needs none is written as 1, so that an older script can go on from there.</summary>
    private static readonly string[] Versions = { "1", "2" };

    public PollState(long from, IEnumerable<long> polls, IEnumerable<Delivered> delivered, Walk walk = null)
    {
        From = from;
        Polls = polls.ToList();
        Delivered = delivered.ToList();
        Walk = walk;
    }

    /// <summary>What lies before this has been dealt with.</summary>
    public long From { get; private set; }

    /// <summary>Starts of the polls that matter for "created since the poll before", ascending.</summary>
    public List<long> Polls { get; private set; }

    /// <summary>Items at or after From that have been delivered.</summary>
    public List<Delivered> Delivered { get; private set; }

    /// <summary>What one poll could not finish, else null.</summary>
    public Walk Walk { get; private set; }

    /// <summary>The mark of an item, from its id.</summary>
    public static string MarkOf(string id)
    {
        return Hash(id).Substring(0, MarkLength);
    }

    /// <summary>
    /// version~from~polls~delivered[~start~cursor[~seen]]~check, in characters that need no encoding in a
    /// URL. Numbers are in base 36, lists of times as differences; the check covers the operation
    /// too, so that a state of another trigger is told apart.
    /// </summary>
    public static string Encode(string operationId, PollState state)
    {
        var parts = new List<string>
        {
            state.Walk == null || state.Walk.Seen == null ? "1" : "2",
            ToBase36(state.From),
            string.Join(".", Differences(state.Polls)),
            DeliveredText(state.From, state.Delivered),
        };
        if (state.Walk != null)
        {
            parts.Add(ToBase36(state.Walk.Start));
            parts.Add(Base64Url(Encoding.UTF8.GetBytes(state.Walk.Cursor)));
            if (state.Walk.Seen != null) { parts.Add(DeliveredText(state.From, state.Walk.Seen)); }
        }
        var text = string.Join("~", parts);
        return text + "~" + CheckOf(operationId, text);
    }

    /// <summary>The deliveries in the state: second by second, difference.marks.</summary>
    public static string DeliveredText(long from, IEnumerable<Delivered> delivered)
    {
        var seconds = delivered.GroupBy(one => one.Time, one => one.Mark).OrderBy(second => second.Key).ToList();
        var differences = Differences(new[] { from }.Concat(seconds.Select(second => second.Key))).Skip(1);
        return string.Join(".", differences.Zip(seconds, (difference, marks) => difference + "." + string.Concat(marks)));
    }

    /// <summary>Throws StateError where the text was not made by Encode for this operation.</summary>
    public static PollState Decode(string operationId, string text)
    {
        var end = text.LastIndexOf('~');
        var content = text.Substring(0, Math.Max(end, 0));
        // The check vouches for the form of all that follows.
        if (text.Substring(end + 1) != CheckOf(operationId, content)) { throw new StateError(); }
        var parts = content.Split('~');
        if (!Versions.Contains(parts[0]) || parts.Length < 4) { throw new StateError(); }
        var from = FromBase36(parts[1]);
        var polls = Sums(0, Parts(parts[2]));
        var delivered = ReadDelivered(from, parts[3]);
        if (parts.Length < 6) { return new PollState(from, polls, delivered); }
        var seen = parts.Length < 7 ? null : ReadDelivered(from, parts[6]).ToList();
        return new PollState(from, polls, delivered, new Walk(FromBase36(parts[4]), FromBase64Url(parts[5]), seen));
    }

    private static IEnumerable<Delivered> ReadDelivered(long from, string text)
    {
        var parts = Parts(text);
        var times = Sums(from, parts.Where((_, i) => i % 2 == 0));
        var marks = parts.Where((_, i) => i % 2 == 1);
        return times.Zip(marks, (time, all) => Marks(all).Select(mark => new Delivered(time, mark))).SelectMany(second => second);
    }

    private static IEnumerable<string> Marks(string text)
    {
        return Enumerable.Range(0, text.Length / MarkLength).Select(i => text.Substring(i * MarkLength, MarkLength));
    }

    private static string[] Parts(string text)
    {
        return text == "" ? new string[0] : text.Split('.');
    }

    private static List<string> Differences(IEnumerable<long> times)
    {
        long before = 0;
        var result = new List<string>();
        foreach (var time in times)
        {
            result.Add(ToBase36(time - before));
            before = time;
        }
        return result;
    }

    private static List<long> Sums(long first, IEnumerable<string> differences)
    {
        var sum = first;
        var result = new List<long>();
        foreach (var difference in differences)
        {
            sum += FromBase36(difference);
            result.Add(sum);
        }
        return result;
    }

    private static string ToBase36(long number)
    {
        if (number < 0) { return "-" + ToBase36(-number); }
        var digit = Digits[(int)(number % 36)].ToString();
        return number < 36 ? digit : ToBase36(number / 36) + digit;
    }

    private static long FromBase36(string text)
    {
        if (text.StartsWith("-", StringComparison.Ordinal)) { return -FromBase36(text.Substring(1)); }
        return text.Aggregate(0L, (sum, digit) => sum * 36 + Digits.IndexOf(digit));
    }

    private static string CheckOf(string operationId, string content)
    {
        return Hash(operationId + "~" + content).Substring(0, 6);
    }

    private static string Hash(string text)
    {
        // Microsoft's check of a script takes a line that begins with "using" for a namespace.
        var sha256 = SHA256.Create();
        try { return Base64Url(sha256.ComputeHash(Encoding.UTF8.GetBytes(text))); }
        finally { sha256.Dispose(); }
    }

    private static string Base64Url(byte[] bytes)
    {
        return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private static string FromBase64Url(string text)
    {
        var base64 = text.Replace('-', '+').Replace('_', '/');
        var padding = new string('=', (4 - base64.Length % 4) % 4);
        return Encoding.UTF8.GetString(Convert.FromBase64String(base64 + padding));
    }
}
