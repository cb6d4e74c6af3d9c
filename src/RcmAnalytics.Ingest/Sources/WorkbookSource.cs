using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace RcmAnalytics.Ingest;

/// <summary>One sheet of an .xlsx or .xls workbook. Dates come as ISO text, numbers with a decimal point.</summary>
internal sealed class WorkbookSource : RecordSource
{
    private readonly IExcelDataReader _workbook;
    private readonly Stream _stream;
    private readonly byte[][] _values;
    private long _row;
    private int _count;

    private WorkbookSource(Stream stream, IExcelDataReader workbook)
    {
        _stream = stream;
        _workbook = workbook;
        _values = new byte[Math.Max(workbook.FieldCount, 1)][];
    }

    public override int FieldCount => _count;

    public override bool HasSerialDates => true;

    /// <summary>The sheets' names in order, and how to read one of them. The stream must be seekable.</summary>
    public static IReadOnlyList<string> Sheets(Stream stream) => Guarded(() =>
    {
        using var workbook = Open(stream);
        List<string> names = [];
        do
        {
            names.Add(workbook.Name);
        }
        while (workbook.NextResult());
        return names;
    });

    public static WorkbookSource OpenSheet(Stream stream, int index) => Guarded(() =>
    {
        var workbook = Open(stream);
        for (var skipped = 0; skipped < index; skipped++)
        {
            workbook.NextResult();
        }

        return new WorkbookSource(stream, workbook) { Sheet = workbook.Name };
    });

    public override ReadOnlySpan<byte> Field(int index) => index < _count ? _values[index] : default;

    public override bool Read() => Guarded(() =>
    {
        while (_workbook.Read())
        {
            Line = ++_row;
            _count = 0;
            for (var column = 0; column < _values.Length; column++)
            {
                _values[column] = Text(_workbook.GetValue(column));
                _count = _values[column].Length > 0 ? column + 1 : _count;
            }

            if (_count > 0)
            {
                return true;
            }
        }

        return false;
    });

    public override void Dispose()
    {
        _workbook.Dispose();
        _stream.Dispose();
    }

    private static IExcelDataReader Open(Stream stream)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        stream.Position = 0;
        return ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
    }

    // The library tells a broken workbook by exceptions of many types; none of them is about this program.
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ExcelDataReader.Exceptions.InvalidPasswordException)
        {
            throw new FileRefusedException("The workbook is protected by a password; save it without one.", null);
        }
        catch (Exception broken) when (broken is not (IOException or OutOfMemoryException or FileRefusedException))
        {
            throw new FileRefusedException("The workbook is broken: its parts are not those of an .xlsx or .xls file.", null);
        }
    }

    private static byte[] Text(object? value) => value switch
    {
        null => [],
        string text => Encoding.UTF8.GetBytes(text),
        DateTime { TimeOfDay.Ticks: 0 } day => Encoding.UTF8.GetBytes(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime moment => Encoding.UTF8.GetBytes(moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)),
        bool flag => flag ? "true"u8.ToArray() : "false"u8.ToArray(),
        // Fifteen digits are what a workbook holds: 0.1 + 0.2 is 0.3 again.
        double number => Encoding.UTF8.GetBytes(Number(number)),
        IFormattable other => Encoding.UTF8.GetBytes(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => Encoding.UTF8.GetBytes(value.ToString() ?? ""),
    };

    private static string Number(double number)
    {
        var text = number.ToString("G15", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) && Math.Abs(number) < 1e15
            ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : text;
    }
}
