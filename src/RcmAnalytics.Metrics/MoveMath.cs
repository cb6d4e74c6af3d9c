namespace RcmAnalytics.Metrics;

/// <summary>
/// Splits the change of a figure into what each member contributed. A ratio's change is split by the midpoint method:
/// a member's weight is its share of the denominator; its rate's change counts with the weight halfway (rate), its weight's
/// change with the distance of its rate halfway from that of all together (mix). Both sum to the change.
/// </summary>
public static class MoveMath
{
    /// <summary>Digits a ratio's contributions are given with; what rounding leaves goes to the largest.</summary>
    private const int Digits = 12;

    /// <param name="before">All together.</param>
    /// <param name="after">All together.</param>
    /// <param name="change">What the contributions must sum to: the difference of the two figures as they are shown.</param>
    /// <param name="members">In an order that does not depend on chance: of two largest the first takes the remainder.</param>
    public static IReadOnlyList<MoveContribution> OfRatio(
        RatioParts before,
        RatioParts after,
        decimal change,
        IReadOnlyList<(RatioParts Before, RatioParts After)> members)
    {
        if (members.Count == 0)
        {
            return [];
        }

        var middle = ((before.Numerator / before.Denominator) + (after.Numerator / after.Denominator)) / 2;
        var contributions = members.Select(member => OfMember(before, after, middle, member.Before, member.After)).ToList();
        var largest = contributions.IndexOf(contributions.MaxBy(contribution => Math.Abs(contribution.Change)));
        var remainder = change - contributions.Sum(contribution => contribution.Change);
        contributions[largest] = contributions[largest] with { Rate = contributions[largest].Rate + remainder };
        return contributions;
    }

    private static MoveContribution OfMember(
        RatioParts allBefore,
        RatioParts allAfter,
        decimal middle,
        RatioParts before,
        RatioParts after)
    {
        var (weightBefore, weightAfter) = (before.Denominator / allBefore.Denominator, after.Denominator / allAfter.Denominator);
        var whole = (after.Numerator / allAfter.Denominator) - (before.Numerator / allBefore.Denominator)
            - (middle * (weightAfter - weightBefore));
        // Who has nothing to divide by in one period moved no rate: the other period's stands in. What it paid all the
        // same is in the whole, and so in the rate.
        var rateBefore = before.Rate ?? after.Rate;
        var rateAfter = after.Rate ?? before.Rate;
        var mix = rateBefore is { } first && rateAfter is { } last
            ? (weightAfter - weightBefore) * (((first + last) / 2) - middle)
            : 0;
        mix = Math.Round(mix, Digits);
        return new MoveContribution(mix, Math.Round(whole, Digits) - mix);
    }
}

/// <summary>What a ratio is made of.</summary>
public readonly record struct RatioParts(decimal Numerator, decimal Denominator)
{
    internal decimal? Rate => Denominator == 0 ? null : Numerator / Denominator;
}

/// <summary>A member's part of a ratio's change.</summary>
/// <param name="Mix">It has more or less weight than before, and another rate than all together.</param>
/// <param name="Rate">Its own rate is another than before.</param>
public readonly record struct MoveContribution(decimal Mix, decimal Rate)
{
    public decimal Change => Mix + Rate;
}
