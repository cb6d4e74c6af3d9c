using Apache.Arrow;
using Apache.Arrow.Types;
using RcmAnalytics.Ingest;

namespace RcmAnalytics.Tests.Ingest;

public sealed class RawTableTests
{
    private static readonly byte[] First = [.. "first"u8];
    private static readonly byte[] Second = [.. "second"u8];

    /// <summary>Every raw table that is written, by the name of its contract.</summary>
    private static readonly Dictionary<string, Schema> Written = Tables();

    public static TheoryData<string> Contracts { get; } =
        [.. Directory.GetFiles(Repo.Path("sql/raw"), "*.yml").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Schema_Table_IsItsContract(string table)
    {
        var contract = File.ReadLines(Repo.Path($"sql/raw/{table}.yml"))
            .SkipWhile(line => line != "columns:").Skip(1)
            .Select(line => line.Trim().Split([':', ' ', '{', ',', '}'], StringSplitOptions.RemoveEmptyEntries))
            .Select(words => $"{words[0]} {words[2]}");

        Written[table].FieldsList.Select(field => $"{field.Name} {TypeName(field.DataType)}").ShouldBe(contract);
    }

    [Fact]
    public void ToBatch_ManyRowsMostlyEmpty_KeepsEveryValueInItsRow()
    {
        var table = new RawTable("things");
        var text = table.Text("text");
        var money = table.Money("money");
        var run = table.RunText("run");
        for (var batchNumber = 0; batchNumber < 2; batchNumber++)
        {
            for (var row = 0; row < 20_000; row++)
            {
                run.Set(table.Length, row < 12_000 ? First : Second);
                if (row % 7 == 3)
                {
                    text.Set(table.Length, $"row {row}");
                    money.Set(table.Length, -row);
                }

                table.EndRow();
            }

            using var batch = table.ToBatch();
            var texts = (StringArray)batch.Column(0);
            var amounts = (Decimal128Array)batch.Column(1);
            var runs = (DictionaryArray)batch.Column(2);
            batch.Length.ShouldBe(20_000);
            texts.NullCount.ShouldBe(20_000 - 2857);
            for (var row = 0; row < 20_000; row++)
            {
                texts.GetString(row).ShouldBe(row % 7 == 3 ? $"row {row}" : null);
                amounts.GetValue(row).ShouldBe(row % 7 == 3 ? -row / 100m : null);
                var value = ((StringArray)runs.Dictionary).GetString(((Int32Array)runs.Indices).GetValue(row)!.Value);
                value.ShouldBe(row < 12_000 ? "first" : "second");
            }
        }
    }

    [Fact]
    public void ToBatch_BytesThatAreNotUtf8_AreTakenAsLatin1()
    {
        var table = new RawTable("things");
        var text = table.Text("text");
        text.Set(0, [0x4A, 0xF6, 0x72]);
        table.EndRow();
        text.Set(1, [0xC3, 0xB6]);
        table.EndRow();

        using var batch = table.ToBatch();

        ((StringArray)batch.Column(0)).GetString(0).ShouldBe("Jör");
        ((StringArray)batch.Column(0)).GetString(1).ShouldBe("ö");
    }

    private static Dictionary<string, Schema> Tables()
    {
        using var keys = new PatientKeys(new byte[32]);
        var options = new IngestOptions { Keys = keys, Time = TimeProvider.System };
        var file = new SourceFile { Path = "", Name = "", ByteCount = 0, Sha256 = new string('0', 64) };
        var report = new LoadReport();
        var tables = new X12FileReader(file, options, report).Tables.ToDictionary(table => table.Name, table => table.Schema);
        foreach (var name in TableContract.Names)
        {
            tables[name] = new MappedTable(TableContract.Find(name)!).Rows.Schema;
        }

        foreach (var (name, batch) in LoadLedger.Empty())
        {
            tables[name] = batch.Schema;
            batch.Dispose();
        }

        return tables;
    }

    private static string TypeName(IArrowType type) => type switch
    {
        StringType or DictionaryType { ValueType: StringType } => "text",
        Decimal128Type { Precision: 18, Scale: 2 } => "money",
        Decimal128Type { Precision: 18, Scale: 4 } => "quantity",
        Date32Type => "date",
        Int32Type => "integer",
        Int64Type => "bigint",
        BooleanType => "boolean",
        TimestampType => "timestamp",
        _ => type.Name,
    };
}
