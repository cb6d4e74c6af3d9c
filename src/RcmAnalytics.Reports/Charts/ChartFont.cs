using ScottPlot;
using SkiaSharp;

namespace RcmAnalytics.Reports.Charts;

/// <summary>
/// DejaVu Sans from this assembly. Without a font of its own a chart on a machine without fonts would silently have no
/// text, and one with fonts would look like that machine.
/// </summary>
internal sealed class ChartFont : IFontResolver
{
    public const string Family = "DejaVu Sans";

    private const string RegularFile = "DejaVuSans.ttf";
    private const string BoldFile = "DejaVuSans-Bold.ttf";

    private static readonly Lazy<ChartFont> Registered = new(Register);

    private ChartFont()
    {
        Regular = Load(RegularFile);
        Bold = Load(BoldFile);
    }

    public SKTypeface Regular { get; }

    public SKTypeface Bold { get; }

    /// <summary>The font, known to the plotting library too.</summary>
    public static ChartFont Use() => Registered.Value;

    /// <summary>The bytes of a face, for documents that carry their font.</summary>
    public static byte[] File(bool bold)
    {
        using var bytes = new MemoryStream();
        using var resource = Resource(bold ? BoldFile : RegularFile);
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => bold ? Bold : Regular;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        weight >= FontWeight.SemiBold ? Bold : Regular;

    private static ChartFont Register()
    {
        var font = new ChartFont();
        ScottPlot.Fonts.FontResolvers.Insert(0, font);
        ScottPlot.Fonts.Default = Family;
        ScottPlot.Fonts.Reset();
        return font;
    }

    private static SKTypeface Load(string file)
    {
        using var resource = Resource(file);
        return SKTypeface.FromStream(resource);
    }

    private static Stream Resource(string file) =>
        typeof(ChartFont).Assembly.GetManifestResourceStream(file)
        ?? throw new InvalidOperationException($"{file} is not part of the assembly.");
}
