using System.Globalization;
using System.Text;

namespace RcmAnalytics.Simulator.Faults;

/// <summary>
/// Files of the simulation with one thing damaged in each, and what a reader must report of them. They stand apart in
/// <c>faults/</c>: nothing of the truth counts them.
/// </summary>
internal sealed class FaultFiles(ulong seed)
{
    private const ulong RandomKind = 900;

    // A short interchange shows its fault as well as a long one; of long ones the shortest of the run is kept.
    private const int ShortEnough = 6_000;

    private static readonly Fault[] Faults =
    [
        new("835", "amount_with_three_decimals", [("amount_rounded", "warning")], text =>
        {
            var line = text.Any("SVC");
            text[line][2] = text.Number(line, 2).ToString("0.00", CultureInfo.InvariantCulture) + "1";
        }),
        new("835", "component_separator_differs", [("component_separator_differs", "warning")], text =>
            text[0][16] = text.Component == ':' ? ">" : ":"),
        new("277ca", "control_number_differs", [("control_number_differs", "warning")], text => text.Add(text.Any("GE"), 2, 1)),
        new("835", "invalid_date", [("date_invalid", "error")], text => text[text.Any("DTM", "472")][2] = "20251345"),
        new("837", "lines_differ_from_claim", [("lines_differ_from_claim", "warning")], text => text.Add(text.Any("CLM"), 2, 25)),
        new("835", "missing_amount", [("claim_unbalanced", "warning"), ("element_missing", "error")], text => text[text.Any("CLP")][3] = ""),
        new("277ca", "missing_ge", [("missing_ge", "warning")], text => text.Remove("GE")),
        new("837", "missing_iea", [("missing_iea", "warning")], text => text.Remove("IEA")),
        new("835", "negative_payment", [("payment_negative", "warning")], text =>
        {
            var payment = text.Any("BPR");
            var taken = text.Number(payment, 2) + 100;
            text.Add(payment, 2, -taken);
            text.Insert(payment, "PLB", "1999999984", "20251231", $"WO{text.Component}INVENTED", taken.ToString("0.##", CultureInfo.InvariantCulture));
        }),
        new("277ca", "status_without_category", [("element_missing", "error")], text => text[text.Any("STC")][1] = ""),
        new("837", "text_amount", [("amount_not_numeric", "error"), ("lines_differ_from_claim", "warning")], text =>
        {
            var (line, amount) = text.Last("SV1") is var professional and >= 0 ? (professional, 2) : (text.Last("SV2"), 3);
            text[line][amount] = "SEE NOTE";
        }),
        new("837", "truncated_mid_segment",
            [("missing_ge", "warning"), ("missing_iea", "warning"), ("missing_se", "warning"), ("segment_unterminated", "error")], _ => { },
            text => text.Until(text.Last("SE") - 1)),
        new("835", "unbalanced_claim", [("claim_unbalanced", "warning")], text => text.Add(text.Any("CLP"), 3, 10)),
        new("835", "unbalanced_line", [("line_unbalanced", "warning")], text => text.Add(text.Any("SVC"), 2, 10)),
        new("835", "unbalanced_payment", [("payment_unbalanced", "warning")], text => text.Add(text.Any("BPR"), 2, 1)),
        new("277ca", "unknown_segment", [("segment_unknown", "info")], text => text.Insert(text.Any("ST"), "ZZ9", "INVENTED")),
        new("837", "wrong_segment_count", [("segment_count_wrong", "warning")], text => text.Add(text.Any("SE"), 1, 3)),
        new("835", "wrong_transaction_count", [("transaction_count_wrong", "warning")], text => text.Add(text.Any("GE"), 1, 1)),
    ];

    private readonly SortedDictionary<string, string> _sound = new(StringComparer.Ordinal);

    /// <summary>Offers an interchange of the run as one to damage.</summary>
    public void Offer(string kind, string text)
    {
        if (IsFit(kind, text) && (!_sound.TryGetValue(kind, out var kept) || (kept.Length > ShortEnough && text.Length < kept.Length)))
        {
            _sound[kind] = text;
        }
    }

    /// <summary>The damaged files, then <c>truth/faults.csv</c>: a row for each rule that a file must report.</summary>
    public IEnumerable<SimulatedFile> Files()
    {
        var truth = new StringBuilder("file,rule,severity,count\n");
        for (var number = 0; number < Faults.Length; number++)
        {
            var fault = Faults[number];
            // A run of few claims may have had no payment at all.
            if (!_sound.TryGetValue(fault.Kind, out var sound))
            {
                continue;
            }

            var path = $"faults/{fault.Name}.edi";
            var text = new BrokenInterchange(sound, SimulationRandom.Of(seed, RandomKind, (ulong)number));
            fault.Damage(text);
            yield return new SimulatedFile(path, fault.Write(text));
            foreach (var (rule, severity) in fault.Reports)
            {
                truth.Append($"{path},{rule},{severity},1\n");
            }
        }

        yield return new SimulatedFile("faults/not_x12.edi", "This is a letter about a payment, not a remittance.\nIt has no segments at all.\n");
        truth.Append("faults/not_x12.edi,file_refused,error,1\n");
        yield return new SimulatedFile("truth/faults.csv", truth.ToString());
    }

    private static bool IsFit(string kind, string text) => kind switch
    {
        "835" => text.Contains("SVC", StringComparison.Ordinal),
        "837" or "277ca" => true,
        _ => false,
    };

    private sealed record Fault(
        string Kind, string Name, (string Rule, string Severity)[] Reports, Action<BrokenInterchange> Damage, Func<BrokenInterchange, string> Write)
    {
        public Fault(string kind, string name, (string Rule, string Severity)[] reports, Action<BrokenInterchange> damage)
            : this(kind, name, reports, damage, text => text.ToString())
        {
        }
    }
}
