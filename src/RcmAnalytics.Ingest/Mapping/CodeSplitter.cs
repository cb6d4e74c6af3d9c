using System.Text.RegularExpressions;

namespace RcmAnalytics.Ingest;

/// <summary>Takes a code apart. A part that is not there is empty.</summary>
internal static partial class CodeSplitter
{
    public static readonly IReadOnlyList<string> Names = ["procedure", "carc", "list", "icd", "qualified"];

    /// <summary>
    /// procedure: HC:99213:25, 99213-25, 99213,25 into code (1) and modifiers (2 to 5). carc: CO-45, CO45, 45,
    /// 16-LACKS INFO, Contractual Obligation 45 into group (1) and reason (2). list: the part of a list. icd: a diagnosis
    /// without its dot. qualified: what stands behind the last colon.
    /// </summary>
    public static string Part(string splitter, string text, int part) => splitter switch
    {
        "procedure" => Procedure(text, part),
        "carc" => Carc(text, part),
        "list" => text.Split(Separators, StringSplitOptions.TrimEntries).ElementAtOrDefault(part - 1) ?? "",
        "icd" => text.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant(),
        _ => text[(text.LastIndexOf(':') + 1)..],
    };

    private static readonly char[] Separators = [',', ';', '|', ':', '/'];

    private static string Procedure(string text, int part)
    {
        List<string> pieces = [.. text.Split([':', '-', ',', ' ', '^', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        // A qualifier stands before a colon: HC, AD, NU.
        if (pieces.Count > 1 && pieces[0].Length == 2 && text.Length > 2 && text[2] == ':')
        {
            pieces.RemoveAt(0);
        }

        return pieces.ElementAtOrDefault(part - 1) ?? "";
    }

    private static string Carc(string text, int part)
    {
        var first = text.Split([',', ';', '|'], 2)[0].Trim();
        var match = GroupAndReason().Match(first);
        if (match.Success)
        {
            return part == 1 ? match.Groups["group"].Value.ToUpperInvariant() : match.Groups["reason"].Value.ToUpperInvariant();
        }

        var worded = GroupWords.FirstOrDefault(words => first.StartsWith(words.Words, StringComparison.OrdinalIgnoreCase));
        if (worded.Words is null)
        {
            return "";
        }

        return part == 1 ? worded.Group : Carc(first[worded.Words.Length..].TrimStart(' ', '-', ':'), 2);
    }

    private static readonly (string Words, string Group)[] GroupWords =
    [
        ("Contractual Obligations", "CO"), ("Contractual Obligation", "CO"), ("Patient Responsibility", "PR"),
        ("Other Adjustments", "OA"), ("Other Adjustment", "OA"), ("Payor Initiated Reductions", "PI"),
        ("Payer Initiated Reductions", "PI"), ("Payer Initiated Reduction", "PI"), ("Correction and Reversals", "CR"),
    ];

    [GeneratedRegex(@"^(?:(?<group>CO|PR|OA|PI|CR)\s*[-: ]?\s*)?(?<reason>[A-Z]?\d{1,3})(?=$|[\s\-:.])", RegexOptions.IgnoreCase)]
    private static partial Regex GroupAndReason();
}
