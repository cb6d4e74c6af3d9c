using System.Text;
using Apache.Arrow;
using RcmAnalytics.Ingest;

namespace RcmAnalytics.Tests.Ingest;

public sealed class KeyColumnTests : IDisposable
{
    private readonly PatientKeys _keys = new(new byte[32]);

    public void Dispose() => _keys.Dispose();

    [Fact]
    public void Build_KnownUnknownRepeatedLongAndMissingPersons_HoldsTheKeyOfEach()
    {
        var table = new RawTable("persons");
        var column = table.Key("patient_key");
        var names = Enumerable.Range(0, 1000).Select(number => Name(number)).ToArray();

        foreach (var name in names)
        {
            column.Set(table.Length, _keys.PatientIdentity(name, "ANN"u8, "19700131"u8), _keys);
            table.EndRow();
        }

        using var batch = table.ToBatch();
        var keys = (StringArray)batch.Column(0);
        using var others = new PatientKeys(new byte[32]);
        var key = new byte[PatientKeys.Length];
        for (var row = 0; row < names.Length; row++)
        {
            var expected = Encoding.ASCII.GetString(others.Patient(names[row], "ANN"u8, "19700131"u8, key));
            (keys.GetString(row) ?? "").ShouldBe(expected, $"row {row}");
        }
    }

    // Every tenth is missing, every seventh of one person, some too long for a place, some for a block of the hash.
    private static byte[] Name(int number) => Encoding.ASCII.GetBytes(
        number % 10 == 0 ? "" : number % 7 == 0 ? "SAME" : $"O'{new string('N', number % 70)}{number}");
}
