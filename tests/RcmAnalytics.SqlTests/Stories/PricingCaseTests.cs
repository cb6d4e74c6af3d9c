using System.Globalization;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.SqlTests.Stories;

/// <summary>
/// Each case of <c>tests/pricing/lines.csv</c> is a claim whose expected amounts are worked out by hand, in words beside
/// them, from <c>fees.csv</c> and <c>providers.csv</c>. To add a case, add its lines: there is no code to write. Nothing
/// expected means that the line is not to be compared. What is allowed is what is expected, unless the case says otherwise.
/// </summary>
public sealed class PricingCaseTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(SqlFolder.Golden, "..", "pricing"));

    // One build for all cases: a build takes far longer than a case.
    private static readonly Lazy<Task<ILookup<string, string>>> Priced = new(PriceAsync);

    public static TheoryData<string> Cases { get; } = [.. Lines().Select(line => line["case"]).Distinct()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Claim_ByContract_IsExpectedAsWorkedOutByHand(string name)
    {
        var expected = Lines().Where(line => line["case"] == name && line["expected"].Length > 0).Select(Shown);

        (await Priced.Value)[name].ShouldBe(expected, ignoreOrder: true, string.Join("; ", Lines().Where(line => line["case"] == name)
            .Select(line => $"{line["rule"]}: {line["by_hand"]}").Distinct()));
    }

    [Fact]
    public void Cases_OfPricing_AreManyAndNameTheirRule()
    {
        Cases.Count.ShouldBeGreaterThan(60);
        Lines().Where(line => line["rule"].Length == 0 || line["by_hand"].Length == 0).ShouldBeEmpty();
    }

    private static string Shown(Dictionary<string, string> line) =>
        $"{line["code"]} {line["modifiers"]} {line["expected"]} {line["reason"]} {line["payment"]}".TrimEnd();

    private static async Task<ILookup<string, string>> PriceAsync()
    {
        var cancellation = CancellationToken.None; // shared by all cases
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:", Threads = 1 });
        await WarehouseBuilder.BuildAsync(warehouse, SqlFolder.Path, new BuildOptions(), cancellation);
        await warehouse.ExecuteAsync(
            $"""
            create table fees as from read_csv('{Folder}/fees.csv', all_varchar = true);
            create table providers as from read_csv('{Folder}/providers.csv', all_varchar = true);
            create table lines as
                select *, row_number() over () as line_row from read_csv('{Folder}/lines.csv', all_varchar = true);
            """,
            cancellation);
        await warehouse.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(Folder, "raw.sql"), cancellation), cancellation);
        await WarehouseBuilder.BuildAsync(warehouse, SqlFolder.Path, new BuildOptions(), cancellation);
        var payments = Lines().Where(line => line["payment"].Length > 0).Select(line => line["case"]).ToHashSet();
        var rows = await warehouse.ReadAsync(
            """
            select claims.patient_control_number, lines.procedure_code, lines.modifiers, lines.expected_amount,
                lines.underpayment_reason, lines.expected_payment_amount
            from fct_underpayments as lines
            inner join fct_claims as claims on lines.claim_key = claims.claim_key
            """,
            [], cancellation);
        return rows.Rows.ToLookup(
            row => (string)row[0]!,
            row => string.Create(
                CultureInfo.InvariantCulture,
                $"{row[1]} {row[2]} {row[3]:0.00} {row[4]} {(payments.Contains((string)row[0]!) ? $"{row[5]:0.00}" : "")}").TrimEnd());
    }

    private static List<Dictionary<string, string>> Lines()
    {
        var rows = File.ReadAllLines(Path.Combine(Folder, "lines.csv")).Select(row => row.Split(',')).ToList();
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
