using System.Globalization;
using System.Text;
using CsCheck;
using RcmAnalytics.X12;

namespace RcmAnalytics.Tests.X12;

public sealed class X12ValueTests
{
    [Theory]
    [InlineData("1234.50", 123450)]
    [InlineData(".5", 50)]
    [InlineData("-.5", -50)]
    [InlineData("+7", 700)]
    [InlineData("0", 0)]
    [InlineData(" 12.3 ", 1230)]
    [InlineData("100.000", 10000)]
    [InlineData("999999999999999.99", 99999999999999999)]
    public void Parse_AmountAsSendersWriteIt_IsExact(string text, long hundredths)
    {
        X12Number.Parse(Encoding.ASCII.GetBytes(text), 2, out var value).ShouldBe(NumberState.Exact);

        value.ShouldBe(hundredths);
    }

    [Fact]
    public void Parse_AnyNumber_IsWhatDecimalReads() =>
        Gen.Select(Gen.Int[-1, 1], Gen.Long[0, 99_999_999_999], Gen.Int[0, 2], Gen.Bool).Sample(
            (sign, units, decimals, isShort) =>
            {
                units = sign * (isShort ? units % 100_000 : units);
                var number = units / (decimal)Math.Pow(10, decimals);
                var text = Encoding.ASCII.GetBytes(number.ToString($"F{decimals}", CultureInfo.InvariantCulture));

                X12Number.Parse(text, 2, out var hundredths).ShouldBe(NumberState.Exact);
                X12Number.Parse(text, 4, out var tenThousandths).ShouldBe(NumberState.Exact);

                hundredths.ShouldBe((long)(number * 100));
                tenThousandths.ShouldBe((long)(number * 10_000));
            },
            iter: 5000);

    [Fact]
    public void TryParseShort_AnyTextBetweenOthers_IsWhatParseReads() =>
        Gen.Select(Gen.String[Gen.Char["0123456789.-+ A"], 0, 10], Gen.Int[0, 4]).Sample(
            (text, scale) =>
            {
                var bytes = Encoding.ASCII.GetBytes(text + "*9999.99*");

                var isShort = X12Number.TryParseShort(ref bytes[0], text.Length, scale, out var value);

                if (isShort)
                {
                    X12Number.Parse(bytes.AsSpan(0, text.Length), scale, out var expected).ShouldBe(NumberState.Exact);
                    value.ShouldBe(expected);
                }
            },
            iter: 20_000);

    [Theory]
    [InlineData("1.005", 101)]
    [InlineData("1.004", 100)]
    [InlineData("-1.005", -101)]
    public void Parse_MoreThanTwoDecimals_IsRoundedAndSaid(string text, long hundredths)
    {
        X12Number.Parse(Encoding.ASCII.GetBytes(text), 2, out var value).ShouldBe(NumberState.Rounded);

        value.ShouldBe(hundredths);
    }

    [Theory]
    [InlineData("ABC")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1,000")]
    [InlineData("1E5")]
    [InlineData("99999999999999999999")]
    public void Parse_NotANumber_IsInvalid(string text) =>
        X12Number.Parse(Encoding.ASCII.GetBytes(text), 2, out _).ShouldBe(NumberState.Invalid);

    [Theory]
    [InlineData("20250228", "2025-02-28")]
    [InlineData("250228", "2025-02-28")]
    [InlineData("850228", "1985-02-28")]
    [InlineData("202502281230", "2025-02-28")]
    public void TryParse_Date_IsRead(string text, string date)
    {
        X12Date.TryParse(Encoding.ASCII.GetBytes(text), out var read).ShouldBeTrue();

        read.ShouldBe(DateOnly.Parse(date));
    }

    [Theory]
    [InlineData("20230229")]
    [InlineData("20231301")]
    [InlineData("00000000")]
    [InlineData("2023")]
    [InlineData("2023-1-1")]
    public void TryParse_NotADate_IsFalseAndEmpty(string text)
    {
        X12Date.TryParse(Encoding.ASCII.GetBytes(text), out var read).ShouldBeFalse();

        read.ShouldBeNull();
    }

    [Fact]
    public void TryParseRange_TwoDates_GivesBothEnds()
    {
        X12Date.TryParseRange("20250101-20250131"u8, out var from, out var to).ShouldBeTrue();

        (from, to).ShouldBe((new DateOnly(2025, 1, 1), new DateOnly(2025, 1, 31)));
    }
}
