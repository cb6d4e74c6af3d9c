using System.Text;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Reports.Charts;
using SkiaSharp;

namespace RcmAnalytics.Tests.Reports;

public sealed class ChartRendererTests
{
    private static readonly string[] Payers =
    [
        "Acme Health Plan", "Beacon", "Civic Medicare Advantage of the Northern Counties, Inc.", "Dunes", "Elm Blue",
        "Fjord Mutual", "Grove", "Harbor", "Isle State Medicaid", "Juniper", "Kite Workers Comp", "Lark", "Mesa", "North",
    ];

    private static readonly ChartRenderer Renderer = new(ChartTheme.Load(Repo.Path("dashboards")));

    public static TheoryData<string> Examples { get; } = ["line", "bar", "stacked", "combo", "ages", "negative"];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Render_Png_HasTheSizeAskedForAndTextInItsColour(string example)
    {
        var (spec, result) = Example(example);

        var png = Renderer.Render(spec with { Scale = 2 }, result, ChartFormat.Png);

        Keep(example, png);
        using var picture = SKBitmap.Decode(png);
        picture.Width.ShouldBe(2000);
        picture.Height.ShouldBe(1120);
        // The title's line, where nothing but text is drawn.
        Count(picture, new SKRectI(40, 40, 1000, 100), "#1b2733").ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Render_Dark_HasTheDarkGround()
    {
        var (spec, result) = Example("line");

        var png = Renderer.Render(spec with { Dark = true }, result, ChartFormat.Png);

        using var picture = SKBitmap.Decode(png);
        picture.GetPixel(2, 2).ShouldBe(SKColor.Parse("#12171d"));
    }

    [Fact]
    public void Render_Text_IsDrawnWithTheBundledFontWhateverIsInstalled()
    {
        var (spec, result) = Example("bar");
        Renderer.Render(spec, result, ChartFormat.Png);

        foreach (var asked in new[] { "DejaVu Sans", "A font nobody has", "Arial" })
        {
            ScottPlot.Fonts.GetTypeface(asked, false, false).FamilyName.ShouldBe("DejaVu Sans");
        }

        ChartFont.Use().Regular.GetGlyphs("Denials 4.2 %").ShouldAllBe(glyph => glyph != 0);
    }

    [Fact]
    public void Render_Svg_CarriesItsTextAndItsFont()
    {
        var (spec, result) = Example("combo");

        var svg = Renderer.Render(spec, result, ChartFormat.Svg);

        Keep("combo", svg, "svg");
        var text = Encoding.UTF8.GetString(svg);
        text.ShouldContain("@font-face{font-family:\"DejaVu Sans\";font-weight:normal;src:url(data:font/ttf;base64,");
        text.ShouldContain("<text");
        svg.Length.ShouldBeLessThan(120_000);
        System.Xml.Linq.XDocument.Parse(text).Root!.Name.LocalName.ShouldBe("svg");
    }

    [Fact]
    public void Subset_OfUsedCharacters_IsAFontThatDrawsThemAlike()
    {
        const string Words = "Net collection 97.5 % – é Å";
        using var part = SKTypeface.FromStream(new MemoryStream(FontSubset.Of(ChartFont.File(bold: false), Words)));

        part.GetGlyphs(Words).ShouldAllBe(glyph => glyph != 0);
        part.GetGlyphs("Z")[0].ShouldBe((ushort)0);
        using var wholeFont = new SKFont(ChartFont.Use().Regular, 20);
        using var partFont = new SKFont(part, 20);
        partFont.MeasureText(Words).ShouldBe(wholeFont.MeasureText(Words), tolerance: 0.01f);
        Outline(partFont, Words).ShouldBe(Outline(wholeFont, Words));
    }

    [Fact]
    public void Render_NoRows_SaysSo()
    {
        var (spec, _) = Example("bar");

        var png = Renderer.Render(spec, Results.By("denied_amount", "payer"), ChartFormat.Png);

        using var picture = SKBitmap.Decode(png);
        Count(picture, new SKRectI(20, 260, 400, 300), "#5b6875").ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Render_LineWithoutAGrain_IsRefused() =>
        Should.Throw<MetricException>(() => Renderer.Render(
                new ChartSpec { Kind = ChartKind.Line },
                Results.By("denied_amount", "payer", ("A", 1)),
                ChartFormat.Png))
            .Message.ShouldContain("ask for a grain");

    private static (ChartSpec Spec, MetricResult Result) Example(string name) => name switch
    {
        "line" => (new ChartSpec { Kind = ChartKind.Line, Title = "Initial denial rate by payer" },
            Results.MonthlyBy("initial_denial_rate", "payer", Payers[..4], 13, (payer, month) =>
                payer == 1 && month == 6 ? null : 0.04m + (0.02m * payer) + (0.004m * ((month * 7) % 5)))),
        "bar" => (new ChartSpec { Kind = ChartKind.Bar, Title = "Amount denied by payer" },
            Results.By("denied_amount", "payer", [.. Payers.Select((payer, index) => ((string?)payer, (decimal?)(98_765.4m / (index + 1))))])),
        "stacked" => (new ChartSpec { Kind = ChartKind.StackedBar, Title = "Open A/R by payer" },
            Results.MonthlyBy("open_ar", "payer", Payers, 13, (payer, month) => (250_000m / (payer + 1)) + (3_000m * month))),
        "combo" => (new ChartSpec { Kind = ChartKind.Combo, Title = "Charges, payments and the gross collection rate" },
            Results.Monthly(["charges", "payments", "gross_collection_rate"], 13, (metric, month) => metric switch
            {
                0 => 410_000m + (9_000m * (month % 4)),
                1 => 190_000m + (7_000m * (month % 3)),
                _ => 0.46m + (0.01m * (month % 3)),
            })),
        "ages" => (new ChartSpec { Kind = ChartKind.Bar, Title = "Open A/R by age" },
            Results.By("open_ar", "age_bucket", ("0-30", 210_000), ("121-150", 9_000), ("151-180", 4_000), ("181+", 31_000), ("31-60", 80_000), ("61-90", 30_500), ("91-120", 12_000))),
        _ => (new ChartSpec { Kind = ChartKind.Bar, Title = "Allowed against contract by payer" },
            Results.By("underpayment_variance", "payer", ("Acme", 120.5m), ("Beacon", -4_310.25m), ("Civic", -80), (null, 12))),
    };

    private static string Outline(SKFont font, string words)
    {
        using var path = font.GetTextPath(words, new SKPoint(0, 0));
        return path.ToSvgPathData();
    }

    private static int Count(SKBitmap picture, SKRectI area, string color)
    {
        var wanted = SKColor.Parse(color);
        var found = 0;
        for (var y = area.Top; y < area.Bottom; y++)
        {
            for (var x = area.Left; x < area.Right; x++)
            {
                found += picture.GetPixel(x, y) == wanted ? 1 : 0;
            }
        }

        return found;
    }

    /// <summary>Set <c>RCM_KEEP_CHARTS</c> to a folder to look at what was drawn.</summary>
    private static void Keep(string name, byte[] picture, string extension = "png")
    {
        if (Environment.GetEnvironmentVariable("RCM_KEEP_CHARTS") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{name}.{extension}"), picture);
        }
    }
}
