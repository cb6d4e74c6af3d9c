namespace RcmAnalytics.Tests.X12;

/// <summary>
/// A file written in another way gives the same rows: every sample of the project, and of the third-party files where
/// they are at hand.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private static readonly string Corpus = Repo.Path("tests/corpus/x12");

    private static readonly Lazy<List<(string Name, byte[] Bytes, List<string> Rows)>> Files = new(() =>
    [
        .. Directory.GetFiles(Repo.Path("sample-data/x12"), "*", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Corpus))
            .Concat(Repo.Conformance is null
                ? []
                : Directory.GetFiles(Path.Combine(Repo.Conformance, "files"), "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllBytes(path)))
            .Select(file => (file.path, file.Item2, RawRows.Of(file.Item2))),
    ]);

    public static TheoryData<string> Mutations { get; } = [.. X12Mutations.All.Keys];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Read_MutatedFile_GivesTheSameRows(string mutation)
    {
        List<string> differences = [];
        var compared = 0;
        foreach (var (name, bytes, rows) in Files.Value)
        {
            if (X12Mutations.All[mutation](bytes) is { } mutated)
            {
                compared++;
                Compare(differences, name, rows, RawRows.Of(mutated));
            }
        }

        output.WriteLine($"{compared} of {Files.Value.Count} files");
        compared.ShouldBeGreaterThan(10);
        differences.ShouldBeEmpty();
    }

    /// <summary>A read may end anywhere: in a header, a terminator, a byte-order mark.</summary>
    [Fact]
    public void Read_FileInTwoReads_GivesTheSameRowsWhereverItIsParted()
    {
        List<string> differences = [];
        var parted = 0;
        // Every place of the project's own samples; all 480 files took a minute and gave the same.
        foreach (var (name, bytes, rows) in Files.Value.Where(file => file.Name.StartsWith(Corpus, StringComparison.Ordinal)))
        {
            for (var at = 1; at < bytes.Length && differences.Count == 0; at++)
            {
                parted++;
                Compare(differences, $"{name} at {at}", rows, RawRows.Of(new PartedStream(bytes, at)));
            }
        }

        output.WriteLine($"{parted} partings");
        differences.ShouldBeEmpty();
    }

    /// <summary>The buffer of the segment reader at its smallest: segments longer than it, boundaries everywhere.</summary>
    [Theory]
    [InlineData(16, 1)]
    [InlineData(16, 16)]
    [InlineData(64, 7)]
    [InlineData(1024, 1000)]
    public void Read_SmallBuffer_GivesTheSameSegments(int buffer, int chunk)
    {
        foreach (var (name, bytes, _) in Files.Value.Where(file => file.Bytes.Length <= 64 << 10))
        {
            X12Samples.Segments(bytes, chunk, buffer).ShouldBe(X12Samples.Segments(bytes), name);
        }
    }

    private static void Compare(List<string> differences, string name, List<string> expected, List<string> found)
    {
        if (!expected.SequenceEqual(found))
        {
            differences.Add($"{name}: missing {string.Join(" // ", expected.Except(found).Take(2))}, unexpected "
                + string.Join(" // ", found.Except(expected).Take(2)));
        }
    }

    private sealed class PartedStream(byte[] bytes, int at) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) =>
            base.Read(Position < at ? buffer[..(int)Math.Min(buffer.Length, at - Position)] : buffer);
    }
}
