using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using RcmAnalytics.Metrics;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace RcmAnalytics.Tests.Reports;

public sealed class PackWriterTests
{
    [Fact]
    public async Task Write_Scorecard_HasTheFiguresWorkedOutByHand()
    {
        using var workbook = await OpenAsync();

        // Net collection: 19 of 20 claims are paid 60 of 80 allowed. Days in A/R: 1,460.25 over
        // 6,000 in 90 days; a year ago 860.25 over the 4,000 of the 56 days since the first charge.
        Dump(workbook.Worksheet("Scorecard"), "A6:J18").ShouldBe(
        [
            "Number | Month | Month before | Same month last year | Three-month average | Numerator | Denominator | Good is | Against month before | Ripe",
            "Charges | 2000 $#,##0.00 | 2000 | 2000 | 2000 | | | higher | same |",
            "Payments | 1200 $#,##0.00 | 1200 | 1200 | 1200 | | | higher | same |",
            "Gross collection rate | =F9/G9 0.6 0.0% | 0.6 | 0.6 | 0.6 | 1200 | 2000 | neither | |",
            "Net collection rate | =F10/G10 0.75 0.0% | 0.75 | 0.75 | 0.75 | 1140 | 1520 | higher | same | 1",
            "Claims submitted | 20 #,##0 | 20 | 20 | 20 | | | higher | same |",
            "Clean claim rate | =F12/G12 1 0.0% | 1 | 1 | 1 | 20 | 20 | higher | same | 1",
            "Initial denial rate | =F13/G13 0.05 0.0% | 0.05 | 0.05 | 0.05 | 1 | 20 | lower | same |",
            "First-pass resolution rate | =F14/G14 0.95 0.0% | 0.95 | 0.95 | 0.95 | 19 | 20 | higher | same |",
            "Payer turnaround, median | 12 0.0 | 12 | 12 | 12 | | | lower | same | 1",
            "Open A/R | 1460.25 $#,##0.00 | 1410.25 | 860.25 | 1410.25 | | | lower | worse |",
            "Days in A/R | =F17/G17 21.90375 0.0 | 21.15375 | 12.0435 | 21.15375 | 1460.25 | 66.66666667 | lower | worse |",
            "A/R over 90 days | =F18/G18 0.4519774 0.0% | 0.43254742 | 0.06974717 | 0.43207128 | 660 | 1460.25 | lower | worse |",
        ]);
    }

    [Fact]
    public async Task Write_MonthStillGrowing_IsNotCalledBetterOrWorse()
    {
        await using var marts = await PackFixture.OpenAsync();
        await marts.Warehouse.ExecuteAsync(
            "update rcm.fct_claims set is_adjudicated = false, first_adjudicated_date = null, paid_amount = 0, allowed_amount = 0 "
            + "where claim_key in ('c13-3', 'c13-4')",
            TestContext.Current.CancellationToken);
        using var workbook = new XLWorkbook(await marts.WriteAsync());

        Dump(workbook.Worksheet("Scorecard"), "H10:J10").ShouldBe(["higher | too early | 0.9 0.0%"]);
    }

    [Fact]
    public async Task Write_EveryFormula_GivesTheMetricsFigure()
    {
        await using var marts = await PackFixture.OpenAsync();
        using var workbook = new XLWorkbook(await marts.WriteAsync());
        var request = new MetricRequest
        {
            Metrics = ["initial_denial_rate", "initial_denial_rate_dollars"],
            Grain = MetricGrain.Month,
            From = new DateOnly(2024, 3, 1),
            To = new DateOnly(2025, 3, 31),
        };
        var expected = await RcmAnalytics.Reports.MetricReader.ReadAsync(
            marts.Warehouse, Results.Catalog, request, TestContext.Current.CancellationToken);

        var table = workbook.Worksheet("Denials").Table("Denials_Thirteenmonths");

        foreach (var (metric, index) in request.Metrics.Select((name, index) => (Results.Catalog.Describe(name).Label, index)))
        {
            var cells = table.DataRange.Rows().Select(row => row.Field(metric)).ToList();
            cells.ShouldAllBe(cell => cell.HasFormula);
            cells.Select(cell => Math.Round(Convert.ToDecimal(cell.Value), 9))
                .ShouldBe(expected.Rows.Select(row => Math.Round(row.Cells[index].Value!.Value, 9)));
        }
    }

    // Each of the twelve months before collected 0.75 and waited 12 days. Twenty claims a month are too few for a band of a
    // counted rate, and one practice has no peers.
    [Fact]
    public async Task Write_Benchmarks_HoldTheMonthAgainstOwnMonthsAndWhatIsPublished()
    {
        await using var marts = await PackFixture.OpenAsync();
        await marts.Warehouse.ExecuteAsync(
            """
            insert into rcm.dim_benchmarks values
                ('initial_denial_rate', 'hospitals', 2022, 0.15, null, 'a survey', 'P', true),
                ('initial_denial_rate', 'some', 2023, 0.11, null, 'hearsay', 'B', false);
            update rcm.fct_claims set days_to_first_adjudication = 30 where claim_key like 'c13-%'
            """,
            TestContext.Current.CancellationToken);
        using var workbook = new XLWorkbook(await marts.WriteAsync());
        var sheet = workbook.Worksheet("Benchmarks");

        Dump(sheet, "A7:L7").ShouldBe(["Net collection rate | 0.75 0.0% | 0.75 | 0.75 | 0.75 | higher | usual | | | | |"]);
        Dump(sheet, "A9:L9").ShouldBe(["Initial denial rate | 0.05 0.0% | | | | lower | | | | | |"]);
        Dump(sheet, "A13:L13").ShouldBe(["Payer turnaround, median | 30 0.0 | 12 | 12 | 12 | lower | worse | | | | |"]);
        sheet.CellsUsed(cell => cell.GetString() == "Peers: Fewer than 5 practices have this figure.").ShouldHaveSingleItem();
        sheet.Table("Published").DataRange.Rows().Select(row => row.Cell(6).GetString()).ShouldBe(["hospitals (a survey)"]);
    }

    [Fact]
    public async Task Write_Ageing_AddsUpToOpenReceivables()
    {
        using var workbook = await OpenAsync();

        Dump(workbook.Worksheet("A-R ageing"), "A23:E28").ShouldBe(
        [
            "Payer | 0-30 days | 121-150 days | 181+ days | Total",
            "Acme Health | 800.25 $#,##0.00 | 0 | 10 | =SUM(B24:D24) 810.25",
            "Beacon | 0 $#,##0.00 | 650 | 0 | =SUM(B25:D25) 650",
            "Total | =SUM(B24:B25) 800.25 $#,##0.00 | =SUM(C24:C25) 650 | =SUM(D24:D25) 10 | =SUM(E24:E25) 1460.25",
            "Open A/R counted whole | | | | 1460.25 $#,##0.00",
            "Difference (must be zero) | | | | =ROUND(E26-E27,2) 0 $#,##0.00",
        ]);
    }

    // A line of 12.50 short a month, of one project: twelve months are 150.00 and twelve services.
    [Fact]
    public async Task Write_Underpayments_AreProjectsLargestFirst()
    {
        using var workbook = await OpenAsync();

        var project = workbook.Worksheet("Underpayments").CellsUsed(cell => cell.GetString() == "P1 99213 -12.5 %").ShouldHaveSingleItem();
        project.CellRight(1).GetValue<decimal>().ShouldBe(150m);
        project.CellRight(2).GetValue<int>().ShouldBe(12);
    }

    // April: 400 x 1.25 x 0.2 x 1.1 and 1,000 x 0.5 x 1.1 x 0.2; May: 1,000 x 0.5 x 0.3.
    [Fact]
    public async Task Write_Forecast_IsTheSumOfItsParts()
    {
        using var workbook = await OpenAsync();

        Dump(workbook.Worksheet("Forecast parts"), "E7:K9").ShouldBe(
        [
            "chain ladder | 400 $#,##0.00 | 1.25 | 1 | 0.2 | 1.1 | =ROUND(F7*G7*H7*I7*J7,2) 110",
            "charges to come | 1000 $#,##0.00 | 0.5 | 1.1 | 0.2 | 1 | =ROUND(F8*G8*H8*I8*J8,2) 110",
            "charges to come | 1000 $#,##0.00 | 0.5 | 1 | 0.3 | 1 | =ROUND(F9*G9*H9*I9*J9,2) 150",
        ]);
        Dump(workbook.Worksheet("Forecast"), "B24:F28").ShouldBe(
        [
            "=SUM('Forecast parts'!K7:K8) 220 $#,##0.00 | 110 | =B24-C24 110 | 180 | 260",
            "=SUM('Forecast parts'!K9:K9) 150 $#,##0.00 | 0 | =B25-C25 150 | 120 | 180",
            "=SUM(B24:B25) 370 $#,##0.00 | =SUM(C24:C25) 110 | =SUM(D24:D25) 260 | |",
            "370 $#,##0.00 | | | |",
            "=ROUND(B26-B27,2) 0 $#,##0.00 | | | |",
        ]);
    }

    [Fact]
    public async Task Write_WhatMoved_HasTheMembersAndTheirSum()
    {
        using var workbook = await OpenAsync();
        var sheet = workbook.Worksheet("What moved");

        // Balances grew by P2's 50, of 1,410.25; over 90 days are P2's and ten dollars of P1.
        var rows = sheet.Table("Whatmoved_Fromthemonthbeforebypayer").DataRange.Rows().ToList();
        var open = rows.FindIndex(row => row.Cell(1).GetString() == "Open A/R");
        var first = rows[open].RowNumber();
        Dump(sheet, $"A{first}:H{first + 2}").ShouldBe(
        [
            "Open A/R | Beacon | 600 $#,##0.00 | 650 | 50 | | |",
            "Open A/R | Acme Health | 810.25 $#,##0.00 | 810.25 | 0 | | |",
            $"Open A/R | All together | 1410.25 $#,##0.00 | 1460.25 | =SUM(E{first}:E{first + 1}) 50 | | | =ROUND(E{first + 2}-(D{first + 2}-C{first + 2}),9) 0",
        ]);
        sheet.CellsUsed(cell => cell.HasFormula && cell.FormulaA1.StartsWith("ROUND", StringComparison.Ordinal))
            .Select(cell => Convert.ToDecimal(cell.Value)).ShouldAllBe(difference => difference == 0);
    }

    [Fact]
    public async Task Write_Sheets_AreTablesThatFreezeAndPrintOnePageWide()
    {
        using var workbook = await OpenAsync();

        workbook.Worksheets.Select(sheet => sheet.Name)
            .ShouldBe(["Scorecard", "What moved", "Benchmarks", "Restated", "Payers", "Denials", "Underpayments", "A-R ageing", "Cash", "Patients", "Forecast", "Forecast parts", "Definitions"]);
        foreach (var sheet in workbook.Worksheets)
        {
            sheet.Tables.ShouldNotBeEmpty(sheet.Name);
            sheet.SheetView.SplitRow.ShouldBe(3, sheet.Name);
            sheet.PageSetup.PageOrientation.ShouldBe(XLPageOrientation.Landscape, sheet.Name);
            sheet.PageSetup.PagesWide.ShouldBe(1, sheet.Name);
            sheet.Cell("A3").GetString().ShouldBe("All practices, March 2025. Data as of 31 March 2025.");
        }

        workbook.Worksheet("Scorecard").Table("Scorecard_Thirteenmonths").DataRange.FirstRow().Cell(1).GetDateTime()
            .ShouldBe(new DateTime(2024, 3, 1));
        workbook.Worksheet("Scorecard").CellsUsed(cell => cell.GetString().StartsWith("By ", StringComparison.Ordinal))
            .ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Write_Definitions_HoldEveryNumberOfThePack()
    {
        using var workbook = await OpenAsync();
        var named = PackFixture.Packs.Find("monthly").Sheets.Values.SelectMany(sheet => sheet.Blocks.Values)
            .SelectMany(block => block.Metrics).Distinct().Select(name => Results.Catalog.Describe(name).Label);

        workbook.Worksheet("Definitions").Table("Definitions").DataRange.Rows().Select(row => row.Cell(1).GetString())
            .ShouldBe(named);
    }

    [Fact]
    public async Task Write_Charts_ReadTheCellsThatHoldTheirFigures()
    {
        await using var marts = await PackFixture.OpenAsync();
        using var file = await marts.WriteAsync();
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        using var workbook = new XLWorkbook(file);

        var charts = document.WorkbookPart!.WorksheetParts
            .SelectMany(sheet => sheet.DrawingsPart?.ChartParts ?? [])
            .ToList();

        charts.Count.ShouldBe(9);
        foreach (var values in charts.SelectMany(chart => chart.ChartSpace.Descendants<C.NumberReference>()))
        {
            var place = values.Formula!.Text.Replace("$", "").Split('!');
            var cells = workbook.Worksheet(place[0].Trim('\'')).Range(place[1]).Cells().ToList();
            var cached = values.Descendants<C.NumericPoint>().Select(point => decimal.Parse(point.NumericValue!.Text));
            // A month without a figure has an empty cell and no point.
            cells.Where(cell => cell.GetString() is not "").Select(cell => Math.Round(Convert.ToDecimal(cell.Value), 6)).ShouldBe(cached.Select(value => Math.Round(value, 6)));
        }
    }

    [Fact]
    public async Task Write_Document_IsValid()
    {
        await using var marts = await PackFixture.OpenAsync();
        using var file = await marts.WriteAsync();
        if (Environment.GetEnvironmentVariable("RCM_KEEP_CHARTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "monthly.xlsx"), file.ToArray(), TestContext.Current.CancellationToken);
        }

        using var document = SpreadsheetDocument.Open(file, isEditable: false);

        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_PracticeOutsideTheScope_IsRefused()
    {
        await using var marts = await PackFixture.OpenAsync();

        var error = await Should.ThrowAsync<MetricException>(() => marts.WriteAsync("north", ["south"]));

        error.Message.ShouldBe("There is no practice 'north' among those you may see.");
    }

    [Fact]
    public async Task Write_ScopeWithoutRows_IsAPackOfNothing()
    {
        await using var marts = await PackFixture.OpenAsync();
        using var workbook = new XLWorkbook(await marts.WriteAsync(scope: ["south"]));

        workbook.Worksheet("Scorecard").Cell("B7").GetDouble().ShouldBe(0);
    }

    [Fact]
    public async Task Write_MonthWithoutData_IsRefused()
    {
        await using var marts = await PackFixture.OpenAsync();

        (await Should.ThrowAsync<MetricException>(() => marts.WriteAsync(month: 9))).Message
            .ShouldContain("from 2024-02 to 2025-03");
    }

    private static async Task<XLWorkbook> OpenAsync()
    {
        await using var marts = await PackFixture.OpenAsync();
        return new XLWorkbook(await marts.WriteAsync());
    }

    /// <summary>Rows of a range as text: formula, value, and the number format of each row's first number.</summary>
    private static IReadOnlyList<string> Dump(IXLWorksheet sheet, string range) =>
        [.. sheet.Range(range).Rows().Select(row => string.Join(" | ", row.Cells().Select(cell => Text(cell, row))).Replace("  ", " ").TrimEnd())];

    private static string Text(IXLCell cell, IXLRangeRow row)
    {
        var formula = cell.HasFormula && cell.FormulaA1.Length < 40 ? FormulaText(cell.FormulaA1) + " " : "";
        var isFirst = row.Cells().First(other => other.DataType == XLDataType.Number && !other.IsEmpty()
            || other.Address.ColumnNumber == row.LastCell().Address.ColumnNumber) == cell;
        return cell.Value switch
        {
            double number => $"{formula}{Math.Round((decimal)number, 8):0.########}{(isFirst ? " " + Short(cell) : "")}".TrimEnd(),
            var other => $"{formula}{other}".TrimEnd(),
        };
    }

    private static string FormulaText(string formula) =>
        "=" + (formula.StartsWith("IF(", StringComparison.Ordinal) ? formula.Split(',')[^1].TrimEnd(')') : formula);

    private static string Short(IXLCell cell) => cell.Style.NumberFormat.Format.Split(';')[0];
}
