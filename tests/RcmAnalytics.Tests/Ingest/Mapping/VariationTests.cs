using System.Text;
using ClosedXML.Excel;

namespace RcmAnalytics.Tests.Ingest.Mapping;

/// <summary>What exports of one content look like in the wild; each must give the same rows.</summary>
public sealed class VariationTests : IAsyncDisposable
{
    private const string Header = "charge_id,service_date,cpt,charge_amount,status";
    private const string Rows = "C1,2025-01-02,99213,100.00,billed\nC2,2025-01-03,99214,150.50,closed\n";
    private const string Asked = "select charge_id, service_from_date, procedure_code, charge_amount, source_line from raw.pm_charges order by 1";
    private const string Same = "C1 2025-01-02 99213 100 2; C2 2025-01-03 99214 150.5 3";

    private static readonly string Text = $"{Header}\n{Rows}";

    private readonly MappedFiles _files = new();

    public static TheoryData<string, byte[]> Containers { get; } = new()
    {
        { "plain.csv", Encoding.UTF8.GetBytes(Text) },
        { "bom.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)] },
        { "utf16.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)] },
        { "utf16be.txt", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
        { "tabs.csv", Encoding.UTF8.GetBytes(Text.Replace(',', '\t')) },
        { "pipes.txt", Encoding.UTF8.GetBytes(Text.Replace(',', '|')) },
        { "semicolons.csv", Encoding.UTF8.GetBytes(Text.Replace(',', ';')) },
        { "crlf.csv", Encoding.UTF8.GetBytes(Text.Replace("\n", "\r\n")) },
        { "packed.csv.gz", MappedFiles.Gzip(Text) },
        { "packed.zip", MappedFiles.Zip(("charges.csv", Text)) },
        { "other_names.csv", Encoding.UTF8.GetBytes(Text.Replace("charge_id", "Charge ID").Replace("service_date", "DOS").Replace("cpt", "CPT Code")) },
        { "trailing_blanks.csv", Encoding.UTF8.GetBytes(Text.Replace("\n", ",,\n")) },
        { "repeated_header.csv", Encoding.UTF8.GetBytes($"{Text}{Header}\n") },
        { "blank_rows.csv", Encoding.UTF8.GetBytes($"{Text}\n,,,,\n") },
    };

    [Theory]
    [MemberData(nameof(Containers))]
    public async Task Load_SameRowsInAnyContainer_AreTheSame(string name, byte[] content)
    {
        var result = await _files.LoadAsync(name, content);

        MappedFiles.Issues(result.Report).ShouldBe("");
        (await _files.AskAsync(Asked)).ShouldBe(Same);
    }

    [Fact]
    public async Task Load_PartFilesInAnArchive_AreOneLoadWithTheirNames()
    {
        await _files.LoadAsync("export.zip", MappedFiles.Zip(
            ("charges_1.csv", Text), ("charges_2.csv", $"{Header}\nC3,2025-01-04,99215,10,billed\n"), ("readme.txt", "Nothing to see.\n")));

        (await _files.AskAsync("select sheet, count(*), sum(charge_amount) from raw.pm_charges group by sheet order by sheet"))
            .ShouldBe("charges_1.csv 2 250.5; charges_2.csv 1 10");
        (await _files.AskAsync("select count(distinct load_id), count(distinct row_ordinal) from raw.pm_charges")).ShouldBe("1 3");
        (await _files.AskAsync("select rule from raw.load_issues")).ShouldBe("part_skipped");
    }

    [Fact]
    public async Task Load_JsonLines_ReadsNamesAndNestedNames()
    {
        var json = "\uFEFF{\"charge_id\":\"C1\",\"service_date\":\"2025-01-02\",\"cpt\":\"99213\",\"charge_amount\":100.0,\"status\":\"billed\"}\n"
            + "{\"charge_id\":\"C2\",\"service_date\":\"2025-01-03\",\"cpt\":\"99214\",\"charge_amount\":150.5,\"status\":null,\"site\":{\"region\":\"north\"}}\n"
            + "not json\n";

        var result = await _files.LoadAsync("charges.ndjson", json);

        (await _files.AskAsync("select charge_id, charge_amount, source_line, extras from raw.pm_charges order by 1"))
            .ShouldBe("C1 100 1 -; C2 150.5 2 {\"site.region\":\"north\"}");
        MappedFiles.Issues(result.Report).ShouldBe("json_invalid 3");
    }

    [Fact]
    public async Task Load_Workbook_ReadsEverySheetThatFitsWithDatesAndNumbersAsTheyAre()
    {
        using var workbook = new XLWorkbook();
        workbook.AddWorksheet("Cover").Cell(1, 1).SetValue("Charges of a practice");
        foreach (var name in new[] { "January", "February" })
        {
            var sheet = workbook.AddWorksheet(name);
            sheet.Cell(1, 1).SetValue("Report of charges");
            string[] header = ["Charge ID", "Service Date", "CPT", "Charge Amount", "POS"];
            for (var column = 0; column < header.Length; column++)
            {
                sheet.Cell(3, column + 1).SetValue(header[column]);
            }

            sheet.Cell(4, 1).SetValue($"{name}-1");
            sheet.Cell(4, 2).SetValue(new DateTime(2025, 1, 2));
            sheet.Cell(4, 3).SetValue(99213);
            sheet.Cell(4, 4).SetValue(80.10);
            sheet.Cell(4, 5).SetValue(2);
            sheet.Cell(5, 1).SetValue($"{name}-2");
            sheet.Cell(5, 2).SetValue(45660);
            sheet.Cell(5, 3).SetValue("0450T");
            sheet.Cell(5, 4).SetValue("(12.50)");
        }

        using var bytes = new MemoryStream();
        workbook.SaveAs(bytes);
        var result = await _files.LoadAsync("charges.xlsx", bytes.ToArray());

        (await _files.AskAsync(
            "select sheet, charge_id, service_from_date, procedure_code, charge_amount, place_of_service_code, source_line from raw.pm_charges order by row_ordinal"))
            .ShouldBe(
                "January January-1 2025-01-02 99213 80.1 02 4; January January-2 2025-01-03 0450T -12.5 - 5; "
                + "February February-1 2025-01-02 99213 80.1 02 4; February February-2 2025-01-03 0450T -12.5 - 5");
        MappedFiles.Issues(result.Report).ShouldBe("part_skipped");
        (await _files.AskAsync("select format, profile from raw.loads")).ShouldBe("workbook charges");
    }

    [Fact]
    public async Task Load_OldWorkbook_IsReadLikeANewOne()
    {
        var content = await File.ReadAllBytesAsync(
            Repo.Path("tests/RcmAnalytics.Tests/Ingest/Mapping/Files/charges.xls"), TestContext.Current.CancellationToken);

        await _files.LoadAsync("charges.xls", content);

        (await _files.AskAsync("select sheet, charge_id, service_from_date, procedure_code, charge_amount, place_of_service_code, source_line from raw.pm_charges order by 2"))
            .ShouldBe("Charges C1 2025-01-02 99213 80.1 02 2; Charges C2 2025-01-03 0450T -12.5 - 3");
    }

    [Fact]
    public async Task Load_Windows1252_KeepsLettersThatUtf8WouldLose()
    {
        var text = Encoding.Latin1.GetBytes($"{Header},payer\nC1,2025-01-02,99213,100.00,billed,SANT\u00C9 \u0096 NORD\n");

        await _files.LoadAsync("charges.csv", text);

        (await _files.AskAsync("select payer_name from raw.pm_charges")).ShouldBe("SANTÉ – NORD");
    }

    [Fact]
    public async Task Load_JunkAboveTotalsBelow_AreLeftOutAndHeldAgainstTheRows()
    {
        const string own = """
            profile: junk
            version: 3
            system: invented
            description: A report with everything reports have.
            verified_on: data
            evidence: This test.
            detect: { all_of: [Visit, Code, Billed] }
            read:
              preamble: { practice: { matches: '^Practice: (.+)$' } }
              drop:
                - { when: { Visit: { matches: '^(sub)?total' } }, capture: { billed: Billed } }
              stop: { Visit: { matches: '^Printed' } }
            practice: { preamble: practice }
            tables:
              pm_charges:
                - key: [charge_id]
                  required: [charge_id, charge_amount]
                  columns: { charge_id: Visit, procedure_code: Code, charge_amount: Billed }
            checks:
              total: { total: Billed, captured: billed, level: error }
            """;
        var text = "Charges\nPractice: NORTH SIDE\n\nVisit,Code,Billed\nV1,99213,100\nV2,99214,50\nTotal,,150\nPrinted 1/2/2025\nV9,1,1\n";

        var good = await _files.LoadAsync("good.csv", text, null, own);
        var bad = await _files.LoadAsync("bad.csv", text.Replace("Total,,150", "Total,,151"), null, own);

        MappedFiles.Issues(good.Report).ShouldBe("");
        MappedFiles.Issues(bad.Report).ShouldStartWith("check_failed");
        (await _files.AskAsync("select practice_id, charge_id, source_line, profile_version from raw.pm_charges where load_id = '" + good.File.LoadId + "' order by 2"))
            .ShouldBe("NORTH SIDE V1 5 3; NORTH SIDE V2 6 3");
    }

    [Fact]
    public async Task Load_RaggedRows_AreToldAndNeverMoved()
    {
        var result = await _files.LoadAsync("charges.csv", $"{Header}\nC1,2025-01-02,99213,100\nC2,2025-01-03,99214,150,billed,moved\nC3,2025-01-04,99215,10,billed\n");

        MappedFiles.Issues(result.Report).ShouldBe("row_too_short 2; row_too_long 3");
        (await _files.AskAsync("select charge_id from raw.pm_charges order by 1")).ShouldBe("C1; C3");
        (await _files.AskAsync("select reason, source_line from raw.pm_quarantine")).ShouldBe("row_too_long 3");
    }

    [Fact]
    public async Task Load_UnterminatedQuote_CostsOneRowAndTheNextLineIsRight()
    {
        var result = await _files.LoadAsync("charges.csv", $"{Header}\nC1,\"2025-01-02,99213,100,billed\nC2,2025-01-03,99214,abc,billed\nC3,2025-01-04,99215,10,billed\n");

        MappedFiles.Issues(result.Report).ShouldBe("quote_unterminated 2; required_value_missing 3 charge_amount");
        (await _files.AskAsync("select charge_id, source_line from raw.pm_charges")).ShouldBe("C3 4");
    }

    [Fact]
    public async Task Load_UnknownColumns_AreKeptUnlessTheyTellOfAPerson()
    {
        await _files.LoadAsync(
            "charges.csv", "charge_id,cpt,charge_amount,Region,Patient Name,SSN,Home Phone,Region\nC1,99213,100,north,AVERY ALDER,000-00-0000,555-0100,again\n");

        (await _files.AskAsync("select extras from raw.pm_charges")).ShouldBe("{\"Region\":\"north\",\"Region_2\":\"again\"}");
        var all = await _files.AskAsync("select * from raw.pm_charges") + await _files.AskAsync("select * from raw.loads");
        all.ShouldNotContain("ALDER");
        all.ShouldNotContain("000-00");
        all.ShouldNotContain("555-");
    }

    [Fact]
    public async Task Load_NameAndBirthDate_MakeTheKeyThatClaimsHave()
    {
        await _files.LoadAsync("charges.csv", "charge_id,cpt,charge_amount,patient_id,member_id,patient_name,dob\nC1,99213,100,77,iv-1,\"Alder, Avery J\",1/1/1970\n");
        await _files.LoadAsync("claim.edi", RcmAnalytics.Tests.X12.X12Samples.Claims("CLM*A1*100***11:B:1~LX*1~SV1*HC:99213*100*UN*1***1~"));

        (await _files.AskAsync(
            "select pm.patient_key = sent.patient_key, length(account_key) from raw.pm_charges as pm, raw.x12_837_claims as sent")).ShouldBe("True 32");
        (await _files.AskAsync("select pm.member_key = sent.member_key from raw.pm_charges as pm, raw.x12_837_claims as sent")).ShouldBe("True");
    }

    [Fact]
    public async Task Load_ValuesNoMapHas_AreCountedWithTheirDollars()
    {
        var result = await _files.LoadAsync("charges.csv", $"{Header}\nC1,2025-01-02,99213,100,Limbo\nC2,2025-01-03,99214,50,limbo\nC3,2025-01-03,99214,5,BILLED\n");

        (await _files.AskAsync("select target_table, column_name, value, row_count, amount from raw.pm_unmapped_values order by 3"))
            .ShouldBe("pm_charges status Limbo 1 100; pm_charges status limbo 1 50");
        (await _files.AskAsync("select status from raw.pm_charges order by charge_id")).ShouldBe("Limbo; limbo; billed");
        result.Report.Issues.ShouldAllBe(issue => issue.Rule == "value_unmapped");
    }

    [Fact]
    public async Task Load_AnotherHeader_IsRememberedWithWhatIsNewAndWhatIsGone()
    {
        await _files.LoadAsync("a.csv", Text);
        await _files.LoadAsync("b.csv", "charge_id,cpt,charge_amount,Region\nC9,99213,1,north\n");

        (await _files.AskAsync("select count(distinct header_hash), string_agg(unknown_columns, ','), min(column_count) from raw.pm_headers")).ShouldBe("2 Region 4");
        (await _files.AskAsync("select missing_columns like '%status%' from raw.pm_headers where column_count = 4")).ShouldBe("True");
    }

    [Fact]
    public async Task Load_DatesThatMeanNone_AreNullAndImplausibleOnesAreTold()
    {
        var result = await _files.LoadAsync("charges.csv", $"{Header}\nC1,9999-12-31,99213,1,billed\nC2,0001-01-01,99213,1,billed\nC3,1825-01-01,99213,1,billed\n");

        (await _files.AskAsync("select count(service_from_date) from raw.pm_charges")).ShouldBe("0");
        MappedFiles.Issues(result.Report).ShouldBe("date_implausible 4 service_date");
    }

    public ValueTask DisposeAsync() => _files.DisposeAsync();
}
