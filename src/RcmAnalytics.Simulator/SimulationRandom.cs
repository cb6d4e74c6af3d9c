namespace RcmAnalytics.Simulator;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every platform and version, which the library's
/// generator does not promise.
/// </summary>
internal sealed class SimulationRandom(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>A stream of its own for one thing of many: what happens to one claim never moves another.</summary>
    public static SimulationRandom Of(ulong seed, ulong kind, ulong number) => new(Mix(Mix(seed + (kind * Golden)) + number));

    /// <summary>0 inclusive to 1 exclusive.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + (int)(Share() * (most - least + 1));

    /// <summary>About normal: the sum of four uniform draws.</summary>
    public double Around(double mean, double spread) =>
        mean + ((Share() + Share() + Share() + Share() - 2.0) * spread * 1.732);

    public T Pick<T>(IReadOnlyList<T> items) => items[(int)(Share() * items.Count)];

    /// <summary>Draws by weight; a weight of 0 is never drawn.</summary>
    public T PickWeighted<T>(IReadOnlyList<T> items, Func<T, double> weight)
    {
        var at = Share() * items.Sum(weight);
        foreach (var item in items)
        {
            at -= weight(item);
            if (at < 0)
            {
                return item;
            }
        }

        return items.Last(item => weight(item) > 0);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private ulong Next()
    {
        _state += Golden;
        return Mix(_state);
    }
}
