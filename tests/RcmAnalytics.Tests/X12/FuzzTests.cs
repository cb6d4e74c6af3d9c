namespace RcmAnalytics.Tests.X12;

public sealed class FuzzTests
{
    /// <summary>A short run; a long one is <c>dotnet run --project tests/RcmAnalytics.Benchmarks -c Release -- fuzz 600</c>.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_DamagedFiles_NothingCrashesHangsOrGrows(int seed)
    {
        var fuzzer = new X12Fuzzer(Corpus("tests/corpus/x12"), seed);

        for (var count = 0; count < 2000; count++)
        {
            fuzzer.Run();
        }

        fuzzer.Interesting.Count.ShouldBeGreaterThan(10, "the inputs should reach the readers");
    }

    /// <summary>What long runs found worth keeping.</summary>
    [Fact]
    public void Run_KeptInputs_NothingCrashesHangsOrGrows()
    {
        var kept = Corpus("tests/corpus/fuzz");
        var fuzzer = new X12Fuzzer(kept, seed: 0);

        foreach (var input in kept)
        {
            fuzzer.Run(input);
        }

        fuzzer.Count.ShouldBeGreaterThan(10);
    }

    private static List<byte[]> Corpus(string folder) =>
        [.. Directory.GetFiles(Repo.Path(folder)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
}
