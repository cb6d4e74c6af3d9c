using RcmAnalytics.Cli;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Cli;

/// <summary>What <c>rcm demo</c> makes, for tests that ask something of every metric. They do not change it.</summary>
public sealed class DemoFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rcm-demo-");
    private DuckDbWarehouse? _warehouse;

    internal IWarehouse Warehouse => _warehouse ?? throw new InvalidOperationException("The fixture was not started.");

    public async ValueTask InitializeAsync()
    {
        var path = Path.Combine(_folder.FullName, "rcm.duckdb");
        using var output = new MemoryStream();
        using var messages = new StringWriter();
        var terminal = new Terminal(output, messages, isInteractive: false);
        var exit = await CommandLine.RunAsync(["demo", "--no-serve", "--warehouse", path], terminal, TimeProvider.System);
        exit.ShouldBe(0, messages.ToString());
        _warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = path });
    }

    public async ValueTask DisposeAsync()
    {
        if (_warehouse is not null)
        {
            await _warehouse.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
