using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RcmAnalytics.Reports.Charts;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Xdr = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace RcmAnalytics.Reports.Packs;

/// <summary>Adds charts that Excel draws itself, bound to cells: change a cell and the chart follows.</summary>
internal static class NativeCharts
{
    public static void Add(Stream workbook, IReadOnlyList<PlacedChart> charts, ChartPalette palette)
    {
        workbook.Position = 0;
        using var document = SpreadsheetDocument.Open(workbook, isEditable: true);
        var book = document.WorkbookPart ?? throw new InvalidDataException("The workbook has no main part.");
        foreach (var sheet in charts.GroupBy(chart => chart.Sheet))
        {
            var id = book.Workbook.Descendants<Sheet>().Single(candidate => candidate.Name == sheet.Key).Id?.Value
                ?? throw new InvalidDataException($"The sheet '{sheet.Key}' has no part.");
            AddTo((WorksheetPart)book.GetPartById(id), [.. sheet], palette);
        }

        document.Save();
    }

    private static void AddTo(WorksheetPart sheet, List<PlacedChart> charts, ChartPalette palette)
    {
        var drawings = sheet.AddNewPart<DrawingsPart>();
        drawings.WorksheetDrawing = new Xdr.WorksheetDrawing();
        for (var index = 0; index < charts.Count; index++)
        {
            var part = drawings.AddNewPart<ChartPart>();
            part.ChartSpace = ChartXml.Of(charts[index], palette);
            drawings.WorksheetDrawing.Append(Anchor(charts[index], drawings.GetIdOfPart(part), (uint)index + 2));
        }

        // The schema fixes the order: a drawing stands before the tables.
        var drawing = new Drawing { Id = sheet.GetIdOfPart(drawings) };
        if (sheet.Worksheet.GetFirstChild<TableParts>() is { } tables)
        {
            sheet.Worksheet.InsertBefore(drawing, tables);
        }
        else
        {
            sheet.Worksheet.Append(drawing);
        }
    }

    private static Xdr.TwoCellAnchor Anchor(PlacedChart chart, string part, uint id)
    {
        static Xdr.FromMarker From(int column, int row) => new(
            new Xdr.ColumnId($"{column}"), new Xdr.ColumnOffset("0"), new Xdr.RowId($"{row}"), new Xdr.RowOffset("0"));
        static Xdr.ToMarker To(int column, int row) => new(
            new Xdr.ColumnId($"{column}"), new Xdr.ColumnOffset("0"), new Xdr.RowId($"{row}"), new Xdr.RowOffset("0"));

        return new Xdr.TwoCellAnchor(
            From(0, chart.TopRow - 1),
            To(chart.Width, chart.BottomRow - 1),
            new Xdr.GraphicFrame(
                new Xdr.NonVisualGraphicFrameProperties(
                    new Xdr.NonVisualDrawingProperties { Id = id, Name = chart.Title, Description = chart.Title },
                    new Xdr.NonVisualGraphicFrameDrawingProperties()),
                new Xdr.Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
                new A.Graphic(new A.GraphicData(new C.ChartReference { Id = part })
                {
                    Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart",
                }))
            {
                Macro = "",
            },
            new Xdr.ClientData());
    }
}
