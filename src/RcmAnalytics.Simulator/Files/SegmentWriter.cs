using System.Text;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Files;

/// <summary>How the segments of a file are parted.</summary>
internal sealed record Delimiters(char Element, char Component, char Repetition, string Terminator)
{
    public static Delimiters Of(Layout layout) => layout switch
    {
        Layout.LineEnds => new('*', ':', '^', "~\n"),
        Layout.CarriageReturns => new('*', ':', '^', "~\r\n"),
        Layout.OtherDelimiters => new('|', '>', '!', "\n"),
        _ => new('*', ':', '^', "~"),
    };
}

/// <summary>Writes one interchange: envelopes, counts and control numbers.</summary>
internal sealed class SegmentWriter
{
    private const int WrapAt = 80;

    private readonly StringBuilder _text = new();
    private readonly Delimiters _delimiters;
    private readonly Envelope _envelope;
    private readonly int _controlNumber;
    private int _segments;
    private int _transactions;

    public SegmentWriter(Envelope envelope, int controlNumber)
    {
        _envelope = envelope;
        _delimiters = Delimiters.Of(envelope.Layout);
        _controlNumber = controlNumber;
        Write("ISA", "00", "".PadRight(10), "00", "".PadRight(10), "ZZ", envelope.Sender.PadRight(15), "ZZ",
            envelope.Receiver.PadRight(15), envelope.Date.Compact()[2..], "0800", $"{_delimiters.Repetition}", "00501", $"{controlNumber:000000000}",
            "0", "P", $"{_delimiters.Component}");
    }

    /// <summary>ST02 of the transaction that is being written.</summary>
    public string TransactionNumber => $"{_transactions:0000}";

    /// <summary>Opens the group; an interchange of one TA1 has none.</summary>
    public void Group() => Write("GS", _envelope.FunctionalCode, _envelope.Sender, _envelope.Receiver, _envelope.Date.Compact(), "0800",
        $"{_controlNumber}", "X", _envelope.Version);

    public void Begin()
    {
        _segments = 0;
        _transactions++;
        Write("ST", _envelope.TransactionCode, TransactionNumber, _envelope.TransactionCode == "835" ? "" : _envelope.Version);
    }

    public void End() => Write("SE", $"{_segments + 1}", TransactionNumber);

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

    public string Finish()
    {
        if (_transactions > 0)
        {
            Write("GE", $"{_transactions}", $"{_controlNumber}");
        }

        Write("IEA", _transactions > 0 ? "1" : "0", $"{_controlNumber:000000000}");
        return _envelope.Layout == Layout.Wrapped ? Wrapped(_text.ToString()) : _text.ToString();
    }

    private static string Wrapped(string text) => string.Join("\r\n", text.Chunk(WrapAt).Select(line => new string(line)));
}

internal sealed record Envelope(
    string Sender, string Receiver, DateOnly Date, string FunctionalCode, string TransactionCode, string Version, Layout Layout);
