using RcmAnalytics.Transform;

namespace RcmAnalytics.Tests.Ingest.Mapping;

/// <summary>Published files of other people, where they are at hand: counts and links that were established by hand.</summary>
public sealed class SharedFilesTests : IAsyncDisposable
{
    private readonly MappedFiles _files = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Build_SyntheaLedger_LinksEveryEntryAndKeepsCredits()
    {
        await LoadAsync("synthea/claims.csv", "synthea/claims_transactions.csv", "synthea/payers.csv");

        (await _files.AskAsync("select count(*) from int_pm_claims__canonical")).ShouldBe("1267");
        (await _files.AskAsync("select (select count(*) from int_pm_charges__canonical) + (select count(*) from int_pm_transactions__canonical)")).ShouldBe("5228");
        (await _files.AskAsync("select link_method, count(*) from int_pm_transactions__canonical group by 1")).ShouldBe("preceding 3683");
        (await _files.AskAsync(
            """
            select count(*) from (
                select any_value(charges.charge_amount) - coalesce(sum(case when entries.reduces_ar then entries.amount end), 0) as balance
                from int_pm_charges__canonical as charges
                left join int_pm_transactions__canonical as entries on charges.charge_row_key = entries.charge_row_key
                group by charges.charge_row_key)
            where balance < 0
            """)).ShouldBe("190");
    }

    [Fact]
    public async Task Build_SyntheaLedgerSentTwice_CountsItOnce()
    {
        await LoadAsync("synthea/claims_transactions.csv");
        var once = await _files.AskAsync("select sum(amount), count(*) from int_pm_transactions__canonical");
        var path = Path.Combine(Folder(), "synthea/claims_transactions.csv");
        var lines = await File.ReadAllLinesAsync(path, Cancellation);

        // The same rows in another order: a full export drawn again.
        await _files.LoadAsync("claims_transactions_again.csv", string.Join('\n', lines.Take(1).Concat(lines.Skip(1).Reverse())) + "\n");
        await WarehouseBuilder.BuildAsync(_files.Warehouse, Repo.Path("sql"), new BuildOptions(), Cancellation);

        (await _files.AskAsync("select count(*) from raw.pm_transactions")).ShouldBe("7366");
        (await _files.AskAsync("select sum(amount), count(*) from int_pm_transactions__canonical")).ShouldBe(once);
    }

    [Fact]
    public async Task Build_CarrierLines_DoNotMultiplyTheirClaims()
    {
        await LoadAsync("cms_rif/carrier.csv");

        (await _files.AskAsync("select count(*), sum(charge_amount) from int_pm_claims__canonical")).ShouldBe("37 145554.31");
        (await _files.AskAsync("select count(*), sum(charge_amount) from int_pm_remit_lines__canonical")).ShouldBe("221 145554.31");
    }

    [Fact]
    public async Task Build_FlatClaims_AllLoad()
    {
        await LoadAsync("flat_claims/healthcare_claims.csv");

        (await _files.AskAsync("select count(*), sum(charge_amount), sum(case when is_denied then 1 else 0 end) from int_pm_claims__canonical"))
            .ShouldBe("10000 21667088.84 1254");
    }

    [Fact]
    public async Task Build_PayerAliases_AllResolve()
    {
        await LoadAsync("payers/canonical_payers.csv", "payers/payer_aliases.csv");

        (await _files.AskAsync(
            """
            select count(*), count(*) filter (where aliases.payer_id = combined.payer_id)
            from stg_reference__payer_aliases as aliases
            left join int_payer_aliases__combined as combined
                on combined.alias_kind = 'name'
                and combined.alias_key = payer_name_key(aliases.alias_name)
                and combined.state_code = coalesce(upper(aliases.state), '*')
            """)).ShouldBe("148 148");
    }

    public ValueTask DisposeAsync() => _files.DisposeAsync();

    private static string Folder()
    {
        var folder = Repo.Conformance is { } files ? Path.GetFullPath(Path.Combine(files, "../pm/files")) : "";
        Assert.SkipUnless(Directory.Exists(folder), "The published exports are not at hand.");
        return folder;
    }

    private async Task LoadAsync(params string[] names)
    {
        foreach (var name in names)
        {
            var result = await _files.LoadFileAsync(Path.Combine(Folder(), name));
            MappedFiles.Issues(result.Report).ShouldBe("", name);
        }

        await WarehouseBuilder.BuildAsync(_files.Warehouse, Repo.Path("sql"), new BuildOptions(), Cancellation);
    }
}
