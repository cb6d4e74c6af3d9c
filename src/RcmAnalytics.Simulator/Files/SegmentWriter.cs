using System.Text;

namespace RcmAnalytics.Simulator.Files;

/// <summary>How the segments of a file are parted.</summary>
internal sealed record Delimiters(char Element, char Component, char Repetition, string Terminator)
{
    public static readonly Delimiters Plain = new('*', ':', '^', "~");

    public static readonly Delimiters LineEnds = new('*', ':', '^', "~\n");

    public static readonly Delimiters CarriageReturns = new('*', ':', '^', "~\r\n");

    public static readonly Delimiters Other = new('|', '>', '!', "\n");
}

/// <summary>Writes one interchange of one group with one transaction set: envelope, counts and control numbers.</summary>
internal sealed class SegmentWriter
{
    private readonly StringBuilder _text = new();
    private readonly Delimiters _delimiters;
    private readonly string _controlNumber;
    private int _segments;

    public SegmentWriter(Delimiters delimiters, Envelope envelope, int controlNumber)
    {
        _delimiters = delimiters;
        _controlNumber = $"{controlNumber:000000000}";
        Write("ISA", "00", "".PadRight(10), "00", "".PadRight(10), "ZZ", envelope.Sender.PadRight(15), "ZZ",
            envelope.Receiver.PadRight(15), $"{envelope.Date:yyMMdd}", "0800", $"{delimiters.Repetition}", "00501", _controlNumber,
            "0", "P", $"{delimiters.Component}");
        Write("GS", envelope.FunctionalCode, envelope.Sender, envelope.Receiver, $"{envelope.Date:yyyyMMdd}", "0800",
            $"{controlNumber}", "X", envelope.Version);
        _segments = 0;
        if (envelope.TransactionCode == "835")
        {
            Write("ST", "835", "0001");
        }
        else
        {
            Write("ST", envelope.TransactionCode, "0001", envelope.Version);
        }
    }

    /// <summary>One segment; empty elements at its end are left out.</summary>
    public void Write(params ReadOnlySpan<string> elements)
    {
        var last = elements.Length - 1;
        while (elements[last].Length == 0)
        {
            last--;
        }

        for (var index = 0; index <= last; index++)
        {
            _ = index == 0 ? _text.Append(elements[index]) : _text.Append(_delimiters.Element).Append(elements[index]);
        }

        _text.Append(_delimiters.Terminator);
        _segments++;
    }

    public string Composite(params ReadOnlySpan<string> components) =>
        string.Join(_delimiters.Component, components!).TrimEnd(_delimiters.Component);

    public string End()
    {
        Write("SE", $"{_segments + 1}", "0001");
        Write("GE", "1", $"{int.Parse(_controlNumber)}");
        Write("IEA", "1", _controlNumber);
        return _text.ToString();
    }
}

internal sealed record Envelope(
    string Sender, string Receiver, DateOnly Date, string FunctionalCode, string TransactionCode, string Version);
