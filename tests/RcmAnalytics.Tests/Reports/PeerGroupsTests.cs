using CsCheck;
using RcmAnalytics.Reports.Benchmarks;

namespace RcmAnalytics.Tests.Reports;

public sealed class PeerGroupsTests
{
    private static readonly string[] Seven = ["A", "B", "C", "D", "E", "F", "G"];

    [Fact]
    public void Count_FourPractices_IsNone() =>
        PeerGroups.Count(Seven.Take(4), Seven.ToHashSet(), null).ShouldBeEmpty();

    [Fact]
    public void Count_AllOfSeven_IsSeven() =>
        PeerGroups.Count(Seven, Seven.ToHashSet(), null).ShouldBe(Seven);

    [Fact]
    public void Count_OneOfSevenLeftOut_IsNone() =>
        PeerGroups.Count(Seven, Seven.Skip(1).ToHashSet(), null).ShouldBeEmpty();

    // An asker who sees four of seven could work out the other three; one who sees all or one learns nothing of anyone.
    [Theory]
    [InlineData("", 7)]
    [InlineData("A", 7)]
    [InlineData("ABC", 7)]
    [InlineData("ABCD", 0)]
    [InlineData("ABCDEF", 0)]
    [InlineData("ABCDEFG", 7)]
    public void Count_PracticesTheAskerSees_LeaveFourUnknownOrNone(string seen, int counted) =>
        PeerGroups.Count(Seven, Seven.ToHashSet(), [.. seen.Select(letter => $"{letter}")]).Count.ShouldBe(counted);

    [Fact]
    public void Count_AnyTwoFilters_DifferByFiveOrMoreOrNotAtAll() =>
        Gen.Select(Gen.Int[0, 23], Gen.ULong, Gen.ULong).Sample((practices, one, other) =>
        {
            var all = Enumerable.Range(0, practices).Select(number => $"P{number:00}").ToList();
            HashSet<string> Asked(ulong bits) =>
                [.. PeerGroups.Count(all, all.Where((_, index) => (bits >> index & 1) == 1 || bits % 3 == 0).ToHashSet(), null)];
            var (first, second) = (Asked(one), Asked(other));

            first.SymmetricExceptWith(second);

            (first.Count is 0 or >= PeerGroups.Fewest).ShouldBeTrue();
        });

    [Theory]
    [InlineData(0.0512, "percent", 0.05)]
    [InlineData(0.0526, "percent", 0.055)]
    [InlineData(0.9974, "percent", 0.995)]
    [InlineData(18.5, "days", 19)]
    [InlineData(123.4, "money", 120)]
    [InlineData(0.00456, "number", 0.0046)]
    [InlineData(0, "money", 0)]
    [InlineData(-87.6, "money", -88)]
    public void Rounded_Figures_AreCoarse(double value, string format, double expected) =>
        PeerGroups.Rounded((decimal)value, format).ShouldBe((decimal)expected);
}
