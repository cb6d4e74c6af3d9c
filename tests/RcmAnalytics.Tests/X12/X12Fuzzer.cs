using System.Diagnostics;
using RcmAnalytics.Ingest;
using RcmAnalytics.X12;

namespace RcmAnalytics.Tests.X12;

/// <summary>
/// Feeds damaged and senseless files to all readers: mutated bytes and segments of the corpus, and segments made up at
/// random. Anything thrown but <see cref="X12FormatException"/>, a slow input or one that takes memory out of proportion
/// is a fault, and its bytes are in the exception's message as hex. Linked into the benchmarks for long runs.
/// </summary>
internal sealed class X12Fuzzer(IReadOnlyList<byte[]> corpus, int seed)
{
    private const long MemoryBase = 48L << 20;
    private const int MemoryPerByte = 2048;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);

    private static readonly string[] Ids =
    [
        "ISA", "GS", "ST", "BHT", "HL", "NM1", "TRN", "STC", "REF", "DTP", "QTY", "AMT", "SVC", "AK1", "AK2", "IK3", "IK4", "CTX",
        "IK5", "AK5", "AK9", "TA1", "EB", "AAA", "LS", "LE", "DMG", "CLM", "CLP", "CAS", "LX", "SV1", "SV2", "SV3", "SVD", "HI", "SBR",
        "PLB", "BPR", "N1", "DTM", "LQ", "MOA", "MIA", "LIN", "CTP", "SE", "GE", "IEA", "ZZ9", "", "toolong",
    ];

    private static readonly string[] KnownKinds =
        ["837P", "837I", "837D", "835", "277CA", "277", "999", "997", "TA1", "271"];

    private static readonly string[] Values =
    [
        "", "1", "837", "835", "277", "999", "997", "271", "HC", "20", "21", "19", "22", "23", "PT", "PR", "AY", "IL", "QC", "85", "82", "A7:562:85",
        "A2", "WQ", "U", "D8", "RD8", "472", "050", "20250301", "20250301-20250302", "20230229", "-1.005", "99999999999999999999", ".", "1E9",
        "HC:99213:25", ":::::", "ABK:I10", "*", "^", "\u00e9", "005010X214", "005010X222A1", "30^1^98", "6R", "1K", "XX", "\0", "A1",
    ];

    private readonly Random _random = new(seed);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Inputs for which a kind of set had an issue that no input before them gave it.</summary>
    public List<byte[]> Interesting { get; } = [];

    public int Count { get; private set; }

    /// <summary>Runs one input, new or given.</summary>
    public void Run(byte[]? given = null)
    {
        var input = given ?? Next();
        Count++;
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Read(input);
        }
        catch (X12FormatException)
        {
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Input {Count} of seed {seed}: {error.GetType().Name} at {error.StackTrace}: {Convert.ToHexString(input)}", error);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (clock.Elapsed > Slow || allocated > MemoryBase + ((long)input.Length * MemoryPerByte))
        {
            throw new InvalidOperationException($"Input {Count} of seed {seed}: {clock.Elapsed}, {allocated} bytes: {Convert.ToHexString(input)}");
        }
    }

    private void Read(byte[] input)
    {
        using var keys = new PatientKeys(new byte[32]);
        var options = new IngestOptions { Keys = keys, Time = TimeProvider.System };
        var report = new LoadReport();
        var file = new SourceFile { Path = "", Name = "", ByteCount = input.Length, Sha256 = new string('0', 64) };
        try
        {
            foreach (var (_, batch) in new X12FileReader(file, options, report).Read(new MemoryStream(input)))
            {
                batch.Dispose();
            }
        }
        finally
        {
            var isNew = false;
            foreach (var kind in report.Kinds.Where(KnownKinds.Contains).DefaultIfEmpty("none"))
            {
                foreach (var issue in report.Issues)
                {
                    isNew |= _seen.Add($"{kind} {issue.Rule}");
                }
            }

            if (isNew && input.Length <= 2048)
            {
                Interesting.Add(input);
            }
        }
    }

    private byte[] Next()
    {
        var seed = corpus[_random.Next(corpus.Count)];
        List<byte> bytes = _random.Next(10) == 0 ? Invented(seed) : [.. seed];
        for (var changes = _random.Next(1, 6); changes > 0 && bytes.Count > 0; changes--)
        {
            Change(bytes);
        }

        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count);
        var length = Math.Min(_random.Next(1, 200), bytes.Count - at);
        switch (_random.Next(8))
        {
            case 0: bytes[at] = (byte)_random.Next(256); break;
            case 1: bytes.RemoveRange(at, length); break;
            case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
            case 3: bytes.RemoveRange(at, bytes.Count - at); break;
            case 4: bytes.InsertRange(at, System.Text.Encoding.Latin1.GetBytes(Values[_random.Next(Values.Length)])); break;
            case 5: bytes.InsertRange(at, System.Text.Encoding.Latin1.GetBytes(Segment('*', '~'))); break;
            case 6:
                var other = corpus[_random.Next(corpus.Count)];
                var from = _random.Next(other.Length);
                bytes.InsertRange(at, other[from..Math.Min(other.Length, from + 300)]);
                break;
            default: bytes[at] = (byte)"~*:^\n\r\0 "[_random.Next(8)]; break;
        }
    }

    /// <summary>A header of the corpus with segments made up behind it.</summary>
    private List<byte> Invented(byte[] seed)
    {
        List<byte> bytes = [.. seed[..Math.Min(seed.Length, _random.Next(106, 240))]];
        for (var segments = _random.Next(1, 60); segments > 0; segments--)
        {
            bytes.AddRange(System.Text.Encoding.Latin1.GetBytes(Segment('*', '~')));
        }

        return bytes;
    }

    private string Segment(char element, char terminator)
    {
        var parts = Enumerable.Range(0, _random.Next(0, 14)).Select(_ => Values[_random.Next(Values.Length)]);
        return string.Join(element, parts.Prepend(Ids[_random.Next(Ids.Length)])) + terminator;
    }
}
