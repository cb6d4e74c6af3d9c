using System.Text;

namespace RcmAnalytics.Reports.Charts;

/// <summary>Puts the font into the picture, so that it looks the same wherever it is opened.</summary>
internal static class SvgFont
{
    public static byte[] Embed(byte[] svg)
    {
        var text = Encoding.UTF8.GetString(svg);
        var open = text.IndexOf('>', text.IndexOf("<svg", StringComparison.Ordinal)) + 1;
        var used = text.Where(character => !char.IsControl(character)).ToHashSet();
        return Encoding.UTF8.GetBytes(
            $"{text[..open]}<style>{Face(used, bold: false)}{Face(used, bold: true)}</style>{text[open..]}");
    }

    private static string Face(IReadOnlySet<char> used, bool bold)
    {
        var subset = FontSubset.Of(ChartFont.File(bold), used);
        return $"@font-face{{font-family:\"{ChartFont.Family}\";font-weight:{(bold ? "bold" : "normal")};"
            + $"src:url(data:font/ttf;base64,{Convert.ToBase64String(subset)})}}";
    }
}
