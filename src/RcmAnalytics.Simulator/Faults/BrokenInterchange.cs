using System.Globalization;

namespace RcmAnalytics.Simulator.Faults;

/// <summary>The segments of one interchange, to be damaged and written again with the delimiters that they came with.</summary>
internal sealed class BrokenInterchange
{
    private const int ElementAt = 3;
    private const int ComponentAt = 104;

    private readonly char _element;
    private readonly string _terminator;
    private readonly SimulationRandom _random;
    private readonly List<string[]> _segments;

    public BrokenInterchange(string text, SimulationRandom random)
    {
        _element = text[ElementAt];
        Component = Unwrapped(text)[ComponentAt];
        _terminator = text.Contains('~', StringComparison.Ordinal) ? "~\n" : "\n";
        _random = random;
        _segments = [.. Unwrapped(text).Split(_terminator[0], StringSplitOptions.RemoveEmptyEntries).Select(segment => segment.Split(_element))];
    }

    public char Component { get; }

    /// <summary>Segments to write; a damaged file may end before the last.</summary>
    public int Count => _segments.Count;

    public string[] this[int index] => _segments[index];

    /// <summary>One of the segments with this id, and with this qualifier where one is given.</summary>
    public int Any(string id, string? qualifier = null) =>
        _random.Pick([.. Enumerable.Range(0, Count).Where(index => Is(index, id, qualifier))]);

    public int Last(string id) => _segments.FindLastIndex(segment => segment[0] == id);

    /// <summary>The end of the transaction in which a segment stands.</summary>
    public int End(int index) => _segments.FindIndex(index, segment => segment[0] == "SE");

    public void Remove(string id) => _segments.RemoveAt(Last(id));

    /// <summary>Adds to an amount or a number.</summary>
    public void Add(int index, int element, decimal amount) =>
        _segments[index][element] = (Number(index, element) + amount).ToString("0.##", CultureInfo.InvariantCulture);

    public decimal Number(int index, int element) => decimal.Parse(_segments[index][element], CultureInfo.InvariantCulture);

    /// <summary>Puts a segment before the trailer of its transaction and counts it there.</summary>
    public void Insert(int transaction, params string[] segment)
    {
        var end = End(transaction);
        Add(end, 1, 1);
        _segments.Insert(end, segment);
    }

    public override string ToString() => string.Concat(_segments.Select(segment => string.Join(_element, segment) + _terminator));

    /// <summary>The text up to the middle of a segment.</summary>
    public string Until(int index) =>
        string.Concat(_segments.Take(index).Select(segment => string.Join(_element, segment) + _terminator))
        + string.Join(_element, _segments[index])[..^2];

    private static string Unwrapped(string text) =>
        text.Contains('~', StringComparison.Ordinal) ? text.ReplaceLineEndings("") : text;

    private bool Is(int index, string id, string? qualifier) =>
        _segments[index][0] == id && (qualifier is null || _segments[index][1] == qualifier);
}
