using System.Text;
using RcmAnalytics.Ingest;

namespace RcmAnalytics.Tests.Ingest.Mapping;

/// <summary>Dates, amounts and codes in the forms that exports write them.</summary>
public sealed class WrittenValueTests
{
    [Theory]
    [InlineData("iso", "2025-03-04", "2025-03-04")]
    [InlineData("iso", "2025-03-04T16:17:47Z", "2025-03-04 16:17 +0")]
    [InlineData("iso", "2025-03-04 16:17:47.123", "2025-03-04 16:17")]
    [InlineData("us", "3/4/2025", "2025-03-04")]
    [InlineData("us", "3/4/2025 12:00:00 AM", "2025-03-04")]
    [InlineData("us", "03/03/2014  1:00PM", "2014-03-03 13:00")]
    [InlineData("us", "3/4/25", null)]
    [InlineData("us_short", "3/4/25", "2025-03-04")]
    [InlineData("us_short", "3/4/69", "2069-03-04")]
    [InlineData("us_short", "3/4/71", "1971-03-04")]
    [InlineData("eu", "4.3.2025", "2025-03-04")]
    [InlineData("eu", "13/12/2025", "2025-12-13")]
    [InlineData("us", "13/12/2025", null)]
    [InlineData("compact", "20250304", "2025-03-04")]
    [InlineData("compact", "20150302144846-0400", "2015-03-02 14:48 -4")]
    [InlineData("dmon", "30-May-2015", "2015-05-30")]
    [InlineData("dmon", "27-OCT-1999", "1999-10-27")]
    [InlineData("serial", "45720", "2025-03-04")]
    [InlineData("serial", "45720.5", "2025-03-04 12:00")]
    [InlineData("iso", "2025-02-30", null)]
    [InlineData("iso", "2025-03-04x", null)]
    [InlineData("iso", "soon", null)]
    public void Date_InItsFormat_IsRead(string format, string text, string? expected)
    {
        var isRead = DateFormats.TryParse([format], Encoding.UTF8.GetBytes(text), out var moment);

        var found = $"{moment.Day:yyyy-MM-dd}{(moment.Time == default ? "" : $" {moment.Time:hh\\:mm}")}"
            + (moment.Offset is { } offset ? $" {(offset < TimeSpan.Zero ? "" : "+")}{offset.Hours}" : "");
        (isRead ? found : null).ShouldBe(expected);
    }

    [Theory]
    [InlineData("1234.50", 123450)]
    [InlineData("$1,234.50", 123450)]
    [InlineData("(45.00)", -4500)]
    [InlineData("($45.00)", -4500)]
    [InlineData("-$45.00", -4500)]
    [InlineData("45.00-", -4500)]
    [InlineData("45.00 CR", -4500)]
    [InlineData("45.00DR", 4500)]
    [InlineData(".5", 50)]
    [InlineData("7", 700)]
    [InlineData("-0.00", 0)]
    [InlineData("0.125", 13)]
    [InlineData("12,50", 125000)]
    [InlineData("1.2.3", null)]
    [InlineData("N/A", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData("99999999999999999999", null)]
    public void Amount_AsPeopleWriteIt_IsExact(string text, int? hundredths) =>
        (WrittenNumber.TryParse(Encoding.UTF8.GetBytes(text), 2, (byte)'.', out var units, out _) ? (int?)units : null).ShouldBe(hundredths);

    [Fact]
    public void Amount_DecimalComma_IsRead()
    {
        WrittenNumber.TryParse("1.234,50"u8, 2, (byte)',', out var units, out _).ShouldBeTrue();
        units.ShouldBe(123450);
    }

    [Theory]
    [InlineData("procedure", "HC:99213:25", 1, "99213")]
    [InlineData("procedure", "HC:99213:25", 2, "25")]
    [InlineData("procedure", "99213-25", 2, "25")]
    [InlineData("procedure", "99213,25,59", 3, "59")]
    [InlineData("procedure", "99213", 2, "")]
    [InlineData("carc", "CO-45", 1, "CO")]
    [InlineData("carc", "CO-45", 2, "45")]
    [InlineData("carc", "CO45", 2, "45")]
    [InlineData("carc", "45", 1, "")]
    [InlineData("carc", "45", 2, "45")]
    [InlineData("carc", "16-LACKS INFO", 2, "16")]
    [InlineData("carc", "29 - The time limit has expired.", 2, "29")]
    [InlineData("carc", "Contractual Obligation 45", 1, "CO")]
    [InlineData("carc", "Contractual Obligation - 45", 2, "45")]
    [InlineData("carc", "CO-45, PR-2", 2, "45")]
    [InlineData("carc", "OA-B13", 2, "B13")]
    [InlineData("carc", "XP", 2, "")]
    [InlineData("list", "25,59", 2, "59")]
    [InlineData("list", "25:59", 2, "59")]
    [InlineData("icd", "m17.11", 1, "M1711")]
    [InlineData("qualified", "ICD10:M17.11", 1, "M17.11")]
    public void Code_AsSystemsWriteIt_IsTakenApart(string splitter, string text, int part, string expected) =>
        CodeSplitter.Part(splitter, text, part).ShouldBe(expected);

    [Theory]
    [InlineData("1234567893", true)]
    [InlineData("1234567890", false)]
    [InlineData("123456789", false)]
    public void Npi_CheckDigit_IsHeld(string text, bool isValid) => Npi.IsValid(Encoding.UTF8.GetBytes(text)).ShouldBe(isValid);

    [Theory]
    [InlineData("PatientName", true)]
    [InlineData("Patient Date of Birth", true)]
    [InlineData("SSN", true)]
    [InlineData("Home Phone", true)]
    [InlineData("Member ID", true)]
    [InlineData("ZipCode", true)]
    [InlineData("Notes", true)]
    [InlineData("PayerName", false)]
    [InlineData("RenderingProviderName", false)]
    [InlineData("PatientBalance", false)]
    [InlineData("Patient Payments", false)]
    [InlineData("Status", false)]
    public void Name_OfAColumn_TellsOfAPersonOrNot(string name, bool isPersonal) => ColumnNames.IsPersonal(name).ShouldBe(isPersonal);
}
