using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Life;

/// <summary>Something planted in the data, to be found.</summary>
internal sealed record Story(
    string Name, string What, string Practice, string Payer, string Location, string Procedures, DateOnly From, DateOnly? To, string Size);

/// <summary>The planted stories and what they do to those they touch.</summary>
internal sealed class Stories
{
    private static readonly string[] UnderpaidCodes = ["99214", "20610"];

    private readonly DateOnly _slow;
    private readonly DateOnly _underpaid;
    private readonly DateOnly _spike;
    private readonly DateOnly _spikeEnd;
    private readonly DateOnly _lag;
    private readonly DateOnly _modifiers;
    private readonly DateOnly _limit;
    private readonly Practice _spikePractice;
    private readonly Practice _lagPractice;
    private DateOnly? _failed;
    private DateOnly? _refused;

    public Stories(SimulationOptions options, IReadOnlyList<Practice> practices)
    {
        DateOnly At(double share) => options.Start.AddMonths((int)(options.Months * share));
        (_slow, _underpaid, _spike, _lag, _modifiers, _limit) = (At(0.6), At(0.45), At(0.5), At(0.4), At(0.55), At(0.65));
        _spikeEnd = _spike.AddMonths(3).AddDays(-1);
        _spikePractice = practices[0];
        _lagPractice = practices[practices.Count > 1 ? 1 : 0];
        FailedFrom = At(0.3).AddDays(12);
        RefusedFrom = At(0.7).AddDays(9);
        All =
        [
            new("payer_slows", "Pays 12 days later", "", Payers.Coastal.Id, "", "", _slow, null, "12 days"),
            new("payer_underpays", "Allows two procedures 7 % less than its contract", "", Payers.Evergreen.Id, "",
                string.Join(' ', UnderpaidCodes), _underpaid, null, "7 %"),
            new("authorization_spike", "Denials for a missing authorization (197) at one location", _spikePractice.Npi, "",
                _spikePractice.Locations[1].Npi, "", _spike, _spikeEnd, "20 % of claims"),
            new("charge_lag", "Charges are entered later", _lagPractice.Npi, "", "", "", _lag, null, "8 days"),
            new("modifiers_off", "Denies as bundled (97) what modifier 25 keeps apart", "", Payers.Atlas.Id, "", "", _modifiers, null, "every line"),
            new("batch_failed", "A batch fails the syntax check (999 R) and is sent again", practices[0].Npi, "", "", "", FailedFrom, null, "one batch"),
            new("batch_refused", "A batch is refused whole (277CA) and is sent again", practices[^1].Npi, "", "", "", RefusedFrom, null, "one batch"),
            new("filing_limit_cliff", "The filing limit falls to 14 days", "", Payers.Prairie.Id, "", "", _limit, null, "14 days"),
        ];
        LastPractice = practices[^1];
    }

    public IReadOnlyList<Story> All { get; }

    private DateOnly FailedFrom { get; }

    private DateOnly RefusedFrom { get; }

    private Practice LastPractice { get; }

    public int SlowerDays(Payer payer, DateOnly received) => payer == Payers.Coastal && received >= _slow ? 12 : 0;

    public bool IsUnderpaid(Payer payer, VisitLine line, DateOnly service) =>
        payer == Payers.Evergreen && service >= _underpaid && UnderpaidCodes.Contains(line.Service.Code);

    public bool IsAuthorizationSpike(ClaimLife life) =>
        life.Location == _spikePractice.Locations[1] && life.Service >= _spike && life.Service <= _spikeEnd;

    public int LaterEntryDays(Practice practice, DateOnly service) => practice == _lagPractice && service >= _lag ? 8 : 0;

    public bool IgnoresModifiers(Payer payer, DateOnly service) => payer == Payers.Atlas && service >= _modifiers;

    /// <summary>The first day of service that the shorter limit holds for, and the limit.</summary>
    public (Payer Payer, DateOnly From, int Days) ShorterLimit => (Payers.Prairie, _limit, 14);

    public int FilingLimit(Payer payer, DateOnly service) =>
        payer == ShorterLimit.Payer && service >= _limit ? ShorterLimit.Days : payer.FilingLimitDays;

    /// <summary>What becomes of a whole batch: each story takes the first batch of its practice that comes after its day.</summary>
    public SubmissionFate FateOfBatch(Practice practice, DateOnly day)
    {
        if (practice == _spikePractice && day >= FailedFrom && _failed is null)
        {
            _failed = day;
            return SubmissionFate.BatchFailed;
        }

        if (practice == LastPractice && day >= RefusedFrom && _refused is null)
        {
            _refused = day;
            return SubmissionFate.BatchRefused;
        }

        return SubmissionFate.Accepted;
    }
}
