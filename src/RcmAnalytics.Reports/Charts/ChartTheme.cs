using System.Text.Json;
using System.Text.Json.Serialization;

namespace RcmAnalytics.Reports.Charts;

/// <summary>Colours, font and number formats of <c>dashboards/theme.json</c>, shared with the web pages.</summary>
public sealed record ChartTheme
{
    public required string Font { get; init; }

    public required ChartPalette Light { get; init; }

    public required ChartPalette Dark { get; init; }

    public required IReadOnlyDictionary<string, NumberFormat> Formats { get; init; }

    public static ChartTheme Load(string dashboardsFolder)
    {
        using var file = File.OpenRead(Path.Combine(dashboardsFolder, "theme.json"));
        return JsonSerializer.Deserialize<ChartTheme>(file, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException("theme.json is empty.");
    }
}

public sealed record ChartPalette
{
    public required string Background { get; init; }

    public required string Surface { get; init; }

    public required string Text { get; init; }

    public required string Muted { get; init; }

    public required string Grid { get; init; }

    public required string Accent { get; init; }

    public required string Good { get; init; }

    public required string Bad { get; init; }

    public required string Warn { get; init; }

    public required IReadOnlyList<string> Series { get; init; }
}

/// <summary>How a number of a metric's format is shown.</summary>
public sealed record NumberFormat
{
    public required int Decimals { get; init; }

    public string Prefix { get; init; } = "";

    public string Suffix { get; init; } = "";

    public decimal Scale { get; init; } = 1;

    /// <summary>The number format of an Excel cell.</summary>
    [JsonPropertyName("excel")]
    public required string Excel { get; init; }
}
