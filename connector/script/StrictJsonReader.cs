using System;
using System.Collections.Generic;
using System.Text;
using System.Xml;

/// <summary>
/// Reads JSON as JavaScript does. Newtonsoft's reader takes more than JSON (comments, single
/// quotes, NaN, trailing commas, hexadecimal numbers), and takes it differently from version to
/// version (large integers, depth); the two interpreters must agree on every answer.
/// </summary>
internal sealed class StrictJsonReader
{
    /// <summary>Deeper than anything that is sent, and well within a thread's stack.</summary>
    private const int MaxDepth = 500;

    private readonly string text;
    private int at;

    public StrictJsonReader(string text)
    {
        this.text = text;
    }

    /// <summary>The value that the text is. Throws FormatException where it is not JSON.</summary>
    public object Read()
    {
        var value = ReadValue(0);
        SkipBlanks();
        if (at < text.Length) { throw Unexpected(); }
        return value;
    }

    private object ReadValue(int depth)
    {
        if (depth > MaxDepth) { throw Unexpected(); }
        SkipBlanks();
        switch (Next())
        {
            case '{': return ReadObject(depth);
            case '[': return ReadList(depth);
            case '"': return ReadString();
            case 't': return ReadWord("true", true);
            case 'f': return ReadWord("false", false);
            case 'n': return ReadWord("null", null);
            default: return ReadNumber();
        }
    }

    private JsonObject ReadObject(int depth)
    {
        var result = new JsonObject();
        Take('{');
        SkipBlanks();
        if (TakeIf('}')) { return result; }
        do
        {
            SkipBlanks();
            var key = ReadString();
            SkipBlanks();
            Take(':');
            result[key] = ReadValue(depth + 1);
            SkipBlanks();
        }
        while (TakeIf(','));
        Take('}');
        return result;
    }

    private List<object> ReadList(int depth)
    {
        var result = new List<object>();
        Take('[');
        SkipBlanks();
        if (TakeIf(']')) { return result; }
        do
        {
            result.Add(ReadValue(depth + 1));
            SkipBlanks();
        }
        while (TakeIf(','));
        Take(']');
        return result;
    }

    private object ReadWord(string word, object value)
    {
        foreach (var character in word) { Take(character); }
        return value;
    }

    private string ReadString()
    {
        Take('"');
        var result = new StringBuilder();
        var from = at;
        while (Next() != '"')
        {
            if (Next() < ' ') { throw Unexpected(); }
            if (Next() != '\\') { at++; continue; }
            result.Append(text, from, at - from);
            at++;
            result.Append(ReadEscaped());
            from = at;
        }
        result.Append(text, from, at - from);
        at++;
        return result.ToString();
    }

    private char ReadEscaped()
    {
        var escaped = Next();
        at++;
        switch (escaped)
        {
            case '"': return '"';
            case '\\': return '\\';
            case '/': return '/';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u': return ReadCodeUnit();
            default: throw Unexpected();
        }
    }

    private char ReadCodeUnit()
    {
        var unit = 0;
        for (var i = 0; i < 4; i++)
        {
            if (!Uri.IsHexDigit(Next())) { throw Unexpected(); }
            unit = unit * 16 + Uri.FromHex(Next());
            at++;
        }
        return (char)unit;
    }

    /// <summary>A long where JavaScript has a safe integer, however it is written; else an OtherNumber.</summary>
    private object ReadNumber()
    {
        var from = at;
        TakeIf('-');
        if (!TakeIf('0')) { TakeDigits(); }
        if (TakeIf('.')) { TakeDigits(); }
        if (TakeIf('e') || TakeIf('E'))
        {
            if (!TakeIf('-')) { TakeIf('+'); }
            TakeDigits();
        }
        var number = text.Substring(from, at - from);
        var value = DoubleOf(number);
        var isSafe = Math.Abs(value) <= Json.MaxSafeInteger && Math.Floor(value) == value;
        return isSafe ? (long)value : (object)new OtherNumber(number, value);
    }

    private static double DoubleOf(string number)
    {
        // XmlConvert reads without regard to the machine's culture.
        try { return XmlConvert.ToDouble(number); }
        // Only older frameworks throw, and never for what is too small.
        catch (OverflowException) { return number[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity; }
    }

    private void TakeDigits()
    {
        var from = at;
        while (Next() >= '0' && Next() <= '9') { at++; }
        if (at == from) { throw Unexpected(); }
    }

    private void SkipBlanks()
    {
        while (Next() == ' ' || Next() == '\t' || Next() == '\n' || Next() == '\r') { at++; }
    }

    /// <summary>The next character. At the end it is one that JSON has nowhere.</summary>
    private char Next()
    {
        return at < text.Length ? text[at] : '\0';
    }

    private bool TakeIf(char character)
    {
        if (Next() != character) { return false; }
        at++;
        return true;
    }

    private void Take(char character)
    {
        if (!TakeIf(character)) { throw Unexpected(); }
    }

    private FormatException Unexpected()
    {
        return new FormatException("not JSON");
    }
}
