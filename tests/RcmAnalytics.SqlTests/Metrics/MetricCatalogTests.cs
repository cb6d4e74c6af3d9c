using RcmAnalytics.Metrics;

namespace RcmAnalytics.SqlTests.Metrics;

public sealed class MetricCatalogTests : IDisposable
{
    private readonly string _sql = Directory.CreateTempSubdirectory("rcm-metrics-").FullName;

    public MetricCatalogTests()
    {
        Directory.CreateDirectory(Path.Combine(_sql, "metrics"));
        Write("dimensions", "dimensions: { payer: { label: Payer } }");
    }

    [Fact]
    public void Load_FaultsInSeveralFiles_AreAllReportedAtOnce()
    {
        Write("one", Subject("total: { label: Total, description: All., format: money, direction: up, value: { sum: amount }, colour: red }"));
        Write("two", Subject("""
            share: { label: Share, description: A., format: percent, direction: up, numerator: { count: rows } }
              part: { label: Part, description: A., format: percent, part_format: ells, direction: up, numerator: { count: rows }, denominator: { count: rows } }
              rate: { label: Rate, description: A., format: ratio, direction: up, numerator: { count: rows }, denominator: { metric: nothing } }
              both: { label: Both, description: A., format: money, direction: up, value: { count: rows, sum: amount } }
              late: { label: Late, description: A., format: fathoms, direction: up, default_basis: moon, value: { count: rows } }
            """));
        Write("three", "model: fct_things");

        var error = Should.Throw<MetricException>(() => MetricCatalog.Load(_sql));

        error.Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain("one.yml, line"),
            message => message.ShouldContain("colour"),
            message => message.ShouldContain("three.yml"),
            message => message.ShouldContain("two.yml, share: either a value, or a numerator and a denominator"),
            message => message.ShouldContain("two.yml, part: part_format 'ells' is none of"),
            message => message.ShouldContain("two.yml, rate: a part names 'nothing'"),
            message => message.ShouldContain("two.yml, both: a part has exactly one of"),
            message => message.ShouldContain("two.yml, late: format 'fathoms' is none of"),
            message => message.ShouldContain("two.yml, late: default_basis 'moon' is none of"));
    }

    [Fact]
    public void Load_NameTakenAndDimensionUnknown_AreReported()
    {
        const string Total = "total: { label: Total, description: All., format: money, direction: up, value: { sum: amount } }";
        Write("one", Subject(Total));
        Write("two", Subject(Total).Replace("payer: payer_id", "planet: planet_id", StringComparison.Ordinal));

        var error = Should.Throw<MetricException>(() => MetricCatalog.Load(_sql));

        error.Message.ShouldContain("two.yml, total: the name is taken by one.yml");
        error.Message.ShouldContain("two.yml: dimension 'planet' is not in dimensions.yml");
    }

    [Fact]
    public void Describe_UnknownMetric_NamesTheOnesThereAre()
    {
        var error = Should.Throw<MetricException>(() => MetricFixture.Catalog.Describe("profit"));

        error.Message.ShouldStartWith("There is no metric 'profit'. There are: acknowledgement_dates_backwards, ");
    }

    [Fact]
    public void List_Metrics_SayWhatTheyAre()
    {
        var rate = MetricFixture.Catalog.Describe("initial_denial_rate");

        rate.ShouldSatisfyAllConditions(
            metric => metric.Label.ShouldBe("Initial denial rate"),
            metric => metric.Format.ShouldBe("percent"),
            metric => metric.Direction.ShouldBe(MetricDirection.Down),
            metric => metric.IsRatio.ShouldBeTrue(),
            metric => metric.IsAdditive.ShouldBeFalse(),
            metric => metric.DefaultBasis.ShouldBe("adjudication"),
            metric => metric.Bases.ShouldBe(["adjudication", "service", "submission"]),
            metric => metric.RipeBases.ShouldBe(["service", "submission"]),
            metric => metric.Dimensions.ShouldContain("reason"));
    }

    [Fact]
    public void List_EveryDescription_IsASentence() =>
        MetricFixture.Catalog.List().ShouldAllBe(
            metric => metric.Description.EndsWith('.') && metric.Description.Split(' ').Length > 4);

    [Fact]
    public void Handbook_EveryMetric_HasItsSourceWhatItLeavesOutAndAnExample()
    {
        var sections = MetricHandbook.Write(MetricFixture.Catalog).Split("\n### ").Skip(1).ToList();

        sections.Count.ShouldBe(MetricFixture.Catalog.List().Count);
        foreach (var section in sections)
        {
            section.ShouldSatisfyAllConditions(
                text => text.ShouldContain("\n| Left out | "),
                text => text.ShouldContain("\n| Source | "),
                text => text.ShouldContain("\n| Example | "));
        }
    }

    [Fact]
    public void Handbook_File_IsWhatTheCatalogSays() =>
        File.ReadAllText(SqlFolder.Handbook).ShouldBe(
            MetricHandbook.Write(MetricFixture.Catalog), "write it anew: ./rcm metrics --format markdown > docs/metrics.md");

    public void Dispose() => Directory.Delete(_sql, recursive: true);

    private static string Subject(string metrics) => $$"""
        model: fct_things
        key: thing_key
        dates: { posting: posted_date }
        default_basis: posting
        dimensions: { payer: payer_id }
        drill: []
        metrics:
          {{metrics}}
        """;

    private void Write(string subject, string yaml) =>
        File.WriteAllText(Path.Combine(_sql, "metrics", subject + ".yml"), yaml);
}
