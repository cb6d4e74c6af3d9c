using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace RcmAnalytics.Warehouse;

/// <summary>
/// Lets one statement through, and only one that reads. A read-only transaction alone would still allow
/// <c>copy … to</c>, <c>attach</c> and settings.
/// </summary>
internal static partial class ReadOnlyGate
{
    private const int Select = 1;
    private const int Explain = 3;

    public static void Check(DuckDBConnection connection, string sql)
    {
        var native = connection.NativeConnection;
        var count = NativeMethods.ExtractStatements.DuckDBExtractStatements(native, sql, out var statements);
        using (statements)
        {
            if (count <= 0)
            {
                throw new WarehouseException(
                    NativeMethods.ExtractStatements.DuckDBExtractStatementsError(statements).Split('\n', 2)[0]);
            }

            if (count > 1)
            {
                throw new WarehouseException($"{count} statements were found, one was expected.");
            }

            var state = NativeMethods.ExtractStatements.DuckDBPrepareExtractedStatement(
                native, statements, 0, out var prepared);
            using (prepared)
            {
                // The type of a statement that failed to prepare must not be asked for: the engine aborts.
                if (state != DuckDBState.Success)
                {
                    throw new WarehouseException(
                        NativeMethods.PreparedStatements.DuckDBPrepareError(prepared).Split('\n', 2)[0]);
                }

                if (StatementType(prepared.DangerousGetHandle()) is not (Select or Explain))
                {
                    throw new WarehouseException("A statement that writes was found, a select was expected.");
                }
            }
        }
    }

    [LibraryImport("duckdb", EntryPoint = "duckdb_prepared_statement_type")]
    private static partial int StatementType(IntPtr statement);
}
