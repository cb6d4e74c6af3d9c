namespace RcmAnalytics.Ingest;

/// <summary>A table of a file: the text, or a sheet of a workbook. It can be opened again and again.</summary>
internal sealed class SourceSheet
{
    private readonly FilePart _part;
    private readonly int _index;
    private Stream? _stream;

    private SourceSheet(FilePart part, int index, string? name)
    {
        _part = part;
        _index = index;
        Name = name;
    }

    /// <summary>The sheet's name; null for texts.</summary>
    public string? Name { get; }

    /// <summary>Bytes of the file read so far.</summary>
    public long Position => _stream is { CanRead: true } ? _stream.Position : 0;

    public static IEnumerable<SourceSheet> Of(FilePart part)
    {
        if (part.Format != FileFormat.Workbook)
        {
            return [new SourceSheet(part, 0, null)];
        }

        using var stream = part.Open();
        return [.. WorkbookSource.Sheets(stream).Select((name, index) => new SourceSheet(part, index, name))];
    }

    public IReadOnlyList<SampledRow> Sample()
    {
        using var source = Open(null);
        return SampledRow.Of(source);
    }

    /// <summary>Opens it as a profile says, or as it looks.</summary>
    public RecordSource Open(ProfileDefinition? profile)
    {
        _stream = _part.Open();
        return _part.Format switch
        {
            FileFormat.Workbook => WorkbookSource.OpenSheet(_stream, _index),
            FileFormat.Json => new JsonLinesSource(TextEncodings.ToUtf8(_stream, _part.Head, profile?.Read.Encoding)) { Sheet = _part.Member },
            _ => new DelimitedSource(
                TextEncodings.ToUtf8(_stream, _part.Head, profile?.Read.Encoding), Delimiter(profile), profile?.Read.Quotes ?? true)
            {
                Sheet = _part.Member,
            },
        };
    }

    private char Delimiter(ProfileDefinition? profile) => profile?.Read.Delimiter switch
    {
        "comma" => ',',
        "tab" => '\t',
        "pipe" => '|',
        "semicolon" => ';',
        _ => DelimiterGuess.Of(TextEncodings.Decode(_part.Head)),
    };
}
