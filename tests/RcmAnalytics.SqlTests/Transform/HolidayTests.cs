namespace RcmAnalytics.SqlTests.Transform;

/// <summary>The seed of holidays is what the rules of 5 U.S.C. 6103 give, worked out here a second time.</summary>
public sealed class HolidayTests
{
    [Fact]
    public void Seed_EveryYear_IsWhatTheRulesGive()
    {
        var seed = File.ReadLines(Path.Combine(SqlFolder.Path, "seeds", "seed_holidays.csv")).Skip(1)
            .Select(line => string.Join(',', line.Split(',')[..2])).Order(StringComparer.Ordinal);

        seed.ShouldBe(Enumerable.Range(2015, 35).SelectMany(Of).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Seed_HolidaysOnAWeekend_AreKeptBesideIt()
    {
        var seed = File.ReadAllText(Path.Combine(SqlFolder.Path, "seeds", "seed_holidays.csv"));

        seed.ShouldContain("2026-07-03,independence,"); // 4 July 2026 is a Saturday
        seed.ShouldContain("2027-07-05,independence,"); // a Sunday
        seed.ShouldContain("2026-11-26,thanksgiving,");
        seed.ShouldContain("2025-05-26,memorial,");
    }

    private static IEnumerable<string> Of(int year)
    {
        (string Name, DateOnly Day)[] days =
        [
            ("new_year", Kept(new(year, 1, 1))),
            ("martin_luther_king", Weekday(year, 1, DayOfWeek.Monday, 15)),
            ("presidents", Weekday(year, 2, DayOfWeek.Monday, 15)),
            ("memorial", Weekday(year, 5, DayOfWeek.Monday, 25)),
            ("juneteenth", Kept(new(year, 6, 19))),
            ("independence", Kept(new(year, 7, 4))),
            ("labor", Weekday(year, 9, DayOfWeek.Monday, 1)),
            ("columbus", Weekday(year, 10, DayOfWeek.Monday, 8)),
            ("veterans", Kept(new(year, 11, 11))),
            ("thanksgiving", Weekday(year, 11, DayOfWeek.Thursday, 22)),
            ("christmas", Kept(new(year, 12, 25))),
        ];
        return days.Where(day => year >= 2021 || day.Name != "juneteenth").Select(day => $"{day.Day:yyyy-MM-dd},{day.Name}");
    }

    /// <summary>The weekday on or after a day of the month: the third Monday lies between the 15th and the 21st.</summary>
    private static DateOnly Weekday(int year, int month, DayOfWeek weekday, int from)
    {
        var day = new DateOnly(year, month, from);
        return day.AddDays((weekday - day.DayOfWeek + 7) % 7);
    }

    private static DateOnly Kept(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}
