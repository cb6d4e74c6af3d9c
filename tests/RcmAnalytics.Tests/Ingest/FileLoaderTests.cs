using System.Text;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Ingest;
using RcmAnalytics.Tests.X12;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Ingest;

public sealed class FileLoaderTests : IAsyncDisposable
{
    private readonly DuckDbWarehouse _warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
    private readonly PatientKeys _keys = new(new byte[32]);
    private readonly string _folder = Directory.CreateTempSubdirectory("rcm-tests-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_Remittance_FillsEveryTableAndTheLedger()
    {
        var path = Write(X12Samples.Remittance(
            "CLP*A1*1*100*80*20*CI*ICN1~NM1*QC*1*ALDER*AVERY****MI*IV1~SVC*HC:99213*100*80~CAS*PR*2*20~LQ*HE*N115~", amount: "80"));

        var result = await Loader().LoadAsync(path, Cancellation);

        result.Status.ShouldBe(LoadStatus.Loaded);
        result.Report.ControlTotals["paid_amount"].ShouldBe(80m);
        (await OneAsync("select paid_amount from raw.x12_835_claim_payments")).ShouldBe(80m);
        (await OneAsync("select amount from raw.x12_835_adjustments where level = 'line' and reason_code = '2'")).ShouldBe(20m);
        (await OneAsync("select remark_code from raw.x12_835_remarks")).ShouldBe("N115");
        (await OneAsync("select practice_id from raw.x12_835_payments")).ShouldBe("1200009991");
        (await OneAsync("select status from raw.loads")).ShouldBe("loaded");
    }

    [Fact]
    public async Task Load_SameContentTwice_ChangesNothing()
    {
        var text = X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN1~");
        var loader = Loader();
        await loader.LoadAsync(Write(text), Cancellation);

        var again = await loader.LoadAsync(Write(text, "another-name.835"), Cancellation);

        again.Status.ShouldBe(LoadStatus.AlreadyLoaded);
        (await OneAsync("select count(*) from raw.x12_835_claim_payments")).ShouldBe(1L);
        (await OneAsync("select count(*) from raw.loads")).ShouldBe(1L);
    }

    [Fact]
    public async Task Load_NotX12_IsRefusedAndRecordedWithoutRows()
    {
        var result = await Loader().LoadAsync(Write("Dear patient, here is a letter."), Cancellation);

        result.Status.ShouldBe(LoadStatus.Refused);
        (await OneAsync("select status from raw.loads")).ShouldBe("refused");
        (await OneAsync("select rule from raw.load_issues")).ShouldBe("file_refused");
    }

    [Fact]
    public async Task Load_BrokenValue_LoadsTheRestAndSaysWhere()
    {
        var text = X12Samples.Remittance("CLP*A1*1*ABC*80*0*CI*ICN1~CLP*A2*1*50*0*0*CI*ICN2~CAS*CO*45*50~");

        await Loader().LoadAsync(Write(text), Cancellation);

        (await OneAsync("select count(*) from raw.x12_835_claim_payments")).ShouldBe(2L);
        (await OneAsync("select charge_amount from raw.x12_835_claim_payments where patient_control_number = 'A1'")).ShouldBeNull();
        var issue = await RowAsync("select segment, element, source_offset from raw.load_issues where rule = 'amount_not_numeric'");
        issue.ShouldBe(["CLP", 3L, (long)text.IndexOf("CLP*A1", StringComparison.Ordinal)]);
    }

    [Fact]
    public async Task Load_PracticeGiven_StandsOnEveryRow()
    {
        await Loader("P7").LoadAsync(Write(X12Samples.Remittance("CLP*A1*1*80*80*0*CI*ICN1~")), Cancellation);

        (await OneAsync("select practice_id from raw.x12_835_claim_payments")).ShouldBe("P7");
    }

    [Fact]
    public async Task Load_ClaimAndRemittanceOfOnePatient_ShareTheirKeysAndHoldNoNames()
    {
        var loader = Loader();
        await loader.LoadAsync(Write(X12Samples.Claims("CLM*A1*100***11:B:1~LX*1~SV1*HC:99213*100*UN*1***1~")), Cancellation);
        await loader.LoadAsync(Write(X12Samples.Remittance(
            "CLP*A1*1*100*80*20*CI*ICN1~NM1*QC*1*Alder*A****MI*IV-1~SVC*HC:99213*100*80~CAS*PR*2*20~")), Cancellation);

        (await OneAsync(
            "select count(*) from raw.x12_837_claims as sent inner join raw.x12_835_claim_payments as paid "
            + "on sent.member_key = paid.member_key and sent.patient_name_key = paid.patient_name_key")).ShouldBe(1L);
        (await OneAsync("select birth_year from raw.x12_837_claims")).ShouldBe(1970L);
        foreach (var table in new[] { "x12_837_claims", "x12_835_claim_payments", "load_issues", "loads" })
        {
            var rows = await _warehouse.ReadAsync($"select * from raw.{table}", [], Cancellation);
            var text = string.Join(' ', rows.Rows.SelectMany(row => row)).ToUpperInvariant();
            text.ShouldNotContain("ALDER");
            text.ShouldNotContain("AVERY");
            text.ShouldNotContain("IV1 ");
            text.ShouldNotContain("19700101");
        }
    }

    [Fact]
    public async Task Load_ClaimsWithNothingBelow_SumsAreZeroAndWhatWasNotSentIsNull()
    {
        await Loader().LoadAsync(Write(X12Samples.Remittance("CLP*A1*1*0*0**CI*ICN1~SVC*HC:99213*0*0~")), Cancellation);
        await Loader().LoadAsync(Write(X12Samples.Remittance("CLP*A2*1*0*0**CI*ICN2~", amount: "0")), Cancellation);
        await Loader().LoadAsync(Write(X12Samples.Claims("CLM*A1*0***11:B:1~")), Cancellation);

        foreach (var claim in new[] { "A1", "A2" })
        {
            (await RowAsync("select line_charge_amount, line_paid_amount, claim_adjustment_amount, line_adjustment_amount, "
                + $"patient_responsibility_amount from raw.x12_835_claim_payments where patient_control_number = '{claim}'"))
                .ShouldBe([0.00m, 0.00m, 0.00m, 0.00m, null]);
        }

        (await RowAsync("select adjustment_amount, allowed_amount from raw.x12_835_service_lines")).ShouldBe([0.00m, null]);
        (await RowAsync("select line_charge_amount, patient_paid_amount from raw.x12_837_claims")).ShouldBe([0.00m, null]);
    }

    [Fact]
    public async Task Load_MoreRowsThanABatch_LoadsAllOfThem()
    {
        var claims = new StringBuilder();
        for (var claim = 0; claim < 70_000; claim++)
        {
            claims.Append($"CLP*A{claim}*1*1*1*0*CI*ICN~");
        }

        await Loader().LoadAsync(Write(X12Samples.Remittance(claims.ToString(), amount: "70000")), Cancellation);

        (await OneAsync("select count(distinct patient_control_number) from raw.x12_835_claim_payments")).ShouldBe(70_000L);
    }

    [Fact]
    public async Task Load_FeeSchedule_IsRecognizedByItsHeader()
    {
        var path = Write("payer,payer_id,procedure_code,modifier,allowed_amount,effective_from,effective_to\nINVENTED,INV01,99213,,80.25,2025-01-01,\n");

        await Loader().LoadAsync(path, Cancellation);

        (await RowAsync("select payer_name, procedure_code, allowed_amount, effective_from_date, effective_to_date, source_line from raw.fee_schedules"))
            .ShouldBe(["INVENTED", "99213", 80.25m, new DateOnly(2025, 1, 1), null, 2L]);
    }

    public async ValueTask DisposeAsync()
    {
        await _warehouse.DisposeAsync();
        _keys.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private FileLoader Loader(string? practice = null) =>
        new(_warehouse, new IngestOptions { PracticeId = practice, Keys = _keys, Time = TimeProvider.System });

    private string Write(string text, string name = "file.edi")
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName() + name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<object?[]> RowAsync(string sql) =>
        (await _warehouse.ReadAsync(sql, [], Cancellation)).Rows.ShouldHaveSingleItem();

    private async Task<object?> OneAsync(string sql) => (await RowAsync(sql))[0];
}
